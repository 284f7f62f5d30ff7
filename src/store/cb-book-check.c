/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-book-private.h"

#include "cb-actor-rows.h"
#include "cb-book-rows.h"

/* Looking for damage in the file of a book. */

static gpointer
check_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  cb_actor_rows_allow_anybody (connection);

  return GINT_TO_POINTER (cb_book_rows_quick_check (connection, error));
}

static void
check_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  cb_database_read_finish (CB_DATABASE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * cb_book_check_async:
 *
 * Looks for damage, on a thread of its own; cb_book_close_async() cancels it.
 */
void
cb_book_check_async (CbBook              *self,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_BOOK (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cb_book_check_async);
  cb_database_read_aside_async (cb_book_get_database (self), check_job, NULL, NULL, NULL,
                                cb_book_get_closing (self),
                                check_cb, task);
}

/**
 * cb_book_check_finish:
 *
 * Returns: FALSE with %CB_ERROR_DAMAGED, or with why it could not be found out
 */
gboolean
cb_book_check_finish (CbBook        *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
