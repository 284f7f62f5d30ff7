/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-operation.h"

G_BEGIN_DECLS

/* On a database thread: records an operation and returns its id, or 0 with
 * @error. @set is whom it took; @number that of a single customer, or NULL. */
gint64       cb_operation_rows_insert       (CbConnection    *connection,
                                             CbOperationKind  kind,
                                             const CbIdSet   *set,
                                             gsize            n_customers,
                                             const char      *number,
                                             gint64           reverses,
                                             GError         **error);
/* Whom operation @id took: (transfer full). */
CbIdSet     *cb_operation_rows_get_set      (CbConnection    *connection,
                                             gint64           id,
                                             GError         **error);
/* The operation that Undo (@redo FALSE) or Redo would reverse now:
 * (transfer full) (nullable). */
CbOperation *cb_operation_rows_get_next     (CbConnection    *connection,
                                             gboolean         redo,
                                             GError         **error);

/* The newest operations, newest first; a GListModel of CbOperation. */
void         cb_operation_store_list_async  (CbBook               *book,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GListModel  *cb_operation_store_list_finish (CbBook               *book,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
