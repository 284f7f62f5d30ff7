/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-selection-model.h"

#include "fake-book.h"
#include "list-watch.h"

typedef struct
{
  CbBook            *book;
  CbCustomerList    *list;
  ListWatch         *watch;
  CbSelectionModel  *selection;
  GtkSelectionModel *model;
  GString           *log;  /* of selection-changed and notify::n-selected */
} Fixture;

static void
selection_changed_cb (Fixture *fixture,
                      guint    position,
                      guint    n_items)
{
  g_assert_cmpuint (n_items, >, 0);
  g_assert_cmpuint (position + n_items, <=, g_list_model_get_n_items (G_LIST_MODEL (fixture->model)));
  g_string_append_printf (fixture->log, "%u+%u ", position, n_items);
}

static void
n_selected_cb (Fixture *fixture)
{
  g_string_append_printf (fixture->log, "=%" G_GSIZE_FORMAT " ",
                          cb_selection_model_get_n_selected (fixture->selection));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->log = g_string_new (NULL);
  fixture->book = fake_book_new ();
  fixture->list = cb_customer_list_new (CB_SCOPE_LIVE);
  fixture->watch = list_watch_new (fixture->list);
  cb_customer_list_set_seen (fixture->list, G_MAXUINT);
  fixture->selection = cb_selection_model_new (fixture->list);
  fixture->model = GTK_SELECTION_MODEL (fixture->selection);
  g_signal_connect_swapped (fixture->model, "selection-changed",
                            G_CALLBACK (selection_changed_cb), fixture);
  g_signal_connect_swapped (fixture->model, "notify::n-selected", G_CALLBACK (n_selected_cb), fixture);

  fake_book_set_range (fixture->book, CB_SCOPE_LIVE, 1, GPOINTER_TO_UINT (data));
  cb_customer_list_set_book (fixture->list, fixture->book);
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  g_string_truncate (fixture->log, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  list_watch_free (fixture->watch);
  g_signal_handlers_disconnect_by_data (fixture->model, fixture);
  cb_customer_list_set_book (fixture->list, NULL);
  list_watch_drain ();
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->book);
  g_string_free (fixture->log, TRUE);
}

static void
assert_log (Fixture    *fixture,
            const char *expected)
{
  g_strchomp (fixture->log->str);
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_string_truncate (fixture->log, 0);
}

static void
assert_bits (Fixture    *fixture,
             guint       position,
             guint       n_items,
             const char *expected)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection_in_range (fixture->model, position, n_items);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkBitsetIter iter;
  guint value;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, bits, &value);
       valid;
       valid = gtk_bitset_iter_next (&iter, &value))
    g_string_append_printf (text, "%s%u", text->len > 0 ? " " : "", value);

  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_items (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_selection_model_select_item (fixture->model, 3, FALSE);
  assert_log (fixture, "3+1 =1");
  gtk_selection_model_select_item (fixture->model, 5, FALSE);
  assert_log (fixture, "5+1 =2");
  g_assert_true (gtk_selection_model_is_selected (fixture->model, 3));
  g_assert_false (gtk_selection_model_is_selected (fixture->model, 4));
  g_assert_true (cb_id_set_contains (cb_selection_model_get_selected (fixture->selection), 6));

  /* A click on a row leaves those with a tick alone. */
  g_assert_false (gtk_selection_model_select_item (fixture->model, 7, TRUE));
  assert_log (fixture, "");
  g_assert_true (gtk_selection_model_is_selected (fixture->model, 3));
  g_assert_false (gtk_selection_model_is_selected (fixture->model, 7));

  gtk_selection_model_unselect_item (fixture->model, 3);
  assert_log (fixture, "3+1 =1");
  gtk_selection_model_unselect_item (fixture->model, 5);
  assert_log (fixture, "5+1 =0");
  gtk_selection_model_unselect_all (fixture->model);
  assert_log (fixture, "");
}

