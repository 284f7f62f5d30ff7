/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cb-book-file.h"
#include "cb-error.h"
#include "cb-group-rows.h"
#include "cb-rule-rows.h"
#include "cb-schema-resources.h"
#include "cb-setting-rows.h"
#include "cb-sort-keys.h"
#include "cb-sqlite-error.h"

/* Of the file's header, see https://sqlite.org/fileformat.html */
#define HEADER_SIZE           100
#define HEADER_MAGIC          "SQLite format 3"
#define HEADER_PAGE_SIZE      16
#define HEADER_USER_VERSION   60
#define HEADER_APPLICATION_ID 68

/* The version from which on people are in groups. */
#define VERSION_WITH_GROUPS 4

static guint32
read_be32 (const guint8 *data)
{
  guint32 value;

  memcpy (&value, data, sizeof value);

  return GUINT32_FROM_BE (value);
}

static gboolean
set_errno_error (int      saved_errno,
                 GError **error)
{
  int code;

  if (saved_errno == EACCES || saved_errno == EPERM)
    code = CB_ERROR_NO_ACCESS;
  else if (saved_errno == EROFS)
    code = CB_ERROR_READ_ONLY;
  else if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    code = CB_ERROR_DISK_FULL;
  else
    code = CB_ERROR_CANT_OPEN;

  g_set_error_literal (error, CB_ERROR, code, g_strerror (saved_errno));

  return FALSE;
}

static gboolean
create_file (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_errno_error (errno, error);

  /* SQLite gives its journals the mode of the file. */
  fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return set_errno_error (errno, error);

  return g_close (fd, NULL);
}

/* By way of SQLite, though not as a database: a descriptor of our own would
 * take all locks on the file with it when it is closed. */
static gboolean
read_header (const char  *path,
             guint8      *header,
             GError     **error)
{
  sqlite3 *db = NULL;
  sqlite3_file *file = NULL;
  int rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_EXRESCODE, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (rc == SQLITE_OK)
    rc = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  /* What is missing is zeros then. */
  if (rc == SQLITE_IOERR_SHORT_READ)
    rc = SQLITE_OK;
  if (rc != SQLITE_OK)
    cb_sqlite_set_error (db, rc, error);
  sqlite3_close (db);

  return rc == SQLITE_OK;
}

/* Whether the end is missing, as far as that can be told without the log. */
static gboolean
is_cut_off (const char   *path,
            const guint8 *header,
            goffset       size)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  /* 1 stands for 65,536. */
  guint page_size = (guint) header[HEADER_PAGE_SIZE] << 8 | (guint) header[HEADER_PAGE_SIZE + 1] << 16;

  if (size < HEADER_SIZE)
    return TRUE;

  return page_size != 0 && size % page_size != 0 && !g_file_test (log, G_FILE_TEST_EXISTS);
}

static gboolean
check_header (const char    *path,
              const guint8  *header,
              goffset        size,
              GError       **error)
{
  guint32 version = read_be32 (header + HEADER_USER_VERSION);

  if (memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_A_BOOK, "Not an SQLite file");
      return FALSE;
    }

  if (size >= HEADER_SIZE && read_be32 (header + HEADER_APPLICATION_ID) != CB_SCHEMA_APPLICATION_ID)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_OTHER_PROGRAM, "An SQLite file of another program");
      return FALSE;
    }

  if (is_cut_off (path, header, size))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_DAMAGED, "The end of the file is missing");
      return FALSE;
    }

  if (version > CB_SCHEMA_VERSION)
    {
      g_set_error (error, CB_ERROR, CB_ERROR_NEWER_VERSION, "Version %u, known are up to %d",
                   version, CB_SCHEMA_VERSION);
      return FALSE;
    }

  return TRUE;
}

/*
 * cb_schema_check_file:
 * @create: whether a file that isn't there, or is empty, is to become a book
 *
 * Looks at the first bytes before SQLite gets to see the file, so that a file
 * of another kind is never written to.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_schema_check_file (const char  *path,
                      gboolean     create,
                      GError     **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return errno == ENOENT && create ? create_file (path, error) : set_errno_error (errno, error);
  if (!S_ISREG (info.st_mode))
    return set_errno_error (S_ISDIR (info.st_mode) ? EISDIR : ENODEV, error);

  /* What a crash between making the file and its first transaction leaves;
   * whatever else an empty file is, there is nothing in it to lose. */
  if (info.st_size == 0 && create)
    return TRUE;

  return read_header (path, header, error) && check_header (path, header, info.st_size, error);
}

static gboolean
run_file (CbConnection  *connection,
          const char    *name,
          GError       **error)
{
  g_autofree char *path = g_strconcat ("/org/example/CustomerBook/schema/", name, NULL);
  g_autoptr (GBytes) sql = NULL;

  /* For the linker. It is NULL while another thread registers the resources of the
   * program; looking among all of them waits for that. */
  (void) cb_schema_get_resource ();
  sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL && cb_connection_execute (connection, g_bytes_get_data (sql, NULL), error);
}

static gboolean
add_owner (CbConnection  *connection,
           GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "INSERT INTO person (name) VALUES (?)", error);
  g_autofree char *name = g_utf8_make_valid (g_get_real_name (), -1);

  if (statement == NULL)
    return FALSE;

  g_strstrip (name);
  if (name[0] == '\0' || g_str_equal (name, "Unknown"))
    {
      g_free (name);
      name = g_utf8_make_valid (g_get_user_name (), -1);
    }

  cb_statement_bind_text (statement, 1, name);

  return cb_statement_run (statement, error);
}

