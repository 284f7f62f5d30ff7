/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-connection-private.h"

#include "cb-error.h"
#include "cb-schema.h"
#include "cb-page-cleaner.h"
#include "cb-set-table.h"
#include "cb-sqlite-error.h"
#include "cb-statement-private.h"
#include "cb-vfs.h"

/* How long a lock of another process is waited for. */
#define BUSY_TIMEOUT_MS 5000
/* Virtual machine instructions between two looks at the cancellable. */
#define PROGRESS_STEPS  10000

struct _CbConnection
{
  sqlite3      *db;
  GHashTable   *statements;
  GCancellable *cancellable;
  gboolean      cleaning_due;
  gint64        person_id;
  gboolean      asked;
  CbTickFunc    tick;
  gpointer      tick_data;
};

/* Set on every connection and read back, since SQLite ignores what it doesn't
 * know. Without secure_delete, WAL and temp_store=MEMORY erased text would
 * stay in the file, in a journal or in temporary files. */
static const struct
{
  const char *set;
  const char *get;
  const char *expected;
} pragmas[] = {
  { "PRAGMA synchronous=FULL", "PRAGMA synchronous", "2" },
  { "PRAGMA foreign_keys=ON", "PRAGMA foreign_keys", "1" },
  { "PRAGMA secure_delete=ON", "PRAGMA secure_delete", "1" },
  { "PRAGMA temp_store=MEMORY", "PRAGMA temp_store", "2" },
  { "PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", "0" },
  /* Or REPLACE would get past the triggers that refuse to delete. */
  { "PRAGMA recursive_triggers=ON", "PRAGMA recursive_triggers", "1" },
  { "PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1" },
  { "PRAGMA mmap_size=0", NULL, NULL },
  { "PRAGMA wal_autocheckpoint=0", "PRAGMA wal_autocheckpoint", "0" },
};

static int
progress_cb (void *user_data)
{
  CbConnection *self = user_data;

  if (self->tick != NULL)
    self->tick (self->tick_data);

  return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
check_pragma (CbConnection  *self,
              const char    *sql,
              const char    *expected,
              GError       **error)
{
  sqlite3_stmt *stmt = NULL;
  gboolean same = FALSE;
  int rc = sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    {
      rc = sqlite3_step (stmt);
      if (rc == SQLITE_ROW)
        same = g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), expected) == 0;
    }
  sqlite3_finalize (stmt);

  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    return cb_sqlite_set_error (self->db, rc, error);

  if (!same)
    {
      g_set_error (error, CB_ERROR, CB_ERROR_FAILED, "“%s” is not %s", sql, expected);
      return FALSE;
    }

  return TRUE;
}

static gboolean
set_pragmas (CbConnection  *self,
             gboolean       read_only,
             GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      if (!cb_connection_execute (self, pragmas[i].set, error))
        return FALSE;
      if (pragmas[i].get != NULL && !check_pragma (self, pragmas[i].get, pragmas[i].expected, error))
        return FALSE;
    }

  return read_only || check_pragma (self, "PRAGMA journal_mode=WAL", "wal", error);
}

/* The first thing in a new file, so that whatever a crash leaves from then on
 * is known for a book. */
static gboolean
mark_new (CbConnection  *self,
          GError       **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id=%d", CB_SCHEMA_APPLICATION_ID);
  gint64 n_pages;

  return cb_connection_query_int64 (self, "PRAGMA page_count", &n_pages, error) &&
         (n_pages > 0 || cb_connection_execute (self, mark, error));
}

static char *
make_uri (const char *path,
          gboolean    read_only)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  /* An empty authority: two slashes at the front of the path would begin one. */
  const char *scheme = g_path_is_absolute (path) ? "file://" : "file:";

  /* In a folder that can't be written SQLite can't make the index of a
   * write-ahead log; without such a log the file is all there is. */
  if (read_only && !g_file_test (log, G_FILE_TEST_EXISTS))
    return g_strconcat (scheme, escaped, "?immutable=1", NULL);

  return g_strconcat (scheme, escaped, NULL);
}

