/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-history-store.h"

#include "cb-history-rows.h"
#include "cb-profile-rows.h"
#include "cb-read-task.h"

typedef struct
{
  gint64 customer_id;
  guint  limit;
} ListData;

static gpointer
list_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  const ListData *data = user_data;
  g_autoptr (CbCustomer) customer = cb_profile_rows_get_customer (connection, data->customer_id, error);

  return customer != NULL ? cb_history_rows_list (connection, data->customer_id, data->limit, error) : NULL;
}

void
cb_history_store_list_async (CbBook              *book,
                             gint64               customer_id,
                             guint                limit,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  ListData *data;

  g_return_if_fail (CB_IS_BOOK (book));

  data = g_new0 (ListData, 1);
  data->customer_id = customer_id;
  data->limit = limit;
  cb_database_read_async (cb_book_get_database (book), list_job, data, g_free,
                          (GDestroyNotify) g_ptr_array_unref, CB_PRIORITY_INTERACTIVE,
                          cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_history_store_list_async, (GDestroyNotify) g_ptr_array_unref,
                                            cancellable, callback, user_data));
}

GPtrArray *
cb_history_store_list_finish (CbBook        *book,
                              GAsyncResult  *result,
                              GError       **error)
{
  return cb_read_task_finish (book, result, cb_history_store_list_async, error);
}
