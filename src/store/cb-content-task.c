/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-content-task.h"

#include "cb-refusal-store.h"

typedef struct
{
  gint64          customer_id;
  gpointer        job_data;
  GDestroyNotify  job_data_free;
  GDestroyNotify  result_free;
} TaskData;

static void
task_data_free (gpointer data)
{
  TaskData *self = data;

  self->job_data_free (self->job_data);
  g_free (self);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const TaskData *data = g_task_get_task_data (task);
  g_autoptr (CbChange) change = NULL;
  GError *error = NULL;
  gpointer value = cb_database_write_finish (CB_DATABASE (source), result, &error);

  if (error != NULL)
    {
      cb_refusal_store_note_error (g_task_get_source_object (task), error);
      g_task_return_error (task, error);
      return;
    }

  change = cb_change_new ();
  change->contents = cb_id_set_new_single (data->customer_id);
  cb_book_take_change (g_task_get_source_object (task), g_steal_pointer (&change));
  g_task_return_pointer (task, value, data->result_free);
}

void
cb_content_task_run (CbBook              *book,
                     gpointer             tag,
                     gint64               customer_id,
                     CbJob                job,
                     gpointer             data,
                     GDestroyNotify       data_free,
                     GDestroyNotify       result_free,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task = g_task_new (book, cancellable, callback, user_data);
  TaskData *task_data = g_new (TaskData, 1);

  *task_data = (TaskData) { customer_id, data, data_free, result_free };
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, task_data, task_data_free);
  g_task_set_check_cancellable (task, FALSE);
  cb_database_write_async (cb_book_get_database (book), job, data, NULL, result_free, NULL, cancellable, written_cb, task);
}

gpointer
cb_content_task_finish (CbBook        *book,
                        GAsyncResult  *result,
                        gpointer       tag,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
