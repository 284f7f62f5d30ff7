/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-bench.h"
#include "cb-import.h"

/* Taking a CSV file into a book: rows a second, and the same rows put into a
 * bare table of raw SQLite. */

#define ROWS        200000
#define ROWS_SECOND 50000

static void
write_csv (const char *path)
{
  g_autoptr (GString) csv = g_string_new ("Number,Name,Company,Contact,E-mail,Phone,City\r\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (csv,
                            "K-%06u,\"Customer %u, Ltd\",Company %u,Zoë Müller %u,c%u@example.com,"
                            "+1 555 %07u,München\r\n",
                            i, i * 7919 % ROWS, i, i, i, i);

  if (!g_file_set_contents (path, csv->str, (gssize) csv->len, &error))
    g_error ("Can't write %s: %s", path, error->message);
}

static double
import (CbBook     *book,
        const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (CbImport) imported = NULL;
  g_autoptr (CbImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  cb_import_load_async (file, NULL, cb_bench_result_cb, &place);
  loaded = cb_bench_wait (&place);
  imported = cb_import_load_finish (loaded, &error);
  g_assert_no_error (error);

  cb_import_apply_async (imported, book, NULL, NULL, cb_bench_result_cb, &place);
  applied = cb_bench_wait (&place);
  report = cb_import_apply_finish (imported, applied, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cb_import_report_get_n_new (report), ==, ROWS);

  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static double
insert_raw (sqlite3 *raw)
{
  gint64 start = g_get_monotonic_time ();
  sqlite3_stmt *stmt;

  cb_bench_raw_exec (raw, "CREATE TABLE bare (number TEXT, name TEXT, company TEXT, contact TEXT, "
                          "email TEXT, phone TEXT, city TEXT); BEGIN");
  g_assert_cmpint (sqlite3_prepare_v2 (raw, "INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?, ?)", -1, &stmt, NULL),
                   ==, SQLITE_OK);
  for (guint i = 0; i < ROWS; i++)
    {
      for (int column = 1; column <= 7; column++)
        sqlite3_bind_text (stmt, column, "Customer 12345, Ltd", -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
  cb_bench_raw_exec (raw, "COMMIT");

  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("customer-book-XXXXXX", NULL);
  g_autofree char *csv = g_build_filename (folder, "customers.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "book.db", NULL);
  g_autofree char *raw_path = g_build_filename (folder, "raw.db", NULL);
  CbBook *book;
  sqlite3 *raw;
  double ours, theirs;

  write_csv (csv);
  g_assert_true (g_file_set_contents (raw_path, "", 0, NULL));
  raw = cb_bench_open_raw (raw_path);
  theirs = insert_raw (raw);
  sqlite3_close (raw);

  book = cb_bench_open_book (path);
  ours = import (book, csv);
  cb_bench_close_book (book);
  cb_bench_remove_folder (folder);

  g_print ("import of %u rows: %.0f ms, %.0f rows a second (at least %u); "
           "bare inserts of seven texts %.0f ms, %.1f ×\n",
           ROWS, ours, ROWS / ours * 1000, ROWS_SECOND, theirs, ours / theirs);

  return ROWS / ours * 1000 >= ROWS_SECOND ? 0 : 1;
}
