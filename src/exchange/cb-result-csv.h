/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-hindrance.h"
#include "cb-result-table.h"

G_BEGIN_DECLS

/* Writes @table to @file as CSV (UTF-8, RFC 4180), a customer on each line.
 * Replaces what is there, when all of it could be written. Off the main
 * thread; @table must not be changed any more. */
void      cb_result_csv_save_async  (CbBook               *book,
                                     CbResultTable        *table,
                                     GFile                *file,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean  cb_result_csv_save_finish (CbBook               *book,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
