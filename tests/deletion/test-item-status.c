/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-item-store.h"
#include "cb-test-book.h"
#include "cb-test-contents.h"
#include "cb-test-plan.h"

/*
 * Items that are given another status, whatever became of them and of their
 * customer.
 */

#define PAID 3

/* (transfer full): the invoice of the customer, as it stands in the book. */
static CbItem *
get_invoice (CbBook *book,
             gint64  customer)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  cb_item_store_list_of_async (book, customer, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  items = cb_item_store_list_of_finish (book, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    if (cb_item_get_kind (g_ptr_array_index (items, i)) == CB_ITEM_INVOICE)
      return g_object_ref (g_ptr_array_index (items, i));

  g_assert_not_reached ();
}

/* (transfer full) (nullable) */
static CbItem *
set_status (CbBook  *book,
            CbItem  *item,
            guint    status,
            GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_item_store_set_status_async (book, item, status, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_item_store_set_status_finish (book, result, error);
}

static gint64
add (CbTestBook *f)
{
  gint64 id = cb_test_add (f->book, "1", "Ada Lovelace");

  cb_test_contents_unblock (f->book);
  cb_test_contents_add (f->book, id, "Anything");

  return id;
}

static void
assert_refused (CbBook   *book,
                CbItem   *item,
                CbError   code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (set_status (book, item, PAID, &error));
  g_assert_error (error, CB_ERROR, (int) code);
}

static void
test_settled (CbTestBook    *f,
              gconstpointer  data)
{
  gint64 id = add (f);
  g_autoptr (CbItem) item = get_invoice (f->book, id);
  g_autoptr (GPtrArray) changes = cb_test_watch_changes (f->book);
  g_autoptr (CbItem) saved = NULL;
  g_autoptr (CbItem) now = NULL;
  g_autoptr (GError) error = NULL;
  const CbChange *change;

  saved = set_status (f->book, item, PAID, &error);
  g_assert_no_error (error);
  now = get_invoice (f->book, id);
  g_assert_cmpuint (cb_item_get_status (saved), ==, PAID);
  g_assert_cmpuint (cb_item_get_status (now), ==, PAID);
  g_assert_false (cb_item_get_open (now));
  g_assert_cmpint (cb_item_get_changed (now), >, cb_item_get_changed (item));
  g_assert_cmpstr (cb_item_get_title (now), ==, cb_item_get_title (item));
  g_assert_cmpstr (cb_item_get_notes (now), ==, cb_item_get_notes (item));
  g_assert_cmpint (cb_item_get_amount (now), ==, cb_item_get_amount (item));
  g_assert_cmpint (cb_item_get_date (now), ==, cb_item_get_date (item));

  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  g_assert_true (cb_id_set_contains (change->contents, id));
}

/* It unblocks the customer, and a plan from before no longer holds. */
static void
test_unblocks (CbTestBook    *f,
               gconstpointer  data)
{
  gint64 id = add (f);
  g_autoptr (CbIdSet) set = cb_id_set_new_single (id);
  g_autoptr (CbItem) item = get_invoice (f->book, id);
  g_autoptr (CbItem) saved = NULL;
  g_autoptr (CbItem) reopened = NULL;
  g_autoptr (CbPlan) blocked = NULL;
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book, "UPDATE item_kind SET on_delete = 2 WHERE id = 4", &error);
  g_assert_no_error (error);
  blocked = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  g_assert_cmpuint (cb_plan_get_n_left_out (blocked, CB_LEFT_OUT_BLOCKED), ==, 1);

  saved = set_status (f->book, item, PAID, &error);
  g_assert_no_error (error);
  plan = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 1);

  reopened = set_status (f->book, saved, 0, &error);
  g_assert_no_error (error);
  g_assert_null (cb_test_apply (f->book, plan, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_PLAN_CHANGED);
}

static void
test_refused (CbTestBook    *f,
              gconstpointer  data)
{
  gint64 id = add (f);
  g_autoptr (CbItem) item = get_invoice (f->book, id);
  g_autoptr (CbIdSet) items = cb_id_set_new_single (cb_item_get_id (item));
  g_autoptr (CbItem) saved = NULL;
  g_autoptr (GError) error = NULL;

  /* Somebody was faster. */
  saved = set_status (f->book, item, 1, &error);
  g_assert_no_error (error);
  assert_refused (f->book, item, CB_ERROR_CHANGED);

  cb_test_run_items (f->book, CB_ACTION_DELETE_ITEMS, items);
  assert_refused (f->book, saved, CB_ERROR_NOT_FOUND);
  cb_test_run_items (f->book, CB_ACTION_UNDELETE_ITEMS, items);

  cb_test_run (f->book, CB_ACTION_DELETE, id, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_MASK, id, (gint64) 0);
  assert_refused (f->book, saved, CB_ERROR_MASKED);
  cb_test_run (f->book, CB_ACTION_ERASE, id, (gint64) 0);
  assert_refused (f->book, saved, CB_ERROR_NOT_FOUND);
}

/* An invoice of 1000 with payments of 400 and 600, of that status. */
static void
add_invoice (CbTestBook *f,
             guint       status)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_contents_unblock (f->book);
  cb_test_add (f->book, "1", "Ada Lovelace");
  sql = g_strdup_printf ("INSERT INTO item (id, customer_id, kind, number, status, open, amount, currency, date, "
                         "created, changed) VALUES (1, 1, 4, 'IN-0001', %u, %d, 1000, 'EUR', 1, 1, 1), "
                         "(2, 1, 6, 'PA-0001', 1, 0, 400, 'EUR', 1, 1, 1), "
                         "(3, 1, 6, 'PA-0002', 1, 0, 600, 'EUR', 1, 1, 1)", status, status < PAID);
  cb_test_execute (f->book, sql, &error);
  g_assert_no_error (error);
  cb_test_execute (f->book, "INSERT INTO payment_of (payment_id, invoice_id) VALUES (2, 1), (3, 1)", &error);
  g_assert_no_error (error);
}

