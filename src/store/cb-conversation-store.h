/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-conversation-rows.h"

G_BEGIN_DECLS

/*
 * Conversations of a book, as the window and the layers between ask for them.
 * A page of them is read with cb_lookup_async(). They take %CB_PERMISSION_SEE_INBOX;
 * those with deleted customers are left out for whoever may not see these.
 */

/* All of them, the newest first: (transfer full) (element-type
 * CbConversationTime). On a thread of its own. */
void       cb_conversation_store_list_async      (CbBook               *book,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GArray    *cb_conversation_store_list_finish     (CbBook               *book,
                                                  GAsyncResult         *result,
                                                  GError              **error);

/* The same for those with @customers, also erased ones. */
void       cb_conversation_store_list_of_async   (CbBook               *book,
                                                  const CbIdSet        *customers,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GArray    *cb_conversation_store_list_of_finish  (CbBook               *book,
                                                  GAsyncResult         *result,
                                                  GError              **error);

/* Who has @query in the last message: (transfer full). On a thread of its
 * own. Names and numbers are found by cb_customer_store_search_async(). */
void       cb_conversation_store_search_async    (CbBook               *book,
                                                  const char           *query,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
CbIdSet   *cb_conversation_store_search_finish   (CbBook               *book,
                                                  GAsyncResult         *result,
                                                  GError              **error);

/* With whom there are messages that nobody has read yet, and that aren't masked:
 * (transfer full). */
void       cb_conversation_store_unread_async    (CbBook               *book,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
CbIdSet   *cb_conversation_store_unread_finish   (CbBook               *book,
                                                  GAsyncResult         *result,
                                                  GError              **error);

/* The newest @limit interactions with a customer, also an erased one:
 * (transfer full) (element-type CbInteraction). */
void       cb_conversation_store_read_async      (CbBook               *book,
                                                  gint64                customer_id,
                                                  guint                 limit,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GPtrArray *cb_conversation_store_read_finish     (CbBook               *book,
                                                  GAsyncResult         *result,
                                                  GError              **error);

/* The messages alone, of a customer whom the person may see. */
void       cb_conversation_store_messages_async  (CbBook               *book,
                                                  gint64                customer_id,
                                                  guint                 limit,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GPtrArray *cb_conversation_store_messages_finish (CbBook               *book,
                                                  GAsyncResult         *result,
                                                  GError              **error);

/* How the conversations with @ids can be deleted: (transfer full). */
void                 cb_conversation_store_split_async  (CbBook               *book,
                                                         const CbIdSet        *ids,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
CbConversationParts *cb_conversation_store_split_finish (CbBook               *book,
                                                         GAsyncResult         *result,
                                                         GError              **error);

G_END_DECLS
