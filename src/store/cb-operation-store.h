/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-book.h"
#include "cb-operation-entry.h"
#include "cb-operation-filter.h"

G_BEGIN_DECLS

/*
 * The operations of a book, as the window and the layers between ask for them.
 */

/* The @limit newest operations that are older than operation @before (0: of
 * all) and that @filter (nullable) lets through, the newest first. Returns (transfer full) (element-type
 * CbOperationEntry); fewer than @limit when there are no more. */
void       cb_operation_store_list_async  (CbBook               *book,
                                           gint64                before,
                                           guint                 limit,
                                           const CbOperationFilter *filter,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray *cb_operation_store_list_finish (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
