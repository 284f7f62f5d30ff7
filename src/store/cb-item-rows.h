/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-item.h"

G_BEGIN_DECLS

/*
 * Items, on a database thread.
 */
gboolean    cb_item_rows_insert (CbConnection   *connection,
                                 CbItem         *item,
                                 GError        **error);
gboolean    cb_item_rows_update (CbConnection   *connection,
                                 CbItem         *item,
                                 GError        **error);
CbItem     *cb_item_rows_get    (CbConnection   *connection,
                                 gint64          id,
                                 GError        **error);
GPtrArray  *cb_item_rows_list   (CbConnection   *connection,
                                 const CbIdSet  *items,
                                 gsize           limit,
                                 GError        **error);
CbIdSet    *cb_item_rows_of     (CbConnection   *connection,
                                 gint64          customer_id,
                                 GError        **error);

G_END_DECLS
