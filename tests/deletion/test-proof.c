/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cb-error.h"
#include "cb-page.h"
#include "cb-proof.h"
#include "cb-receipt.h"
#include "cb-test-book.h"
#include "cb-test-contents.h"
#include "cb-test-files.h"
#include "cb-test-plan.h"

/*
 * The search for remains that ends an erasure, and its receipt.
 */

static gint64
add (CbTestBook *f,
     guint       index,
     const char *name,
     const char *company,
     const char *notes)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  g_autoptr (CbCustomer) saved = NULL;
  g_autofree char *number = g_strdup_printf ("NUMBER-%u", index);
  g_autoptr (GError) error = NULL;

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_COMPANY, company);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NOTES, notes);

  saved = cb_test_save (f->book, customer, &error);
  g_assert_no_error (error);

  return cb_customer_get_id (saved);
}

static gboolean
erase (CbTestBook  *f,
       CbIdSet     *customers,
       GError     **error)
{
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbOperation) operation = NULL;

  cb_test_run_set (f->book, CB_ACTION_DELETE, customers);
  plan = cb_test_make_plan (f->book, CB_ACTION_ERASE, customers);
  operation = cb_test_apply (f->book, plan, error);

  return operation != NULL;
}

static gboolean
erase_one (CbTestBook  *f,
           gint64       id,
           GError     **error)
{
  g_autoptr (CbIdSet) customers = cb_id_set_new_from_ids (&id, 1);

  return erase (f, customers, error);
}

/* (transfer full) */
static GPtrArray *
list_receipts (CbTestBook *f)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *receipts;

  cb_receipt_list_async (f->book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  receipts = cb_receipt_list_finish (f->book, result, &error);
  g_assert_no_error (error);

  return receipts;
}

/* A file of the program's own with these words. */
static char *
leave_trace (const char *words)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "customer-book", "deep", NULL);
  g_autofree char *text = g_strdup_printf ("…%s…", words);
  char *path = g_build_filename (folder, "trace", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static void
test_nothing (CbTestBook    *f,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) receipts = list_receipts (f);
  g_autoptr (GError) error = NULL;
  CbReceipt *receipt;
  gint64 before = g_get_real_time ();

  g_assert_cmpuint (receipts->len, ==, 0);

  add (f, 1, "Ada Lovelace", "Analytical Engines", "");
  g_assert_true (erase_one (f, add (f, 2, "Grace Hopper", "COBOL", "Likes clocks."), &error));
  g_assert_no_error (error);

  g_ptr_array_unref (receipts);
  receipts = list_receipts (f);
  g_assert_cmpuint (receipts->len, ==, 1);
  receipt = g_ptr_array_index (receipts, 0);
  g_assert_cmpuint (cb_operation_get_n_customers (cb_receipt_get_operation (receipt)), ==, 1);
  g_assert_cmpint (cb_receipt_get_remains (receipt), ==, CB_REMAINS_NONE);
  g_assert_cmpint (cb_receipt_get_searched (receipt), >=, before);
  g_assert_cmpuint (cb_receipt_get_n_searched (receipt), ==, 1);
  /* Name and notes, and the key of the name unless it is the same; "COBOL" is
   * too short. */
  g_assert_cmpuint (cb_receipt_get_n_values (receipt), >=, 2);
  g_assert_cmpuint (cb_receipt_get_n_values (receipt), <=, 3);
  g_assert_cmpint (cb_receipt_get_n_bytes (receipt), >=, cb_test_file_get_size (f->path));
  /* The book and its log. */
  g_assert_cmpuint (cb_receipt_get_n_files (receipt), ==, 2);
  g_assert_cmpuint (cb_receipt_get_n_found (receipt), ==, 0);
}

