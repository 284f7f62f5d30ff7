/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-connection-private.h"

#include <glib/gstdio.h>

#include "cb-error.h"
#include "cb-raw-file-private.h"
#include "cb-sqlite-error.h"

/* The file of a connection as a whole. */

/* How often, and how many times, a file that somebody has is asked for. */
#define SEIZE_INTERVAL (50 * G_TIME_SPAN_MILLISECOND)
#define SEIZE_TIMES    40
/* How much of the work copying is: what is copied is looked through. */
#define COPY_SHARE     0.75

typedef struct
{
  const char *path;
  CbProgress *progress;
  gint64      size;   /* that it will have, about */
} Copying;

gboolean
cb_connection_read_raw (CbConnection  *self,
                        CbRawParts     parts,
                        CbRawFunc      func,
                        gpointer       user_data,
                        GError       **error)
{
  sqlite3 *db = cb_connection_get_db (self);
  int rc = cb_raw_file_read (db, parts, func, user_data);

  return rc == SQLITE_OK || cb_sqlite_set_error (db, rc, error);
}

static void
tick_cb (gpointer user_data)
{
  const Copying *copying = user_data;
  GStatBuf info;

  if (g_stat (copying->path, &info) == 0)
    cb_progress_report (copying->progress, COPY_SHARE * MIN (1.0, (double) info.st_size / (double) MAX (1, copying->size)));
}

static gboolean
get_size (CbConnection  *self,
          gint64        *size,
          GError       **error)
{
  gint64 n_pages, n_free, page_size;

  if (!cb_connection_query_int64 (self, "PRAGMA page_count", &n_pages, error) ||
      !cb_connection_query_int64 (self, "PRAGMA freelist_count", &n_free, error) ||
      !cb_connection_query_int64 (self, "PRAGMA page_size", &page_size, error))
    return FALSE;

  *size = (n_pages - n_free) * page_size;

  return TRUE;
}

/* Not by the functions of SQLite for backups, which begin anew with each commit of
 * another connection, and copy unused pages too. */
gboolean
cb_connection_copy_into (CbConnection  *self,
                         const char    *path,
                         CbProgress    *progress,
                         GError       **error)
{
  Copying copying = { path, progress, 0 };
  g_autoptr (CbStatement) statement = cb_connection_prepare (self, "VACUUM INTO ?", error);
  gboolean done;

  if (statement == NULL || !get_size (self, &copying.size, error))
    return FALSE;

  cb_statement_bind_text (statement, 1, path);
  if (progress != NULL)
    cb_connection_set_tick (self, tick_cb, &copying);
  done = cb_statement_run (statement, error);
  cb_connection_set_tick (self, NULL, NULL);

  return done;
}

/* Only who has the file alone can do without the log. */
static gboolean
leave_log (CbConnection  *self,
           GError       **error)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GError) failure = NULL;

      if (cb_connection_execute (self, "PRAGMA journal_mode=DELETE", &failure))
        return TRUE;
      if (!g_error_matches (failure, CB_ERROR, CB_ERROR_IN_USE))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (i == SEIZE_TIMES)
        {
          g_set_error_literal (error, CB_ERROR, CB_ERROR_OPEN_ELSEWHERE, failure->message);
          return FALSE;
        }
      g_usleep (SEIZE_INTERVAL);
    }
}

gboolean
cb_connection_seize (CbConnection  *self,
                     GError       **error)
{
  /* The lock of that transaction is kept. */
  return leave_log (self, error) &&
         cb_connection_execute (self, "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", error);
}
