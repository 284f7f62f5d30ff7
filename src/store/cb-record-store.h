/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-record.h"

G_BEGIN_DECLS

/*
 * The records of a customer, as the window asks for them.
 */

/* (transfer full) (element-type CbRecord): all of a customer's, none of one who
 * is masked; or NULL with %CB_ERROR_NOT_FOUND, %CB_ERROR_DENIED or another. */
void        cb_record_store_list_async    (CbBook               *book,
                                           gint64                customer_id,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray  *cb_record_store_list_finish   (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);

/* Adds @record, or writes it back: @before (nullable) is as it was read. The
 * first address is primary, and when another becomes it, it is no longer.
 * (transfer full): the record with its id, or NULL with %CB_ERROR_CHANGED
 * (since it was read), %CB_ERROR_NOT_FOUND (it, or its customer, is gone),
 * %CB_ERROR_DELETED or %CB_ERROR_MASKED (the customer is), %CB_ERROR_INVALID,
 * %CB_ERROR_DENIED or another. */
void        cb_record_store_save_async    (CbBook               *book,
                                           const CbRecord       *record,
                                           const CbRecord       *before,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
CbRecord   *cb_record_store_save_finish   (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);

/* @record: as it was read. Errors as above. */
void        cb_record_store_remove_async  (CbBook               *book,
                                           const CbRecord       *record,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean    cb_record_store_remove_finish (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
