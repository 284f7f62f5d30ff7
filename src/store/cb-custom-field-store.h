/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-custom-field.h"

G_BEGIN_DECLS

/*
 * The fields that customers have because somebody wished so, as the window asks
 * for them: what fields there are, and what a customer has there.
 */

/* (transfer full) (element-type CbCustomField): in their order, with how many
 * customers have something there; or NULL. */
void        cb_custom_field_store_list_async    (CbBook               *book,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
GPtrArray  *cb_custom_field_store_list_finish   (CbBook               *book,
                                                 GAsyncResult         *result,
                                                 GError              **error);

/* Adds @field at the end, or changes its name and choices; never its kind. FALSE
 * with %CB_ERROR_INVALID (also when another has that name), %CB_ERROR_NOT_FOUND,
 * %CB_ERROR_DENIED or another. */
void        cb_custom_field_store_save_async    (CbBook               *book,
                                                 const CbCustomField  *field,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean    cb_custom_field_store_save_finish   (CbBook               *book,
                                                 GAsyncResult         *result,
                                                 GError              **error);

/* By @steps down, or up if negative. Errors as above. */
void        cb_custom_field_store_move_async    (CbBook               *book,
                                                 gint64                id,
                                                 int                   steps,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean    cb_custom_field_store_move_finish   (CbBook               *book,
                                                 GAsyncResult         *result,
                                                 GError              **error);

/* With all that customers have there. Errors as above. */
void        cb_custom_field_store_remove_async  (CbBook               *book,
                                                 gint64                id,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean    cb_custom_field_store_remove_finish (CbBook               *book,
                                                 GAsyncResult         *result,
                                                 GError              **error);

/* (transfer full) (element-type CbCustomField): all fields with what a customer
 * has there, none of one who is masked; or NULL with %CB_ERROR_NOT_FOUND,
 * %CB_ERROR_DENIED or another. */
void        cb_custom_value_store_list_async    (CbBook               *book,
                                                 gint64                customer_id,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
GPtrArray  *cb_custom_value_store_list_finish   (CbBook               *book,
                                                 GAsyncResult         *result,
                                                 GError              **error);

/* Writes the values of @after (element-type CbCustomField) that differ from those
 * of @before, as they were read. FALSE with %CB_ERROR_CHANGED (since then),
 * %CB_ERROR_NOT_FOUND (a field, or the customer, is gone), %CB_ERROR_DELETED,
 * %CB_ERROR_MASKED, %CB_ERROR_INVALID, %CB_ERROR_DENIED or another. */
void        cb_custom_value_store_save_async    (CbBook               *book,
                                                 gint64                customer_id,
                                                 GPtrArray            *before,
                                                 GPtrArray            *after,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean    cb_custom_value_store_save_finish   (CbBook               *book,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
