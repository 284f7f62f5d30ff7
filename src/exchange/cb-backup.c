/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-backup.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cb-actor-rows.h"
#include "cb-book-file.h"
#include "cb-book-rows.h"
#include "cb-error.h"
#include "cb-export-rows.h"
#include "cb-refusal-store.h"

typedef struct
{
  char       *path;
  CbProgress *progress;
  gint64      person_id;    /* who began it */
  gint64      n_customers;  /* in the copy */
  gboolean    noted;        /* where that can be */
} Backup;

static void
backup_free (gpointer data)
{
  Backup *self = data;

  g_free (self->path);
  g_clear_object (&self->progress);
  g_free (self);
}

/* Nor any of the files beside the book. */
static gboolean
check_target (CbConnection  *connection,
              const char    *path,
              GError       **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *other = g_strconcat (cb_connection_get_path (connection), suffixes[i], NULL);

      if (cb_book_file_is_same (path, other))
        {
          g_set_error_literal (error, CB_ERROR, CB_ERROR_SAME_BOOK, "A file of the book itself");
          return FALSE;
        }
    }

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_NO_TARGET, "A folder");
      return FALSE;
    }

  return TRUE;
}

/* A copy that can't be read is none. */
static gboolean
check_copy (const char    *path,
            gint64        *n_customers,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (CbConnection) copy = cb_book_file_open (path, error);

  if (copy == NULL)
    return FALSE;

  cb_connection_set_cancellable (copy, cancellable);

  return cb_book_rows_quick_check (copy, error) &&
         cb_connection_query_int64 (copy, "SELECT count (*) FROM customer", n_customers, error);
}

/* Says of what goes wrong with the copy that it isn't the book. */
static void
set_target_error (GError  *failure,
                  GError **error)
{
  static const struct
  {
    int     io_code;
    CbError code;
  } of_target[] = {
    { G_IO_ERROR_NOT_FOUND, CB_ERROR_NO_TARGET },
    { G_IO_ERROR_NOT_DIRECTORY, CB_ERROR_NO_TARGET },
    { G_IO_ERROR_IS_DIRECTORY, CB_ERROR_NO_TARGET },
    { G_IO_ERROR_INVALID_FILENAME, CB_ERROR_NO_TARGET },
    { G_IO_ERROR_FILENAME_TOO_LONG, CB_ERROR_NO_TARGET },
    { G_IO_ERROR_INVALID_ARGUMENT, CB_ERROR_NO_TARGET },
    { G_IO_ERROR_NOT_SUPPORTED, CB_ERROR_NO_TARGET },
    { G_IO_ERROR_NO_SPACE, CB_ERROR_TARGET_FULL },
  };
  CbError code = CB_ERROR_FAILED;

  for (guint i = 0; i < G_N_ELEMENTS (of_target); i++)
    {
      if (g_error_matches (failure, G_IO_ERROR, of_target[i].io_code))
        code = of_target[i].code;
    }
  /* The book itself is only read. */
  if (g_error_matches (failure, CB_ERROR, CB_ERROR_DISK_FULL))
    code = CB_ERROR_TARGET_FULL;

  if (code == CB_ERROR_FAILED)
    {
      g_propagate_error (error, failure);
      return;
    }

  g_set_error_literal (error, CB_ERROR, code, failure->message);
  g_error_free (failure);
}

static gboolean
make_copy (CbConnection  *connection,
           Backup        *self,
           GCancellable  *cancellable,
           GError       **error)
{
  int fd;
  g_autofree char *beside = cb_book_file_make_beside (self->path, &fd, error);
  gboolean made;

  if (beside == NULL)
    return FALSE;

  made = cb_connection_copy_into (connection, beside, self->progress, error) &&
         check_copy (beside, &self->n_customers, cancellable, error) &&
         cb_book_file_sync (beside, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         cb_book_file_put_copy (beside, self->path, error);
  if (!made)
    g_unlink (beside);
  g_close (fd, NULL);

  return made;
}

static gpointer
copy_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  Backup *self = data;
  GError *failure = NULL;

  if (!cb_actor_rows_check_one (connection, CB_PERMISSION_BACK_UP, error) ||
      !check_target (connection, self->path, error))
    return NULL;

  if (make_copy (connection, self, cancellable, &failure))
    return GINT_TO_POINTER (TRUE);

  set_target_error (failure, error);

  return NULL;
}

