/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-database-private.h"

#include "cb-error.h"

/* What the threads of an open database are asked to do. */

typedef struct
{
  CbJob           job;
  gpointer        data;
  GDestroyNotify  data_free;
  GDestroyNotify  result_free;
  CbProgress     *progress;
  gboolean        unchecked;
  gint64          person_id;
} JobData;

static void
job_data_free (gpointer data)
{
  JobData *self = data;

  if (self->data_free != NULL)
    self->data_free (self->data);
  g_clear_object (&self->progress);
  g_free (self);
}

void
cb_database_return_closed (GTask *task)
{
  g_task_return_new_error_literal (task, CB_ERROR, CB_ERROR_FAILED, "The book is closed");
}

/* A job that was added without thinking of who may have it done is done for
 * nobody. */
static gboolean
check_asked (CbConnection  *connection,
             GError       **error)
{
  if (cb_connection_get_asked (connection))
    return TRUE;

  g_critical ("A job has not asked what whom it is done for may do");
  g_set_error_literal (error, CB_ERROR, CB_ERROR_DENIED, "Nobody was asked");

  return FALSE;
}

static gpointer
run_read_job (CbConnection  *connection,
              GTask         *task,
              GError       **error)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  JobData *data = g_task_get_task_data (task);
  GError *failure = NULL;
  gpointer result;

  cb_connection_set_person (connection, data->person_id);
  cb_connection_set_cancellable (connection, cancellable);
  result = data->job (connection, data->data, data->progress, cancellable, &failure);
  cb_connection_set_cancellable (connection, NULL);

  if (failure == NULL && !check_asked (connection, &failure))
    {
      if (result != NULL && data->result_free != NULL)
        data->result_free (result);
      result = NULL;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);

  return result;
}

static void
return_read (GTask    *task,
             gpointer  result,
             GError   *error)
{
  JobData *data = g_task_get_task_data (task);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, data->result_free);
}

