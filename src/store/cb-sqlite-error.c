/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-sqlite-error.h"

#include <errno.h>
#include <gio/gio.h>

#include "cb-error.h"

/* By what the system said, @otherwise if that tells nothing. */
static int
code_for_errno (sqlite3 *db,
                int      otherwise)
{
  switch (db != NULL ? sqlite3_system_errno (db) : 0)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return CB_ERROR_DISK_FULL;

    case EACCES:
    case EPERM:
      return CB_ERROR_NO_ACCESS;

    case EROFS:
      return CB_ERROR_READ_ONLY;

    default:
      return otherwise;
    }
}

static int
code_for (sqlite3 *db,
          int      rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_CANTOPEN:
      return code_for_errno (db, CB_ERROR_CANT_OPEN);

    case SQLITE_PERM:
    case SQLITE_AUTH:
      return CB_ERROR_NO_ACCESS;

    case SQLITE_NOTADB:
      return CB_ERROR_NOT_A_BOOK;

    /* Of a value so large as none is ever written. */
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
      return CB_ERROR_DAMAGED;

    case SQLITE_READONLY:
      return CB_ERROR_READ_ONLY;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return CB_ERROR_IN_USE;

    case SQLITE_FULL:
      return CB_ERROR_DISK_FULL;

    case SQLITE_IOERR:
      return code_for_errno (db, CB_ERROR_IO);

    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return CB_ERROR_INVALID;

    default:
      return CB_ERROR_FAILED;
    }
}

/*
 * cb_sqlite_set_error:
 * @db: (nullable): the connection that returned @rc
 *
 * Makes a GError of an SQLite result code.
 *
 * Returns: FALSE, so that it can be returned at once
 */
gboolean
cb_sqlite_set_error (sqlite3  *db,
                     int       rc,
                     GError  **error)
{
  if ((rc & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  else
    g_set_error (error, CB_ERROR, code_for (db, rc), "%s (%d)",
                 db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (rc), rc);

  return FALSE;
}