static void
assert_invoice (CbTestBook *f,
                const char *expected)
{
  g_autofree char *status = cb_test_query (f->book, "SELECT status || ' ' || open || ' ' || changed FROM item WHERE id = 1",
                                           NULL);

  g_assert_cmpstr (status, ==, expected);
}

static void
undo (CbTestBook *f,
      gboolean    redo)
{
  g_autoptr (CbPlan) plan = cb_test_make_undo (f->book, redo);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbOperation) operation = cb_test_apply (f->book, plan, &error);

  g_assert_no_error (error);
  g_assert_nonnull (operation);
}

#define NOT_PAID    "1 1 1"
#define IN_PART     "2 1 1"
#define PAID_UP     "3 0 1"
#define VOID_NOW    "4 0 1"
#define JUST_A_PLAN "0 1 1"

/* What is owed goes with the payments that there are. */
static void
test_payments (CbTestBook    *f,
               gconstpointer  data)
{
  g_autoptr (CbIdSet) first = cb_id_set_new_single (2);
  g_autoptr (CbIdSet) second = cb_id_set_new_single (3);
  g_autoptr (CbIdSet) both = cb_id_set_new_single (2);

  cb_id_set_add (both, 3);
  add_invoice (f, CB_INVOICE_PAID);
  cb_test_run_items (f->book, CB_ACTION_DELETE_ITEMS, first);
  assert_invoice (f, IN_PART);
  cb_test_run_items (f->book, CB_ACTION_DELETE_ITEMS, second);
  assert_invoice (f, NOT_PAID);
  undo (f, FALSE);
  assert_invoice (f, IN_PART);
  undo (f, FALSE);
  assert_invoice (f, PAID_UP);
  undo (f, TRUE);
  assert_invoice (f, IN_PART);
  undo (f, TRUE);
  assert_invoice (f, NOT_PAID);

  /* Brought back otherwise than by undoing, in another order. */
  cb_test_run_items (f->book, CB_ACTION_UNDELETE_ITEMS, first);
  assert_invoice (f, IN_PART);
  cb_test_run_items (f->book, CB_ACTION_UNDELETE_ITEMS, second);
  assert_invoice (f, PAID_UP);
  cb_test_run_items (f->book, CB_ACTION_DELETE_ITEMS, both);
  assert_invoice (f, NOT_PAID);
}

/* Whatever somebody had made of the invoice. */
static void
test_undone_exactly (CbTestBook    *f,
                     gconstpointer  data)
{
  static const struct
  {
    guint       status;
    const char *before;
    const char *without;
  } cases[] = {
    { CB_INVOICE_DRAFT, JUST_A_PLAN, JUST_A_PLAN },
    { CB_INVOICE_SENT, NOT_PAID, NOT_PAID },
    { CB_INVOICE_PART_PAID, IN_PART, NOT_PAID },
    { CB_INVOICE_PAID, PAID_UP, NOT_PAID },
    { CB_INVOICE_VOID, VOID_NOW, VOID_NOW },
  };
  g_autoptr (CbIdSet) both = cb_id_set_new_single (2);

  cb_id_set_add (both, 3);
  add_invoice (f, CB_INVOICE_DRAFT);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE item SET status = %u, open = %d WHERE id = 1", cases[i].status,
                                              cases[i].status < PAID);

      cb_test_execute (f->book, sql, NULL);
      assert_invoice (f, cases[i].before);
      cb_test_run_items (f->book, CB_ACTION_DELETE_ITEMS, both);
      assert_invoice (f, cases[i].without);
      undo (f, FALSE);
      assert_invoice (f, cases[i].before);
      undo (f, TRUE);
      assert_invoice (f, cases[i].without);
      undo (f, FALSE);
      assert_invoice (f, cases[i].before);
    }
}

