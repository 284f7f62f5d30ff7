/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-list.h"

#include "fake-book.h"
#include "list-watch.h"

/* As many rows as a view holds. */
#define VIEW_ROWS 206

typedef struct
{
  CbBook         *book;
  CbCustomerList *list;
  ListWatch      *watch;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->book = fake_book_new ();
  fixture->list = cb_customer_list_new (CB_SCOPE_LIVE);
  fixture->watch = list_watch_new (fixture->list);
  cb_customer_list_set_seen (fixture->list, G_MAXUINT);

  fake_book_set_range (fixture->book, CB_SCOPE_LIVE, 1, GPOINTER_TO_UINT (data));
  cb_customer_list_set_book (fixture->list, fixture->book);
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  g_free (list_watch_take_log (fixture->watch));
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

static GArray *
get_ids (Fixture *fixture)
{
  return fake_book_get_ids (fixture->book, CB_SCOPE_LIVE);
}

/* Emits @change, and waits until the list has followed. */
static void
change (Fixture  *fixture,
        CbChange *change)
{
  guint n_settled = fixture->watch->n_settled;

  g_signal_emit_by_name (fixture->book, "changed", change);
  list_watch_wait (fixture->watch->n_settled > n_settled);
  list_watch_check (fixture->watch, get_ids (fixture));
}

/* Deletes those in @set. */
static void
delete (Fixture *fixture,
        CbIdSet *set)
{
  GArray *ids = get_ids (fixture);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    if (!cb_id_set_contains (set, g_array_index (ids, gint64, i)))
      g_array_append_val (left, g_array_index (ids, gint64, i));

  fake_book_set_ids (fixture->book, CB_SCOPE_LIVE, (const gint64 *) (gpointer) left->data, left->len);
  change (fixture, &(CbChange) { .deleted = set });
}

static void
insert (Fixture *fixture,
        guint    position,
        gint64   id)
{
  g_autoptr (GArray) ids = g_array_copy (get_ids (fixture));

  g_array_insert_val (ids, position, id);
  fake_book_set_ids (fixture->book, CB_SCOPE_LIVE, (const gint64 *) (gpointer) ids->data, ids->len);
}

static void
test_delete_one (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (501);
  g_autoptr (CbCustomerRow) next = NULL;

  list_watch_hold (fixture->watch, 400, VIEW_ROWS);
  g_free (fake_book_take_log (fixture->book));
  next = g_list_model_get_item (G_LIST_MODEL (fixture->list), 501);
  delete (fixture, set);

  list_watch_assert_log (fixture->watch, "500-1+0");
  g_assert_cmpuint (fixture->watch->n_rebound, ==, 0);
  g_assert_cmpuint (cb_customer_row_get_position (next), ==, 500);
  g_assert_cmpint (cb_customer_row_get_id (next), ==, 502);
  g_assert_cmpuint (cb_customer_row_get_position (fixture->watch->rows->pdata[100]), ==, G_MAXUINT);
}

/* What leaves is known; nothing has to be read for it. */
static void
test_delete_reads_nothing (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (501);
  g_autofree char *log = NULL;

  g_free (fake_book_take_log (fixture->book));
  delete (fixture, set);
  log = fake_book_take_log (fixture->book);
  g_assert_cmpstr (log, ==, "");
}

static void
test_delete_stretch (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();

  for (gint64 id = 101; id <= 300; id++)
    cb_id_set_add (set, id);
  list_watch_hold (fixture->watch, 400, VIEW_ROWS);
  delete (fixture, set);

  list_watch_assert_log (fixture->watch, "100-200+0");
}

static void
test_insert (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (5000);

  list_watch_hold (fixture->watch, 400, VIEW_ROWS);
  insert (fixture, 450, 5000);
  change (fixture, &(CbChange) { .added = set });

  list_watch_assert_log (fixture->watch, "450-0+1");
  g_assert_cmpint (cb_customer_list_get_id (fixture->list, 450), ==, 5000);
}

/* A name that is corrected moves a row a little: it stays the same row. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (451);
  g_autoptr (CbCustomerRow) moved = NULL;

  list_watch_hold (fixture->watch, 400, VIEW_ROWS);
  moved = g_list_model_get_item (G_LIST_MODEL (fixture->list), 450);
  g_array_remove_index (get_ids (fixture), 450);
  insert (fixture, 453, 451);
  change (fixture, &(CbChange) { .edited = set });

  list_watch_assert_log (fixture->watch, "450-4+4");
  g_assert_cmpuint (cb_customer_row_get_position (moved), ==, 453);
  g_assert_cmpint (cb_customer_row_get_id (moved), ==, 451);
}

/* One that moves far leaves the view where it is. */
static void
test_move_far (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (451);

  list_watch_hold (fixture->watch, 400, VIEW_ROWS);
  cb_customer_list_set_seen (fixture->list, 440);
  g_array_remove_index (get_ids (fixture), 450);
  insert (fixture, 900, 451);
  change (fixture, &(CbChange) { .edited = set });

  list_watch_assert_log (fixture->watch, "");
  g_assert_cmpuint (fixture->watch->n_rebound, ==, 1);
}

static void
test_delete_scattered (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  CbCustomerRow *seen;

  for (gint64 id = 10; id <= 10000; id += 10)
    cb_id_set_add (set, id);

  list_watch_hold (fixture->watch, 4990, VIEW_ROWS);
  list_watch_wait (list_watch_count_filled (fixture->watch) == VIEW_ROWS);
  cb_customer_list_set_seen (fixture->list, 5000);
  seen = fixture->watch->rows->pdata[10];
  g_assert_cmpint (cb_customer_row_get_id (seen), ==, 5001);
  delete (fixture, set);

  /* No row came or went: places were dropped behind and before them, and what
   * is seen stands where it stood. */
  list_watch_assert_log (fixture->watch, "9500-500+0 4490-500+0");
  g_assert_cmpuint (fixture->watch->n_rebound, ==, 1);
  g_assert_cmpuint (cb_customer_row_get_position (seen), ==, 4500);
  g_assert_cmpint (cb_customer_row_get_id (seen), ==, 5001);
  g_assert_cmpint (cb_customer_row_get_id (fixture->watch->rows->pdata[19]), ==, 5011);
  list_watch_wait (list_watch_count_filled (fixture->watch) == VIEW_ROWS);
}

/* And the same when they come back. */
static void
test_undelete_scattered (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  CbCustomerRow *seen;

  for (gint64 id = 10; id <= 10000; id += 10)
    cb_id_set_add (set, id);
  delete (fixture, set);
  g_free (list_watch_take_log (fixture->watch));

  list_watch_hold (fixture->watch, 4490, VIEW_ROWS);
  cb_customer_list_set_seen (fixture->list, 4500);
  seen = fixture->watch->rows->pdata[10];
  g_assert_cmpint (cb_customer_row_get_id (seen), ==, 5001);
  fake_book_set_range (fixture->book, CB_SCOPE_LIVE, 1, 10000);
  change (fixture, &(CbChange) { .undeleted = set });

  list_watch_assert_log (fixture->watch, "4490-0+500 9500-0+500");
  g_assert_cmpuint (cb_customer_row_get_position (seen), ==, 5000);
  g_assert_cmpint (cb_customer_row_get_id (seen), ==, 5001);
}

static void
test_delete_all (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_copy (cb_customer_list_get_id_set (fixture->list));
  g_autofree char *log = NULL;
  g_auto (GStrv) changes = NULL;

  list_watch_hold (fixture->watch, 400, VIEW_ROWS);
  delete (fixture, set);
  g_assert_cmpuint (fixture->watch->n_items, ==, 0);

  /* First where there are no rows, then five rows at a time. */
  log = list_watch_take_log (fixture->watch);
  changes = g_strsplit (log, " ", -1);
  g_assert_cmpstr (changes[0], ==, "606-394+0");
  g_assert_cmpstr (changes[1], ==, "0-400+0");
  g_assert_cmpstr (changes[2], ==, "201-5+0");
  g_assert_cmpuint (g_strv_length (changes), ==, 44);
  g_assert_cmpstr (changes[43], ==, "0-1+0");
}

/* A search from far below: the rows move up to the few that it finds, instead of
 * the view having to run after them. */
static void
test_search_from_below (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (CbIdSet) hits = cb_id_set_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CbCustomerRow) focused = NULL;

  for (gint64 id = 50; id <= 10000; id += 50)
    {
      cb_id_set_add (hits, id);
      g_array_append_val (found, id);
    }

  focused = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1000);
  list_watch_hold (fixture->watch, 5000, VIEW_ROWS);
  fake_book_set_hits (fixture->book, "50", hits);
  cb_customer_list_set_query (fixture->list, "50");
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));

  list_watch_check (fixture->watch, found);
  list_watch_assert_log (fixture->watch, "5206-4794+0 1001-3999+0 0-1000+0 202-5+0 200-2+0");
  g_assert_cmpint (cb_customer_row_get_id (fixture->watch->rows->pdata[0]), ==, 100);
}