static void
read_work (CbWorker *worker,
           GTask    *task)
{
  CbConnection *connection = cb_worker_get_connection (worker);
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (connection == NULL)
    {
      cb_database_return_closed (task);
      return;
    }

  if (!cb_connection_begin_reading (connection, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  result = run_read_job (connection, task, &error);
  cb_connection_end_reading (connection);
  return_read (task, result, error);
}

static void
read_aside_work (CbWorker *worker,
                 GTask    *task)
{
  CbDatabase *self = g_task_get_source_object (task);
  GError *error = NULL;
  CbConnection *connection;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;

  connection = cb_connection_open (self->path, FALSE, self->read_only, &error);
  if (connection == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  result = run_read_job (connection, task, &error);
  /* Closed before anybody hears of it: the book may be closed next. */
  cb_connection_close (connection);
  return_read (task, result, error);
}

/* What writes anything makes the book one generation older, so that plans can
 * tell whether it is still the one they were made for. */
static gboolean
note_changes (CbConnection  *connection,
              gint64         n_before,
              GError       **error)
{
  return cb_connection_get_n_all_changes (connection) == n_before ||
         cb_connection_execute (connection, "UPDATE generation SET n = n + 1", error);
}

/* In a transaction, from its beginning to its end. */
static gboolean
write_in_transaction (CbConnection  *connection,
                      JobData       *data,
                      GCancellable  *cancellable,
                      gpointer      *result,
                      GError       **error)
{
  gint64 n_before = cb_connection_get_n_all_changes (connection);
  GError *failure = NULL;

  if (!cb_connection_begin (connection, error))
    return FALSE;

  cb_connection_set_person (connection, data->person_id);
  cb_connection_set_cancellable (connection, cancellable);
  *result = data->job (connection, data->data, data->progress, cancellable, &failure);
  /* From here on it can't be cancelled: either all of it stands or nothing. */
  if (failure == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &failure);
  cb_connection_set_cancellable (connection, NULL);

  if (failure == NULL && check_asked (connection, &failure) && note_changes (connection, n_before, &failure) &&
      cb_connection_commit (connection, &failure))
    return TRUE;

  cb_connection_rollback (connection);
  if (*result != NULL && data->result_free != NULL)
    data->result_free (*result);
  g_propagate_error (error, failure);

  return FALSE;
}

static void
write_work (CbWorker *worker,
            GTask    *task)
{
  CbConnection *connection = cb_worker_get_connection (worker);
  JobData *data = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result = NULL;
  gboolean done;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (connection == NULL)
    {
      cb_database_return_closed (task);
      return;
    }

  if (data->unchecked &&
      (!cb_connection_set_cache (connection, CB_ERASER_CACHE, &error) ||
       !cb_connection_set_foreign_keys (connection, FALSE, &error)))
    {
      g_task_return_error (task, error);
      return;
    }
  done = write_in_transaction (connection, data, g_task_get_cancellable (task), &result, &error);
  /* What can't check any more must not write any more. */
  if (data->unchecked &&
      (!cb_connection_set_foreign_keys (connection, TRUE, NULL) ||
       !cb_connection_set_cache (connection, CB_WRITER_CACHE, NULL)))
    cb_worker_set_connection (worker, NULL);

  /* Also when it was taken back: for the memory. */
  cb_worker_want_idle_work (worker);
  if (done)
    g_task_return_pointer (task, result, data->result_free);
  else
    g_task_return_error (task, error);
}

/* On the connection that writes the number changes by others' writes alone. */
static void
poll_work (CbWorker *worker,
           GTask    *task)
{
  CbDatabase *self = g_task_get_source_object (task);
  CbConnection *connection = cb_worker_get_connection (worker);
  GError *error = NULL;
  gint64 version;
  gboolean changed;

  if (connection == NULL)
    {
      cb_database_return_closed (task);
      return;
    }

  if (!cb_connection_query_int64 (connection, "PRAGMA data_version", &version, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  changed = self->data_version != version;
  self->data_version = version;
  g_task_return_boolean (task, changed);
}

static GTask *
new_job_task (CbDatabase          *self,
              CbJob                job,
              gpointer             data,
              GDestroyNotify       data_free,
              GDestroyNotify       result_free,
              CbProgress          *progress,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  JobData *job_data = g_new0 (JobData, 1);

  job_data->job = job;
  job_data->data = data;
  job_data->data_free = data_free;
  job_data->result_free = result_free;
  job_data->person_id = self->person_id;
  g_set_object (&job_data->progress, progress);
  g_task_set_task_data (task, job_data, job_data_free);
  /* A job that is done is done, whatever is cancelled afterwards. */
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

/**
 * cb_database_read_async:
 * @data_free: (nullable): frees @data, on this thread
 * @result_free: (nullable): frees a result that nobody takes
 *
 * Runs @job on the reading thread.
 */
void
cb_database_read_async (CbDatabase          *self,
                        CbJob                job,
                        gpointer             data,
                        GDestroyNotify       data_free,
                        GDestroyNotify       result_free,
                        CbPriority           priority,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_DATABASE (self));

  task = new_job_task (self, job, data, data_free, result_free, NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_database_read_async);
  cb_worker_push (self->reader, priority, task, read_work);
}

/**
 * cb_database_read_aside_async:
 *
 * Runs @job on a thread and a connection made for it.
 */
void
cb_database_read_aside_async (CbDatabase          *self,
                              CbJob                job,
                              gpointer             data,
                              GDestroyNotify       data_free,
                              GDestroyNotify       result_free,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (CbWorker) worker = cb_worker_new ("book-aside", NULL);
  GTask *task;

  g_return_if_fail (CB_IS_DATABASE (self));

  task = new_job_task (self, job, data, data_free, result_free, NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_database_read_aside_async);
  cb_worker_push (worker, CB_PRIORITY_INTERACTIVE, task, read_aside_work);
  cb_worker_finish (worker);
}

/**
 * cb_database_read_after_writes_async:
 *
 * Runs @job on the writing thread: its callback comes after those of all
 * writes that it saw, and before those of all that it didn't.
 */
void
cb_database_read_after_writes_async (CbDatabase          *self,
                                     CbJob                job,
                                     gpointer             data,
                                     GDestroyNotify       data_free,
                                     GDestroyNotify       result_free,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_DATABASE (self));

  task = new_job_task (self, job, data, data_free, result_free, NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_database_read_after_writes_async);
  cb_worker_push (self->writer, CB_PRIORITY_INTERACTIVE, task, read_work);
}

gpointer
cb_database_read_finish (CbDatabase    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
push_write (CbDatabase *self,
            GTask      *task)
{
  g_task_set_source_tag (task, cb_database_write_async);

  if (self->read_only)
    {
      g_task_return_new_error_literal (task, CB_ERROR, CB_ERROR_READ_ONLY, "The book is read-only");
      g_object_unref (task);
      return;
    }

  cb_worker_push (self->writer, CB_PRIORITY_INTERACTIVE, task, write_work);
}

/**
 * cb_database_write_async:
 * @progress: (nullable): handed to @job
 *
 * Runs @job in a transaction on the writing thread. Cancelling rolls back.
 */
void
cb_database_write_async (CbDatabase          *self,
                         CbJob                job,
                         gpointer             data,
                         GDestroyNotify       data_free,
                         GDestroyNotify       result_free,
                         CbProgress          *progress,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (CB_IS_DATABASE (self));

  push_write (self, new_job_task (self, job, data, data_free, result_free, progress,
                                  cancellable, callback, user_data));
}

/**
 * cb_database_write_unchecked_async:
 *
 * The same without foreign keys: for a job that makes sure itself that nothing
 * is left pointing at what it deletes. Looking that up for each row takes half
 * as long again as the deleting.
 */
void
cb_database_write_unchecked_async (CbDatabase          *self,
                                   CbJob                job,
                                   gpointer             data,
                                   GDestroyNotify       data_free,
                                   GDestroyNotify       result_free,
                                   CbProgress          *progress,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  JobData *job_data;
  GTask *task;

  g_return_if_fail (CB_IS_DATABASE (self));

  task = new_job_task (self, job, data, data_free, result_free, progress, cancellable, callback, user_data);
  job_data = g_task_get_task_data (task);
  job_data->unchecked = TRUE;
  push_write (self, task);
}

gpointer
cb_database_write_finish (CbDatabase    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cb_database_poll_async (CbDatabase          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_DATABASE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_database_poll_async);
  cb_worker_push (self->writer, CB_PRIORITY_INTERACTIVE, task, poll_work);
}

/**
 * cb_database_poll_finish:
 *
 * Returns: whether another process has written; FALSE too if @error is set
 */
gboolean
cb_database_poll_finish (CbDatabase    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
