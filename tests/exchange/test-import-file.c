/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-error.h"
#include "import-fixture.h"

static void
assert_refused (ImportFixture *fixture,
                const char    *text,
                gssize         length,
                CbError        code,
                guint          line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImport) import = import_fixture_load (fixture, text, length, &error);

  g_assert_null (import);
  g_assert_error (error, CB_ERROR, (int) code);
  g_assert_cmpuint (cb_import_error_get_line (error), ==, line);
}

static void
test_refused (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autofree char *field = g_strnfill (2 * 1024 * 1024, 'x');
  g_autofree char *long_field = g_strdup_printf ("Number,Name\n1,Anna\n2,%s\n3,Cleo\n", field);
  g_autofree char *wide = g_strnfill (1000, ',');
  g_autofree char *many_columns = g_strdup_printf ("\na%s\nb%s\n", wide, wide);

  assert_refused (fixture, "", -1, CB_ERROR_IMPORT_EMPTY, 0);
  assert_refused (fixture, "\xef\xbb\xbf", -1, CB_ERROR_IMPORT_EMPTY, 0);
  assert_refused (fixture, "\n\n  \n", -1, CB_ERROR_IMPORT_EMPTY, 0);
  assert_refused (fixture, "Number,Name,Email\n", -1, CB_ERROR_IMPORT_EMPTY, 0);
  assert_refused (fixture, "Number,Name\n1,An\0na\n", 20, CB_ERROR_IMPORT_BINARY, 0);
  assert_refused (fixture, "\xff\xfe" "a\0b", 5, CB_ERROR_IMPORT_ENCODING, 0);
  assert_refused (fixture, "Number,Name\n1,Anna\n2,\"Bert\n3,Cleo\n", -1, CB_ERROR_IMPORT_MALFORMED, 3);
  assert_refused (fixture, "Number,\"Name\" of\n1,Anna\n", -1, CB_ERROR_IMPORT_MALFORMED, 1);
  assert_refused (fixture, long_field, -1, CB_ERROR_IMPORT_TOO_LONG, 3);
  assert_refused (fixture, many_columns, -1, CB_ERROR_IMPORT_TOO_LONG, 2);
}

static void
test_facts (ImportFixture *fixture,
            gconstpointer  data)
{
  static const char text[] = "\xff\xfe" "N\0r\0;\0N\0a\0m\0e\0\n\0" "1\0;\0\x41\x01\n\0";
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImport) import = import_fixture_load (fixture, text, sizeof text - 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cb_import_get_file_name (import), ==, "customers.csv");
  g_assert_cmpstr (cb_import_get_encoding (import), ==, "UTF-16");
  g_assert_cmpint (cb_import_get_delimiter (import), ==, ';');
  g_assert_cmpuint (cb_import_get_n_columns (import), ==, 2);
  g_assert_cmpuint (cb_import_get_n_rows (import), ==, 1);
  g_assert_cmpuint (cb_import_get_n_samples (import), ==, 1);
  g_assert_cmpstr (cb_import_get_header (import, 0), ==, "Nr");
  g_assert_cmpstr (cb_import_get_sample (import, 0, 1), ==, "Ł");
  g_assert_cmpint (cb_import_get_target (import, 0), ==, CB_CUSTOMER_FIELD_NUMBER);
  g_assert_cmpint (cb_import_get_target (import, 1), ==, CB_CUSTOMER_FIELD_NAME);
}

static void
test_header (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImport) import = NULL;
  g_autoptr (CbImportReport) report = NULL;
  const CbImportRow *row;

  import = import_fixture_load (fixture, "A7;Anna Ott;a@example.com\nA8;Bert Uhl\n", -1, &error);
  g_assert_no_error (error);
  g_assert_false (cb_import_get_has_header (import));
  g_assert_cmpuint (cb_import_get_n_rows (import), ==, 2);
  g_assert_cmpuint (cb_import_get_n_samples (import), ==, 2);
  g_assert_cmpstr (cb_import_get_header (import, 2), ==, "Column 3");
  g_assert_cmpstr (cb_import_get_sample (import, 1, 1), ==, "Bert Uhl");
  g_assert_cmpstr (cb_import_get_sample (import, 1, 2), ==, "");
  g_assert_cmpint (cb_import_get_target (import, 0), ==, CB_CUSTOMER_FIELD_NUMBER);
  g_assert_cmpint (cb_import_get_target (import, 1), ==, CB_CUSTOMER_FIELD_NAME);
  g_assert_cmpint (cb_import_get_target (import, 2), ==, CB_CUSTOMER_FIELD_EMAIL);

  report = import_fixture_preview (fixture, import);
  g_assert_cmpuint (cb_import_report_get_n_new (report), ==, 1);
  row = g_ptr_array_index (cb_import_report_get_first_rows (report), 0);
  g_assert_cmpuint (row->line, ==, 1);
  g_assert_cmpstr (cb_customer_get_number (row->customer), ==, "A7");
  g_clear_object (&report);

  cb_import_set_has_header (import, TRUE);
  g_assert_true (cb_import_get_has_header (import));
  g_assert_cmpuint (cb_import_get_n_rows (import), ==, 1);
  g_assert_cmpuint (cb_import_get_n_samples (import), ==, 1);
  g_assert_cmpstr (cb_import_get_header (import, 1), ==, "Anna Ott");
  report = import_fixture_preview (fixture, import);
  g_assert_cmpuint (cb_import_report_get_first_rows (report)->len, ==, 1);
}

