/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-actor.h"
#include "cb-connection.h"
#include "cb-find-hit.h"

G_BEGIN_DECLS

/*
 * Finding on a database thread: each fills in one group of @found, with at most
 * @limit hits that @actor may see. Nothing that was deleted by itself is found, and
 * nothing of who is masked but the number.
 */
gboolean cb_find_rows_customers (CbConnection   *connection,
                                 CbActor        *actor,
                                 const CbIdSet  *customers,
                                 CbFindGroup     group,
                                 const char     *query,
                                 guint           limit,
                                 CbFound        *found,
                                 GError        **error);
gboolean cb_find_rows_items     (CbConnection   *connection,
                                 CbActor        *actor,
                                 const char     *query,
                                 guint           limit,
                                 CbFound        *found,
                                 GError        **error);
gboolean cb_find_rows_kept      (CbConnection   *connection,
                                 const char     *query,
                                 guint           limit,
                                 CbFound        *found,
                                 GError        **error);
/* @words: as made by cb_word_query_make() of what was @typed */
gboolean cb_find_rows_messages  (CbConnection   *connection,
                                 CbActor        *actor,
                                 const char     *typed,
                                 const char     *words,
                                 guint           limit,
                                 CbFound        *found,
                                 GError        **error);
gboolean cb_find_rows_documents (CbConnection   *connection,
                                 CbActor        *actor,
                                 const char     *words,
                                 guint           limit,
                                 CbFound        *found,
                                 GError        **error);

G_END_DECLS
