/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-operation-entry.h"
#include "cb-operation-filter.h"

G_BEGIN_DECLS

/* What stands in each column of the line of an operation: a %NULL-terminated array
 * (transfer full). On another thread. */
typedef char **(*CbActivityWords) (CbOperationEntry *entry);

/* Writes the operations that @filter (nullable) lets through to @file as CSV (UTF-8,
 * RFC 4180), the newest first, below a line of @columns. Replaces what is there, when all
 * of it could be written. %CB_ERROR_DENIED when the activity may not be seen. */
void      cb_activity_csv_save_async  (CbBook                   *book,
                                       const CbOperationFilter  *filter,
                                       const char *const        *columns,
                                       CbActivityWords           words,
                                       GFile                    *file,
                                       GCancellable             *cancellable,
                                       GAsyncReadyCallback       callback,
                                       gpointer                  user_data);
gboolean  cb_activity_csv_save_finish (CbBook                   *book,
                                       GAsyncResult             *result,
                                       GError                  **error);

G_END_DECLS
