/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-result-csv.h"

#include "cb-actor-rows.h"
#include "cb-csv-writer.h"
#include "cb-export-task.h"
#include "cb-lookup.h"

/* How much is gathered before it is written. */
#define BLOCK_SIZE 65536

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
             gpointer        data,
             GOutputStream  *stream,
             CbExportTrace  *trace,
             GCancellable   *cancellable,
             GError        **error)
{
  CbResultTable *table = data;
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
      cb_id_set_union (trace->customers, g_ptr_array_index (table->sets, i));
    }
  trace->n = cb_id_set_get_size (trace->customers);

  return flush (out, 0, stream, cancellable, error);
}

static gboolean
check (CbConnection  *connection,
       gpointer       data,
       GError       **error)
{
  return cb_actor_rows_check_one (connection, CB_PERMISSION_EXPORT, error);
}

static const CbExportMethod method = {
  .kind = CB_OPERATION_EXPORT,
  .check = check,
  .write = write_table,
};

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
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (table != NULL);
  g_return_if_fail (G_IS_FILE (file));

  cb_export_task_run (book, cb_result_csv_save_async, &method, file, cb_result_table_ref (table),
                      (GDestroyNotify) cb_result_table_unref, cancellable, callback, user_data);
}

gboolean
cb_result_csv_save_finish (CbBook        *book,
                           GAsyncResult  *result,
                           GError       **error)
{
  return cb_export_task_finish (book, result, cb_result_csv_save_async, error);
}
