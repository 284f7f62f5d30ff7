/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-database.h"

#include <unistd.h>

#include "cb-error.h"
#include "cb-schema.h"
#include "cb-worker.h"

/* How long an erasure waits for readers before it says that it could not. */
#define TRUNCATE_TIMEOUT (10 * G_USEC_PER_SEC)

/* In KiB. Reading a list touches each page once and needs little; erasing many
 * needs seven indexes at once, and gives the memory back when it is done. */
#define READER_CACHE (16 * 1024)
#define WRITER_CACHE (128 * 1024)

struct _CbDatabase
{
  GObject   parent_instance;

  CbWorker *writer;
  CbWorker *reader;
  char     *path;
  gboolean  read_only;
  gint64    data_version; /* of the writing thread */
};

G_DEFINE_FINAL_TYPE (CbDatabase, cb_database, G_TYPE_OBJECT)

typedef struct
{
  CbJob           job;
  gpointer        data;
  GDestroyNotify  data_free;
  GDestroyNotify  result_free;
  CbProgress     *progress;
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

/* On the writing thread, when there is nothing else to do. What an erasure
 * could not truncate stays in the log until this succeeds. */
static gboolean
writer_idle_work (CbWorker *worker)
{
  CbConnection *connection = cb_worker_get_connection (worker);

  if (connection == NULL)
    return FALSE;

  cb_connection_release_cache (connection);

  return !cb_connection_truncate_log (connection, FALSE, NULL);
}

static void
return_closed (GTask *task)
{
  g_task_return_new_error_literal (task, CB_ERROR, CB_ERROR_FAILED, "The book is closed");
}

static void
read_work (CbWorker *worker,
           GTask    *task)
{
  CbConnection *connection = cb_worker_get_connection (worker);
  GCancellable *cancellable = g_task_get_cancellable (task);
  JobData *data = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (connection == NULL)
    {
      return_closed (task);
      return;
    }

  cb_connection_set_cancellable (connection, cancellable);
  result = data->job (connection, data->data, data->progress, cancellable, &error);
  cb_connection_set_cancellable (connection, NULL);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, data->result_free);
}

