/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-document-store.h"

#include "cb-blob.h"
#include "cb-content-task.h"
#include "cb-document-copies.h"
#include "cb-error.h"
#include "cb-export-task.h"
#include "cb-interaction-rows.h"
#include "cb-profile-rows.h"
#include "cb-read-task.h"
#include "cb-record-rows.h"
#include "cb-word-rows.h"

#define PIECE (256 * 1024)

typedef struct
{
  gint64  customer_id;
  gint64  id;
  char   *title;
  char   *type;
  GBytes *contents;
} DocumentData;

static void
document_data_free (gpointer data)
{
  DocumentData *self = data;

  g_free (self->title);
  g_free (self->type);
  g_clear_pointer (&self->contents, g_bytes_unref);
  g_free (self);
}

static DocumentData *
document_data_new (gint64 customer_id,
                   gint64 id)
{
  DocumentData *self = g_new0 (DocumentData, 1);

  self->customer_id = customer_id;
  self->id = id;

  return self;
}

static gpointer
list_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  const DocumentData *data = user_data;
  g_autoptr (CbCustomer) customer = cb_profile_rows_get_customer (connection, data->customer_id, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_document_free);
  g_autoptr (CbStatement) statement = NULL;
  CbStep step;

  if (customer == NULL)
    return NULL;
  if (cb_customer_get_pending (customer))
    return g_steal_pointer (&list);

  statement = cb_connection_prepare (connection,
                                     "SELECT t.id, t.title, t.type, t.time, length (t.data) FROM document t "
                                     "WHERE t.customer_id = ? AND " CB_DOCUMENT_STAYS " ORDER BY t.time DESC, t.id DESC",
                                     error);
  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, data->customer_id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autofree char *title = g_strdup (cb_statement_get_text (statement, 1));

      g_ptr_array_add (list, cb_document_new (cb_statement_get_int64 (statement, 0), title,
                                              cb_statement_get_text (statement, 2),
                                              cb_statement_get_int64 (statement, 3),
                                              cb_statement_get_int64 (statement, 4)));
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* (transfer full) (nullable): the title of a document that is there */
static char *
find_title (CbConnection        *connection,
            const DocumentData  *data,
            GError             **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT t.title FROM document t WHERE t.id = ? AND t.customer_id = ? AND " CB_DOCUMENT_STAYS,
                           error);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, data->id);
  cb_statement_bind_int64 (statement, 2, data->customer_id);
  step = cb_statement_step (statement, error);
  if (step == CB_STEP_ROW)
    return g_strdup (cb_statement_get_text (statement, 0));
  if (step == CB_STEP_DONE)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such document");

  return NULL;
}

static gboolean
insert (CbConnection        *connection,
        const DocumentData  *data,
        GError             **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO document (customer_id, title, type, time, data) VALUES (?, ?, ?, ?, ?)", error);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (data->contents, &size);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, data->customer_id);
  cb_statement_bind_text (statement, 2, data->title);
  cb_statement_bind_text (statement, 3, data->type);
  cb_statement_bind_int64 (statement, 4, g_get_real_time ());
  /* No bytes at all would be bound as NULL. */
  cb_statement_bind_blob (statement, 5, size > 0 ? bytes : "", size);

  return cb_statement_run (statement, error) &&
         cb_word_rows_add_document (connection, cb_connection_get_last_id (connection), error);
}

static gpointer
add_job (CbConnection  *connection,
         gpointer       user_data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  const DocumentData *data = user_data;

  if (!cb_record_rows_check_writable (connection, data->customer_id, error))
    return NULL;

  if (!cb_document_is_title (data->title) || g_bytes_get_size (data->contents) > CB_DOCUMENT_MAX_SIZE)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, "No title, or too large");
      return NULL;
    }

  return insert (connection, data, error) &&
         cb_record_rows_add_history (connection, data->customer_id, CB_HISTORY_RECORD_ADDED, CB_RECORD_DOCUMENT,
                                     data->title, error)
         ? GINT_TO_POINTER (TRUE) : NULL;
}

static gpointer
remove_job (CbConnection  *connection,
            gpointer       user_data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  const DocumentData *data = user_data;
  g_autofree char *title = NULL;
  g_autoptr (CbStatement) statement = NULL;

  if (!cb_record_rows_check_writable (connection, data->customer_id, error))
    return NULL;

  title = find_title (connection, data, error);
  if (title == NULL || !cb_word_rows_remove_document (connection, data->id, error))
    return NULL;

  statement = cb_connection_prepare (connection, "DELETE FROM document WHERE id = ?", error);
  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, data->id);
  if (!cb_statement_run (statement, error) ||
      !cb_record_rows_add_history (connection, data->customer_id, CB_HISTORY_RECORD_REMOVED, CB_RECORD_DOCUMENT,
                                   title, error))
    return NULL;

  cb_document_copies_sweep (connection);

  return GINT_TO_POINTER (TRUE);
}

