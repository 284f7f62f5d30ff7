/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-activity-csv.h"

#include "cb-actor-rows.h"
#include "cb-csv-writer.h"
#include "cb-export-task.h"
#include "cb-operation-list-rows.h"

/* How many are read at once. */
#define PAGE 500

typedef struct
{
  CbOperationFilter *filter;
  char             **columns;
  CbActivityWords    words;
  CbIdSet           *deleted;
  CbIdSet           *pending;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_pointer (&save->filter, cb_operation_filter_free);
  g_strfreev (save->columns);
  cb_id_set_unref (save->deleted);
  cb_id_set_unref (save->pending);
  g_free (save);
}

static gboolean
write_all (CbConnection   *connection,
           gpointer        data,
           GOutputStream  *stream,
           CbExportTrace  *trace,
           GCancellable   *cancellable,
           GError        **error)
{
  Save *save = data;
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
      trace->n += n;
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

  return TRUE;
}

static gboolean
check (CbConnection  *connection,
       gpointer       data,
       GError       **error)
{
  CbPermissionSet needed = { 0 };

  cb_permission_set_add (&needed, CB_PERMISSION_SEE_ACTIVITY);
  cb_permission_set_add (&needed, CB_PERMISSION_EXPORT);

  return cb_actor_rows_check (connection, needed, error);
}

static const CbExportMethod method = {
  .kind = CB_OPERATION_EXPORT_ACTIVITY,
  .check = check,
  .write = write_all,
};

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
  save->deleted = cb_id_set_ref (cb_book_get_deleted (book));
  save->pending = cb_id_set_ref (cb_book_get_pending (book));
  cb_export_task_run (book, cb_activity_csv_save_async, &method, file, save, save_free, cancellable, callback, user_data);
}

gboolean
cb_activity_csv_save_finish (CbBook        *book,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cb_export_task_finish (book, result, cb_activity_csv_save_async, error);
}