static void
read_aside_work (CbWorker *worker,
                 GTask    *task)
{
  CbDatabase *self = g_task_get_source_object (task);
  GError *error = NULL;
  CbConnection *connection = cb_connection_open (self->path, FALSE, self->read_only, &error);

  if (connection == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  cb_worker_set_connection (worker, connection);
  read_work (worker, task);
  cb_worker_set_connection (worker, NULL);
}

static void
write_work (CbWorker *worker,
            GTask    *task)
{
  CbConnection *connection = cb_worker_get_connection (worker);
  GCancellable *cancellable = g_task_get_cancellable (task);
  JobData *data = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (connection == NULL)
    {
      return_closed (task);
      return;
    }

  if (!cb_connection_begin (connection, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cb_connection_set_cancellable (connection, cancellable);
  result = data->job (connection, data->data, data->progress, cancellable, &error);
  /* From here on it can't be cancelled: either all of it stands or nothing. */
  if (error == NULL && g_cancellable_set_error_if_cancelled (cancellable, &error) && result != NULL &&
      data->result_free != NULL)
    data->result_free (result);
  cb_connection_set_cancellable (connection, NULL);

  if (error == NULL && !cb_connection_commit (connection, &error) && result != NULL &&
      data->result_free != NULL)
    data->result_free (result);

  if (error != NULL)
    {
      cb_connection_rollback (connection);
      g_task_return_error (task, error);
      return;
    }

  cb_worker_want_idle_work (worker);
  g_task_return_pointer (task, result, data->result_free);
}

static void
truncate_work (CbWorker *worker,
               GTask    *task)
{
  CbConnection *connection = cb_worker_get_connection (worker);
  gint64 until = g_get_monotonic_time () + TRUNCATE_TIMEOUT;
  g_autoptr (GError) error = NULL;

  if (connection == NULL)
    {
      return_closed (task);
      return;
    }

  while (!cb_connection_truncate_log (connection, TRUE, &error))
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
      return_closed (task);
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

static void
close_work (CbWorker *worker,
            GTask    *task)
{
  CbConnection *connection = cb_worker_get_connection (worker);

  if (connection != NULL)
    {
      /* Closing would do it too, but only when no other process has the book. */
      cb_connection_truncate_log (connection, TRUE, NULL);
      cb_worker_set_connection (worker, NULL);
    }
  g_task_return_boolean (task, TRUE);
}

static void
close_reader_work (CbWorker *worker,
                   GTask    *task)
{
  CbDatabase *self = g_task_get_source_object (task);

  cb_worker_set_connection (worker, NULL);
  cb_worker_push (self->writer, CB_PRIORITY_INTERACTIVE, g_object_ref (task), close_work);
}

static void
open_reader_work (CbWorker *worker,
                  GTask    *task)
{
  CbDatabase *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (CbConnection) connection = cb_connection_open (self->path, FALSE, self->read_only, &error);

  if (connection == NULL || !cb_connection_set_cache (connection, READER_CACHE, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cb_worker_set_connection (worker, g_steal_pointer (&connection));
  g_task_return_boolean (task, TRUE);
}

static void
open_writer_work (CbWorker *worker,
                  GTask    *task)
{
  CbDatabase *self = g_task_get_source_object (task);
  gboolean create = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_autoptr (CbConnection) connection = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (!cb_schema_check_file (self->path, create, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  self->read_only = access (self->path, W_OK) != 0;
  connection = cb_connection_open (self->path, FALSE, self->read_only, &error);
  if (connection == NULL ||
      !cb_connection_set_cache (connection, WRITER_CACHE, &error) ||
      !cb_schema_prepare (connection, self->path, self->read_only, create, &error) ||
      !cb_connection_query_int64 (connection, "PRAGMA data_version", &self->data_version, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cb_worker_set_connection (worker, g_steal_pointer (&connection));
  cb_worker_push (self->reader, CB_PRIORITY_INTERACTIVE, g_object_ref (task), open_reader_work);
}

static void
cb_database_dispose (GObject *object)
{
  CbDatabase *self = CB_DATABASE (object);

  if (self->writer != NULL)
    cb_worker_finish (self->writer);
  if (self->reader != NULL)
    cb_worker_finish (self->reader);
  g_clear_pointer (&self->writer, cb_worker_unref);
  g_clear_pointer (&self->reader, cb_worker_unref);

  G_OBJECT_CLASS (cb_database_parent_class)->dispose (object);
}

static void
cb_database_finalize (GObject *object)
{
  CbDatabase *self = CB_DATABASE (object);

  g_free (self->path);

  G_OBJECT_CLASS (cb_database_parent_class)->finalize (object);
}

static void
cb_database_class_init (CbDatabaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_database_dispose;
  object_class->finalize = cb_database_finalize;
}

static void
cb_database_init (CbDatabase *self)
{
  self->writer = cb_worker_new ("book-writer", writer_idle_work);
  self->reader = cb_worker_new ("book-reader", NULL);
}

/**
 * cb_database_open_async:
 * @path: the file, in the file name encoding
 * @create: whether a file that is missing becomes a new book
 *
 * Opens a book's file on two threads of its own, and migrates it if need be.
 */
void
cb_database_open_async (const char          *path,
                        gboolean             create,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (CbDatabase) self = g_object_new (CB_TYPE_DATABASE, NULL);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  self->path = g_strdup (path);
  g_task_set_source_tag (task, cb_database_open_async);
  g_task_set_task_data (task, GINT_TO_POINTER (create), NULL);
  cb_worker_push (self->writer, CB_PRIORITY_INTERACTIVE, task, open_writer_work);
}

/**
 * cb_database_open_finish:
 *
 * Returns: (transfer full): the database, or NULL with the reason: any
 *   %CB_ERROR up to %CB_ERROR_IO
 */
CbDatabase *
cb_database_open_finish (GAsyncResult  *result,
                         GError       **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return CB_DATABASE (g_async_result_get_source_object (result));
}

gboolean
cb_database_get_read_only (CbDatabase *self)
{
  g_return_val_if_fail (CB_IS_DATABASE (self), TRUE);

  return self->read_only;
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
  GTask *task;

  g_return_if_fail (CB_IS_DATABASE (self));

  task = new_job_task (self, job, data, data_free, result_free, progress, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_database_write_async);

  if (self->read_only)
    {
      g_task_return_new_error_literal (task, CB_ERROR, CB_ERROR_READ_ONLY, "The book is read-only");
      g_object_unref (task);
      return;
    }

  cb_worker_push (self->writer, CB_PRIORITY_INTERACTIVE, task, write_work);
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
cb_database_truncate_log_async (CbDatabase          *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_DATABASE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_database_truncate_log_async);
  cb_worker_push (self->writer, CB_PRIORITY_INTERACTIVE, task, truncate_work);
}

/**
 * cb_database_truncate_log_finish:
 *
 * Returns: FALSE with %CB_ERROR_IN_USE when a reader of another process would
 *   not let go; it is tried again whenever the writing thread is idle
 */
gboolean
cb_database_truncate_log_finish (CbDatabase    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
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

/**
 * cb_database_close_async:
 *
 * Closes the file after all jobs that are queued. Later jobs fail.
 */
void
cb_database_close_async (CbDatabase          *self,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_DATABASE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cb_database_close_async);
  cb_worker_push (self->reader, CB_PRIORITY_BACKGROUND, task, close_reader_work);
}

gboolean
cb_database_close_finish (CbDatabase    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
