/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-result-csv.h"
#include "cb-test-book.h"

/* On a database thread: the outcome and how much is in the way. */
static void
describe_cb (guint         outcome,
             CbHindrance  *hindrance,
             gpointer      user_data,
             const char  **what,
             char        **reason)
{
  *what = outcome == 0 ? "Done" : "Left, out";
  *reason = hindrance != NULL
            ? g_strdup_printf ("%" G_GSIZE_FORMAT " \"items\"", cb_hindrance_get_n_all (hindrance))
            : g_strdup ("gone");
}

static CbResultTable *
create_table (CbIdSet *done,
              CbIdSet *left_out,
              CbIdSet *within)
{
  static const char *const columns[] = { "Number", "Name", "Outcome", "Reason", NULL };
  CbResultTable *table = cb_result_table_new ();

  cb_result_table_set_columns (table, columns);
  cb_result_table_set_within (table, within);
  cb_result_table_set_words (table, describe_cb, NULL);
  cb_result_table_add (table, 1, left_out);
  cb_result_table_add (table, 0, done);

  return table;
}

static gboolean
save (CbTestBook     *f,
      CbResultTable  *table,
      GFile          *file,
      GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_result_csv_save_async (f->book, table, file, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_result_csv_save_finish (f->book, result, error);
}

static void
test_content (CbTestBook    *f,
              gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada, \"the\" first");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  g_autoptr (CbIdSet) done = cb_id_set_new_single (b);
  g_autoptr (CbIdSet) left_out = cb_id_set_new_single (a);
  g_autoptr (CbIdSet) within = cb_id_set_new_single (1);
  g_autoptr (CbResultTable) table = create_table (done, left_out, within);
  g_autofree char *path = g_build_filename (f->folder, "result.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *sql = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  sql = g_strdup_printf ("INSERT INTO item (customer_id, kind, number, status, open, date, created, changed) "
                         "VALUES (%" G_GINT64_FORMAT ", 2, 'QU-1', 0, 1, 1, 1, 1)", a);
  cb_test_execute (f->book, sql, &error);
  g_assert_no_error (error);
  cb_id_set_add (left_out, 4711);

  g_assert_true (save (f, table, file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==,
                   "Number,Name,Outcome,Reason\r\n"
                   "1,\"Ada, \"\"the\"\" first\",\"Left, out\",\"1 \"\"items\"\"\"\r\n"
                   ",,\"Left, out\",gone\r\n"
                   "2,Bert,Done,\"0 \"\"items\"\"\"\r\n");
}

static void
fill_cb (CbCustomer *customer,
         guint       index)
{
  g_autofree char *number = g_strdup_printf ("N%u", index);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Somebody with a name that takes some room");
}

/* More than is gathered before it is written. */
static void
test_many (CbTestBook    *f,
           gconstpointer  data)
{
  enum { N = 5000 };
  gint64 first = cb_test_fill (f->book, N, fill_cb);
  g_autoptr (CbIdSet) done = cb_id_set_new ();
  g_autoptr (CbIdSet) nobody = cb_id_set_new ();
  g_autoptr (CbResultTable) table = NULL;
  g_autofree char *path = g_build_filename (f->folder, "result.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  for (gint64 i = 0; i < N; i++)
    cb_id_set_add (done, first + i);
  table = create_table (done, nobody, nobody);
  g_assert_true (save (f, table, file, &error));
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, NULL);
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, N + 2);
  g_assert_true (g_str_has_prefix (lines[N], "N4999,"));
}

static void
test_failure (CbTestBook    *f,
              gconstpointer  data)
{
  g_autoptr (CbIdSet) nobody = cb_id_set_new ();
  g_autoptr (CbResultTable) table = create_table (nobody, nobody, nobody);
  g_autofree char *path = g_build_filename (f->folder, "missing", "result.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (save (f, table, file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/result-csv/" name, CbTestBook, NULL, cb_test_book_set_up, function, cb_test_book_tear_down)
  ADD ("content", test_content);
  ADD ("many", test_many);
  ADD ("failure", test_failure);
#undef ADD

  return g_test_run ();
}
