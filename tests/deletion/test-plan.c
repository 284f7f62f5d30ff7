/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-test-book.h"
#include "cb-test-plan.h"

static void
undo (CbTestBook *f,
      gboolean    redo)
{
  g_autoptr (CbPlan) plan = cb_test_make_undo (f->book, redo);
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (plan);
  operation = cb_test_apply (f->book, plan, &error);
  g_assert_no_error (error);
}

/* The deleted ones, as the book knows and as it stands in the file. */
static void
assert_deleted (CbTestBook *f,
                gint64      first,
                ...)
{
  g_autoptr (CbIdSet) expected = cb_id_set_new ();
  g_autoptr (GArray) ids = NULL;
  va_list args;

  va_start (args, first);
  for (gint64 id = first; id != 0; id = va_arg (args, gint64))
    cb_id_set_add (expected, id);
  va_end (args);

  g_assert_true (cb_id_set_equal (cb_book_get_deleted (f->book), expected));
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, cb_id_set_get_size (expected));

  cb_test_book_reopen (f);
  g_assert_true (cb_id_set_equal (cb_book_get_deleted (f->book), expected));

  ids = cb_test_list (f->book, CB_SCOPE_DELETED, CB_SORT_NAME, FALSE, 0, NULL);
  g_assert_nonnull (ids);
  g_assert_cmpuint (ids->len, ==, cb_id_set_get_size (expected));
}

static void
test_delete_undelete (CbTestBook    *f,
                      gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  gint64 c = cb_test_add (f->book, "3", "Čeněk");
  g_autoptr (CbCustomer) customer = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const CbChange *change;

  cb_test_run (f->book, CB_ACTION_DELETE, a, c, (gint64) 0);
  assert_deleted (f, a, c, (gint64) 0);
  customer = cb_test_get (f->book, a, NULL);
  g_assert_true (cb_customer_get_deleted (customer));
  g_assert_cmpstr (cb_customer_get_deleted_by (customer), !=, "");
  g_assert_cmpint (cb_customer_get_deleted_at (customer), >, 0);

  changes = cb_test_watch_changes (f->book);
  cb_test_run (f->book, CB_ACTION_UNDELETE, c, (gint64) 0);
  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  g_assert_false (change->everything);
  g_assert_null (change->deleted);
  g_assert_cmpuint (cb_id_set_get_size (change->undeleted), ==, 1);
  g_assert_true (cb_id_set_contains (change->undeleted, c));
  assert_deleted (f, a, (gint64) 0);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 2);
  g_assert_cmpint (b, >, 0);
}

static void
test_left_out (CbTestBook    *f,
               gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  gint64 ids[] = { a, b, 4711 };
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));
  g_autoptr (CbPlan) plan = NULL;

  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);

  plan = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 1);
  g_assert_true (cb_id_set_contains (cb_plan_get_customers (plan), b));
  g_assert_cmpstr (cb_customer_get_name (cb_plan_get_single (plan)), ==, "Bert");
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_DELETED), ==, 1);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_GONE), ==, 1);
  g_clear_object (&plan);

  plan = cb_test_make_plan (f->book, CB_ACTION_ERASE, set);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 1);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_NOT_DELETED), ==, 1);
}

static void
test_plan_changed (CbTestBook    *f,
                   gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  gint64 ids[] = { a, b };
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));
  g_autoptr (CbPlan) stale = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  g_autoptr (CbPlan) stale_erase = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);
  operation = cb_test_apply (f->book, stale, &error);
  g_assert_error (error, CB_ERROR, CB_ERROR_PLAN_CHANGED);
  g_assert_null (operation);
  assert_deleted (f, a, (gint64) 0);
  g_clear_error (&error);

  stale_erase = cb_test_make_plan (f->book, CB_ACTION_ERASE, set);
  cb_test_run (f->book, CB_ACTION_UNDELETE, a, (gint64) 0);
  operation = cb_test_apply (f->book, stale_erase, &error);
  g_assert_error (error, CB_ERROR, CB_ERROR_PLAN_CHANGED);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 2);
}

