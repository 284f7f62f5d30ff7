/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-activity-csv.h"

#include "cb-actor-rows.h"
#include "cb-csv-writer.h"
#include "cb-operation-list-rows.h"
#include "cb-read-task.h"

/* How many are read at once. */
#define PAGE 500

typedef struct
{
  CbOperationFilter *filter;
  char             **columns;
  CbActivityWords    words;
  GFile             *file;
  CbIdSet           *deleted;
  CbIdSet           *pending;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_pointer (&save->filter, cb_operation_filter_free);
  g_strfreev (save->columns);
  g_object_unref (save->file);
  cb_id_set_unref (save->deleted);
  cb_id_set_unref (save->pending);
  g_free (save);
}

static gboolean
write_all (Save           *save,
           CbConnection   *connection,
           GOutputStream  *stream,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gint64 before = 0;
  guint n;

  cb_csv_writer_append_line (out, (const char *const *) save->columns);
  do
    {
      g_autoptr (GPtrArray) entries =
        cb_operation_list_rows_read (connection, before, PAGE, save->filter, save->deleted, save->pending, error);

      if (entries == NULL)
        return FALSE;

      n = entries->len;
      for (guint i = 0; i < n; i++)
        {
          g_auto (GStrv) values = save->words (entries->pdata[i]);

          cb_csv_writer_append_line (out, (const char *const *) values);
          before = cb_operation_entry_get_id (entries->pdata[i]);
        }
      if (!g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error))
        return FALSE;
      g_string_truncate (out, 0);
    }
  while (n == PAGE);

  return g_output_stream_close (stream, cancellable, error);
}

static gpointer
save_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  Save *save = data;
  g_autoptr (GCancellable) ended = g_cancellable_new ();
  g_autoptr (GFileOutputStream) stream = NULL;
  CbPermissionSet needed = { 0 };

  cb_permission_set_add (&needed, CB_PERMISSION_SEE_ACTIVITY);
  cb_permission_set_add (&needed, CB_PERMISSION_EXPORT);
  if (!cb_actor_rows_check (connection, needed, error))
    return NULL;

  stream = g_file_replace (save->file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);
  if (stream == NULL)
    return NULL;

  if (!write_all (save, connection, G_OUTPUT_STREAM (stream), cancellable, error))
    {
      /* Closed cancelled, it leaves the file that was there. */
      g_cancellable_cancel (ended);
      g_output_stream_close (G_OUTPUT_STREAM (stream), ended, NULL);
      return NULL;
    }

  return g_object_ref (save->file);
}

/**
 * cb_activity_csv_save_async:
 *
 * Writes what was done in the book, on a thread of its own.
 */
void
cb_activity_csv_save_async (CbBook                  *book,
                            const CbOperationFilter *filter,
                            const char *const       *columns,
                            CbActivityWords          words,
                            GFile                   *file,
                            GCancellable            *cancellable,
                            GAsyncReadyCallback      callback,
                            gpointer                 user_data)
{
  Save *save;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (G_IS_FILE (file));

  save = g_new0 (Save, 1);
  save->filter = filter != NULL ? cb_operation_filter_copy (filter) : NULL;
  save->columns = g_strdupv ((char **) columns);
  save->words = words;
  save->file = g_object_ref (file);
  save->deleted = cb_id_set_ref (cb_book_get_deleted (book));
  save->pending = cb_id_set_ref (cb_book_get_pending (book));
  cb_database_read_aside_async (cb_book_get_database (book), save_job, save, save_free, g_object_unref,
                                cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_activity_csv_save_async, g_object_unref,
                                                  cancellable, callback, user_data));
}

gboolean
cb_activity_csv_save_finish (CbBook        *book,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_autoptr (GFile) file = cb_read_task_finish (book, result, cb_activity_csv_save_async, error);

  return file != NULL;
}