static void
test_many_samples (ImportFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("Number,Name\n");
  g_autoptr (CbImport) import = NULL;
  g_autoptr (CbImportReport) report = NULL;
  GPtrArray *first_rows;

  for (guint i = 1; i <= 2000; i++)
    g_string_append_printf (text, "%u,%s\n", i, i % 2 == 0 ? "Anna" : "");

  import = import_fixture_load (fixture, text->str, -1, NULL);
  g_assert_nonnull (import);
  g_assert_cmpuint (cb_import_get_n_rows (import), ==, 2000);
  g_assert_cmpuint (cb_import_get_n_samples (import), ==, CB_IMPORT_N_FIRST_ROWS);
  g_assert_cmpstr (cb_import_get_sample (import, CB_IMPORT_N_FIRST_ROWS - 1, 0), ==, "50");

  /* All rejected rows are told, but not kept with all their values. */
  report = import_fixture_preview (fixture, import);
  first_rows = cb_import_report_get_first_rows (report);
  g_assert_cmpuint (first_rows->len, ==, CB_IMPORT_N_FIRST_ROWS);
  g_assert_nonnull (((CbImportRow *) g_ptr_array_index (first_rows, 0))->customer);
  g_assert_cmpuint (cb_import_report_get_n_new (report), ==, 1000);
  g_assert_cmpuint (cb_import_report_get_rejected (report)->len, ==, 1000);
}

/* The mapping that a preview began with is the one it goes by. */
static void
test_mapping_changed_meanwhile (ImportFixture *fixture,
                                gconstpointer  data)
{
  g_autoptr (CbImport) import = import_fixture_load (fixture, "Number,Name\n1,Anna\n", -1, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbImportReport) report = NULL;
  g_autoptr (CbImportReport) second = NULL;

  cb_import_preview_async (import, fixture->book, NULL, import_fixture_take, &result);
  cb_import_set_target (import, 1, CB_IMPORT_TARGET_NONE);
  report = cb_import_preview_finish (import, import_fixture_wait (&result), NULL);
  g_assert_cmpuint (cb_import_report_get_n_new (report), ==, 1);

  second = import_fixture_preview (fixture, import);
  g_assert_cmpuint (cb_import_report_get_n_rejected (second), ==, 1);
}

static void
cancel_cb (CbProgress   *progress,
           GParamSpec   *pspec,
           GCancellable *cancellable)
{
  if (cb_progress_get_fraction (progress) > 0.3)
    g_cancellable_cancel (cancellable);
}

static CbImport *
load_many (ImportFixture *fixture,
           guint          n_rows)
{
  g_autoptr (GString) text = g_string_new ("Number,Name,Email,Assigned To\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "%u,Customer %u,c%u@example.com,Mia\n", i, i, i);

  return import_fixture_load (fixture, text->str, -1, NULL);
}

static void
test_cancel (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (CbImport) import = load_many (fixture, 40000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CbProgress) progress = cb_progress_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_people = import_fixture_query (fixture, "SELECT count (*) FROM person");
  gint64 n_indexes = import_fixture_query (fixture, "SELECT count (*) FROM sqlite_schema");

  /* In the midst of it, when rows have been written. */
  g_signal_connect (progress, "notify::fraction", G_CALLBACK (cancel_cb), cancellable);
  cb_import_apply_async (import, fixture->book, progress, cancellable, import_fixture_take, &result);
  report = cb_import_apply_finish (import, import_fixture_wait (&result), &error);
  g_assert_null (report);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (cb_progress_get_fraction (progress), >, 0.3);

  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM customer"), ==, 0);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM operation"), ==, 0);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM person"), ==, n_people);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM sqlite_schema"), ==, n_indexes);
  g_assert_cmpuint (cb_book_get_n_live (fixture->book), ==, 0);

  /* And then after all. */
  g_clear_object (&result);
  report = import_fixture_apply (fixture, import);
  g_assert_cmpuint (cb_import_report_get_n_new (report), ==, 40000);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM customer"), ==, 40000);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM sqlite_schema"), ==, n_indexes);
}

/* An error in the last row takes back the first. */
static void
test_failure (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (CbImport) import = load_many (fixture, 100);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  import_fixture_execute (fixture, "CREATE TRIGGER refuse BEFORE INSERT ON customer WHEN new.number = '99' "
                                   "BEGIN SELECT RAISE (ABORT, 'refused'); END");
  cb_import_apply_async (import, fixture->book, NULL, NULL, import_fixture_take, &result);
  report = cb_import_apply_finish (import, import_fixture_wait (&result), &error);
  g_assert_null (report);
  g_assert_nonnull (error);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM customer"), ==, 0);
  g_assert_cmpuint (cb_book_get_n_live (fixture->book), ==, 0);
}

static void
test_cancelled_load (ImportFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "Name\nAnna\n", -1, NULL));
  g_cancellable_cancel (cancellable);
  cb_import_load_async (file, cancellable, import_fixture_take, &result);
  import = cb_import_load_finish (import_fixture_wait (&result), &error);
  g_assert_null (import);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, ImportFixture, NULL, import_fixture_set_up, func, import_fixture_tear_down)

  ADD ("/import-file/refused", test_refused);
  ADD ("/import-file/facts", test_facts);
  ADD ("/import-file/header", test_header);
  ADD ("/import-file/many-samples", test_many_samples);
  ADD ("/import-file/mapping-changed-meanwhile", test_mapping_changed_meanwhile);
  ADD ("/import-file/cancel", test_cancel);
  ADD ("/import-file/failure", test_failure);
  ADD ("/import-file/cancelled-load", test_cancelled_load);

  return g_test_run ();
}
