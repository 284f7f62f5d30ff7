/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/* Writes all that @book knows of one customer to @file, as JSON: also what was deleted
 * of it, and photo and documents with it in base64, as a program in a sandbox can
 * write no file but the one that was chosen. Times are UTC; amounts are whole numbers
 * in the minor unit of their currency. Replaces what is there, when all of it could be
 * written.
 *
 * %CB_ERROR_DENIED to who may not, %CB_ERROR_MASKED for who is masked,
 * %CB_ERROR_NOT_FOUND. */
void      cb_customer_json_save_async  (CbBook               *book,
                                        gint64                customer_id,
                                        GFile                *file,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean  cb_customer_json_save_finish (CbBook               *book,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
