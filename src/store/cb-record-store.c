/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-record-store.h"

#include "cb-content-task.h"
#include "cb-profile-rows.h"
#include "cb-read-task.h"
#include "cb-record-rows.h"

typedef struct
{
  CbRecord *record;
  CbRecord *before;  /* (nullable) */
} SaveData;

static void
save_data_free (gpointer data)
{
  SaveData *self = data;

  cb_record_free (self->record);
  g_clear_pointer (&self->before, cb_record_free);
  g_free (self);
}

static SaveData *
save_data_new (const CbRecord *record,
               const CbRecord *before)
{
  SaveData *self = g_new0 (SaveData, 1);

  self->record = cb_record_copy (record);
  self->before = before != NULL ? cb_record_copy (before) : NULL;

  return self;
}

static gpointer
list_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  gint64 id = *(gint64 *) user_data;
  g_autoptr (CbCustomer) customer = cb_profile_rows_get_customer (connection, id, error);

  if (customer == NULL)
    return NULL;
  if (cb_customer_get_pending (customer))
    return g_ptr_array_new ();

  return cb_record_rows_list (connection, id, error);
}

static gpointer
save_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  SaveData *data = user_data;

  return cb_record_rows_save (connection, data->record, data->before, error) ? cb_record_copy (data->record) : NULL;
}

static gpointer
remove_job (CbConnection  *connection,
            gpointer       user_data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  SaveData *data = user_data;

  return cb_record_rows_remove (connection, data->record, error) ? cb_record_copy (data->record) : NULL;
}

static void
record_free_nullable (gpointer record)
{
  if (record != NULL)
    cb_record_free (record);
}

void
cb_record_store_list_async (CbBook              *book,
                            gint64               customer_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), list_job,
                          g_memdup2 (&customer_id, sizeof customer_id), g_free, (GDestroyNotify) g_ptr_array_unref,
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_record_store_list_async, (GDestroyNotify) g_ptr_array_unref,
                                            cancellable, callback, user_data));
}

GPtrArray *
cb_record_store_list_finish (CbBook        *book,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cb_read_task_finish (book, result, cb_record_store_list_async, error);
}

void
cb_record_store_save_async (CbBook              *book,
                            const CbRecord      *record,
                            const CbRecord      *before,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (cb_record_is_kind (record->kind));

  cb_content_task_run (book, cb_record_store_save_async, record->customer_id, save_job,
                       save_data_new (record, before), save_data_free, record_free_nullable,
                       cancellable, callback, user_data);
}

CbRecord *
cb_record_store_save_finish (CbBook        *book,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cb_content_task_finish (book, result, cb_record_store_save_async, error);
}

void
cb_record_store_remove_async (CbBook              *book,
                              const CbRecord      *record,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (cb_record_is_kind (record->kind));

  cb_content_task_run (book, cb_record_store_remove_async, record->customer_id, remove_job,
                       save_data_new (record, NULL), save_data_free, record_free_nullable,
                       cancellable, callback, user_data);
}

gboolean
cb_record_store_remove_finish (CbBook        *book,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_autoptr (CbRecord) removed = cb_content_task_finish (book, result, cb_record_store_remove_async, error);

  return removed != NULL;
}