static gboolean
copy_blob (CbBlob         *blob,
           GOutputStream  *stream,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  gsize size = cb_blob_get_size (blob);

  for (gsize offset = 0; offset < size; offset += PIECE)
    {
      gsize n = MIN (PIECE, size - offset);

      if (!cb_blob_read (blob, offset, piece, n, error) ||
          !g_output_stream_write_all (stream, piece, n, NULL, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/* (transfer full) (nullable): the title of a document that may be read */
static char *
check_readable (CbConnection        *connection,
                const DocumentData  *data,
                GError             **error)
{
  g_autoptr (CbCustomer) customer = cb_profile_rows_get_customer (connection, data->customer_id, error);

  if (customer == NULL)
    return NULL;
  if (cb_customer_get_pending (customer))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_MASKED, "Masked, to be erased");
      return NULL;
    }

  return find_title (connection, data, error);
}

static gboolean
write_file (CbConnection  *connection,
            gint64         id,
            GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (CbBlob) blob = cb_blob_open (connection, "document", "data", id, error);

  if (blob == NULL)
    return FALSE;

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                           cancellable, error);

  return stream != NULL && copy_blob (blob, G_OUTPUT_STREAM (stream), cancellable, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

static gboolean
check_export (CbConnection  *connection,
              gpointer       data,
              GError       **error)
{
  g_autofree char *title = check_readable (connection, data, error);

  return title != NULL;
}

static gboolean
write_export (CbConnection   *connection,
              gpointer        user_data,
              GOutputStream  *stream,
              CbExportTrace  *trace,
              GCancellable   *cancellable,
              GError        **error)
{
  const DocumentData *data = user_data;
  g_autoptr (CbBlob) blob = cb_blob_open (connection, "document", "data", data->id, error);

  cb_id_set_add (trace->customers, data->customer_id);
  trace->n = 1;

  return blob != NULL && copy_blob (blob, stream, cancellable, error);
}

static const CbExportMethod export_method = {
  .kind = CB_OPERATION_EXPORT_DOCUMENT,
  .check = check_export,
  .write = write_export,
  .flags = G_FILE_CREATE_REPLACE_DESTINATION,
};

static gpointer
copy_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  const DocumentData *data = user_data;
  g_autofree char *title = check_readable (connection, data, error);
  g_autoptr (GFile) file = NULL;

  if (title == NULL)
    return NULL;

  file = cb_document_copies_prepare (cb_connection_get_path (connection), data->id, title, error);
  if (file == NULL || !write_file (connection, data->id, file, cancellable, error))
    return NULL;

  /* A program that could save there would make believe that it is kept. */
  g_file_set_attribute_uint32 (file, G_FILE_ATTRIBUTE_UNIX_MODE, 0400, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return g_steal_pointer (&file);
}

void
cb_document_store_list_async (CbBook              *book,
                              gint64               customer_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), list_job, document_data_new (customer_id, 0), document_data_free,
                          (GDestroyNotify) g_ptr_array_unref, CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_document_store_list_async, (GDestroyNotify) g_ptr_array_unref,
                                            cancellable, callback, user_data));
}

GPtrArray *
cb_document_store_list_finish (CbBook        *book,
                               GAsyncResult  *result,
                               GError       **error)
{
  return cb_read_task_finish (book, result, cb_document_store_list_async, error);
}

void
cb_document_store_add_async (CbBook              *book,
                             gint64               customer_id,
                             const char          *title,
                             const char          *type,
                             GBytes              *contents,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  DocumentData *data;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (title != NULL);

  data = document_data_new (customer_id, 0);
  data->title = g_strdup (title);
  data->type = g_strdup (type);
  data->contents = g_bytes_ref (contents);
  cb_content_task_run (book, cb_document_store_add_async, customer_id, add_job, data, document_data_free, NULL,
                       cancellable, callback, user_data);
}

gboolean
cb_document_store_add_finish (CbBook        *book,
                              GAsyncResult  *result,
                              GError       **error)
{
  return cb_content_task_finish (book, result, cb_document_store_add_async, error) != NULL;
}

void
cb_document_store_write_async (CbBook              *book,
                               gint64               customer_id,
                               gint64               id,
                               GFile               *file,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (G_IS_FILE (file));

  cb_export_task_run (book, cb_document_store_write_async, &export_method, file, document_data_new (customer_id, id),
                      document_data_free, cancellable, callback, user_data);
}

gboolean
cb_document_store_write_finish (CbBook        *book,
                                GAsyncResult  *result,
                                GError       **error)
{
  return cb_export_task_finish (book, result, cb_document_store_write_async, error);
}

void
cb_document_store_copy_async (CbBook              *book,
                              gint64               customer_id,
                              gint64               id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_aside_async (cb_book_get_database (book), copy_job, document_data_new (customer_id, id),
                                document_data_free, g_object_unref, cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_document_store_copy_async, g_object_unref, cancellable,
                                                  callback, user_data));
}

GFile *
cb_document_store_copy_finish (CbBook        *book,
                               GAsyncResult  *result,
                               GError       **error)
{
  return cb_read_task_finish (book, result, cb_document_store_copy_async, error);
}

void
cb_document_store_remove_async (CbBook              *book,
                                gint64               customer_id,
                                gint64               id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_content_task_run (book, cb_document_store_remove_async, customer_id, remove_job,
                       document_data_new (customer_id, id), document_data_free, NULL, cancellable, callback, user_data);
}

gboolean
cb_document_store_remove_finish (CbBook        *book,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return cb_content_task_finish (book, result, cb_document_store_remove_async, error) != NULL;
}
