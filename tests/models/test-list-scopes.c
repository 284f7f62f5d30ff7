/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-list.h"

#include "fake-book.h"
#include "list-watch.h"

/*
 * Lists of deleted customers, and of those who are to be erased.
 */

static void
test_deleted_scope (void)
{
  g_autoptr (CbBook) book = fake_book_new ();
  g_autoptr (CbCustomerList) list = cb_customer_list_new (CB_SCOPE_DELETED);
  g_autoptr (ListWatch) watch = list_watch_new (list);
  g_autoptr (CbChange) change = cb_change_new ();
  guint n_settled;

  fake_book_set_range (book, CB_SCOPE_LIVE, 1, 100);
  fake_book_set_range (book, CB_SCOPE_DELETED, 101, 5);
  cb_customer_list_set_book (list, book);
  list_watch_wait (!cb_customer_list_get_loading (list));
  g_assert_cmpint (cb_customer_list_get_sort_column (list), ==, CB_SORT_DELETED_AT);
  g_assert_cmpint (cb_customer_list_get_id (list, 0), ==, 105);
  list_watch_assert_log (watch, "0-0+3 3-0+2");
  g_free (fake_book_take_log (book));

  n_settled = watch->n_settled;
  fake_book_set_range (book, CB_SCOPE_DELETED, 102, 5);
  change->deleted = cb_id_set_new_single (106);
  change->undeleted = cb_id_set_new_single (101);
  g_signal_emit_by_name (book, "changed", change);
  list_watch_wait (watch->n_settled > n_settled);
  g_assert_cmpint (cb_customer_list_get_id (list, 0), ==, 106);
  g_assert_cmpuint (watch->n_items, ==, 5);

  cb_customer_list_set_book (list, NULL);
  g_assert_cmpuint (watch->n_items, ==, 0);
}

/* The one list loses whom the other gets, and each reads them anew. */
static void
test_pending_scope (void)
{
  g_autoptr (CbBook) book = fake_book_new ();
  g_autoptr (CbCustomerList) deleted = cb_customer_list_new (CB_SCOPE_DELETED);
  g_autoptr (CbCustomerList) pending = cb_customer_list_new (CB_SCOPE_PENDING);
  g_autoptr (ListWatch) deleted_watch = list_watch_new (deleted);
  g_autoptr (ListWatch) pending_watch = list_watch_new (pending);
  g_autoptr (CbChange) masked = cb_change_new ();
  g_autoptr (CbChange) unmasked = cb_change_new ();
  g_autoptr (CbChange) erased = cb_change_new ();

  fake_book_set_range (book, CB_SCOPE_DELETED, 101, 5);
  cb_customer_list_set_book (deleted, book);
  cb_customer_list_set_book (pending, book);
  list_watch_wait (!cb_customer_list_get_loading (deleted) && !cb_customer_list_get_loading (pending));
  g_assert_cmpint (cb_customer_list_get_sort_column (pending), ==, CB_SORT_ERASE_AT);
  g_assert_false (cb_customer_list_get_descending (pending));
  g_assert_cmpuint (deleted_watch->n_items, ==, 5);
  g_assert_cmpuint (pending_watch->n_items, ==, 0);
  list_watch_hold (deleted_watch, 0, 5);
  list_watch_wait (list_watch_count_filled (deleted_watch) == 5);

  fake_book_set_range (book, CB_SCOPE_DELETED, 103, 3);
  fake_book_set_range (book, CB_SCOPE_PENDING, 101, 2);
  masked->masked = cb_id_set_new_from_ids ((gint64[]) { 101, 102 }, 2);
  g_signal_emit_by_name (book, "changed", masked);
  list_watch_wait (deleted_watch->n_items == 3 && pending_watch->n_items == 2);
  g_assert_cmpint (cb_customer_list_get_id (pending, 0), ==, 101);

  /* As it is called now, not as it was when it stood there last. */
  fake_book_set_suffix (book, " again");
  fake_book_set_range (book, CB_SCOPE_DELETED, 102, 4);
  fake_book_set_range (book, CB_SCOPE_PENDING, 101, 1);
  unmasked->unmasked = cb_id_set_new_single (102);
  g_signal_emit_by_name (book, "changed", unmasked);
  list_watch_wait (deleted_watch->n_items == 4 && pending_watch->n_items == 1);
  g_assert_cmpint (cb_customer_list_get_id (deleted, 3), ==, 102);
  list_watch_hold (deleted_watch, 0, 4);
  list_watch_wait (list_watch_count_filled (deleted_watch) == 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (CbCustomerRow) row = g_list_model_get_item (G_LIST_MODEL (deleted), i);

      if (cb_customer_row_get_id (row) == 102)
        g_assert_cmpstr (cb_customer_get_name (cb_customer_row_get_customer (row)), ==, "Customer 102 again");
    }

  fake_book_set_range (book, CB_SCOPE_PENDING, 101, 0);
  erased->erased = cb_id_set_new_single (101);
  g_signal_emit_by_name (book, "changed", erased);
  list_watch_wait (pending_watch->n_items == 0);
  g_assert_cmpuint (deleted_watch->n_items, ==, 4);
}

/* What somebody is found by is not the same after masking. */
static void
test_masked_search (void)
{
  g_autoptr (CbBook) book = fake_book_new ();
  g_autoptr (CbCustomerList) list = cb_customer_list_new (CB_SCOPE_DELETED);
  g_autoptr (ListWatch) watch = list_watch_new (list);
  g_autoptr (CbIdSet) hits = cb_id_set_new_from_ids ((gint64[]) { 1, 2 }, 2);
  g_autoptr (CbIdSet) fewer = cb_id_set_new_single (2);
  g_autoptr (CbChange) change = cb_change_new ();

  fake_book_set_range (book, CB_SCOPE_DELETED, 1, 5);
  fake_book_set_hits (book, "ada", hits);
  cb_customer_list_set_book (list, book);
  cb_customer_list_set_query (list, "ada");
  list_watch_wait (!cb_customer_list_get_loading (list) && watch->n_items == 2);

  fake_book_set_hits (book, "ada", fewer);
  change->unmasked = cb_id_set_new_single (1);
  g_signal_emit_by_name (book, "changed", change);
  list_watch_wait (watch->n_items == 1);
  g_assert_cmpint (cb_customer_list_get_id (list, 0), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-scopes/deleted", test_deleted_scope);
  g_test_add_func ("/list-scopes/pending", test_pending_scope);
  g_test_add_func ("/list-scopes/masked-search", test_masked_search);

  return g_test_run ();
}
