/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-database-private.h"

#include "cb-error.h"
#include "cb-setting-rows.h"

/* How long an erasure waits for readers before it says that it could not. */
#define TRUNCATE_TIMEOUT (10 * G_USEC_PER_SEC)

/*
 * cb_database_empty_log:
 * @wait: whether to wait for readers
 *
 * Empties the write-ahead log; after an erasure also cleans the pages, and
 * notes that this is done. On the writing thread.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_database_empty_log (CbConnection  *connection,
                       gboolean       wait,
                       GError       **error)
{
  gboolean cleans = cb_connection_wants_cleaning (connection);

  if (!cb_connection_truncate_log (connection, wait, error))
    return FALSE;

  return !cleans ||
         (cb_connection_execute (connection,
                                 "DELETE FROM setting WHERE key = '" CB_SETTING_CLEANING_DUE "'", error) &&
          cb_connection_truncate_log (connection, wait, error));
}

static void
clean_work (CbWorker *worker,
            GTask    *task)
{
  CbConnection *connection = cb_worker_get_connection (worker);
  gint64 until = g_get_monotonic_time () + TRUNCATE_TIMEOUT;
  g_autoptr (GError) error = NULL;

  if (connection == NULL)
    {
      cb_database_return_closed (task);
      return;
    }

  cb_connection_want_cleaning (connection);
  while (!cb_database_empty_log (connection, TRUE, &error))
    {
      if (!g_error_matches (error, CB_ERROR, CB_ERROR_IN_USE) || g_get_monotonic_time () >= until)
        {
          cb_worker_want_idle_work (worker);
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      g_clear_error (&error);
    }

  g_task_return_boolean (task, TRUE);
}

/**
 * cb_database_clean_async:
 *
 * After an erasure: empties the write-ahead log, and overwrites what SQLite
 * left in the unused parts of pages.
 */
void
cb_database_clean_async (CbDatabase          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_DATABASE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_database_clean_async);
  cb_worker_push (self->writer, CB_PRIORITY_INTERACTIVE, task, clean_work);
}

/**
 * cb_database_clean_finish:
 *
 * Returns: FALSE with %CB_ERROR_IN_USE when a reader of another process would
 *   not let go; it is tried again whenever the writing thread is idle
 */
gboolean
cb_database_clean_finish (CbDatabase    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
