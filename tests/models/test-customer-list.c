/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-list.h"

#include "cb-error.h"
#include "fake-book.h"
#include "list-watch.h"

typedef struct
{
  CbBook         *book;
  CbCustomerList *list;
  ListWatch      *watch;
} Fixture;

/* Live customers 1 … n, of which none is held. */
static void
load (Fixture *fixture,
      guint    n)
{
  g_autofree char *log = NULL;

  fake_book_set_range (fixture->book, CB_SCOPE_LIVE, 1, n);
  cb_customer_list_set_book (fixture->list, fixture->book);
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  g_assert_cmpuint (fixture->watch->n_items, ==, n);

  g_free (list_watch_take_log (fixture->watch));
  log = fake_book_take_log (fixture->book);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->book = fake_book_new ();
  fixture->list = cb_customer_list_new (CB_SCOPE_LIVE);
  fixture->watch = list_watch_new (fixture->list);
  cb_customer_list_set_seen (fixture->list, G_MAXUINT);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  list_watch_free (fixture->watch);
  cb_customer_list_set_book (fixture->list, NULL);
  list_watch_drain ();
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->book);
}

static void
assert_asked (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *log = fake_book_take_log (fixture->book);

  g_assert_cmpstr (log, ==, expected);
}

static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  fake_book_set_range (fixture->book, CB_SCOPE_LIVE, 1, 1000);
  fake_book_hold (fixture->book, FAKE_LIST, TRUE);
  cb_customer_list_set_book (fixture->list, fixture->book);
  g_assert_true (cb_customer_list_get_loading (fixture->list));

  /* The first rows come with their customers. */
  fake_book_answer (fixture->book, FAKE_LIST, 0);
  list_watch_wait (fixture->watch->n_items == 24);
  list_watch_hold (fixture->watch, 0, 20);
  g_assert_cmpuint (list_watch_count_filled (fixture->watch), ==, 20);
  g_assert_cmpstr (list_watch_get_name (fixture->watch, 7), ==, "Customer 8");
  list_watch_assert_log (fixture->watch, "0-0+3 3-0+21");
  g_assert_true (cb_customer_list_get_loading (fixture->list));

  list_watch_hold (fixture->watch, 0, 0);
  list_watch_wait (fake_book_get_n_held (fixture->book, FAKE_LIST) == 1);
  assert_asked (fixture, "list 24 page 1+24 list 0");

  fake_book_answer (fixture->book, FAKE_LIST, 0);
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  list_watch_assert_log (fixture->watch, "24-0+976");
  list_watch_check (fixture->watch, fake_book_get_ids (fixture->book, CB_SCOPE_LIVE));
}

/* A view makes a widget for each new row, so they come a few at a time. */
static void
test_start_with_a_view (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *log = NULL;
  g_auto (GStrv) changes = NULL;

  load (fixture, 40);
  list_watch_hold (fixture->watch, 0, 40);

  cb_customer_list_reload (fixture->list);
  fake_book_set_range (fixture->book, CB_SCOPE_LIVE, 1, 100000);
  cb_customer_list_reload (fixture->list);
  list_watch_wait (fixture->watch->n_items == 100000);

  log = list_watch_take_log (fixture->watch);
  changes = g_strsplit (log, " ", -1);
  g_assert_cmpstr (changes[0], ==, "40-0+3");
  g_assert_cmpstr (changes[1], ==, "43-0+3");
  g_assert_cmpuint (g_strv_length (changes), ==, 58);
  g_assert_cmpstr (changes[57], ==, "211-0+99789");
}

static void
test_small_book (Fixture       *fixture,
                 gconstpointer  data)
{
  fake_book_set_range (fixture->book, CB_SCOPE_LIVE, 1, 3);
  cb_customer_list_set_book (fixture->list, fixture->book);
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));

  list_watch_assert_log (fixture->watch, "0-0+3");
  assert_asked (fixture, "list 24 page 1+3");
}

static void
test_empty_book (Fixture       *fixture,
                 gconstpointer  data)
{
  cb_customer_list_set_book (fixture->list, fixture->book);
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));

  list_watch_assert_log (fixture->watch, "");
  assert_asked (fixture, "list 24");
}

