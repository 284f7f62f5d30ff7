/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-read-task.h"

void
cb_read_task_unref_nullable (gpointer object)
{
  g_clear_object (&object);
}

/*
 * cb_read_task_new:
 * @result_free: frees a result that nobody takes
 *
 * Returns: (transfer full): a task, for cb_read_task_cb()
 */
GTask *
cb_read_task_new (CbBook              *book,
                  gpointer             tag,
                  GDestroyNotify       result_free,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  GTask *task = g_task_new (book, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, result_free, NULL);

  return task;
}

gpointer
cb_read_task_finish (CbBook        *book,
                     GAsyncResult  *result,
                     gpointer       tag,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * cb_read_task_cb:
 * @user_data: (transfer full): the task that waits for the job
 */
void
cb_read_task_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer value = cb_database_read_finish (CB_DATABASE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, g_task_get_task_data (task));
}
