/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-backup-contents.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "cb-book-file.h"
#include "cb-book-rows.h"
#include "cb-operation.h"

#define ERASE 3
G_STATIC_ASSERT (ERASE == CB_OPERATION_ERASE);

void
cb_backup_contents_free (CbBackupContents *self)
{
  g_free (self);
}

/* The last operation that both have tells where they part. */
static gboolean
compare_books (CbConnection      *connection,
               CbConnection      *backup,
               CbBackupContents  *contents,
               gint64             last_id,
               GError           **error)
{
  g_autoptr (CbStatement) here =
    cb_connection_prepare (connection, "SELECT time FROM operation WHERE id = ?", error);
  CbStep step;

  if (here == NULL)
    return FALSE;

  cb_statement_bind_int64 (here, 1, last_id);
  step = cb_statement_step (here, error);
  contents->is_other = last_id != 0 && (step != CB_STEP_ROW || cb_statement_get_int64 (here, 0) != contents->last_operation);

  return step != CB_STEP_ERROR;
}

/* (transfer full): whom erasures took since operation @last_id */
static CbIdSet *
read_erased (CbConnection  *connection,
             gint64         last_id,
             guint         *n_erasures,
             GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT s.customers FROM operation o LEFT JOIN operation_set s ON s.operation_id = o.id "
                           "WHERE o.id > ? AND o.kind = " G_STRINGIFY (ERASE), error);
  g_autoptr (CbIdSet) erased = cb_id_set_new ();
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, last_id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (CbIdSet) set = NULL;

      (*n_erasures)++;
      if (cb_statement_is_null (statement, 0))
        continue;
      bytes = cb_statement_get_bytes (statement, 0);
      set = cb_id_set_new_from_bytes (bytes, error);
      if (set == NULL)
        return NULL;
      cb_id_set_union (erased, set);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&erased) : NULL;
}

static gboolean
count_erased (CbConnection      *connection,
              CbConnection      *backup,
              CbBackupContents  *contents,
              gint64             last_id,
              GError           **error)
{
  g_autoptr (CbIdSet) erased = read_erased (connection, last_id, &contents->n_erasures, error);
  g_autoptr (CbStatement) statement = NULL;

  if (erased == NULL)
    return FALSE;

  statement = cb_connection_prepare (backup, "SELECT count (*) FROM cb_set (?) s JOIN customer c ON c.id = s.id", error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, erased);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;
  contents->n_erased = (gsize) cb_statement_get_int64 (statement, 0);

  return TRUE;
}

static gboolean
read_counts (CbConnection      *backup,
             CbBackupContents  *contents,
             gint64            *last_id,
             GError           **error)
{
  gint64 n_all;

  if (!cb_connection_query_int64 (backup, "SELECT count (*) FROM customer", &n_all, error) ||
      !cb_connection_query_int64 (backup, "SELECT count (*) FROM deleted_customer", &contents->n_deleted, error) ||
      !cb_connection_query_int64 (backup, "SELECT max (id) FROM operation", last_id, error) ||
      !cb_connection_query_int64 (backup, "SELECT time FROM operation ORDER BY id DESC LIMIT 1",
                                  &contents->last_operation, error))
    return FALSE;

  contents->n_customers = n_all - contents->n_deleted;

  return TRUE;
}

CbBackupContents *
cb_backup_contents_read (CbConnection  *connection,
                         const char    *path,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (CbBackupContents) contents = g_new0 (CbBackupContents, 1);
  g_autoptr (CbConnection) backup = cb_book_file_open (path, error);
  gint64 last_id;
  GStatBuf info;

  if (backup == NULL)
    return NULL;
  if (g_stat (path, &info) != 0)
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return NULL;
    }

  contents->made = (gint64) info.st_mtime * G_USEC_PER_SEC;
  cb_connection_set_cancellable (backup, cancellable);
  if (!cb_book_rows_quick_check (backup, error) ||
      !read_counts (backup, contents, &last_id, error) ||
      !compare_books (connection, backup, contents, last_id, error) ||
      (!contents->is_other && !count_erased (connection, backup, contents, last_id, error)))
    return NULL;

  return g_steal_pointer (&contents);
}
