/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Who works with a book.
 */

#include "cb-actor-rows.h"
#include "cb-book-private.h"
#include "cb-error.h"

static gpointer
read_actor_job (CbConnection  *connection,
                gpointer       data,
                CbProgress    *progress,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (CbActor) actor = NULL;

  cb_connection_set_person (connection, *(gint64 *) data);
  actor = cb_actor_rows_get (connection, error);
  if (actor != NULL && cb_actor_get_person (actor) == NULL)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_DENIED, "Nobody who works with the book");
      return NULL;
    }

  return g_steal_pointer (&actor);
}

static void
read_actor_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (CbActor) actor = cb_database_read_finish (CB_DATABASE (source), result, &error);

  if (actor == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  cb_database_set_person (self->database, *(gint64 *) g_task_get_task_data (task));
  if (cb_book_set_actor (self, actor))
    cb_book_reload (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * cb_book_set_person_async:
 * @person_id: somebody active, or 0 for the first of these
 *
 * What is under way ends for whom it began.
 */
void
cb_book_set_person_async (CbBook              *self,
                          gint64               person_id,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_BOOK (self));
  g_return_if_fail (person_id >= 0);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cb_book_set_person_async);
  g_task_set_task_data (task, g_memdup2 (&person_id, sizeof person_id), g_free);
  cb_database_read_after_writes_async (self->database, read_actor_job,
                                       g_memdup2 (&person_id, sizeof person_id), g_free, g_object_unref,
                                       NULL, read_actor_cb, task);
}

/**
 * cb_book_set_person_finish:
 *
 * Returns: FALSE with %CB_ERROR_DENIED when there is no such person who works
 *   with the book, or with another error; then it is who it was
 */
gboolean
cb_book_set_person_finish (CbBook        *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
