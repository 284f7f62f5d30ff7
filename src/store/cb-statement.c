/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-statement-private.h"

#include "cb-error.h"
#include "cb-set-table.h"
#include "cb-sqlite-error.h"

struct _CbStatement
{
  sqlite3_stmt *stmt;
  GPtrArray    *mended; /* (nullable) text of the row that was not UTF-8 */
};

/*
 * cb_statement_new:
 *
 * Returns: (transfer full): @sql prepared on @db, NULL with error
 */
CbStatement *
cb_statement_new (sqlite3     *db,
                  const char  *sql,
                  GError     **error)
{
  CbStatement *self;
  sqlite3_stmt *stmt;
  int rc = sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);

  if ((rc & 0xff) == SQLITE_ERROR)
    {
      /* All SQL is written for the schema that the book says it has. */
      g_set_error (error, CB_ERROR, CB_ERROR_DAMAGED, "%s", sqlite3_errmsg (db));
      return NULL;
    }
  if (rc != SQLITE_OK)
    {
      cb_sqlite_set_error (db, rc, error);
      return NULL;
    }

  self = g_new0 (CbStatement, 1);
  self->stmt = stmt;

  return self;
}

void
cb_statement_free (CbStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_clear_pointer (&self->mended, g_ptr_array_unref);
  g_free (self);
}

static void
check_bound (CbStatement *self,
             int          rc)
{
  /* Only a mistake in the program can be the cause. */
  if (rc != SQLITE_OK)
    g_error ("Can't bind a parameter of “%s”: %s", sqlite3_sql (self->stmt), sqlite3_errstr (rc));
}

void
cb_statement_bind_int64 (CbStatement *self,
                         int          parameter,
                         gint64       value)
{
  check_bound (self, sqlite3_bind_int64 (self->stmt, parameter, value));
}

/**
 * cb_statement_bind_text:
 * @value: (nullable): copied; NULL is bound as NULL
 */
void
cb_statement_bind_text (CbStatement *self,
                        int          parameter,
                        const char  *value)
{
  check_bound (self, sqlite3_bind_text (self->stmt, parameter, value, -1, SQLITE_TRANSIENT));
}

/**
 * cb_statement_bind_blob:
 * @data: must stay until the statement is reset
 * @size: in bytes; 0 binds an empty value, not NULL
 */
void
cb_statement_bind_blob (CbStatement   *self,
                        int            parameter,
                        gconstpointer  data,
                        gsize          size)
{
  if (size == 0)
    check_bound (self, sqlite3_bind_zeroblob (self->stmt, parameter, 0));
  else
    check_bound (self, sqlite3_bind_blob64 (self->stmt, parameter, data, size, SQLITE_STATIC));
}

/**
 * cb_statement_bind_set:
 * @set: must stay, unchanged, until the statement is reset
 */
void
cb_statement_bind_set (CbStatement   *self,
                       int            parameter,
                       const CbIdSet *set)
{
  check_bound (self, sqlite3_bind_pointer (self->stmt, parameter, (void *) set, CB_SET_POINTER, NULL));
}

/**
 * cb_statement_step:
 *
 * Returns: whether there is a row, or none any more, or @error is set
 */
CbStep
cb_statement_step (CbStatement  *self,
                   GError      **error)
{
  int rc;

  g_clear_pointer (&self->mended, g_ptr_array_unref);
  rc = sqlite3_step (self->stmt);
  if (rc == SQLITE_ROW)
    return CB_STEP_ROW;
  if (rc == SQLITE_DONE)
    return CB_STEP_DONE;

  cb_sqlite_set_error (sqlite3_db_handle (self->stmt), rc, error);

  return CB_STEP_ERROR;
}

/**
 * cb_statement_run:
 *
 * Steps to the end and resets, for statements without rows.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_statement_run (CbStatement  *self,
                  GError      **error)
{
  CbStep step;

  do
    step = cb_statement_step (self, error);
  while (step == CB_STEP_ROW);

  cb_statement_reset (self);

  return step == CB_STEP_DONE;
}

int
cb_statement_get_n_columns (CbStatement *self)
{
  return sqlite3_column_count (self->stmt);
}

gint64
cb_statement_get_int64 (CbStatement *self,
                        int          column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * cb_statement_read_int64s:
 * @n_columns: how many columns are read, from the first on
 * @values: (out): the rows, one after the other
 * @n_max: how many rows there is room for
 * @n: (out): how many were read
 *
 * Steps through many rows in less time than one by one.
 *
 * Returns: %CB_STEP_ROW when there may be more, or as cb_statement_step()
 */
CbStep
cb_statement_read_int64s (CbStatement  *self,
                          int           n_columns,
                          gint64       *values,
                          guint         n_max,
                          guint        *n,
                          GError      **error)
{
  sqlite3_stmt *stmt = self->stmt;
  int rc = SQLITE_ROW;

  for (*n = 0; *n < n_max && (rc = sqlite3_step (stmt)) == SQLITE_ROW; (*n)++)
    {
      for (int column = 0; column < n_columns; column++)
        *values++ = sqlite3_column_int64 (stmt, column);
    }

  if (rc == SQLITE_ROW)
    return CB_STEP_ROW;
  if (rc == SQLITE_DONE)
    return CB_STEP_DONE;

  cb_sqlite_set_error (sqlite3_db_handle (stmt), rc, error);

  return CB_STEP_ERROR;
}

/**
 * cb_statement_get_text:
 *
 * Returns: (transfer none): always UTF-8, and "" for NULL, since everything
 *   above relies on it; what isn't, in a book that is damaged, is made so
 */
const char *
cb_statement_get_text (CbStatement *self,
                       int          column)
{
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);
  char *mended;

  if (text == NULL)
    return "";
  if (G_LIKELY (g_utf8_validate (text, -1, NULL)))
    return text;

  mended = g_utf8_make_valid (text, -1);
  if (self->mended == NULL)
    self->mended = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->mended, mended);

  return mended;
}

/**
 * cb_statement_get_size:
 *
 * Returns: the size of a text or blob, in bytes
 */
gsize
cb_statement_get_size (CbStatement *self,
                       int          column)
{
  return (gsize) sqlite3_column_bytes (self->stmt, column);
}

/**
 * cb_statement_get_raw:
 *
 * Returns: (transfer none) (nullable): the bytes of a text or blob as they
 *   stand in the file, cb_statement_get_size() of them
 */
gconstpointer
cb_statement_get_raw (CbStatement *self,
                      int          column)
{
  return sqlite3_column_blob (self->stmt, column);
}

/**
 * cb_statement_get_bytes:
 *
 * Returns: (transfer full): a copy of a blob
 */
GBytes *
cb_statement_get_bytes (CbStatement *self,
                        int          column)
{
  const void *data = sqlite3_column_blob (self->stmt, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->stmt, column));
}

gboolean
cb_statement_is_null (CbStatement *self,
                      int          column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

/**
 * cb_statement_reset:
 *
 * Ends the execution and forgets what was bound, so that neither a read
 * transaction nor a pointer to a set is left behind.
 */
void
cb_statement_reset (CbStatement *self)
{
  g_clear_pointer (&self->mended, g_ptr_array_unref);
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
}
