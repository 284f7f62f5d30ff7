/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-database-private.h"

#include <stdlib.h>
#include <unistd.h>

#include "cb-error.h"
#include "cb-schema.h"
#include "cb-setting-rows.h"

/* In KiB. Reading a list touches each page once and needs little. */
#define READER_CACHE (20 * 1024)

G_DEFINE_FINAL_TYPE (CbDatabase, cb_database, G_TYPE_OBJECT)

typedef struct
{
  gboolean        create;
  CbJob           first;
  GDestroyNotify  result_free;
} OpenData;

/* On the writing thread, when there is nothing else to do. What an erasure
 * could not truncate stays in the log until this succeeds. */
static gboolean
writer_idle_work (CbWorker *worker)
{
  CbConnection *connection = cb_worker_get_connection (worker);

  if (connection == NULL)
    return FALSE;

  cb_connection_release_cache (connection);

  return !cb_database_empty_log (connection, FALSE, NULL);
}

static void
close_work (CbWorker *worker,
            GTask    *task)
{
  CbConnection *connection = cb_worker_get_connection (worker);

  if (connection != NULL)
    {
      /* Closing would do it too, but only when no other process has the book. */
      cb_database_empty_log (connection, TRUE, NULL);
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
  OpenData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CbConnection) connection = cb_connection_open (self->path, FALSE, self->read_only, &error);
  gpointer result = NULL;

  if (connection != NULL && cb_connection_set_cache (connection, READER_CACHE, &error) && data->first != NULL)
    {
      cb_connection_set_cancellable (connection, g_task_get_cancellable (task));
      result = data->first (connection, NULL, NULL, g_task_get_cancellable (task), &error);
      cb_connection_set_cancellable (connection, NULL);
    }
  if (error != NULL)
    {
      g_clear_pointer (&connection, cb_connection_close);
      g_task_return_error (task, error);
      return;
    }

  cb_worker_set_connection (worker, g_steal_pointer (&connection));
  g_task_return_pointer (task, result, data->result_free);
}

/* SQLite puts its log beside the file itself, not beside a link to it. */
static void
follow_links (CbDatabase *self)
{
  char *path = realpath (self->path, NULL);

  if (path != NULL)
    g_set_str (&self->path, path);
  free (path);
}

/* To write, the log must be made beside it. */
static gboolean
can_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return access (path, W_OK) == 0 && access (folder, W_OK | X_OK) == 0;
}

/* The portal of a sandbox hands in a file alone: the log that would be made
 * beside it could neither be shared with others nor be found after a crash.
 * https://flatpak.github.io/xdg-desktop-portal/docs/documents-and-fuse.html */
static gboolean
is_handed_in (const char *path)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "doc", G_DIR_SEPARATOR_S, NULL);

  return g_str_has_prefix (path, folder) || g_str_has_prefix (path, "/run/flatpak/doc/");
}

static void
open_writer_work (CbWorker *worker,
                  GTask    *task)
{
  CbDatabase *self = g_task_get_source_object (task);
  OpenData *data = g_task_get_task_data (task);
  gboolean create = data->create;
  g_autoptr (CbConnection) connection = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  self->handed_in = is_handed_in (self->path);
  if (self->handed_in && create)
    {
      g_task_return_new_error_literal (task, CB_ERROR, CB_ERROR_HANDED_IN, "No log can be made beside it");
      return;
    }

  follow_links (self);
  self->handed_in = self->handed_in || is_handed_in (self->path);
  if (!cb_schema_check_file (self->path, create, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  self->read_only = self->handed_in || !can_write (self->path);
  connection = cb_connection_open (self->path, create && !self->read_only, self->read_only, &error);
  if (connection == NULL ||
      !cb_connection_set_cache (connection, CB_WRITER_CACHE, &error) ||
      !cb_schema_prepare (connection, self->path, self->read_only, &error) ||
      !cb_connection_query_int64 (connection, "PRAGMA data_version", &self->data_version, &error))
    {
      /* Closed before anybody hears of it: the file may be moved next. */
      g_clear_pointer (&connection, cb_connection_close);
      g_task_return_error (task, error);
      return;
    }

  /* A crash may have left what was erased in the log or in pages. */
  if (!self->read_only)
    {
      g_autofree char *cleaning_due = NULL;

      if (cb_setting_rows_get (connection, CB_SETTING_CLEANING_DUE, &cleaning_due, NULL) &&
          cleaning_due != NULL)
        cb_connection_want_cleaning (connection);
      cb_worker_want_idle_work (worker);
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
 * @first: (nullable): what the reading thread does at once
 * @result_free: (nullable): frees its result when nobody takes it
 *
 * Opens a book's file on two threads of its own, and migrates it if need be.
 */
void
cb_database_open_async (const char          *path,
                        gboolean             create,
                        CbJob                first,
                        GDestroyNotify       result_free,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (CbDatabase) self = g_object_new (CB_TYPE_DATABASE, NULL);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  OpenData *data = g_new0 (OpenData, 1);

  self->path = g_strdup (path);
  g_task_set_source_tag (task, cb_database_open_async);
  data->create = create;
  data->first = first;
  data->result_free = result_free;
  g_task_set_task_data (task, data, g_free);
  cb_worker_push (self->writer, CB_PRIORITY_INTERACTIVE, task, open_writer_work);
}

/**
 * cb_database_open_finish:
 * @first_result: (out) (transfer full) (optional): what the first job returned
 *
 * Returns: (transfer full): the database, or NULL with the reason: any
 *   %CB_ERROR up to %CB_ERROR_IO
 */
CbDatabase *
cb_database_open_finish (GAsyncResult  *result,
                         gpointer      *first_result,
                         GError       **error)
{
  GError *failure = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  if (first_result != NULL)
    *first_result = value;

  return CB_DATABASE (g_async_result_get_source_object (result));
}

const char *
cb_database_get_path (CbDatabase *self)
{
  g_return_val_if_fail (CB_IS_DATABASE (self), NULL);

  return self->path;
}

gboolean
cb_database_get_read_only (CbDatabase *self)
{
  g_return_val_if_fail (CB_IS_DATABASE (self), TRUE);

  return self->read_only;
}

/**
 * cb_database_get_handed_in:
 *
 * Returns: whether it is read-only because the file was handed into the
 *   sandbox alone
 */
gboolean
cb_database_get_handed_in (CbDatabase *self)
{
  g_return_val_if_fail (CB_IS_DATABASE (self), FALSE);

  return self->handed_in;
}

gint64
cb_database_get_person (CbDatabase *self)
{
  g_return_val_if_fail (CB_IS_DATABASE (self), 0);

  return self->person_id;
}

void
cb_database_set_person (CbDatabase *self,
                        gint64      person_id)
{
  g_return_if_fail (CB_IS_DATABASE (self));

  self->person_id = person_id;
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
