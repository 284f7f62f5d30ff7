/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-store.h"

#include "cb-actor-rows.h"
#include "cb-operation-list-rows.h"
#include "cb-read-task.h"

typedef struct
{
  gint64             before;
  guint              limit;
  CbOperationFilter *filter;
  CbIdSet           *deleted;
  CbIdSet           *pending;
} ListData;

static void
list_data_free (gpointer data)
{
  ListData *self = data;

  g_clear_pointer (&self->filter, cb_operation_filter_free);
  cb_id_set_unref (self->deleted);
  cb_id_set_unref (self->pending);
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

  if (!cb_actor_rows_check_one (connection, CB_PERMISSION_SEE_ACTIVITY, error))
    return NULL;

  return cb_operation_list_rows_read (connection, data->before, data->limit, data->filter, data->deleted, data->pending,
                                      error);
}

void
cb_operation_store_list_async (CbBook                  *book,
                               gint64                   before,
                               guint                    limit,
                               const CbOperationFilter *filter,
                               GCancellable            *cancellable,
                               GAsyncReadyCallback      callback,
                               gpointer                 user_data)
{
  ListData *data;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (limit > 0);

  data = g_new0 (ListData, 1);
  data->before = before;
  data->limit = limit;
  data->filter = filter != NULL ? cb_operation_filter_copy (filter) : NULL;
  data->deleted = cb_id_set_ref (cb_book_get_deleted (book));
  data->pending = cb_id_set_ref (cb_book_get_pending (book));

  cb_database_read_async (cb_book_get_database (book), list_job, data, list_data_free,
                          (GDestroyNotify) g_ptr_array_unref, CB_PRIORITY_INTERACTIVE,
                          cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_operation_store_list_async,
                                            (GDestroyNotify) g_ptr_array_unref,
                                            cancellable, callback, user_data));
}

GPtrArray *
cb_operation_store_list_finish (CbBook        *book,
                                GAsyncResult  *result,
                                GError       **error)
{
  return cb_read_task_finish (book, result, cb_operation_store_list_async, error);
}
