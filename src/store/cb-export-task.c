/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-export-task.h"

#include "cb-actor-rows.h"
#include "cb-export-rows.h"
#include "cb-refusal-store.h"

typedef struct
{
  const CbExportMethod *method;
  gpointer              data;
  GDestroyNotify        data_free;
  GFile                *file;
  gint64                person_id;   /* who began it */
  CbExportTrace         trace;
  GFileOutputStream    *stream;      /* until it is closed */
  gboolean              existed;     /* the file did */
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  self->data_free (self->data);
  g_object_unref (self->file);
  cb_id_set_unref (self->trace.customers);
  g_clear_object (&self->stream);
  g_free (self);
}

/* Leaves the file that was there, or none. */
static void
drop (Export *self)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  /* Closed cancelled, a new file doesn't take the place of the old one. */
  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (self->stream), cancelled, NULL);
  g_clear_object (&self->stream);
  if (!self->existed)
    g_file_delete (self->file, NULL, NULL);
}

static gboolean
write_file (CbConnection  *connection,
            Export        *self,
            GCancellable  *cancellable,
            GError       **error)
{
  if (!self->method->check (connection, self->data, error))
    return FALSE;

  self->existed = g_file_query_exists (self->file, NULL);
  self->stream = g_file_replace (self->file, NULL, FALSE, G_FILE_CREATE_PRIVATE | self->method->flags,
                                 cancellable, error);
  if (self->stream == NULL)
    return FALSE;
  if (self->method->write (connection, self->data, G_OUTPUT_STREAM (self->stream), &self->trace, cancellable, error) &&
      g_output_stream_flush (G_OUTPUT_STREAM (self->stream), cancellable, error))
    return TRUE;

  drop (self);

  return FALSE;
}

static gpointer
write_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  Export *self = data;
  gboolean written;

  if (self->method->at_once && !cb_connection_begin_reading (connection, error))
    return NULL;

  written = write_file (connection, self, cancellable, error);
  if (self->method->at_once)
    cb_connection_end_reading (connection);

  return GINT_TO_POINTER (written);
}

static gpointer
note_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  const Export *self = data;

  /* Somebody else may have signed in meanwhile. */
  cb_connection_set_person (connection, self->person_id);
  cb_actor_rows_allow_anybody (connection);

  return GINT_TO_POINTER (cb_export_rows_note (connection, self->method->kind, self->trace.customers, self->trace.n,
                                               error) != 0);
}

static void
drop_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  drop (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_error (task, g_error_copy (g_object_get_data (G_OBJECT (task), "why")));
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  /* Half of a new file is nothing that was exported. */
  if (!self->existed)
    g_file_delete_async (self->file, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_task_return_error (task, error);
}

/* (transfer full): @task */
static void
give_place (GTask *task)
{
  Export *self = g_task_get_task_data (task);

  g_output_stream_close_async (G_OUTPUT_STREAM (self->stream), G_PRIORITY_DEFAULT, NULL, closed_cb, task);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = g_task_get_source_object (task);
  GError *error = NULL;
  CbChange *change;

  cb_database_write_finish (CB_DATABASE (source), result, &error);
  if (error != NULL)
    {
      g_autoptr (GTask) dropping = g_task_new (NULL, NULL, dropped_cb, g_object_ref (task));

      g_object_set_data_full (G_OBJECT (task), "why", error, (GDestroyNotify) g_error_free);
      g_task_set_task_data (dropping, g_task_get_task_data (task), NULL);
      g_task_run_in_thread (dropping, drop_thread);
      return;
    }

  change = cb_change_new ();
  change->noted = TRUE;
  cb_book_take_change (book, change);
  give_place (g_steal_pointer (&task));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = g_task_get_source_object (task);
  GError *error = NULL;

  cb_database_read_finish (CB_DATABASE (source), result, &error);
  if (error != NULL)
    {
      cb_refusal_store_note_error (book, error);
      g_task_return_error (task, error);
    }
  else if (cb_book_get_read_only (book))
    {
      give_place (g_steal_pointer (&task));
    }
  else
    {
      gpointer data = g_task_get_task_data (task);

      cb_database_write_async (CB_DATABASE (source), note_job, data, NULL, NULL, NULL, NULL, noted_cb,
                               g_steal_pointer (&task));
    }
}

void
cb_export_task_run (CbBook                *book,
                    gpointer               tag,
                    const CbExportMethod  *method,
                    GFile                 *file,
                    gpointer               data,
                    GDestroyNotify         data_free,
                    GCancellable          *cancellable,
                    GAsyncReadyCallback    callback,
                    gpointer               user_data)
{
  GTask *task = g_task_new (book, cancellable, callback, user_data);
  Export *self = g_new0 (Export, 1);

  self->method = method;
  self->data = data;
  self->data_free = data_free;
  self->file = g_object_ref (file);
  self->person_id = cb_database_get_person (cb_book_get_database (book));
  self->trace.customers = cb_id_set_new ();
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, self, export_free);
  /* What has its place is there, whatever is cancelled afterwards. */
  g_task_set_check_cancellable (task, FALSE);
  cb_database_read_aside_async (cb_book_get_database (book), write_job, self, NULL, NULL, cancellable, written_cb, task);
}

gboolean
cb_export_task_finish (CbBook        *book,
                       GAsyncResult  *result,
                       gpointer       tag,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