/**
 * cb_connection_open:
 * @path: the book's file, in the file name encoding
 * @create: whether a file that is missing or empty becomes a book
 * @read_only: whether nothing is to be written
 *
 * Opens the file and makes every setting that the promises about erasing and
 * durability rest on.
 *
 * Returns: (transfer full): the connection; free with cb_connection_close()
 */
CbConnection *
cb_connection_open (const char  *path,
                    gboolean     create,
                    gboolean     read_only,
                    GError     **error)
{
  CbConnection *self = g_new0 (CbConnection, 1);
  g_autofree char *uri = make_uri (path, read_only);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE;
  int rc;

  if (read_only)
    flags |= SQLITE_OPEN_READONLY;
  else
    flags |= SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);

  self->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                            (GDestroyNotify) cb_statement_free);
  rc = sqlite3_open_v2 (uri, &self->db, flags, cb_vfs_get_name ());
  if (rc == SQLITE_OK)
    rc = sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  if (rc == SQLITE_OK)
    rc = cb_set_table_register (self->db);
  if (rc != SQLITE_OK)
    {
      cb_sqlite_set_error (self->db, rc, error);
      cb_connection_close (self);
      return NULL;
    }

  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_progress_handler (self->db, PROGRESS_STEPS, progress_cb, self);

  if ((create && !mark_new (self, error)) ||
      !set_pragmas (self, read_only, error))
    {
      cb_connection_close (self);
      return NULL;
    }

  return self;
}

/**
 * cb_connection_close:
 * @self: (transfer full): the connection, freed with all its statements
 */
void
cb_connection_close (CbConnection *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->db);
  g_clear_object (&self->cancellable);
  g_free (self);
}

sqlite3 *
cb_connection_get_db (CbConnection *self)
{
  return self->db;
}

void
cb_connection_set_tick (CbConnection *self,
                        CbTickFunc    tick,
                        gpointer      user_data)
{
  self->tick = tick;
  self->tick_data = user_data;
}

const char *
cb_connection_get_path (CbConnection *self)
{
  return sqlite3_db_filename (self->db, "main");
}

/**
 * cb_connection_prepare:
 * @sql: a literal: the cache is keyed by its address
 *
 * Returns: (transfer none): the statement, to be reset after use, or NULL
 */
CbStatement *
cb_connection_prepare (CbConnection  *self,
                       const char    *sql,
                       GError       **error)
{
  CbStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      statement = cb_statement_new (self->db, sql, error);
      if (statement != NULL)
        g_hash_table_insert (self->statements, (gpointer) sql, statement);
    }

  return statement;
}

/**
 * cb_connection_execute:
 * @sql: one or more statements without parameters; rows are ignored
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_connection_execute (CbConnection  *self,
                       const char    *sql,
                       GError       **error)
{
  int rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || cb_sqlite_set_error (self->db, rc, error);
}

/**
 * cb_connection_query_int64:
 * @sql: a literal; a query of one number without parameters
 * @value: (out): the number, 0 when there is no row
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_connection_query_int64 (CbConnection  *self,
                           const char    *sql,
                           gint64        *value,
                           GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (self, sql, error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  step = cb_statement_step (statement, error);
  *value = step == CB_STEP_ROW ? cb_statement_get_int64 (statement, 0) : 0;

  return step != CB_STEP_ERROR;
}

gint64
cb_connection_get_last_id (CbConnection *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

/**
 * cb_connection_get_n_changes:
 *
 * Returns: how many rows the last statement inserted, updated or deleted
 */
gint64
cb_connection_get_n_changes (CbConnection *self)
{
  return sqlite3_changes64 (self->db);
}

/*
 * cb_connection_get_n_all_changes:
 *
 * Returns: the same for all statements since it was opened
 */
gint64
cb_connection_get_n_all_changes (CbConnection *self)
{
  return sqlite3_total_changes64 (self->db);
}

/**
 * cb_connection_begin:
 *
 * Begins a transaction that can write at once.
 */
gboolean
cb_connection_begin (CbConnection  *self,
                     GError       **error)
{
  return cb_connection_execute (self, "BEGIN IMMEDIATE", error);
}

