/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-bench.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "cb-demo.h"

guint
cb_bench_get_n_customers (void)
{
  const char *value = g_getenv ("CB_BENCH_CUSTOMERS");

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : 1000000;
}

void
cb_bench_result_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

GAsyncResult *
cb_bench_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (result);
}

CbBook *
cb_bench_open_book (const char *path)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbBook *book;

  cb_book_open_async (path, TRUE, NULL, cb_bench_result_cb, &place);
  result = cb_bench_wait (&place);
  book = cb_book_open_finish (result, &error);
  if (book == NULL)
    g_error ("Can't open %s: %s", path, error->message);

  return book;
}

void
cb_bench_close_book (CbBook *book)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_book_close_async (book, cb_bench_result_cb, &place);
  result = cb_bench_wait (&place);
  cb_book_close_finish (book, result, NULL);
  g_object_unref (book);
}

/* Makes the book that everything is measured on, or finds it from before. */
char *
cb_bench_make_book (const char *folder)
{
  g_autofree char *name = g_strdup_printf ("bench-%u.db", cb_bench_get_n_customers ());
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbBook *book = cb_bench_open_book (path);

  if (cb_book_get_n_live (book) + cb_book_get_n_deleted (book) == 0)
    {
      cb_demo_fill_async (book, cb_bench_get_n_customers (), NULL, NULL, cb_bench_result_cb, &place);
      result = cb_bench_wait (&place);
      if (!cb_demo_fill_finish (book, result, &error))
        g_error ("Can't fill %s: %s", path, error->message);
    }
  cb_bench_close_book (book);

  return g_steal_pointer (&path);
}

/* Or whoever empties a log into the file next would have to wait for it. */
static void
flush (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0 || fsync (fd) != 0)
    g_error ("Can't flush %s: %s", path, g_strerror (errno));
  close (fd);
}

char *
cb_bench_copy_book (const char *path,
                    const char *name)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *copy = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;

  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    g_error ("Can't copy: %s", error->message);
  flush (copy);

  return g_steal_pointer (&copy);
}

void
cb_bench_raw_exec (sqlite3    *db,
                   const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* SQLite as it would be used for the least work: the same durability, but
 * nothing secure and nothing checked. */
sqlite3 *
cb_bench_open_raw (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    g_error ("Can't open %s", path);
  cb_bench_raw_exec (db,
                     "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
                     "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=OFF; PRAGMA foreign_keys=OFF;"
                     "PRAGMA wal_autocheckpoint=0");

  return db;
}

void
cb_bench_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double da = *(const double *) a;
  double db = *(const double *) b;

  return da < db ? -1 : da > db ? 1 : 0;
}

double
cb_bench_percentile (GArray *times,
                     double  percentile)
{
  g_array_sort (times, compare_doubles);

  return g_array_index (times, double, (guint) ((times->len - 1) * percentile));
}

double
cb_bench_median (GArray *times)
{
  return cb_bench_percentile (times, 0.5);
}

gboolean
cb_bench_report (const CbBenchRow *row)
{
  gboolean good;

  if (row->theirs > 0)
    {
      double ratio = row->ours / row->theirs;

      good = ratio <= row->limit;
      g_print ("| %s | %s | %.2f ms | %.2f ms | %.2f × | %.2f × | %s |\n", row->what, row->against,
               row->ours, row->theirs, ratio, row->limit, good ? "yes" : "NO");
    }
  else
    {
      good = row->ours <= row->limit;
      g_print ("| %s | %s | %.2f ms | – | – | %.2f ms | %s |\n", row->what, row->against,
               row->ours, row->limit, good ? "yes" : "NO");
    }

  return good;
}
