/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/* What a photo may come to in a book: it is scaled down before. Bytes. */
#define CB_PHOTO_MAX_SIZE (2 * 1000 * 1000)

/* (transfer full) (nullable): the photo of a customer as it was set; NULL
 * without an error when there is none, or when they are masked. */
void      cb_photo_store_get_async  (CbBook               *book,
                                     gint64                customer_id,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
GBytes   *cb_photo_store_get_finish (CbBook               *book,
                                     GAsyncResult         *result,
                                     GError              **error);

/* @photo: (nullable): NULL takes away the one that there is. FALSE with
 * %CB_ERROR_INVALID, %CB_ERROR_NOT_FOUND, %CB_ERROR_DELETED, %CB_ERROR_MASKED,
 * %CB_ERROR_DENIED or another. */
void      cb_photo_store_set_async  (CbBook               *book,
                                     gint64                customer_id,
                                     GBytes               *photo,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean  cb_photo_store_set_finish (CbBook               *book,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
