/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-activity-csv.h"
#include "cb-customer-json.h"
#include "cb-demo.h"
#include "cb-error.h"
#include "cb-result-csv.h"
#include "cb-test-book.h"
#include "cb-test-people.h"
#include "import-fixture.h"

/*
 * What comes in and goes out, under each permission taken away.
 */

static gboolean
import (ImportFixture *fixture,
        const char    *text,
        GError       **error)
{
  g_autoptr (CbImport) file = import_fixture_load (fixture, text, -1, NULL);
  g_autoptr (CbImportReport) preview = NULL;
  g_autoptr (CbImportReport) report = NULL;
  g_autoptr (GAsyncResult) previewed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_import_preview_async (file, fixture->book, NULL, cb_test_result_cb, &place);
  previewed = cb_test_wait (&place);
  preview = cb_import_preview_finish (file, previewed, error);
  /* Who may not import doesn't learn who is in the book, nor does it without a look. */
  g_assert_true (preview != NULL || g_error_matches (*error, CB_ERROR, CB_ERROR_DENIED));
  if (preview == NULL)
    g_clear_error (error);
  cb_import_apply_async (file, fixture->book, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  report = cb_import_apply_finish (file, result, error);

  return report != NULL;
}

static gboolean
import_new (ImportFixture *fixture,
            GError       **error)
{
  return import (fixture, "Number,Name\nN,Nora\n", error);
}

static gboolean
import_changed (ImportFixture *fixture,
                GError       **error)
{
  static guint n = 0;
  g_autofree char *text = g_strdup_printf ("Number,Name\nOLD,Otto %u\n", ++n);

  return import (fixture, text, error);
}

static gboolean
import_assigned (ImportFixture *fixture,
                 GError       **error)
{
  static guint n = 0;
  g_autofree char *text = g_strdup_printf ("Number,Assigned To\nOLD,Mia %u\n", ++n);

  return import (fixture, text, error);
}

static gboolean
import_same (ImportFixture *fixture,
             GError       **error)
{
  return import (fixture, "Number\nOLD\n", error);
}

static void
describe_cb (guint         outcome,
             CbHindrance  *hindrance,
             gpointer      user_data,
             const char  **what,
             char        **reason)
{
  *what = "Done";
  *reason = g_strdup ("");
}

static gboolean
export_result (ImportFixture *fixture,
               GError       **error)
{
  static const char *const columns[] = { "Number", "Name", "Outcome", "Reason", NULL };
  g_autoptr (CbResultTable) table = cb_result_table_new ();
  g_autoptr (CbIdSet) set = cb_id_set_new_single (1);
  g_autofree char *path = g_build_filename (fixture->folder, "result.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  gboolean saved;

  cb_result_table_set_columns (table, columns);
  cb_result_table_set_words (table, describe_cb, NULL);
  cb_result_table_add (table, 0, set);
  cb_result_csv_save_async (fixture->book, table, file, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  saved = cb_result_csv_save_finish (fixture->book, result, error);
  g_assert_cmpint (g_file_query_exists (file, NULL), ==, saved);
  g_file_delete (file, NULL, NULL);

  return saved;
}

static char **
write_words (CbOperationEntry *entry)
{
  const char *values[] = { "=1+1", cb_operation_get_person (cb_operation_entry_get_operation (entry)), NULL };

  return g_strdupv ((char **) values);
}

static gboolean
export_activity (ImportFixture *fixture,
                 GError       **error)
{
  const char *columns[] = { "What", "Who", NULL };
  g_autoptr (CbOperationFilter) filter = cb_operation_filter_new ();
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp (NULL, &stream, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autofree char *text = NULL;
  gboolean saved;

  g_file_delete (file, NULL, NULL);
  filter->person_id = 1;
  cb_activity_csv_save_async (fixture->book, filter, columns, write_words, file, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  saved = cb_activity_csv_save_finish (fixture->book, result, error);
  g_assert_cmpint (g_file_query_exists (file, NULL), ==, saved);
  if (saved)
    {
      g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, "What,Who\r\n\"'=1+1\","));
    }
  g_file_delete (file, NULL, NULL);

  return saved;
}

static gboolean
export_customer (ImportFixture *fixture,
                 GError       **error)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp (NULL, &stream, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  gboolean saved;

  g_file_delete (file, NULL, NULL);
  cb_customer_json_save_async (fixture->book, import_fixture_query (fixture, "SELECT id FROM customer"), file, NULL,
                               cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  saved = cb_customer_json_save_finish (fixture->book, result, error);
  g_assert_cmpint (g_file_query_exists (file, NULL), ==, saved);
  g_file_delete (file, NULL, NULL);

  return saved;
}

static gboolean
fill_with_examples (ImportFixture *fixture,
                    GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  gboolean filled;

  import_fixture_execute (fixture, "DELETE FROM customer");
  cb_demo_fill_async (fixture->book, 10, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  filled = cb_demo_fill_finish (fixture->book, result, error);
  import_fixture_execute (fixture, "DELETE FROM pending_erasure; DELETE FROM payment_of;"
                                   "DELETE FROM deleted_customer; DELETE FROM item; DELETE FROM message;"
                                   "DELETE FROM history; DELETE FROM document; DELETE FROM address;"
                                   "DELETE FROM payment_method; DELETE FROM dependent; DELETE FROM photo;"
                                   "DELETE FROM custom_value; DELETE FROM billing_cycle;"
                                   "DELETE FROM accounting_link");

  return filled;
}

static const struct
{
  const char   *name;
  gboolean    (*run) (ImportFixture  *fixture,
                      GError        **error);
  CbPermission  needed[3];
} cases[] = {
  { "import new ones", import_new, { CB_PERMISSION_IMPORT, CB_PERMISSION_CREATE_CUSTOMERS } },
  { "import changes", import_changed, { CB_PERMISSION_IMPORT, CB_PERMISSION_EDIT_CUSTOMERS } },
  { "import whom they are assigned to", import_assigned,
    { CB_PERMISSION_IMPORT, CB_PERMISSION_EDIT_CUSTOMERS, CB_PERMISSION_REASSIGN_CUSTOMERS } },
  { "import nothing new", import_same, { CB_PERMISSION_IMPORT } },
  { "export a result", export_result, { CB_PERMISSION_EXPORT } },
  { "export the activity", export_activity, { CB_PERMISSION_SEE_ACTIVITY, CB_PERMISSION_EXPORT } },
  { "export a customer", export_customer, { CB_PERMISSION_EXPORT_PERSON, CB_PERMISSION_SEE_CUSTOMERS } },
  { "fill with examples", fill_with_examples, { CB_PERMISSION_IMPORT } },
};

static gboolean
needs (guint        index,
       CbPermission permission)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases[index].needed); i++)
    {
      if (cases[index].needed[i] == permission)
        return TRUE;
    }

  return FALSE;
}

static void
test_every_way (ImportFixture *fixture,
                gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
      {
        g_autoptr (GError) error = NULL;
        gint64 n_operations, n_customers;
        gboolean done;

        import_fixture_execute (fixture, "DELETE FROM customer");
        cb_test_add (fixture->book, "OLD", "Otto");
        n_operations = import_fixture_query (fixture, "SELECT count (*) FROM operation WHERE kind <> 21");
        n_customers = import_fixture_query (fixture, "SELECT count (*) FROM customer");
        cb_test_people_allow_all_but (fixture->book, permission);
        done = cases[i].run (fixture, &error);
        cb_test_people_allow_all_but (fixture->book, CB_PERMISSION_NONE);

        g_test_message ("%s without %s", cases[i].name, cb_permission_get_key (permission));
        if (!needs (i, permission))
          {
            g_assert_no_error (error);
            g_assert_true (done);
            continue;
          }
        g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
        g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM operation WHERE kind <> 21"), ==, n_operations);
        if (cases[i].run != fill_with_examples)
          g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM customer"), ==, n_customers);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/rights/every-way", ImportFixture, NULL,
              import_fixture_set_up, test_every_way, import_fixture_tear_down);

  return g_test_run ();
}