static void
test_same_row (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (CbCustomerRow) row = NULL;
  g_autoptr (CbCustomerRow) same = NULL;

  load (fixture, 1000);

  row = g_list_model_get_item (G_LIST_MODEL (fixture->list), 500);
  same = g_list_model_get_item (G_LIST_MODEL (fixture->list), 500);
  g_assert_true (row == same);
  g_assert_cmpint (cb_customer_row_get_id (row), ==, 501);
  g_assert_cmpuint (cb_customer_row_get_position (row), ==, 500);
  g_assert_null (cb_customer_row_get_customer (row));
  g_assert_cmpint (cb_customer_list_get_id (fixture->list, 999), ==, 1000);
  g_assert_cmpint (cb_customer_list_get_id (fixture->list, 1000), ==, 0);
  g_assert_cmpuint (cb_customer_list_find (fixture->list, 1000), ==, 999);
  g_assert_cmpuint (cb_customer_list_find (fixture->list, 1001), ==, G_MAXUINT);
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  load (fixture, 1000);

  /* What is asked for in one turn is asked together, a page at a time. */
  list_watch_hold (fixture->watch, 495, 60);
  assert_asked (fixture, "");
  list_watch_wait (list_watch_count_filled (fixture->watch) == 60);
  assert_asked (fixture, "page 451+50 page 501+50 page 551+50");
  list_watch_check (fixture->watch, fake_book_get_ids (fixture->book, CB_SCOPE_LIVE));

  /* And not again. */
  list_watch_hold (fixture->watch, 0, 0);
  list_watch_hold (fixture->watch, 460, 100);
  g_assert_cmpuint (list_watch_count_filled (fixture->watch), ==, 100);
  list_watch_drain ();
  assert_asked (fixture, "");
}

static void
test_scrolled_past (Fixture       *fixture,
                    gconstpointer  data)
{
  load (fixture, 1000);
  fake_book_hold (fixture->book, FAKE_PAGE, TRUE);

  list_watch_hold (fixture->watch, 500, 20);
  list_watch_wait (fake_book_get_n_held (fixture->book, FAKE_PAGE) == 1);
  g_assert_false (fake_book_is_cancelled (fixture->book, FAKE_PAGE, 0));

  list_watch_hold (fixture->watch, 900, 20);
  list_watch_wait (fake_book_get_n_held (fixture->book, FAKE_PAGE) == 2);
  g_assert_true (fake_book_is_cancelled (fixture->book, FAKE_PAGE, 0));
  g_assert_false (fake_book_is_cancelled (fixture->book, FAKE_PAGE, 1));

  fake_book_answer (fixture->book, FAKE_PAGE, 1);
  fake_book_answer (fixture->book, FAKE_PAGE, 0);
  list_watch_wait (list_watch_count_filled (fixture->watch) == 20);
}

