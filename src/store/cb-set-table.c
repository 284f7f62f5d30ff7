/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-set-table.h"

#include "cb-id-set.h"

/*
 * cb_set (?): a table-valued function whose rows are the ids of a CbIdSet, in
 * ascending order, so that SQL works on whole sets without copying them into
 * a temporary table. See https://sqlite.org/vtab.html and the carray
 * extension for the technique.
 */

enum
{
  COLUMN_ID,
  COLUMN_SET,
};

typedef struct
{
  sqlite3_vtab_cursor  base;

  const CbIdSet       *set;
  CbIdSetIter          iter;
  gint64               id;
  gboolean             at_end;
} Cursor;

static int
set_table_connect (sqlite3            *db,
                   void               *aux,
                   int                 argc,
                   const char *const  *argv,
                   sqlite3_vtab      **table,
                   char              **message)
{
  int rc = sqlite3_declare_vtab (db, "CREATE TABLE x (id INTEGER, ids HIDDEN)");

  if (rc != SQLITE_OK)
    return rc;

  *table = sqlite3_malloc (sizeof (sqlite3_vtab));
  if (*table == NULL)
    return SQLITE_NOMEM;
  **table = (sqlite3_vtab) { 0 };
  sqlite3_vtab_config (db, SQLITE_VTAB_INNOCUOUS);

  return SQLITE_OK;
}

static int
set_table_disconnect (sqlite3_vtab *table)
{
  sqlite3_free (table);

  return SQLITE_OK;
}

static int
set_table_open (sqlite3_vtab         *table,
                sqlite3_vtab_cursor **cursor)
{
  Cursor *self = sqlite3_malloc (sizeof *self);

  if (self == NULL)
    return SQLITE_NOMEM;
  *self = (Cursor) { .at_end = TRUE };
  *cursor = &self->base;

  return SQLITE_OK;
}

static int
set_table_close (sqlite3_vtab_cursor *cursor)
{
  sqlite3_free (cursor);

  return SQLITE_OK;
}

static int
set_table_next (sqlite3_vtab_cursor *cursor)
{
  Cursor *self = (Cursor *) cursor;

  self->at_end = !cb_id_set_iter_next (&self->iter, &self->id);

  return SQLITE_OK;
}

static int
set_table_column (sqlite3_vtab_cursor *cursor,
                  sqlite3_context     *context,
                  int                  column)
{
  if (column == COLUMN_ID)
    sqlite3_result_int64 (context, ((Cursor *) cursor)->id);

  return SQLITE_OK;
}

static int
set_table_rowid (sqlite3_vtab_cursor *cursor,
                 sqlite3_int64       *rowid)
{
  *rowid = ((Cursor *) cursor)->id;

  return SQLITE_OK;
}

static int
set_table_eof (sqlite3_vtab_cursor *cursor)
{
  return ((Cursor *) cursor)->at_end;
}

static int
set_table_filter (sqlite3_vtab_cursor  *cursor,
                  int                   index,
                  const char           *index_name,
                  int                   argc,
                  sqlite3_value       **argv)
{
  Cursor *self = (Cursor *) cursor;

  self->set = argc > 0 ? sqlite3_value_pointer (argv[0], CB_SET_POINTER) : NULL;
  if (self->set == NULL)
    {
      self->at_end = TRUE;
      return SQLITE_OK;
    }
  cb_id_set_iter_init (&self->iter, self->set);

  return set_table_next (cursor);
}

static int
set_table_best_index (sqlite3_vtab       *table,
                      sqlite3_index_info *info)
{
  for (int i = 0; i < info->nConstraint; i++)
    {
      const struct sqlite3_index_constraint *constraint = &info->aConstraint[i];

      if (constraint->iColumn != COLUMN_SET || constraint->op != SQLITE_INDEX_CONSTRAINT_EQ)
        continue;
      if (!constraint->usable)
        return SQLITE_CONSTRAINT;

      info->aConstraintUsage[i].argvIndex = 1;
      info->aConstraintUsage[i].omit = 1;
    }

  info->estimatedCost = 1000;
  info->estimatedRows = 1000;
  if (info->nOrderBy == 1 && info->aOrderBy[0].iColumn == COLUMN_ID && !info->aOrderBy[0].desc)
    info->orderByConsumed = 1;

  return SQLITE_OK;
}

static const sqlite3_module set_table_module = {
  .xConnect = set_table_connect,
  .xDisconnect = set_table_disconnect,
  .xBestIndex = set_table_best_index,
  .xOpen = set_table_open,
  .xClose = set_table_close,
  .xFilter = set_table_filter,
  .xNext = set_table_next,
  .xEof = set_table_eof,
  .xColumn = set_table_column,
  .xRowid = set_table_rowid,
};

/*
 * cb_set_table_register:
 *
 * Makes cb_set() known to @db.
 *
 * Returns: an SQLite result code
 */
int
cb_set_table_register (sqlite3 *db)
{
  return sqlite3_create_module_v2 (db, "cb_set", &set_table_module, NULL, NULL);
}