static void
test_undo_exact (CbTestBook    *f,
                 gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  gint64 c = cb_test_add (f->book, "3", "Cleo");

  g_assert_null (cb_test_make_undo (f->book, FALSE));

  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_DELETE, b, c, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_UNDELETE, a, b, (gint64) 0);
  assert_deleted (f, c, (gint64) 0);

  /* Each goes back to the operation that had it … */
  undo (f, FALSE);
  assert_deleted (f, a, b, c, (gint64) 0);
  /* … so that undoing that one takes both of its own, and no other. */
  undo (f, FALSE);
  assert_deleted (f, a, (gint64) 0);
  undo (f, FALSE);
  assert_deleted (f, (gint64) 0);
  g_assert_null (cb_test_make_undo (f->book, FALSE));

  undo (f, TRUE);
  assert_deleted (f, a, (gint64) 0);
  undo (f, TRUE);
  assert_deleted (f, a, b, c, (gint64) 0);
  undo (f, TRUE);
  assert_deleted (f, c, (gint64) 0);
  g_assert_null (cb_test_make_undo (f->book, TRUE));

  undo (f, FALSE);
  assert_deleted (f, a, b, c, (gint64) 0);
}

static void
test_new_operation_ends_redo (CbTestBook    *f,
                              gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");

  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);
  undo (f, FALSE);
  cb_test_run (f->book, CB_ACTION_DELETE, b, (gint64) 0);
  g_assert_null (cb_test_make_undo (f->book, TRUE));
  undo (f, FALSE);
  assert_deleted (f, (gint64) 0);
}

static void
test_erasure_ends_undo (CbTestBook    *f,
                        gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  g_autoptr (CbCustomer) gone = NULL;
  g_autoptr (CbPlan) plan = NULL;

  cb_test_run (f->book, CB_ACTION_DELETE, a, b, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_ERASE, a, (gint64) 0);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 1);
  gone = cb_test_get (f->book, a, NULL);
  g_assert_null (gone);

  plan = cb_test_make_undo (f->book, FALSE);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 1);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_GONE), ==, 1);

  cb_test_run (f->book, CB_ACTION_ERASE, b, (gint64) 0);
  g_assert_null (cb_test_make_undo (f->book, FALSE));
}

static void
reverse (CbTestBook *f,
         gint64      operation_id,
         gsize       n_expected)
{
  g_autoptr (CbPlan) plan = cb_test_make_reverse (f->book, operation_id);
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (plan);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, n_expected);
  g_assert_cmpint (cb_plan_get_reverses (plan), ==, operation_id);
  operation = cb_test_apply (f->book, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cb_operation_get_reverses (operation), ==, operation_id);
  g_assert_cmpuint (cb_operation_get_n_customers (operation), ==, n_expected);
}

static gint64
get_last_operation (CbTestBook *f)
{
  g_autofree char *id = cb_test_query (f->book, "SELECT max (id) FROM operation", NULL);

  return g_ascii_strtoll (id, NULL, 10);
}

/* By its toast an operation is reversed that is not the last one: just what it
 * took and still has. */
static void
test_reverse_older (CbTestBook    *f,
                    gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  gint64 c = cb_test_add (f->book, "3", "Cleo");
  gint64 first = cb_test_run (f->book, CB_ACTION_DELETE, a, b, (gint64) 0);
  gint64 second = cb_test_run (f->book, CB_ACTION_DELETE, c, (gint64) 0);

  reverse (f, first, 2);
  assert_deleted (f, c, (gint64) 0);
  g_assert_null (cb_test_make_reverse (f->book, first));
  reverse (f, second, 1);
  assert_deleted (f, (gint64) 0);
}

/* Two operations that put customers back into the hands of the same earlier
 * one: undoing either takes out its own alone. */
