/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-interaction.h"

G_BEGIN_DECLS

/*
 * What is written in the Inbox. It takes %CB_PERMISSION_WRITE_MESSAGES.
 */

/* Logs a message as sent or received now. %CB_ERROR_INVALID if there is no text, or
 * the text or the subject is too long or not UTF-8; %CB_ERROR_NOT_FOUND,
 * %CB_ERROR_DELETED and %CB_ERROR_MASKED of whom nothing can be written to. */
void     cb_message_store_add_async        (CbBook               *book,
                                            gint64                customer_id,
                                            CbMessageKind         kind,
                                            gboolean              incoming,
                                            const char           *subject,
                                            const char           *text,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean cb_message_store_add_finish       (CbBook               *book,
                                            GAsyncResult         *result,
                                            GError              **error);

/* All messages with a customer are read now. It takes the permission to write, for
 * whoever only looks leaves them unread for who is to answer; and that to see
 * deleted customers if it is one. Nothing is done to a masked one's. */
void     cb_message_store_mark_read_async  (CbBook               *book,
                                            gint64                customer_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean cb_message_store_mark_read_finish (CbBook               *book,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