/* So it is with many, as another search is seen from its top. */
static void
test_search_for_many (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (CbIdSet) hits = cb_id_set_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 2; id <= 10000; id += 2)
    {
      cb_id_set_add (hits, id);
      g_array_append_val (found, id);
    }

  list_watch_hold (fixture->watch, 5000, VIEW_ROWS);
  fake_book_set_hits (fixture->book, "2", hits);
  cb_customer_list_set_query (fixture->list, "2");
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));

  list_watch_check (fixture->watch, found);
  list_watch_assert_log (fixture->watch, "0-5000+0");
  g_assert_cmpint (cb_customer_row_get_id (fixture->watch->rows->pdata[0]), ==, 2);
}

/* Deletions that come while the list still follows those before them. */
static void
test_in_quick_succession (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (CbIdSet) first = cb_id_set_new ();
  g_autoptr (CbIdSet) second = cb_id_set_new ();
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= 10000; id++)
    if (id % 7 == 0)
      cb_id_set_add (first, id);
    else if (id % 5 == 0)
      cb_id_set_add (second, id);
    else
      g_array_append_val (left, id);

  list_watch_hold (fixture->watch, 400, VIEW_ROWS);
  fake_book_set_ids (fixture->book, CB_SCOPE_LIVE, (const gint64 *) (gpointer) left->data, left->len);
  g_signal_emit_by_name (fixture->book, "changed", &(CbChange) { .deleted = first });
  g_signal_emit_by_name (fixture->book, "changed", &(CbChange) { .erased = second });
  list_watch_wait (fixture->watch->n_items == left->len);
  list_watch_drain ();
  list_watch_check (fixture->watch, left);
}