/* An answer from before an edit must not overwrite the one from after it. */
static void
test_stale_page (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (CbChange) change = cb_change_new ();

  load (fixture, 1000);
  fake_book_hold (fixture->book, FAKE_PAGE, TRUE);
  list_watch_hold (fixture->watch, 500, 2);
  list_watch_wait (fake_book_get_n_held (fixture->book, FAKE_PAGE) == 1);

  fake_book_set_suffix (fixture->book, " Jr.");
  change->edited = cb_id_set_new_single (502);
  g_signal_emit_by_name (fixture->book, "changed", change);
  list_watch_wait (fake_book_get_n_held (fixture->book, FAKE_PAGE) >= 2);

  fake_book_hold (fixture->book, FAKE_PAGE, FALSE);
  fake_book_answer (fixture->book, FAKE_PAGE, 1);
  list_watch_wait (list_watch_count_filled (fixture->watch) == 2);
  while (fake_book_get_n_held (fixture->book, FAKE_PAGE) > 0)
    fake_book_answer (fixture->book, FAKE_PAGE, 0);
  list_watch_drain ();
  g_assert_cmpstr (list_watch_get_name (fixture->watch, 1), ==, "Customer 502 Jr.");
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (CbChange) change = cb_change_new ();
  guint n_settled;

  load (fixture, 1000);
  list_watch_hold (fixture->watch, 0, 10);
  list_watch_wait (list_watch_count_filled (fixture->watch) == 10);

  fake_book_set_suffix (fixture->book, " Sr.");
  change->edited = cb_id_set_new_single (4);
  n_settled = fixture->watch->n_settled;
  g_signal_emit_by_name (fixture->book, "changed", change);

  /* What is known of a row stays until something better comes. */
  g_assert_cmpstr (list_watch_get_name (fixture->watch, 3), ==, "Customer 4");
  list_watch_wait (g_strcmp0 (list_watch_get_name (fixture->watch, 3), "Customer 4 Sr.") == 0);
  g_assert_cmpstr (list_watch_get_name (fixture->watch, 2), ==, "Customer 3");
  list_watch_wait (fixture->watch->n_settled > n_settled);
  list_watch_assert_log (fixture->watch, "");
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) before = NULL;

  for (gint64 id = 1000; id > 0; id--)
    g_array_append_val (expected, id);

  load (fixture, 1000);
  list_watch_hold (fixture->watch, 400, 206);
  list_watch_wait (list_watch_count_filled (fixture->watch) == 206);
  before = g_ptr_array_copy (fixture->watch->rows, (GCopyFunc) g_object_ref, NULL);

  cb_customer_list_set_sort (fixture->list, CB_SORT_NUMBER, TRUE);
  g_assert_true (cb_customer_list_get_loading (fixture->list));
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));

  /* The same rows show other customers, and none of them has to load first. */
  list_watch_assert_log (fixture->watch, "");
  g_assert_cmpuint (fixture->watch->n_rebound, ==, 1);
  list_watch_check (fixture->watch, expected);
  g_assert_cmpuint (list_watch_count_filled (fixture->watch), ==, 206);
  list_watch_hold (fixture->watch, 400, 206);
  for (guint i = 0; i < 206; i++)
    g_assert_true (fixture->watch->rows->pdata[i] == before->pdata[i]);
  g_assert_cmpstr (list_watch_get_name (fixture->watch, 0), ==, "Customer 600");
}

/* A list that is sorted anew before the order came. */
static void
test_stale_sort (Fixture       *fixture,
                 gconstpointer  data)
{
  load (fixture, 1000);
  fake_book_hold (fixture->book, FAKE_LIST, TRUE);
  cb_customer_list_set_sort (fixture->list, CB_SORT_NAME, TRUE);
  cb_customer_list_set_sort (fixture->list, CB_SORT_NAME, FALSE);
  g_assert_cmpuint (fake_book_get_n_held (fixture->book, FAKE_LIST), ==, 2);
  g_assert_true (fake_book_is_cancelled (fixture->book, FAKE_LIST, 0));

  fake_book_answer (fixture->book, FAKE_LIST, 1);
  fake_book_answer (fixture->book, FAKE_LIST, 0);
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  list_watch_drain ();
  list_watch_check (fixture->watch, fake_book_get_ids (fixture->book, CB_SCOPE_LIVE));
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (CbIdSet) hits = cb_id_set_new ();
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 100; id <= 1000; id += 100)
    {
      cb_id_set_add (hits, id);
      g_array_append_val (expected, id);
    }
  cb_id_set_add (hits, 5000);

  load (fixture, 1000);
  list_watch_hold (fixture->watch, 0, 20);
  list_watch_wait (list_watch_count_filled (fixture->watch) == 20);
  g_free (fake_book_take_log (fixture->book));

  fake_book_set_hits (fixture->book, "00", hits);
  fake_book_hold (fixture->book, FAKE_SEARCH, TRUE);
  cb_customer_list_set_query (fixture->list, "0");
  cb_customer_list_set_query (fixture->list, " 00 ");
  cb_customer_list_set_query (fixture->list, "00  ");
  g_assert_cmpstr (cb_customer_list_get_query (fixture->list), ==, "00");
  assert_asked (fixture, "search 0 search 00");
  g_assert_true (fake_book_is_cancelled (fixture->book, FAKE_SEARCH, 0));

  /* The answer to the first one comes late, and counts no more. */
  fake_book_answer (fixture->book, FAKE_SEARCH, 1);
  fake_book_answer (fixture->book, FAKE_SEARCH, 0);
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  list_watch_check (fixture->watch, expected);
  list_watch_assert_log (fixture->watch, "20-980+0 15-5+0 10-5+0");
  g_assert_cmpstr (list_watch_get_name (fixture->watch, 9), ==, "Customer 1000");
  g_assert_cmpuint (cb_customer_row_get_position (fixture->watch->rows->pdata[10]), ==, G_MAXUINT);

  list_watch_hold (fixture->watch, 0, 0);
  cb_customer_list_set_query (fixture->list, " \u00a0\u3000");
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  list_watch_check (fixture->watch, fake_book_get_ids (fixture->book, CB_SCOPE_LIVE));
}