static void
test_found (CbTestBook    *f,
            gconstpointer  data)
{
  g_autofree char *trace = leave_trace ("Grace Hopper");
  g_autoptr (GPtrArray) receipts = NULL;
  g_autofree char *due = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (erase_one (f, add (f, 1, "Grace Hopper", "", ""), &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_FOUND);
  g_assert_cmpuint (cb_book_get_n_live (f->book) + cb_book_get_n_deleted (f->book), ==, 0);

  /* It is tried again when the book is opened next. */
  due = cb_test_query (f->book, "SELECT value FROM setting WHERE key = 'cleaning_due'", NULL);
  g_assert_cmpstr (due, ==, "1");

  g_clear_error (&error);
  g_assert_true (erase_one (f, add (f, 2, "Ada Lovelace", "", ""), &error));
  g_assert_no_error (error);

  receipts = list_receipts (f);
  g_assert_cmpuint (receipts->len, ==, 2);
  g_assert_cmpint (cb_receipt_get_remains (g_ptr_array_index (receipts, 0)), ==, CB_REMAINS_NONE);
  g_assert_cmpint (cb_receipt_get_remains (g_ptr_array_index (receipts, 1)), ==, CB_REMAINS_FOUND);
  g_assert_cmpuint (cb_receipt_get_n_found (g_ptr_array_index (receipts, 1)), ==, 1);
  g_assert_cmpuint (cb_receipt_get_n_files (g_ptr_array_index (receipts, 1)), ==, 3);
  g_unlink (trace);
}

/* What remains by rights is no trace, wherever it stands. */
static void
test_shared (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 doomed = add (f, 1, "Grace Hopper", "Analytical Engines", "customer_id");

  add (f, 2, "Grace Hopper", "", "Worked for Analytical Engines.");
  add (f, 3, "Grace Hopper Junior", "", "");
  g_assert_true (erase_one (f, doomed, &error));
  g_assert_no_error (error);
}

/* Where names share letters only with parts of others. */
static void
test_part (CbTestBook    *f,
           gconstpointer  data)
{
  g_autofree char *trace = leave_trace ("Grace Hopper");
  g_autoptr (GError) error = NULL;
  gint64 doomed = add (f, 1, "Grace Hopper", "", "");

  add (f, 2, "Grace Hoppe", "", "");
  g_assert_false (erase_one (f, doomed, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_FOUND);
  g_unlink (trace);
}

/* Puts @words where no cell is, in the first page of customers that has room. */
static void
plant (const char *path,
       const char *words)
{
  g_autoptr (GBytes) bytes = cb_test_file_read (path);
  gsize size;
  g_autofree guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&bytes), &size);
  const guint page_size = 4096;

  for (gsize at = page_size; at < size; at += page_size)
    {
      CbPage page;

      if (data[at] != 13 || !cb_page_init (&page, data + at, 0, page_size) || page.n_cells < 3 ||
          page.gap + strlen (words) > page.content)
        continue;

      memcpy (data + at + page.content - strlen (words), words, strlen (words));
      cb_test_file_write (path, data, size);
      return;
    }
  g_assert_not_reached ();
}

static gsize
search (CbProof      *proof,
        CbConnection *connection)
{
  g_autoptr (GError) error = NULL;
  gsize n_found;

  g_assert_true (cb_connection_begin (connection, &error));
  g_assert_true (cb_proof_search (proof, connection, &n_found, &error));
  g_assert_no_error (error);
  g_assert_true (cb_connection_commit (connection, &error));

  return n_found;
}

/* What SQLite leaves between the cells of a page is found, and then wiped. */
static void
test_gap (CbTestBook    *f,
          gconstpointer  data)
{
  g_autoptr (CbConnection) connection = NULL;
  g_autoptr (CbIdSet) doomed = NULL;
  g_autoptr (CbProof) proof = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = add (f, 1, "Grace Hopper", "", "");

  add (f, 2, "Ada Lovelace", "", "");
  add (f, 3, "Alan Turing", "", "");
  add (f, 4, "Edsger Dijkstra", "", "");
  cb_test_book_close (f);

  doomed = cb_id_set_new_from_ids (&id, 1);
  connection = cb_connection_open (f->path, FALSE, FALSE, &error);
  g_assert_no_error (error);
  proof = cb_proof_new (connection, doomed, &error);
  g_assert_no_error (error);
  g_assert_true (cb_connection_execute (connection, "DELETE FROM customer WHERE id = 1", &error));
  cb_connection_close (g_steal_pointer (&connection));

  plant (f->path, "Grace Hopper");
  connection = cb_connection_open (f->path, FALSE, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (search (proof, connection), ==, 1);

  cb_connection_want_cleaning (connection);
  g_assert_true (cb_connection_truncate_log (connection, TRUE, &error));
  g_assert_cmpuint (search (proof, connection), ==, 0);
  g_assert_no_error (error);
}

static void
fill (CbCustomer *customer,
      guint       index)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *name = g_strdup_printf ("Somebody %u", index);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);
}

static void
test_many (CbTestBook    *f,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (CbIdSet) all = NULL;
  g_autoptr (GError) error = NULL;
  CbReceipt *receipt;

  cb_test_fill (f->book, CB_PROOF_MAX_CUSTOMERS + 500, fill);
  ids = cb_test_list (f->book, CB_SCOPE_LIVE, CB_SORT_NUMBER, FALSE, 0, NULL);
  all = cb_id_set_new_from_ids ((const gint64 *) (gpointer) ids->data, ids->len);
  g_assert_true (erase (f, all, &error));
  g_assert_no_error (error);

  receipts = list_receipts (f);
  receipt = g_ptr_array_index (receipts, 0);
  g_assert_cmpuint (cb_operation_get_n_customers (cb_receipt_get_operation (receipt)), ==, ids->len);
  g_assert_cmpuint (cb_receipt_get_n_searched (receipt), ==, CB_PROOF_MAX_CUSTOMERS);
}

