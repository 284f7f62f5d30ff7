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

/* Rows of one table, in the book and in the backup; each query gives ids and times. */
typedef struct
{
  const char *in_backup;
  const char *in_book;     /* that of an id */
  gboolean    until_same;  /* or until the first that both have, the same or not */
} Comparison;

static const Comparison first_operation = {
  "SELECT id, time FROM operation ORDER BY id LIMIT 1", "SELECT id, time FROM operation WHERE id = ?", TRUE,
};
static const Comparison newest_operation = {
  "SELECT id, time FROM operation ORDER BY id DESC", "SELECT id, time FROM operation WHERE id = ?", TRUE,
};
static const Comparison customer = {
  "SELECT id, created FROM customer ORDER BY id", "SELECT id, created FROM customer WHERE id = ?", FALSE,
};

/* @id: of the row that ended it, 0 if there is none */
static gboolean
compare (const Comparison  *self,
         CbConnection      *connection,
         CbConnection      *backup,
         gint64            *id,
         gboolean          *same,
         GError           **error)
{
  g_autoptr (CbStatement) own = cb_connection_prepare (backup, self->in_backup, error);
  g_autoptr (CbStatement) here = cb_connection_prepare (connection, self->in_book, error);
  CbStep step;

  *id = 0;
  *same = FALSE;
  if (own == NULL || here == NULL)
    return FALSE;

  while ((step = cb_statement_step (own, error)) == CB_STEP_ROW)
    {
      CbStep step_here;

      cb_statement_bind_int64 (here, 1, cb_statement_get_int64 (own, 0));
      step_here = cb_statement_step (here, error);
      if (step_here == CB_STEP_ERROR)
        return FALSE;

      *same = step_here == CB_STEP_ROW && cb_statement_get_int64 (here, 1) == cb_statement_get_int64 (own, 1);
      if (*same || (step_here == CB_STEP_ROW && !self->until_same))
        {
          *id = cb_statement_get_int64 (own, 0);
          return TRUE;
        }
      cb_statement_reset (here);
    }

  return step == CB_STEP_DONE;
}

/* Books that began with the same operation are one book, whichever of them is newer;
 * what they have in common ends with @last_id. Where none is in common, as one was made
 * before there was any, those customers tell whom both have. */
static gboolean
compare_books (CbConnection      *connection,
               CbConnection      *backup,
               CbBackupContents  *contents,
               gint64            *last_id,
               GError           **error)
{
  gint64 id;
  gboolean same;

  *last_id = 0;
  if (!compare (&first_operation, connection, backup, &id, &same, error))
    return FALSE;
  if (same)
    return compare (&newest_operation, connection, backup, last_id, &same, error);

  if (!compare (&customer, connection, backup, &id, &same, error))
    return FALSE;
  contents->is_other = !same && (id != 0 || contents->last_operation != 0);

  return TRUE;
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
             GError           **error)
{
  gint64 n_all;

  if (!cb_connection_query_int64 (backup, "SELECT count (*) FROM customer", &n_all, error) ||
      !cb_connection_query_int64 (backup, "SELECT count (*) FROM deleted_customer", &contents->n_deleted, error) ||
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
      !read_counts (backup, contents, error) ||
      !compare_books (connection, backup, contents, &last_id, error) ||
      (!contents->is_other && !count_erased (connection, backup, contents, last_id, error)))
    return NULL;

  return g_steal_pointer (&contents);
}