static void
test_error (Fixture       *fixture,
            gconstpointer  data)
{
  fake_book_set_range (fixture->book, CB_SCOPE_LIVE, 1, 100);
  fake_book_fail (fixture->book, FAKE_LIST);
  cb_customer_list_set_book (fixture->list, fixture->book);
  list_watch_wait (cb_customer_list_get_error (fixture->list) != NULL);
  g_assert_error (cb_customer_list_get_error (fixture->list), CB_ERROR, CB_ERROR_IO);
  g_assert_false (cb_customer_list_get_loading (fixture->list));

  cb_customer_list_reload (fixture->list);
  g_assert_no_error (cb_customer_list_get_error (fixture->list));
  list_watch_wait (fixture->watch->n_items == 100);

  /* A page that fails is an error too, and is read again all the same. */
  fake_book_fail (fixture->book, FAKE_PAGE);
  list_watch_hold (fixture->watch, 60, 10);
  list_watch_wait (cb_customer_list_get_error (fixture->list) != NULL);
  cb_customer_list_reload (fixture->list);
  list_watch_wait (list_watch_count_filled (fixture->watch) == 10);
  g_assert_no_error (cb_customer_list_get_error (fixture->list));
}

/* Asked for, and gone before the answers come. */
static void
test_finalize_meanwhile (void)
{
  CbBook *book = fake_book_new ();
  CbCustomerList *list = cb_customer_list_new (CB_SCOPE_LIVE);
  gpointer row;

  cb_customer_list_set_seen (list, G_MAXUINT);
  fake_book_set_range (book, CB_SCOPE_LIVE, 1, 1000);
  cb_customer_list_set_book (list, book);
  list_watch_wait (!cb_customer_list_get_loading (list));
  row = g_list_model_get_item (G_LIST_MODEL (list), 700);
  fake_book_hold (book, FAKE_PAGE, TRUE);
  fake_book_hold (book, FAKE_LIST, TRUE);
  fake_book_hold (book, FAKE_SEARCH, TRUE);
  list_watch_wait (fake_book_get_n_held (book, FAKE_PAGE) == 0);
  cb_customer_list_set_query (list, "x");
  cb_customer_list_set_sort (list, CB_SORT_NAME, TRUE);
  g_assert_finalize_object (list);

  while (fake_book_get_n_held (book, FAKE_LIST) > 0)
    fake_book_answer (book, FAKE_LIST, 0);
  while (fake_book_get_n_held (book, FAKE_SEARCH) > 0)
    fake_book_answer (book, FAKE_SEARCH, 0);
  list_watch_drain ();
  g_assert_finalize_object (book);

  g_assert_cmpint (cb_customer_row_get_id (row), ==, 701);
  g_assert_finalize_object (row);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/customer-list/start", test_start);
  ADD ("/customer-list/start/view", test_start_with_a_view);
  ADD ("/customer-list/start/small", test_small_book);
  ADD ("/customer-list/start/empty", test_empty_book);
  ADD ("/customer-list/same-row", test_same_row);
  ADD ("/customer-list/pages", test_pages);
  ADD ("/customer-list/pages/scrolled-past", test_scrolled_past);
  ADD ("/customer-list/pages/stale", test_stale_page);
  ADD ("/customer-list/edit", test_edit);
  ADD ("/customer-list/sort", test_sort);
  ADD ("/customer-list/sort/stale", test_stale_sort);
  ADD ("/customer-list/search", test_search);
  ADD ("/customer-list/error", test_error);
  g_test_add_func ("/customer-list/finalize", test_finalize_meanwhile);

  return g_test_run ();
}