static gpointer
note_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  const Backup *self = data;
  g_autoptr (CbIdSet) nobody = cb_id_set_new ();

  /* Somebody else may have signed in meanwhile. */
  cb_connection_set_person (connection, self->person_id);
  cb_actor_rows_allow_anybody (connection);

  return GINT_TO_POINTER (cb_export_rows_note (connection, CB_OPERATION_BACK_UP, nobody, (gsize) self->n_customers,
                                               error) != 0);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Backup *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  cb_database_write_finish (CB_DATABASE (source), result, &error);
  if (error != NULL)
    {
      /* The copy is there all the same. */
      self->noted = FALSE;
    }
  else
    {
      CbChange *change = cb_change_new ();

      change->noted = TRUE;
      cb_book_take_change (g_task_get_source_object (task), change);
    }
  g_task_return_boolean (task, TRUE);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = g_task_get_source_object (task);
  gpointer data = g_task_get_task_data (task);
  GError *error = NULL;

  cb_database_read_finish (CB_DATABASE (source), result, &error);
  if (error != NULL)
    {
      cb_refusal_store_note_error (book, error);
      g_task_return_error (task, error);
    }
  else if (cb_book_get_read_only (book))
    {
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      /* Not before it is there: somebody might rely on a backup that Activity tells of. */
      cb_database_write_async (CB_DATABASE (source), note_job, data, NULL, NULL, NULL, NULL, noted_cb,
                               g_steal_pointer (&task));
    }
}

void
cb_backup_async (CbBook              *book,
                 GFile               *file,
                 CbProgress          *progress,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  GTask *task;
  Backup *self;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (book, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_backup_async);
  g_task_set_check_cancellable (task, FALSE);
  if (g_file_peek_path (file) == NULL)
    {
      g_task_return_new_error_literal (task, CB_ERROR, CB_ERROR_NO_TARGET, "Not a local file");
      g_object_unref (task);
      return;
    }

  self = g_new0 (Backup, 1);
  self->path = g_file_get_path (file);
  g_set_object (&self->progress, progress);
  self->noted = TRUE;
  self->person_id = cb_database_get_person (cb_book_get_database (book));
  g_task_set_task_data (task, self, backup_free);
  cb_database_read_aside_async (cb_book_get_database (book), copy_job, self, NULL, NULL, cancellable, copied_cb, task);
}

gboolean
cb_backup_finish (CbBook        *book,
                  GAsyncResult  *result,
                  gboolean      *noted,
                  GError       **error)
{
  const Backup *self;

  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);

  self = g_task_get_task_data (G_TASK (result));
  *noted = self != NULL && self->noted;

  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
cb_backup_make_name (CbBook     *book,
                     const char *words)
{
  g_autofree char *name = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  char *dot;
  g_autofree char *suffix = NULL;

  g_return_val_if_fail (CB_IS_BOOK (book), NULL);

  name = g_path_get_basename (cb_book_get_real_path (book));
  dot = strrchr (name, '.');
  suffix = g_strdup (dot != NULL && dot != name ? dot : ".db");
  if (dot != NULL && dot != name)
    *dot = '\0';

  /* Numbers alone, as days sort and read the same in every language. */
  return g_strdup_printf ("%s%s%s %04d-%02d-%02d%s", name, words != NULL ? " " : "", words != NULL ? words : "",
                          g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now),
                          suffix);
}