/**
 * cb_connection_begin_reading:
 *
 * Begins a transaction whose statements all see the same state, and needn't
 * each lock the file; cb_connection_end_reading() ends it.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_connection_begin_reading (CbConnection  *self,
                             GError       **error)
{
  CbStatement *statement = cb_connection_prepare (self, "BEGIN", error);

  return statement != NULL && cb_statement_run (statement, error);
}

/**
 * cb_connection_end_reading:
 *
 * After an interrupt or an I/O error it may have ended already.
 */
void
cb_connection_end_reading (CbConnection *self)
{
  CbStatement *statement = cb_connection_prepare (self, "COMMIT", NULL);

  if (statement != NULL && !sqlite3_get_autocommit (self->db))
    cb_statement_run (statement, NULL);
}

gboolean
cb_connection_commit (CbConnection  *self,
                      GError       **error)
{
  return cb_connection_execute (self, "COMMIT", error);
}

/**
 * cb_connection_rollback:
 *
 * Takes everything back since cb_connection_begin(). An interrupt or a full
 * disk has done that already, when it does nothing.
 */
void
cb_connection_rollback (CbConnection *self)
{
  g_autoptr (GCancellable) cancellable = g_steal_pointer (&self->cancellable);

  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);

  self->cancellable = g_steal_pointer (&cancellable);
}

/**
 * cb_connection_truncate_log:
 * @wait: whether to wait a few seconds for readers
 *
 * Moves the write-ahead log into the file and truncates it. Only then is what
 * was erased nowhere any more.
 *
 * Returns: FALSE with %CB_ERROR_IN_USE while somebody reads an older state
 */
gboolean
cb_connection_truncate_log (CbConnection  *self,
                            gboolean       wait,
                            GError       **error)
{
  int rc;

  sqlite3_busy_timeout (self->db, wait ? BUSY_TIMEOUT_MS : 0);
  rc = sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (rc == SQLITE_OK && self->cleaning_due)
    {
      rc = cb_page_cleaner_run (self->db);
      self->cleaning_due = rc != SQLITE_OK;
    }
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);

  return rc == SQLITE_OK || cb_sqlite_set_error (self->db, rc, error);
}

/**
 * cb_connection_want_cleaning:
 *
 * Has the next cb_connection_truncate_log() also overwrite what SQLite left in
 * the unused parts of pages.
 */
void
cb_connection_want_cleaning (CbConnection *self)
{
  self->cleaning_due = TRUE;
}

gboolean
cb_connection_wants_cleaning (CbConnection *self)
{
  return self->cleaning_due;
}

/*
 * cb_connection_set_foreign_keys:
 *
 * Returns: FALSE if @error is set, also when it had no effect
 */
gboolean
cb_connection_set_foreign_keys (CbConnection  *self,
                                gboolean       on,
                                GError       **error)
{
  return cb_connection_execute (self, on ? "PRAGMA foreign_keys=ON" : "PRAGMA foreign_keys=OFF", error) &&
         check_pragma (self, "PRAGMA foreign_keys", on ? "1" : "0", error);
}

/**
 * cb_connection_set_cache:
 * @size: in KiB
 *
 * Says how much of the file may be kept in memory.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_connection_set_cache (CbConnection  *self,
                         int            size,
                         GError       **error)
{
  g_autofree char *set = g_strdup_printf ("PRAGMA cache_size=%d", -size);
  g_autofree char *expected = g_strdup_printf ("%d", -size);

  return cb_connection_execute (self, set, error) &&
         check_pragma (self, "PRAGMA cache_size", expected, error);
}

/**
 * cb_connection_set_cancellable:
 * @cancellable: (nullable): interrupts statements when it is cancelled
 */
void
cb_connection_set_cancellable (CbConnection *self,
                               GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

gint64
cb_connection_get_person (CbConnection *self)
{
  return self->person_id;
}

void
cb_connection_set_person (CbConnection *self,
                          gint64        person_id)
{
  self->person_id = person_id;
  self->asked = FALSE;
}

gboolean
cb_connection_get_asked (CbConnection *self)
{
  return self->asked;
}

void
cb_connection_set_asked (CbConnection *self)
{
  self->asked = TRUE;
}
