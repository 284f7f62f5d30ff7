/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cb-actor-rows.h"
#include "cb-customer-store.h"

static gpointer
query_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  gint64 value;

  cb_actor_rows_allow_anybody (connection);

  if (!cb_connection_query_int64 (connection, data, &value, error))
    return NULL;

  return g_memdup2 (&value, sizeof value);
}

static gpointer
execute_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  cb_actor_rows_allow_anybody (connection);

  cb_connection_execute (connection, data, error);

  return NULL;
}

void
import_fixture_take (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

GAsyncResult *
import_fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

void
import_fixture_set_up (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *book_path = NULL;

  fixture->folder = g_dir_make_tmp ("cb-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "customers.csv", NULL);
  book_path = g_build_filename (fixture->folder, "book.db", NULL);

  cb_book_open_async (book_path, TRUE, NULL, import_fixture_take, &result);
  fixture->book = cb_book_open_finish (import_fixture_wait (&result), &error);
  g_assert_no_error (error);
}

void
import_fixture_tear_down (ImportFixture *fixture,
                          gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  cb_book_close_async (fixture->book, import_fixture_take, &result);
  g_assert_true (cb_book_close_finish (fixture->book, import_fixture_wait (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_finalize_object (fixture->book);

  folder = g_dir_open (fixture->folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);

  g_free (fixture->path);
  g_free (fixture->folder);
}

/**
 * import_fixture_load:
 * @length: of @text, or -1 if it ends with a NUL
 *
 * Writes @text into a file and loads that.
 */
CbImport *
import_fixture_load (ImportFixture  *fixture,
                     const char     *text,
                     gssize          length,
                     GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, length, NULL));
  cb_import_load_async (file, NULL, import_fixture_take, &result);

  return cb_import_load_finish (import_fixture_wait (&result), error);
}

CbImportReport *
import_fixture_preview (ImportFixture *fixture,
                        CbImport      *import)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbImportReport *report;

  cb_import_preview_async (import, fixture->book, NULL, import_fixture_take, &result);
  report = cb_import_preview_finish (import, import_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return report;
}

CbImportReport *
import_fixture_apply (ImportFixture *fixture,
                      CbImport      *import)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbImportReport *report;

  cb_import_apply_async (import, fixture->book, NULL, NULL, import_fixture_take, &result);
  report = cb_import_apply_finish (import, import_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return report;
}

static void
assert_same_rows (GPtrArray *a,
                  GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);

  for (guint i = 0; i < a->len; i++)
    {
      const CbImportRow *row_a = g_ptr_array_index (a, i);
      const CbImportRow *row_b = g_ptr_array_index (b, i);

      g_assert_cmpuint (row_a->line, ==, row_b->line);
      g_assert_cmpint (row_a->outcome, ==, row_b->outcome);
      g_assert_cmpint (row_a->reason, ==, row_b->reason);
      g_assert_cmpint (row_a->problem, ==, row_b->problem);
      g_assert_cmpint (row_a->field, ==, row_b->field);
      g_assert_cmpuint (row_a->other_line, ==, row_b->other_line);
      g_assert_cmpint (row_a->customer == NULL, ==, row_b->customer == NULL);
      for (guint field = 0; row_a->customer != NULL && field < CB_N_CUSTOMER_FIELDS; field++)
        g_assert_cmpstr (cb_customer_get_text (row_a->customer, field), ==,
                         cb_customer_get_text (row_b->customer, field));
    }
}

CbImportReport *
import_fixture_import (ImportFixture *fixture,
                       const char    *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImport) import = import_fixture_load (fixture, text, -1, &error);
  g_autoptr (CbImportReport) preview = NULL;
  CbImportReport *report;

  g_assert_no_error (error);
  preview = import_fixture_preview (fixture, import);
  report = import_fixture_apply (fixture, import);
  assert_same_rows (cb_import_report_get_first_rows (preview), cb_import_report_get_first_rows (report));
  assert_same_rows (cb_import_report_get_rejected (preview), cb_import_report_get_rejected (report));

  return report;
}

CbCustomer *
import_fixture_find (ImportFixture *fixture,
                     const char    *number)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbCustomer *customer;

  cb_customer_store_find_number_async (fixture->book, number, NULL, import_fixture_take, &result);
  customer = cb_customer_store_find_number_finish (fixture->book, import_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return customer;
}

gint64
import_fixture_query (ImportFixture *fixture,
                      const char    *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *value = NULL;

  cb_database_read_async (cb_book_get_database (fixture->book), query_job, (gpointer) sql, NULL, g_free,
                          CB_PRIORITY_INTERACTIVE, NULL, import_fixture_take, &result);
  value = cb_database_read_finish (cb_book_get_database (fixture->book),
                                   import_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return *value;
}

void
import_fixture_execute (ImportFixture *fixture,
                        const char    *sql)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_database_write_async (cb_book_get_database (fixture->book), execute_job, (gpointer) sql, NULL, NULL,
                           NULL, NULL, import_fixture_take, &result);
  cb_database_write_finish (cb_book_get_database (fixture->book), import_fixture_wait (&result), &error);
  g_assert_no_error (error);
}
