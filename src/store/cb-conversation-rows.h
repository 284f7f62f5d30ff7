/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-conversation-entry.h"
#include "cb-id-set.h"

G_BEGIN_DECLS

/*
 * Conversations, on a database thread: one for each customer with whom there
 * is anything, and for each erased one of whom items are kept.
 */

/* Whose it is, and when anything happened last. */
typedef struct
{
  gint64 id;
  gint64 time;
} CbConversationTime;

/* Conversations by how they can be deleted: those with @customers there are,
 * and those with @erased ones, of whom nothing but the items @kept is left. */
typedef struct
{
  CbIdSet *customers;
  CbIdSet *erased;
  CbIdSet *kept;
} CbConversationParts;

void                 cb_conversation_parts_free   (CbConversationParts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbConversationParts, cb_conversation_parts_free)

GArray              *cb_conversation_rows_list    (CbConnection   *connection,
                                                   GCancellable   *cancellable,
                                                   GError        **error);
GArray              *cb_conversation_rows_list_of (CbConnection   *connection,
                                                   const CbIdSet  *customers,
                                                   GError        **error);
/* (transfer full): also of a customer with whom there is nothing, or of whom
 * nothing is left. NULL if @error is set. */
CbConversationEntry *cb_conversation_rows_get     (CbConnection   *connection,
                                                   gint64          id,
                                                   GError        **error);
CbIdSet             *cb_conversation_rows_search  (CbConnection   *connection,
                                                   const char     *query,
                                                   GCancellable   *cancellable,
                                                   GError        **error);
/* (transfer full): with whom there are messages that nobody has read yet. */
CbIdSet             *cb_conversation_rows_get_unread
                                                  (CbConnection   *connection,
                                                   GError        **error);
CbConversationParts *cb_conversation_rows_split   (CbConnection   *connection,
                                                   const CbIdSet  *ids,
                                                   GError        **error);

G_END_DECLS
