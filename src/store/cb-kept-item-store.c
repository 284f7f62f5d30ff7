/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-kept-item-store.h"

#include "cb-actor-rows.h"
#include "cb-read-task.h"

typedef struct
{
  CbKeptOrder  order;
  char        *query;
} ListData;

static void
list_data_free (gpointer data)
{
  ListData *self = data;

  g_free (self->query);
  g_free (self);
}

static gpointer
list_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  ListData *data = user_data;

  if (!cb_actor_rows_check_one (connection, CB_PERMISSION_SEE_DELETED, error))
    return NULL;

  return cb_kept_item_rows_list (connection, data->order, data->query, error);
}

void
cb_kept_item_store_list_async (CbBook              *book,
                               CbKeptOrder          order,
                               const char          *query,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  ListData *data;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (query != NULL);

  data = g_new0 (ListData, 1);
  data->order = order;
  data->query = g_strdup (query);
  cb_database_read_aside_async (cb_book_get_database (book), list_job, data, list_data_free,
                                (GDestroyNotify) g_array_unref, cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_kept_item_store_list_async,
                                                  (GDestroyNotify) g_array_unref,
                                                  cancellable, callback, user_data));
}

GArray *
cb_kept_item_store_list_finish (CbBook        *book,
                                GAsyncResult  *result,
                                GError       **error)
{
  return cb_read_task_finish (book, result, cb_kept_item_store_list_async, error);
}
