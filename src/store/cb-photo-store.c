/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-photo-store.h"

#include "cb-content-task.h"
#include "cb-error.h"
#include "cb-profile-rows.h"
#include "cb-read-task.h"
#include "cb-record-rows.h"

typedef struct
{
  gint64  customer_id;
  GBytes *photo;  /* (nullable) */
} PhotoData;

static void
photo_data_free (gpointer data)
{
  PhotoData *self = data;

  g_clear_pointer (&self->photo, g_bytes_unref);
  g_free (self);
}

static void
bytes_unref_nullable (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

static gpointer
get_job (CbConnection  *connection,
         gpointer       user_data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  gint64 id = *(gint64 *) user_data;
  g_autoptr (CbCustomer) customer = cb_profile_rows_get_customer (connection, id, error);
  g_autoptr (CbStatement) statement = NULL;

  if (customer == NULL || cb_customer_get_pending (customer))
    return NULL;

  statement = cb_connection_prepare (connection, "SELECT data FROM photo WHERE customer_id = ?", error);
  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, id);

  return cb_statement_step (statement, error) == CB_STEP_ROW ? cb_statement_get_bytes (statement, 0) : NULL;
}

static gboolean
write_photo (CbConnection     *connection,
             const PhotoData  *data,
             GError          **error)
{
  g_autoptr (CbStatement) statement =
    data->photo != NULL
    ? cb_connection_prepare (connection, "INSERT OR REPLACE INTO photo (customer_id, data) VALUES (?, ?)", error)
    : cb_connection_prepare (connection, "DELETE FROM photo WHERE customer_id = ?", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, data->customer_id);
  if (data->photo != NULL)
    cb_statement_bind_blob (statement, 2, g_bytes_get_data (data->photo, NULL), g_bytes_get_size (data->photo));

  return cb_statement_run (statement, error);
}

static gpointer
set_job (CbConnection  *connection,
         gpointer       user_data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  const PhotoData *data = user_data;
  CbHistoryKind what = data->photo != NULL ? CB_HISTORY_RECORD_ADDED : CB_HISTORY_RECORD_REMOVED;

  if (!cb_record_rows_check_writable (connection, data->customer_id, error))
    return NULL;

  if (data->photo != NULL &&
      (g_bytes_get_size (data->photo) == 0 || g_bytes_get_size (data->photo) > CB_PHOTO_MAX_SIZE))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, "Too large a photo");
      return NULL;
    }

  return write_photo (connection, data, error) &&
         cb_record_rows_add_history (connection, data->customer_id, what, CB_RECORD_PHOTO, "", error)
         ? GINT_TO_POINTER (TRUE) : NULL;
}

void
cb_photo_store_get_async (CbBook              *book,
                          gint64               customer_id,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), get_job,
                          g_memdup2 (&customer_id, sizeof customer_id), g_free, bytes_unref_nullable,
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_photo_store_get_async, bytes_unref_nullable,
                                            cancellable, callback, user_data));
}

GBytes *
cb_photo_store_get_finish (CbBook        *book,
                           GAsyncResult  *result,
                           GError       **error)
{
  return cb_read_task_finish (book, result, cb_photo_store_get_async, error);
}

void
cb_photo_store_set_async (CbBook              *book,
                          gint64               customer_id,
                          GBytes              *photo,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  PhotoData *data;

  g_return_if_fail (CB_IS_BOOK (book));

  data = g_new (PhotoData, 1);
  *data = (PhotoData) { customer_id, photo != NULL ? g_bytes_ref (photo) : NULL };
  cb_content_task_run (book, cb_photo_store_set_async, customer_id, set_job, data, photo_data_free, NULL,
                       cancellable, callback, user_data);
}

gboolean
cb_photo_store_set_finish (CbBook        *book,
                           GAsyncResult  *result,
                           GError       **error)
{
  return cb_content_task_finish (book, result, cb_photo_store_set_async, error) != NULL;
}
