/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-result-csv.h"

#include "cb-actor-rows.h"
#include "cb-csv-writer.h"
#include "cb-lookup.h"
#include "cb-read-task.h"
#include "cb-refusal-store.h"

/* How much is gathered before it is written. */
#define BLOCK_SIZE 65536

typedef struct
{
  CbResultTable *table;
  GFile         *file;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  cb_result_table_unref (save->table);
  g_object_unref (save->file);
  g_free (save);
}

static gboolean
flush (GString        *out,
       gsize           limit,
       GOutputStream  *stream,
       GCancellable   *cancellable,
       GError        **error)
{
  gboolean ok = TRUE;

  if (out->len > limit)
    {
      ok = g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error);
      g_string_truncate (out, 0);
    }

  return ok;
}

static gboolean
append_customer (GString        *out,
                 CbConnection   *connection,
                 CbResultTable  *table,
                 guint           outcome,
                 gint64          id,
                 GError        **error)
{
  GError *failure = NULL;
  g_autoptr (CbHindrance) hindrance = cb_lookup_rows_get (connection, CB_LOOKUP_HINDRANCES, id,
                                                          table->within, &failure);
  g_autofree char *reason = NULL;
  const char *what = NULL;
  const char *values[5] = { "", "", NULL };

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  table->words (outcome, hindrance, table->words_data, &what, &reason);
  if (hindrance != NULL)
    {
      values[0] = cb_customer_get_number (cb_hindrance_get_customer (hindrance));
      values[1] = cb_customer_get_name (cb_hindrance_get_customer (hindrance));
    }
  values[2] = what;
  values[3] = reason;
  cb_csv_writer_append_line (out, values);

  return TRUE;
}

static gboolean
write_table (CbConnection   *connection,
             CbResultTable  *table,
             GOutputStream  *stream,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  cb_csv_writer_append_line (out, (const char *const *) table->columns);
  for (guint i = 0; i < table->sets->len; i++)
    {
      CbIdSetIter iter;
      gint64 id;

      cb_id_set_iter_init (&iter, g_ptr_array_index (table->sets, i));
      while (cb_id_set_iter_next (&iter, &id))
        {
          if (!append_customer (out, connection, table, g_array_index (table->outcomes, guint, i), id, error) ||
              !flush (out, BLOCK_SIZE, stream, cancellable, error))
            return FALSE;
        }
    }

  return flush (out, 0, stream, cancellable, error) && g_output_stream_close (stream, cancellable, error);
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

  if (!cb_actor_rows_check_one (connection, CB_PERMISSION_EXPORT, error))
    return NULL;

  stream = g_file_replace (save->file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error);
  if (stream == NULL)
    return NULL;

  if (!write_table (connection, save->table, G_OUTPUT_STREAM (stream), cancellable, error))
    {
      /* Closed cancelled, it leaves the file that was there. */
      g_cancellable_cancel (ended);
      g_output_stream_close (G_OUTPUT_STREAM (stream), ended, NULL);
      return NULL;
    }

  return g_object_ref (save->file);
}

/**
 * cb_result_csv_save_async:
 *
 * Writes a list of what became of customers, on a thread of its own.
 */
void
cb_result_csv_save_async (CbBook              *book,
                          CbResultTable       *table,
                          GFile               *file,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Save *save;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (table != NULL);
  g_return_if_fail (G_IS_FILE (file));

  save = g_new0 (Save, 1);
  save->table = cb_result_table_ref (table);
  save->file = g_object_ref (file);
  cb_database_read_aside_async (cb_book_get_database (book), save_job, save, save_free, g_object_unref,
                                cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_result_csv_save_async, g_object_unref,
                                                  cancellable, callback, user_data));
}

gboolean
cb_result_csv_save_finish (CbBook        *book,
                           GAsyncResult  *result,
                           GError       **error)
{
  GError *failure = NULL;
  g_autoptr (GFile) file = cb_read_task_finish (book, result, cb_result_csv_save_async, &failure);

  if (file != NULL)
    return TRUE;

  cb_refusal_store_note_error (book, failure);
  g_propagate_error (error, failure);

  return FALSE;
}