/* What stands in a book from its beginning. */
static gboolean
fill_new (CbConnection  *connection,
          GError       **error)
{
  return add_owner (connection, error) &&
         cb_setting_rows_set (connection, "sort_locale", cb_sort_keys_get_locale (), error);
}

static gboolean
migrate_one (CbConnection  *connection,
             int            version,
             GError       **error)
{
  g_autofree char *name = g_strdup_printf ("%03d.sql", version);
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%d",
                                           CB_SCHEMA_APPLICATION_ID, version);

  if (!cb_connection_begin (connection, error))
    return FALSE;

  if (!run_file (connection, name, error) ||
      (version == 1 && !fill_new (connection, error)) ||
      (version == VERSION_WITH_GROUPS && !cb_group_rows_begin (connection, error)) ||
      !cb_schema_make_indexes (connection, error) ||
      !cb_connection_execute (connection, mark, error) ||
      !cb_connection_commit (connection, error))
    {
      cb_connection_rollback (connection);
      return FALSE;
    }

  return TRUE;
}

static char *
get_backup_path (const char *path,
                 gint64      version)
{
  return g_strdup_printf ("%s.version-%d", path, (int) version);
}

/* What was left by a migration that was stopped when it was done, or by a backup that
 * was to be restored. */
static void
remove_backups (const char *path)
{
  cb_book_file_remove_left (path);
  for (int version = 1; version < CB_SCHEMA_VERSION; version++)
    {
      g_autofree char *backup = get_backup_path (path, version);

      g_unlink (backup);
    }
}

/* A copy beside the book, for as long as the migration takes: kept longer, it
 * would keep those who are erased. */
static char *
make_backup (CbConnection  *connection,
             const char    *path,
             gint64         version,
             GError       **error)
{
  g_autofree char *backup = get_backup_path (path, version);
  g_autoptr (CbStatement) statement = NULL;
  int fd;

  g_unlink (backup);
  /* SQLite would let everybody read what it makes. */
  fd = g_open (backup, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_errno_error (errno, error);
      return NULL;
    }
  g_close (fd, NULL);

  statement = cb_connection_prepare (connection, "VACUUM INTO ?", error);
  if (statement == NULL)
    return NULL;

  cb_statement_bind_text (statement, 1, backup);
  if (!cb_statement_run (statement, error))
    {
      g_unlink (backup);
      return NULL;
    }

  return g_steal_pointer (&backup);
}

static gboolean
migrate (CbConnection  *connection,
         const char    *path,
         gint64         version,
         GError       **error)
{
  if (version > 0 && path != NULL)
    {
      g_autofree char *backup = make_backup (connection, path, version, error);

      if (backup == NULL)
        return FALSE;
    }

  for (int next = (int) version + 1; next <= CB_SCHEMA_VERSION; next++)
    {
      if (!migrate_one (connection, next, error))
        return FALSE;
    }

  if (path != NULL)
    remove_backups (path);

  return TRUE;
}

/* Those that this version of the program has and the book has not. */
static gboolean
add_kinds (CbConnection  *connection,
           GError       **error)
{
  gint64 n_kinds;

  if (!cb_connection_query_int64 (connection, "SELECT count(*) FROM item_kind", &n_kinds, error))
    return FALSE;
  if (n_kinds >= CB_N_ITEM_KINDS - 1)
    return TRUE;

  if (!cb_connection_begin (connection, error))
    return FALSE;
  if (!cb_rule_rows_add_kinds (connection, error) || !cb_connection_commit (connection, error))
    {
      cb_connection_rollback (connection);
      return FALSE;
    }

  return TRUE;
}

/*
 * cb_schema_prepare:
 * @path: (nullable): the book's file, for the backup before a migration; NULL for a copy
 *   that is given up when it fails
 *
 * Brings the book to the newest version, or refuses it.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_schema_prepare (CbConnection  *connection,
                   const char    *path,
                   gboolean       read_only,
                   GError       **error)
{
  gint64 application_id, version;

  if (!cb_connection_query_int64 (connection, "PRAGMA application_id", &application_id, error) ||
      !cb_connection_query_int64 (connection, "PRAGMA user_version", &version, error))
    return FALSE;

  if (application_id != CB_SCHEMA_APPLICATION_ID)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_OTHER_PROGRAM, "An SQLite file of another program");
      return FALSE;
    }

  /* The header in the file may be older than the write-ahead log. */
  if (version > CB_SCHEMA_VERSION)
    {
      g_set_error (error, CB_ERROR, CB_ERROR_NEWER_VERSION, "Version %d, known are up to %d",
                   (int) version, CB_SCHEMA_VERSION);
      return FALSE;
    }

  if (version == CB_SCHEMA_VERSION && read_only)
    return TRUE;
  if (version == CB_SCHEMA_VERSION)
    {
      if (path != NULL)
        remove_backups (path);
      return add_kinds (connection, error);
    }

  if (read_only)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_READ_ONLY, "An old book that can't be migrated");
      return FALSE;
    }

  return migrate (connection, path, version, error) && add_kinds (connection, error);
}

/*
 * cb_schema_make_indexes:
 *
 * Makes the indexes of sorting that are missing. In a transaction.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_schema_make_indexes (CbConnection  *connection,
                        GError       **error)
{
  return run_file (connection, "indexes.sql", error);
}
