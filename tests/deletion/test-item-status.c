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

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/item-status/settled", test_settled);
  ADD ("/item-status/unblocks", test_unblocks);
  ADD ("/item-status/refused", test_refused);

  return g_test_run ();
}
