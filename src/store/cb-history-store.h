/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-history-entry.h"

G_BEGIN_DECLS

/* The newest @limit entries of a customer's history, the latest first:
 * (transfer full) (element-type CbHistoryEntry). */
void       cb_history_store_list_async  (CbBook               *book,
                                         gint64                customer_id,
                                         guint                 limit,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GPtrArray *cb_history_store_list_finish (CbBook               *book,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
