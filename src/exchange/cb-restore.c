/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-restore.h"

#include "cb-actor-rows.h"
#include "cb-book-file.h"
#include "cb-book-rows.h"
#include "cb-error.h"
#include "cb-operation-rows.h"
#include "cb-refusal-store.h"
#include "cb-schema.h"

typedef struct
{
  char       *path;      /* of the backup */
  CbProgress *progress;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *self = data;

  g_free (self->path);
  g_clear_object (&self->progress);
  g_free (self);
}

static Restore *
restore_new (const char *path,
             CbProgress *progress)
{
  Restore *self = g_new0 (Restore, 1);

  self->path = g_strdup (path);
  g_set_object (&self->progress, progress);

  return self;
}

static gboolean
check (CbConnection  *connection,
       const char    *path,
       GError       **error)
{
  if (!cb_actor_rows_check_one (connection, CB_PERMISSION_RESTORE, error))
    return FALSE;

  if (cb_book_file_is_same (path, cb_connection_get_path (connection)))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_SAME_BOOK, "The book itself");
      return FALSE;
    }

  return TRUE;
}

static gpointer
look_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  const Restore *self = data;

  return check (connection, self->path, error)
         ? cb_backup_contents_read (connection, self->path, cancellable, error) : NULL;
}

/* By name, as they may be somebody else there, or nobody. */
static gboolean
add_person (CbConnection  *copy,
            const char    *name,
            gint64        *id,
            GError       **error)
{
  g_autoptr (CbStatement) insert =
    cb_connection_prepare (copy, "INSERT OR IGNORE INTO person (name, active) VALUES (?, 0)", error);
  g_autoptr (CbStatement) find = cb_connection_prepare (copy, "SELECT id FROM person WHERE name = ?", error);

  if (insert == NULL || find == NULL)
    return FALSE;

  cb_statement_bind_text (insert, 1, name);
  cb_statement_bind_text (find, 1, name);
  if (!cb_statement_run (insert, error) || cb_statement_step (find, error) != CB_STEP_ROW)
    return FALSE;
  *id = cb_statement_get_int64 (find, 0);

  return TRUE;
}

static gboolean
record (CbConnection  *copy,
        const char    *name,
        GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (copy,
                           "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                           "SELECT ?, ?, ?, ?, count (*) FROM customer", error);
  g_autoptr (CbIdSet) nobody = cb_id_set_new ();
  gint64 person_id;

  if (statement == NULL || !add_person (copy, name, &person_id, error))
    return FALSE;

  cb_statement_bind_int64 (statement, 1, CB_OPERATION_RESTORE);
  cb_statement_bind_int64 (statement, 2, g_get_real_time ());
  cb_statement_bind_int64 (statement, 3, person_id);
  cb_statement_bind_text (statement, 4, name);

  return cb_statement_run (statement, error) &&
         cb_operation_rows_add_set (copy, cb_connection_get_last_id (copy), 0, nobody, error);
}

/* Leaves one file of this version without a log. */
static gboolean
finish_copy (const char    *path,
             const char    *name,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (CbConnection) copy = cb_connection_open (path, FALSE, FALSE, error);

  if (copy == NULL)
    return FALSE;

  cb_connection_set_cancellable (copy, cancellable);
  /* Not when it has its place: one that can't be brought to this version is no book. */
  if (!cb_schema_prepare (copy, NULL, FALSE, error) || !cb_connection_begin (copy, error))
    return FALSE;
  if (!record (copy, name, error) || !cb_connection_commit (copy, error))
    {
      cb_connection_rollback (copy);
      return FALSE;
    }

  return cb_book_rows_quick_check (copy, error) && cb_connection_seize (copy, error);
}

static gboolean
copy_backup (const Restore  *self,
             const char     *next,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr (CbConnection) backup = cb_book_file_open (self->path, error);

  if (backup == NULL)
    return FALSE;

  cb_connection_set_cancellable (backup, cancellable);

  return cb_connection_copy_into (backup, next, self->progress, error);
}

static gpointer
prepare_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  const Restore *self = data;
  g_autofree char *next = cb_book_file_get_next (cb_connection_get_path (connection));
  g_autoptr (CbActor) actor = NULL;

  if (!check (connection, self->path, error))
    return NULL;

  actor = cb_actor_rows_get (connection, error);
  if (actor == NULL)
    return NULL;

  cb_book_file_remove_next (cb_connection_get_path (connection));
  if (cb_book_file_make (next, error) &&
      copy_backup (self, next, cancellable, error) &&
      finish_copy (next, cb_person_get_name (cb_actor_get_person (actor)), cancellable, error) &&
      cb_book_file_sync (next, error) &&
      !g_cancellable_set_error_if_cancelled (cancellable, error))
    return GINT_TO_POINTER (TRUE);

  cb_book_file_remove_next (cb_connection_get_path (connection));

  return NULL;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  gboolean looks = g_task_get_source_tag (task) == cb_restore_look_async;
  GError *error = NULL;
  gpointer value = cb_database_read_finish (CB_DATABASE (source), result, &error);

  if (error != NULL)
    {
      cb_refusal_store_note_error (g_task_get_source_object (task), error);
      g_task_return_error (task, error);
    }
  else
    {
      g_task_return_pointer (task, value, looks ? (GDestroyNotify) cb_backup_contents_free : NULL);
    }
}

static void
run (CbBook              *book,
     gpointer             tag,
     CbJob                job,
     const char          *path,
     CbProgress          *progress,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  GTask *task = g_task_new (book, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  cb_database_read_aside_async (cb_book_get_database (book), job, restore_new (path, progress), restore_free, NULL,
                                cancellable, read_cb, task);
}

void
cb_restore_look_async (CbBook              *book,
                       const char          *path,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (path != NULL);

  run (book, cb_restore_look_async, look_job, path, NULL, cancellable, callback, user_data);
}

CbBackupContents *
cb_restore_look_finish (CbBook        *book,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cb_restore_prepare_async (CbBook              *book,
                          const char          *path,
                          CbProgress          *progress,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (path != NULL);

  run (book, cb_restore_prepare_async, prepare_job, path, progress, cancellable, callback, user_data);
}

gboolean
cb_restore_prepare_finish (CbBook        *book,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

typedef struct
{
  char *path;
  char *aside;
} Put;

static void
put_free (gpointer data)
{
  Put *self = data;

  g_free (self->path);
  g_free (self->aside);
  g_free (self);
}

static void
put_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  const Put *self = task_data;
  g_autofree char *next = cb_book_file_get_next (self->path);
  g_autofree char *aside = g_strdup (self->aside);
  GError *error = NULL;

  if (cb_book_file_replace (self->path, next, &aside, &error))
    {
      g_task_return_pointer (task, g_steal_pointer (&aside), g_free);
      return;
    }

  cb_book_file_remove_next (self->path);
  g_task_return_error (task, error);
}

void
cb_restore_put_async (const char          *path,
                      const char          *aside,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Put *self = g_new0 (Put, 1);

  self->path = g_strdup (path);
  self->aside = g_strdup (aside);
  g_task_set_source_tag (task, cb_restore_put_async);
  g_task_set_task_data (task, self, put_free);
  g_task_run_in_thread (task, put_thread);
}

char *
cb_restore_put_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