/* Whatever happens in whatever order, list and rows agree with the book. */
static void
test_random (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 next_id = 1000000;
  gboolean descending = FALSE;

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (CbIdSet) set = cb_id_set_new ();
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) shown = NULL;
      GArray *old = get_ids (fixture);
      guint kind = (guint) g_test_rand_int_range (0, 6);
      guint n_settled = fixture->watch->n_settled;

      list_watch_hold (fixture->watch, (guint) g_test_rand_int_range (0, 3000),
                       (guint) g_test_rand_int_range (0, 250));
      cb_customer_list_set_seen (fixture->list, g_test_rand_bit ()
                                                  ? (guint) g_test_rand_int_range (0, 3000) : G_MAXUINT);

      for (guint i = 0; i < old->len; i++)
        {
          gint64 id = g_array_index (old, gint64, i);

          if ((kind == 0 || kind == 1) && g_test_rand_int_range (0, kind == 0 ? 10 : 2) == 0)
            cb_id_set_add (set, id);
          else
            g_array_append_val (ids, id);

          if (kind == 2 && g_test_rand_int_range (0, 9) == 0)
            {
              cb_id_set_add (set, ++next_id);
              g_array_append_val (ids, next_id);
            }
        }

      if (kind == 3 && ids->len > 1)
        {
          guint from = (guint) g_test_rand_int_range (0, (gint) ids->len);
          gint64 id = g_array_index (ids, gint64, from);

          g_array_remove_index (ids, from);
          g_array_insert_val (ids, (guint) g_test_rand_int_range (0, (gint) ids->len), id);
          cb_id_set_add (set, id);
        }

      fake_book_set_ids (fixture->book, CB_SCOPE_LIVE, (const gint64 *) (gpointer) ids->data, ids->len);
      if (kind <= 1)
        g_signal_emit_by_name (fixture->book, "changed", &(CbChange) { .deleted = set });
      else if (kind == 2)
        g_signal_emit_by_name (fixture->book, "changed", &(CbChange) { .undeleted = set });
      else if (kind == 3)
        g_signal_emit_by_name (fixture->book, "changed", &(CbChange) { .edited = set });
      else if (kind == 4)
        g_signal_emit_by_name (fixture->book, "changed", &(CbChange) { .everything = TRUE });
      else
        cb_customer_list_set_sort (fixture->list, CB_SORT_NUMBER, descending = !descending);

      list_watch_wait (fixture->watch->n_settled > n_settled);

      shown = g_array_new (FALSE, FALSE, sizeof (gint64));
      for (guint i = 0; i < ids->len; i++)
        g_array_append_val (shown, g_array_index (ids, gint64, descending ? ids->len - 1 - i : i));
      list_watch_check (fixture->watch, shown);
    }
}

