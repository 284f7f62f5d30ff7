/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-document.h"

G_BEGIN_DECLS

/*
 * The documents of a customer, as the window asks for them.
 */

/* (transfer full) (element-type CbDocument): the newest first, without those
 * that were deleted with a conversation, none of one who is masked; or NULL
 * with %CB_ERROR_NOT_FOUND, %CB_ERROR_DENIED or another. */
void        cb_document_store_list_async    (CbBook               *book,
                                             gint64                customer_id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray  *cb_document_store_list_finish   (CbBook               *book,
                                             GAsyncResult         *result,
                                             GError              **error);

/* Adds what @contents hold. FALSE with %CB_ERROR_INVALID (a title that is none,
 * too large), %CB_ERROR_NOT_FOUND, %CB_ERROR_DELETED, %CB_ERROR_MASKED,
 * %CB_ERROR_DENIED or another. */
void        cb_document_store_add_async     (CbBook               *book,
                                             gint64                customer_id,
                                             const char           *title,
                                             const char           *type,
                                             GBytes               *contents,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean    cb_document_store_add_finish    (CbBook               *book,
                                             GAsyncResult         *result,
                                             GError              **error);

/* Writes a document to @file, which is replaced, piece by piece; read by its
 * owner alone if it is new. Errors as of files and as above. */
void        cb_document_store_write_async   (CbBook               *book,
                                             gint64                customer_id,
                                             gint64                id,
                                             GFile                *file,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean    cb_document_store_write_finish  (CbBook               *book,
                                             GAsyncResult         *result,
                                             GError              **error);

/* Writes a document to where another program can open it: see
 * cb_document_copies_prepare(). (transfer full): a file that can only be read, or
 * NULL. Errors as above. */
void        cb_document_store_copy_async    (CbBook               *book,
                                             gint64                customer_id,
                                             gint64                id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GFile      *cb_document_store_copy_finish   (CbBook               *book,
                                             GAsyncResult         *result,
                                             GError              **error);

/* For good. Errors as above. */
void        cb_document_store_remove_async  (CbBook               *book,
                                             gint64                customer_id,
                                             gint64                id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean    cb_document_store_remove_finish (CbBook               *book,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