/* What went with them, and what was kept until when. */
static void
test_contents (CbTestBook    *f,
               gconstpointer  data)
{
  const CbReceiptContents *contents;
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (CbIdSet) kept = cb_id_set_new ();
  g_autoptr (GError) error = NULL;
  gint64 first = add (f, 1, "Grace Hopper", "", "");
  gint64 second = add (f, 2, "Ada Lovelace", "", "");

  cb_test_contents_unblock (f->book);
  cb_test_contents_add (f->book, first, "Anything");
  cb_test_contents_add (f->book, second, "Whatever");
  cb_test_contents_add (f->book, second, "Something");
  cb_test_execute (f->book, "UPDATE item_kind SET keep_years = CASE id WHEN 5 THEN 10 WHEN 6 THEN 20 ELSE 0 END", &error);
  g_assert_no_error (error);
  g_assert_true (erase_one (f, first, &error));
  g_assert_true (erase_one (f, second, &error));

  receipts = list_receipts (f);
  contents = cb_receipt_get_contents (g_ptr_array_index (receipts, 0));
  g_assert_cmpuint (contents->n_items[CB_ITEM_QUOTE], ==, 2);
  g_assert_cmpuint (contents->n_items[CB_ITEM_ORDER], ==, 0);
  g_assert_cmpuint (contents->n_kept[CB_ITEM_QUOTE], ==, 0);
  g_assert_cmpuint (contents->n_kept[CB_ITEM_ORDER], ==, 2);
  g_assert_cmpuint (contents->n_records[CB_RECORD_ADDRESS], ==, 2);
  g_assert_cmpuint (contents->n_records[CB_RECORD_BILLING_CYCLE], ==, 1);
  contents = cb_receipt_get_contents (g_ptr_array_index (receipts, 1));
  g_assert_cmpuint (contents->n_items[CB_ITEM_QUOTE], ==, 1);
  g_assert_cmpuint (contents->n_kept[CB_ITEM_ORDER], ==, 1);
  g_assert_cmpuint (contents->n_records[CB_RECORD_ADDRESS], ==, 1);
  g_assert_cmpuint (contents->n_for_ever, ==, 1);
  g_assert_cmpuint (contents->n_until, ==, 2);
  /* Ten years from the fifth day after 14 November 2023, and twenty from the sixth. */
  g_assert_cmpint (contents->first_until, ==, G_GINT64_CONSTANT (2016051200000000));
  g_assert_cmpint (contents->last_until, ==, G_GINT64_CONSTANT (2331670400000000));

  /* What is kept can be deleted later; it was kept all the same. */
  cb_id_set_add (kept, 5);
  cb_id_set_add (kept, 6);
  cb_id_set_add (kept, 10);
  cb_test_run_items (f->book, CB_ACTION_ERASE_KEPT, kept);
  later = list_receipts (f);
  g_assert_cmpuint (later->len, ==, 2);
  contents = cb_receipt_get_contents (g_ptr_array_index (later, 1));
  g_assert_cmpuint (contents->n_kept[CB_ITEM_ORDER], ==, 1);
  g_assert_cmpuint (contents->n_for_ever + contents->n_until, ==, 0);
  g_assert_true (cb_receipt_equal (g_ptr_array_index (later, 0), g_ptr_array_index (receipts, 0)));
  g_assert_false (cb_receipt_equal (g_ptr_array_index (later, 1), g_ptr_array_index (receipts, 1)));
}

/* As after a crash between the erasure and the search. */
static void
test_unknown (CbTestBook    *f,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                            "SELECT 3, 5, id, name, 7 FROM person LIMIT 1", &error);
  g_assert_no_error (error);
  receipts = list_receipts (f);
  g_assert_cmpuint (receipts->len, ==, 1);
  g_assert_cmpint (cb_receipt_get_remains (g_ptr_array_index (receipts, 0)), ==, CB_REMAINS_UNKNOWN);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/proof/nothing", test_nothing);
  ADD ("/proof/found", test_found);
  ADD ("/proof/shared", test_shared);
  ADD ("/proof/part", test_part);
  ADD ("/proof/gap", test_gap);
  ADD ("/proof/many", test_many);
  ADD ("/proof/contents", test_contents);
  ADD ("/proof/unknown", test_unknown);

  return g_test_run ();
}