static void
test_reverse_apart (CbTestBook    *f,
                    gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  gint64 undeletion, of_b;
  g_autoptr (CbPlan) plan = NULL;

  cb_test_run (f->book, CB_ACTION_DELETE, a, b, (gint64) 0);
  undeletion = cb_test_run (f->book, CB_ACTION_UNDELETE, a, b, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);
  reverse (f, undeletion, 1);
  of_b = get_last_operation (f);
  cb_test_run (f->book, CB_ACTION_UNDELETE, a, (gint64) 0);
  reverse (f, undeletion, 1);
  assert_deleted (f, a, b, (gint64) 0);

  plan = cb_test_make_reverse (f->book, of_b);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 1);
  g_assert_cmpstr (cb_customer_get_name (cb_plan_get_single (plan)), ==, "Bert");
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_GONE), ==, 0);
  reverse (f, of_b, 1);
  assert_deleted (f, a, (gint64) 0);
}

static void
test_reverse_unknown (CbTestBook    *f,
                      gconstpointer  data)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_plan_make_reverse_async (f->book, 4711, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  g_assert_null (cb_plan_make_reverse_finish (f->book, result, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NOT_FOUND);
}

/* Erased by somebody else since the plan was made. */
static void
test_plan_of_gone (CbTestBook    *f,
                   gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  gint64 ids[] = { a, b };
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));
  g_autoptr (CbPlan) plan = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *n_operations = NULL;

  cb_test_execute (f->book, "DELETE FROM customer WHERE number = '1'", &error);
  g_assert_no_error (error);
  operation = cb_test_apply (f->book, plan, &error);
  g_assert_error (error, CB_ERROR, CB_ERROR_PLAN_CHANGED);
  g_assert_null (operation);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 0);
  n_operations = cb_test_query (f->book, "SELECT count(*) FROM operation", NULL);
  g_assert_cmpstr (n_operations, ==, "0");
}

/* Without anybody to put it down to nothing is done. */
static void
test_nobody (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (a);
  g_autoptr (CbPlan) plan = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book, "DELETE FROM person", &error);
  g_assert_no_error (error);
  g_assert_null (cb_test_apply (f->book, plan, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  cb_test_execute (f->book, "INSERT INTO person (name, group_id) VALUES ('Zoe', 1)", NULL);
  assert_deleted (f, (gint64) 0);
}

/* An operation on a single customer names the number, until that is erased. */
static void
test_number_recorded (CbTestBook    *f,
                      gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "C-1", "Ada");
  gint64 b = cb_test_add (f->book, "C-2", "Bert");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_DELETE, b, (gint64) 0);
  before = cb_test_query (f->book, "SELECT group_concat (number, ' ') FROM operation_number", NULL);
  g_assert_cmpstr (before, ==, "C-1 C-2");
  cb_test_run (f->book, CB_ACTION_ERASE, a, (gint64) 0);
  after = cb_test_query (f->book, "SELECT group_concat (number, ' ') FROM operation_number", NULL);
  g_assert_cmpstr (after, ==, "C-2");
}

static void
test_cancel (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (a);
  g_autoptr (CbPlan) plan = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  cb_plan_apply_async (f->book, plan, NULL, cancellable, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  g_assert_null (cb_plan_apply_finish (f->book, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_deleted (f, (gint64) 0);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/plan/delete-undelete", test_delete_undelete);
  ADD ("/plan/left-out", test_left_out);
  ADD ("/plan/changed", test_plan_changed);
  ADD ("/plan/undo-exact", test_undo_exact);
  ADD ("/plan/new-operation-ends-redo", test_new_operation_ends_redo);
  ADD ("/plan/erasure-ends-undo", test_erasure_ends_undo);
  ADD ("/plan/reverse-older", test_reverse_older);
  ADD ("/plan/reverse-apart", test_reverse_apart);
  ADD ("/plan/reverse-unknown", test_reverse_unknown);
  ADD ("/plan/of-gone", test_plan_of_gone);
  ADD ("/plan/nobody", test_nobody);
  ADD ("/plan/number-recorded", test_number_recorded);
  ADD ("/plan/cancel", test_cancel);

  return g_test_run ();
}