static void
test_ranges (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_range (0, 12);
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (10, 4);
  g_autoptr (GtkBitset) all = NULL;

  gtk_selection_model_select_range (fixture->model, 10, 5, FALSE);
  assert_log (fixture, "10+5 =5");
  assert_bits (fixture, 0, 100, "10 11 12 13 14");
  assert_bits (fixture, 12, 2, "12 13");
  assert_bits (fixture, 90, 1000, "");

  gtk_selection_model_unselect_range (fixture->model, 11, 2);
  assert_log (fixture, "11+2 =3");
  assert_bits (fixture, 0, 100, "10 13 14");

  /* What isn't in the mask stays as it is. */
  gtk_selection_model_set_selection (fixture->model, selected, mask);
  assert_log (fixture, "10+4");
  assert_bits (fixture, 0, 100, "10 11 14");

  gtk_selection_model_select_range (fixture->model, 95, 5, TRUE);
  assert_log (fixture, "0+100 =5");
  assert_bits (fixture, 0, 100, "95 96 97 98 99");

  gtk_selection_model_select_all (fixture->model);
  assert_log (fixture, "0+100 =100");
  all = gtk_selection_model_get_selection (fixture->model);
  g_assert_cmpuint (gtk_bitset_get_size (all), ==, 100);
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  guint n_settled = fixture->watch->n_settled;

  list_watch_hold (fixture->watch, 0, 100);
  gtk_selection_model_select_range (fixture->model, 10, 2, FALSE);
  assert_log (fixture, "10+2 =2");

  cb_customer_list_set_sort (fixture->list, CB_SORT_NUMBER, TRUE);
  list_watch_wait (fixture->watch->n_settled > n_settled);
  assert_log (fixture, "0+100");
  assert_bits (fixture, 0, 100, "88 89");
  g_assert_true (cb_id_set_contains (cb_selection_model_get_selected (fixture->selection), 11));
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (12);
  guint n_settled = fixture->watch->n_settled;

  gtk_selection_model_select_range (fixture->model, 10, 5, FALSE);
  assert_log (fixture, "10+5 =5");

  g_signal_emit_by_name (fixture->book, "changed", &(CbChange) { .deleted = set });
  list_watch_wait (fixture->watch->n_settled > n_settled);
  assert_log (fixture, "=4");
  assert_bits (fixture, 0, 99, "10 11 12 13");
  g_assert_false (cb_id_set_contains (cb_selection_model_get_selected (fixture->selection), 12));

  /* When it comes back it isn't selected. */
  n_settled = fixture->watch->n_settled;
  g_signal_emit_by_name (fixture->book, "changed", &(CbChange) { .undeleted = set });
  list_watch_wait (fixture->watch->n_settled > n_settled);
  assert_log (fixture, "");
  assert_bits (fixture, 0, 100, "10 12 13 14");
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  const gint64 ids[] = { 12, 14, 50 };
  g_autoptr (CbIdSet) hits = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));

  gtk_selection_model_select_range (fixture->model, 10, 5, FALSE);
  fake_book_set_hits (fixture->book, "x", hits);
  cb_customer_list_set_query (fixture->list, "x");
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  g_assert_cmpuint (cb_selection_model_get_n_selected (fixture->selection), ==, 2);
  assert_bits (fixture, 0, 3, "0 1");

  /* All that the search found. */
  gtk_selection_model_select_all (fixture->model);
  cb_customer_list_set_query (fixture->list, "");
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  g_assert_true (cb_id_set_equal (cb_selection_model_get_selected (fixture->selection), hits));
  assert_bits (fixture, 0, 100, "11 13 49");
}

/* All of those that are still to come. */
static void
test_select_all_while_loading (Fixture       *fixture,
                               gconstpointer  data)
{
  cb_customer_list_set_book (fixture->list, NULL);
  fake_book_hold (fixture->book, FAKE_LIST, TRUE);
  cb_customer_list_set_book (fixture->list, fixture->book);
  fake_book_answer (fixture->book, FAKE_LIST, 0);
  list_watch_wait (fixture->watch->n_items == 24 && fake_book_get_n_held (fixture->book, FAKE_LIST) > 0);

  gtk_selection_model_select_all (fixture->model);
  g_assert_cmpuint (cb_selection_model_get_n_selected (fixture->selection), ==, 24);
  fake_book_answer (fixture->book, FAKE_LIST, 0);
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  g_assert_cmpuint (cb_selection_model_get_n_selected (fixture->selection), ==, 100);
}

static void
test_million (Fixture       *fixture,
              gconstpointer  data)
{
  double start = list_watch_get_time ();
  g_autoptr (GtkBitset) bits = NULL;
  double ms;

  gtk_selection_model_select_all (fixture->model);
  bits = gtk_selection_model_get_selection (fixture->model);
  gtk_selection_model_unselect_all (fixture->model);
  ms = list_watch_get_time () - start;

  g_test_minimized_result (ms, "select all, ask, and select none of 1,000,000: %.2f ms", ms);
  g_assert_cmpuint (gtk_bitset_get_size (bits), ==, 1000000);
  g_assert_cmpfloat (ms, <, 80);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, n, function) \
  g_test_add ("/selection-model/" path, Fixture, GUINT_TO_POINTER (n), set_up, function, tear_down)
  ADD ("items", 100, test_items);
  ADD ("ranges", 100, test_ranges);
  ADD ("sort", 100, test_sort);
  ADD ("delete", 100, test_delete);
  ADD ("search", 100, test_search);
  ADD ("while-loading", 100, test_select_all_while_loading);
  ADD ("million", 1000000, test_million);

  return g_test_run ();
}