/* What somebody has decided meanwhile is theirs. */
static void
test_changed_meanwhile (CbTestBook    *f,
                        gconstpointer  data)
{
  g_autoptr (CbIdSet) first = cb_id_set_new_single (2);

  add_invoice (f, CB_INVOICE_PAID);
  cb_test_run_items (f->book, CB_ACTION_DELETE_ITEMS, first);
  cb_test_execute (f->book, "UPDATE item SET status = 4, open = 0 WHERE id = 1", NULL);
  undo (f, FALSE);
  assert_invoice (f, VOID_NOW);

  cb_test_execute (f->book, "UPDATE item SET status = 3 WHERE id = 1", NULL);
  cb_test_run_items (f->book, CB_ACTION_DELETE_ITEMS, first);
  assert_invoice (f, IN_PART);
  cb_test_execute (f->book, "UPDATE item SET amount = 5000 WHERE id = 1", NULL);
  cb_test_execute (f->book, "UPDATE item SET status = 1 WHERE id = 1", NULL);
  undo (f, FALSE);
  assert_invoice (f, IN_PART);
}

/* An invoice that comes back without its payments is not paid. */
static void
test_with_invoice (CbTestBook    *f,
                   gconstpointer  data)
{
  g_autoptr (CbIdSet) all = cb_id_set_new_single (1);
  g_autoptr (CbIdSet) invoice = cb_id_set_new_single (1);
  g_autoptr (CbIdSet) payments = cb_id_set_new_single (2);

  cb_id_set_add (all, 2);
  cb_id_set_add (all, 3);
  cb_id_set_add (payments, 3);
  add_invoice (f, CB_INVOICE_PAID);
  cb_test_run_items (f->book, CB_ACTION_DELETE_ITEMS, all);
  undo (f, FALSE);
  assert_invoice (f, PAID_UP);

  cb_test_run_items (f->book, CB_ACTION_DELETE_ITEMS, all);
  cb_test_run_items (f->book, CB_ACTION_UNDELETE_ITEMS, invoice);
  assert_invoice (f, NOT_PAID);
  cb_test_run_items (f->book, CB_ACTION_UNDELETE_ITEMS, payments);
  assert_invoice (f, PAID_UP);
}

/* What an operation noted of invoices, and that a reminder was told of, doesn't hold up
 * an erasure, and only the ids that nobody has any more are left of it. */
static void
test_erased (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (CbIdSet) first = cb_id_set_new_single (2);
  g_autofree char *left = NULL;

  add_invoice (f, CB_INVOICE_PAID);
  cb_test_execute (f->book, "INSERT INTO item (id, customer_id, kind, number, title, status, open, date, created, changed) "
                            "VALUES (4, 1, 8, 'RE-0001', 'Call', 0, 1, 2, 1, 1)", NULL);
  cb_test_execute (f->book, "INSERT INTO told_reminder (item_id, due) VALUES (4, 2)", NULL);
  cb_test_run_items (f->book, CB_ACTION_DELETE_ITEMS, first);
  cb_test_run (f->book, CB_ACTION_DELETE, (gint64) 1, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_ERASE, (gint64) 1, (gint64) 0);
  left = cb_test_query (f->book, "SELECT (SELECT count (*) FROM told_reminder) || ' ' || (SELECT count (*) FROM payment_of) "
                                 "|| ' ' || (SELECT count (*) FROM item) || ' ' || "
                                 "(SELECT count (*) FROM operation_invoice)", NULL);
  g_assert_cmpstr (left, ==, "0 0 0 1");
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/item-status/settled", test_settled);
  ADD ("/item-status/unblocks", test_unblocks);
  ADD ("/item-status/refused", test_refused);
  ADD ("/item-status/payments", test_payments);
  ADD ("/item-status/undone-exactly", test_undone_exactly);
  ADD ("/item-status/changed-meanwhile", test_changed_meanwhile);
  ADD ("/item-status/with-invoice", test_with_invoice);
  ADD ("/item-status/erased", test_erased);

  return g_test_run ();
}
