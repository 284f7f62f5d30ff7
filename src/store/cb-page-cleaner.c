/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-page-cleaner.h"

#include "cb-page.h"

/*
 * secure_delete overwrites what is deleted, but when SQLite moves the cells of
 * a b-tree from page to page to balance it, copies of them can stay in the
 * parts of these pages that are not in use. They are overwritten here, in the
 * file itself. See https://sqlite.org/fileformat.html, section 1.6, for what a
 * page is made of.
 *
 * Pages that we write go into the file without that, as cb-vfs.c has it; this
 * is for what others or older versions of the program have written.
 *
 * The file is read and written through the handle of SQLite: to open and close
 * it once more would drop SQLite's locks. It is safe because nothing that is in
 * use is changed, and because nobody else writes to it: the write-ahead log is
 * empty, so that there is nothing to move into the file, and our write lock
 * keeps it empty.
 */

#define PAGES_AT_ONCE 256

static int
clean_file (sqlite3_file *file,
            guint         page_size)
{
  g_autofree guint8 *pages = g_malloc ((gsize) page_size * PAGES_AT_ONCE);
  const sqlite3_io_methods *io = file->pMethods;
  gboolean any = FALSE;
  sqlite3_int64 size, n_pages;
  guint usable = 0;
  int rc = io->xFileSize (file, &size);

  if (rc != SQLITE_OK)
    return rc;

  n_pages = size / page_size;
  if (n_pages >= CB_MAX_PAGES)
    return SQLITE_TOOBIG;

  for (sqlite3_int64 at = 0; at < n_pages && rc == SQLITE_OK; at += PAGES_AT_ONCE)
    {
      guint n = (guint) MIN (n_pages - at, PAGES_AT_ONCE);

      rc = io->xRead (file, pages, (int) (n * page_size), at * page_size);
      if (at == 0 && rc == SQLITE_OK)
        usable = page_size - cb_page_get_reserved (pages);

      for (guint i = 0; i < n && rc == SQLITE_OK; i++)
        {
          guint8 *page = pages + (gsize) i * page_size;

          if (!cb_page_wipe (page, at + i == 0 ? CB_FILE_HEADER_SIZE : 0, usable))
            continue;
          any = TRUE;
          rc = io->xWrite (file, page, (int) page_size, (at + i) * page_size);
        }
    }

  if (rc == SQLITE_OK && any)
    rc = io->xSync (file, SQLITE_SYNC_NORMAL);

  return rc;
}

static int
get_page_size (sqlite3 *db,
               guint   *page_size)
{
  sqlite3_stmt *stmt;
  int rc = sqlite3_prepare_v2 (db, "PRAGMA page_size", -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    {
      rc = sqlite3_step (stmt);
      *page_size = rc == SQLITE_ROW ? (guint) sqlite3_column_int (stmt, 0) : 0;
    }
  sqlite3_finalize (stmt);

  return rc == SQLITE_ROW ? SQLITE_OK : rc;
}

/*
 * cb_page_cleaner_run:
 * @db: with an empty write-ahead log and outside of a transaction
 *
 * Overwrites what is left in the unused parts of the pages of the file.
 *
 * Returns: an SQLite result code: %SQLITE_BUSY when somebody has written
 *   meanwhile, so that the log has to be emptied again
 */
int
cb_page_cleaner_run (sqlite3 *db)
{
  sqlite3_file *file = NULL;
  sqlite3_file *log = NULL;
  sqlite3_int64 log_size = 0;
  guint page_size = 0;
  int rc = get_page_size (db, &page_size);

  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    return rc;

  rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (rc == SQLITE_OK)
    rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (rc == SQLITE_OK && log->pMethods != NULL)
    rc = log->pMethods->xFileSize (log, &log_size);
  if (rc == SQLITE_OK)
    rc = log_size > 0 ? SQLITE_BUSY : clean_file (file, page_size);

  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  /* These pages may be in memory as they were. */
  sqlite3_db_release_memory (db);

  return rc;
}