/* Times that are off by a factor of ten only mean something broke: a million
 * calls, or one emission for each row. */
static void
test_million (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  g_autofree char *log = NULL;
  g_auto (GStrv) changes = NULL;
  double longest = 0;
  guint n_settled = fixture->watch->n_settled;

  for (gint64 id = 3; id <= 1000000; id += 10)
    cb_id_set_add (set, id);

  list_watch_hold (fixture->watch, 500000, VIEW_ROWS);
  list_watch_wait (list_watch_count_filled (fixture->watch) == VIEW_ROWS);

  g_signal_emit_by_name (fixture->book, "changed", &(CbChange) { .deleted = set });
  while (fixture->watch->n_settled == n_settled)
    {
      double start = list_watch_get_time ();

      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, list_watch_get_time () - start);
    }

  log = list_watch_take_log (fixture->watch);
  changes = g_strsplit (log, " ", -1);
  g_assert_cmpuint (g_strv_length (changes), ==, 2);
  g_assert_cmpuint (fixture->watch->n_items, ==, 900000);
  g_test_minimized_result (longest, "longest turn of the main loop: %.2f ms", longest);
  g_assert_cmpfloat (longest, <, 80);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, n, function) \
  g_test_add ("/list-changes/" path, Fixture, GUINT_TO_POINTER (n), set_up, function, tear_down)
  ADD ("delete-one", 1000, test_delete_one);
  ADD ("delete-reads-nothing", 1000, test_delete_reads_nothing);
  ADD ("delete-stretch", 1000, test_delete_stretch);
  ADD ("insert", 1000, test_insert);
  ADD ("move", 1000, test_move);
  ADD ("move-far", 1000, test_move_far);
  ADD ("delete-scattered", 10000, test_delete_scattered);
  ADD ("undelete-scattered", 10000, test_undelete_scattered);
  ADD ("delete-all", 1000, test_delete_all);
  ADD ("search-from-below", 10000, test_search_from_below);
  ADD ("search-for-many", 10000, test_search_for_many);
  ADD ("quick-succession", 10000, test_in_quick_succession);
  ADD ("random", 2000, test_random);
  ADD ("million", 1000000, test_million);

  return g_test_run ();
}
