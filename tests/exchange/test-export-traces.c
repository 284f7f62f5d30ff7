/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-activity-csv.h"
#include "cb-customer-json.h"
#include "cb-document-store.h"
#include "cb-error.h"
#include "cb-result-csv.h"
#include "cb-test-book.h"
#include "cb-test-contents.h"
#include "cb-test-people.h"
#include "cb-test-plan.h"

/*
 * What was written to a file stands in Activity.
 */

#define LAST "(SELECT max (id) FROM operation)"

static void
assert_query (CbTestBook *f,
              const char *sql,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = cb_test_query (f->book, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

/* The last one: its kind, how many and the number of a single customer. */
static void
assert_last (CbTestBook *f,
             const char *expected)
{
  assert_query (f,
                "SELECT o.kind || ' ' || o.n_customers || ' ' || coalesce (n.number, '-') FROM operation o "
                "LEFT JOIN operation_number n ON n.operation_id = o.id WHERE o.id = " LAST, expected);
}

static gint64
get_last (CbTestBook *f)
{
  g_autofree char *id = cb_test_query (f->book, "SELECT coalesce (" LAST ", 0)", NULL);

  return g_ascii_strtoll (id, NULL, 10);
}

static GFile *
get_file (CbTestBook *f,
          const char *name)
{
  return g_file_new_build_filename (f->folder, name, NULL);
}

static gboolean
export_person (CbTestBook  *f,
               gint64       id,
               GFile       *file,
               GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_customer_json_save_async (f->book, id, file, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_customer_json_save_finish (f->book, result, error);
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

static void
export_result (CbTestBook *f,
               CbIdSet    *done,
               CbIdSet    *left_out)
{
  static const char *const columns[] = { "Number", "Name", "Outcome", "Reason", NULL };
  g_autoptr (CbResultTable) table = cb_result_table_new ();
  g_autoptr (GFile) file = get_file (f, "result.csv");
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_result_table_set_columns (table, columns);
  cb_result_table_set_words (table, describe_cb, NULL);
  cb_result_table_add (table, 0, done);
  cb_result_table_add (table, 1, left_out);
  cb_result_csv_save_async (f->book, table, file, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  cb_result_csv_save_finish (f->book, result, &error);
  g_assert_no_error (error);
}

static char **
write_words (CbOperationEntry *entry)
{
  return g_strdupv ((char *[]) { (char *) "Something", NULL });
}

static void
export_activity (CbTestBook *f)
{
  const char *columns[] = { "What", NULL };
  g_autoptr (GFile) file = get_file (f, "activity.csv");
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_activity_csv_save_async (f->book, NULL, columns, write_words, file, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  cb_activity_csv_save_finish (f->book, result, &error);
  g_assert_no_error (error);
}

static void
test_kinds (CbTestBook    *f,
            gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "A-1", "Ada");
  gint64 bo = cb_test_add (f->book, "B-2", "Bo");
  g_autoptr (CbIdSet) one = cb_id_set_new_single (ada);
  g_autoptr (CbIdSet) both = cb_id_set_new_single (ada);
  g_autoptr (GFile) json = get_file (f, "ada.json");
  g_autoptr (GPtrArray) changes = cb_test_watch_changes (f->book);
  g_autoptr (GError) error = NULL;

  cb_id_set_add (both, bo);
  g_assert_true (export_person (f, ada, json, &error));
  g_assert_no_error (error);
  assert_last (f, "24 1 A-1");
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_true (((CbChange *) changes->pdata[0])->noted);

  /* Somebody may stand in both. */
  export_result (f, both, one);
  assert_last (f, "23 2 -");
  export_result (f, one, one);
  assert_last (f, "23 1 A-1");

  /* Those three. */
  export_activity (f);
  assert_last (f, "26 3 -");
  assert_query (f, "SELECT count (*) FROM operation", "4");
}

static void
test_document (CbTestBook    *f,
               gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "A-1", "Ada");
  g_autoptr (GFile) file = get_file (f, "document");
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_contents_add (f->book, ada, "x");
  cb_document_store_write_async (f->book, ada, 1, file, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  g_assert_true (cb_document_store_write_finish (f->book, result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_query_exists (file, NULL));
  assert_last (f, "25 1 A-1");
}

/* What failed was not done; what was refused is told as that. */
static void
test_failed (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "A-1", "Ada");
  gint64 before = get_last (f);
  g_autoptr (GFile) missing = get_file (f, "missing/ada.json");
  g_autoptr (GFile) file = get_file (f, "ada.json");
  g_autoptr (GError) error = NULL;

  g_assert_false (export_person (f, ada, missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (get_last (f), ==, before);

  cb_test_people_allow_all_but (f->book, CB_PERMISSION_EXPORT_PERSON);
  g_assert_false (export_person (f, ada, file, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  g_assert_false (g_file_query_exists (file, NULL));
  cb_test_settle (f->book);
  assert_last (f, "21 0 -");
}

/* Where it can't be recorded there is no file, and the one that was there stays. */
static void
test_unrecorded (CbTestBook    *f,
                 gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "A-1", "Ada");
  g_autoptr (GFile) file = get_file (f, "ada.json");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book, "CREATE TRIGGER full BEFORE INSERT ON operation BEGIN SELECT RAISE (ABORT, 'no'); END", &error);
  g_assert_no_error (error);
  g_assert_false (export_person (f, ada, file, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (g_file_query_exists (file, NULL));

  g_assert_true (g_file_replace_contents (file, "kept", 4, NULL, FALSE, 0, NULL, NULL, NULL));
  g_assert_false (export_person (f, ada, file, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  g_assert_true (g_file_load_contents (file, NULL, &kept, NULL, NULL, NULL));
  g_assert_cmpstr (kept, ==, "kept");
}

/* It stands in the name of who began it. */
static void
test_person (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "A-1", "Ada");
  gint64 ann = cb_test_people_add (f->book, "Ann", CB_BUILT_IN_GROUP_ADMINISTRATOR);
  g_autoptr (GFile) file = get_file (f, "ada.json");
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_people_be (f->book, ann);
  cb_customer_json_save_async (f->book, ada, file, NULL, cb_test_result_cb, &place);
  cb_test_people_be (f->book, 1);
  result = cb_test_wait (&place);
  g_assert_true (cb_customer_json_save_finish (f->book, result, &error));
  g_assert_no_error (error);
  assert_query (f, "SELECT person_name FROM operation WHERE kind = 24", "Ann");
}

/* An erasure takes the number away, as from all other operations. */
static void
test_erased (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "A-1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (ada);
  g_autoptr (GFile) file = get_file (f, "ada.json");
  g_autoptr (GError) error = NULL;

  g_assert_true (export_person (f, ada, file, &error));
  g_assert_no_error (error);
  cb_test_delete (f->book, set, NULL);
  cb_test_run_set (f->book, CB_ACTION_ERASE, set);
  assert_query (f, "SELECT count (*) FROM operation WHERE kind = 24", "1");
  assert_query (f, "SELECT count (*) FROM operation_number", "0");

  /* Who is gone is counted, and not named. */
  export_result (f, set, set);
  assert_last (f, "23 1 -");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/export-traces/" name, CbTestBook, NULL, cb_test_book_set_up, function, cb_test_book_tear_down)
  ADD ("kinds", test_kinds);
  ADD ("document", test_document);
  ADD ("failed", test_failed);
  ADD ("unrecorded", test_unrecorded);
  ADD ("person", test_person);
  ADD ("erased", test_erased);
#undef ADD

  return g_test_run ();
}
