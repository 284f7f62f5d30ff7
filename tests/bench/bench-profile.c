/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "bench-window-work.h"
#include "cb-application.h"
#include "cb-bench-loop.h"
#include "cb-bench.h"
#include "cb-check-page.h"
#include "cb-item-store.h"
#include "cb-items-page.h"
#include "cb-list-page.h"
#include "cb-present.h"
#include "cb-profile-page.h"
#include "cb-profile-store.h"

/* The profile of somebody with 10,000 items and 50,000 messages, and a list of
 * 100,000 items of somebody else: how soon they are there, and whether anything takes
 * long; what is read for them against raw SQLite doing the least possible. */

#define BUSY       1
#define VERY_BUSY  2
#define OPENINGS   9
#define READS      9
#define JUMPS      60
#define LISTS      5

#define LOOKING      1500  /* ms */

#define MAX_OPENING  50.0  /* ms */
#define MAX_CALLBACK 8.0
#define MAX_FRAME    16.7

/* The items of the first one are of all kinds; most are invoices and payments. */
static const char fill_sql[] =
  "BEGIN;"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
  "INSERT INTO item (customer_id, kind, number, title, status, open, amount, currency, date, due, created, changed) "
  "SELECT 1, iif (i % 10 < 8, iif (i % 2, 4, 6), 1 + i % 10), 'B-' || i, 'Cleaning ' || i, i % 2, i % 2, i * 7 % 90000, 'EUR', "
  "1800000000000000 - i * 3600000000, NULL, 1, 1 FROM n;"
  "INSERT INTO payment_of (payment_id, invoice_id) SELECT p.id, p.id - 1 FROM item p JOIN item n ON n.id = p.id - 1 "
  "WHERE p.customer_id = 1 AND p.kind = 6 AND n.kind = 4;"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) "
  "INSERT INTO message (customer_id, id, kind, incoming, unread, time, subject, body) "
  "SELECT 1, i, 1 + i % 3, i % 2, 0, 1700000000000000 + i * 60000000, 'Subject ' || i, "
  "'We shall come on the day after tomorrow, as you asked, and bring the key back: ' || i FROM n;"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
  "INSERT INTO item (customer_id, kind, number, title, status, open, amount, currency, date, due, created, changed) "
  "SELECT 2, 4, 'V-' || i, 'Windows ' || i * 7919 % 100000, i % 4, i % 4 < 3, i * 11 % 90000, 'EUR', "
  "1800000000000000 - i * 60000000, 1800000000000000 + i, 1, 1 FROM n;"
  "UPDATE generation SET n = n + 1;"
  "COMMIT";

typedef struct
{
  GtkWindow         *window;
  AdwNavigationView *navigation;
  CbBook            *book;
  gint64             painted;   /* when the profile was first seen, 0 before */
  GHashTable        *turns;     /* what was done to the longest callbacks of it, ms */
  gboolean           good;
} Work;

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static char *
make_book (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "profile.db", NULL);
  CbBook *book;
  sqlite3 *raw;

  g_unlink (path);
  book = cb_bench_open_book (path);
  cb_bench_close_book (book);
  raw = cb_bench_open_raw (path);
  cb_bench_raw_exec (raw, "INSERT INTO customer (id, number, name, created, changed, number_key, name_key, contact_key, "
                          "email_key, phone_key) VALUES (1, '1', 'Busy', 1, 1, x'01', x'01', x'', '', ''), "
                          "(2, '2', 'Very Busy', 1, 1, x'02', x'02', x'', '', '')");
  cb_bench_raw_exec (raw, fill_sql);
  sqlite3_close (raw);

  return g_steal_pointer (&path);
}

static gboolean
drained_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Until all that is to be done and drawn is done and drawn. */
static void
drain (void)
{
  for (guint i = 0; i < 3; i++)
    {
      gboolean drained = FALSE;

      g_idle_add_full (G_PRIORITY_LOW + 100, drained_cb, &drained, NULL);
      while (!drained)
        g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
paused_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* As long as somebody looks at a list before they open one of it. */
static void
pause_looking (void)
{
  gboolean paused = FALSE;

  g_timeout_add (LOOKING, paused_cb, &paused);
  while (!paused)
    g_main_context_iteration (NULL, TRUE);
}

static void
end (Work       *work,
     const char *what)
{
  double longest = cb_bench_loop_get_longest ();
  GArray *times;

  if (g_getenv ("CB_BENCH_VERBOSE") != NULL)
    {
      GArray *frames = cb_bench_loop_get_frames ();

      g_printerr ("%s: longest %.2f ms, in all %.2f ms; frames", what, longest, cb_bench_loop_get_total ());
      for (guint i = 0; i < MIN (frames->len, 8); i++)
        g_printerr (" %.1f", g_array_index (frames, double, i));
      g_printerr ("\n");
    }
  times = g_hash_table_lookup (work->turns, what);
  if (times == NULL)
    {
      times = g_array_new (FALSE, FALSE, sizeof (double));
      g_hash_table_insert (work->turns, (gpointer) what, times);
    }
  g_array_append_val (times, longest);
}

/* Once in a while anything takes twice as long where others share the processor: what a
 * callback takes is its median over all times it was done. */
static void
report_longest (Work *work)
{
  GHashTableIter iter;
  gpointer what, times;
  const char *slowest = NULL;
  double longest = 0, single = 0;

  g_hash_table_iter_init (&iter, work->turns);
  while (g_hash_table_iter_next (&iter, &what, &times))
    {
      double median = cb_bench_median (times);

      if (median > longest)
        {
          longest = median;
          slowest = what;
        }
      for (guint i = 0; i < ((GArray *) times)->len; i++)
        single = MAX (single, g_array_index ((GArray *) times, double, i));
    }
  g_print ("| the longest single callback | – | %.2f ms | – | – | – | – |\n", single);
  work->good &= cb_bench_report (&(CbBenchRow) { "the longest callback in all of this, median", slowest, longest, 0,
                                                 MAX_CALLBACK });
}

/* With its customer, and not only what turns until that is read. */
static void
after_paint_cb (Work *work)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (work->navigation);
  GtkWidget *tabs;

  if (work->painted != 0 || !CB_IS_PROFILE_PAGE (page))
    return;

  tabs = bench_window_find (GTK_WIDGET (page), ADW_TYPE_TOGGLE_GROUP);
  if (tabs != NULL && gtk_widget_get_mapped (tabs) && adw_toggle_group_get_n_toggles (ADW_TOGGLE_GROUP (tabs)) > 0)
    work->painted = g_get_monotonic_time ();
}

static void
bench_openings (Work *work)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i <= OPENINGS; i++)
    {
      gint64 start;
      double time;

      pause_looking ();
      drain ();
      cb_bench_loop_reset ();
      work->painted = 0;
      start = g_get_monotonic_time ();
      gtk_widget_activate_action (GTK_WIDGET (work->window), "win.open-customer", "x", (gint64) BUSY);
      while (work->painted == 0)
        g_main_context_iteration (NULL, TRUE);
      time = (double) (work->painted - start) / 1000.0;
      if (g_getenv ("CB_BENCH_VERBOSE") != NULL)
        g_printerr ("painted after %.1f ms: ", time);
      drain ();
      end (work, "opening the profile");
      /* The first one warms up the caches. */
      if (i > 0)
        g_array_append_val (times, time);
      adw_navigation_view_pop (work->navigation);
      drain ();
    }

  work->good &= cb_bench_report (&(CbBenchRow) { "a profile with 10,000 items and 50,000 messages, first paint", "–",
                                                 cb_bench_median (times), 0, MAX_OPENING });
}

/* Adds how long each frame of a jump took. */
static void
bench_list (Work   *work,
            GArray *frames)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  AdwNavigationPage *page = cb_items_page_new (work->book, VERY_BUSY, CB_ITEM_INVOICE);
  GListModel *list;
  GtkColumnView *view;

  drain ();
  cb_bench_loop_reset ();
  cb_push_soon (work->navigation, page);
  list = G_LIST_MODEL (cb_check_page_get_list (CB_CHECK_PAGE (page)));
  while (g_list_model_get_n_items (list) < 100000)
    g_main_context_iteration (NULL, TRUE);
  drain ();
  end (work, "showing 100,000 items");

  view = GTK_COLUMN_VIEW (bench_window_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW));
  gtk_column_view_scroll_to (view, 50000, NULL, GTK_LIST_SCROLL_NONE, NULL);
  drain ();
  cb_bench_loop_reset ();
  for (guint i = 0; i < JUMPS; i++)
    {
      GArray *drawn = cb_bench_loop_get_frames ();
      guint n_drawn = drawn->len;
      double start = cb_bench_loop_get_total ();
      double time;

      gtk_column_view_scroll_to (view, (guint) g_rand_int_range (rand, 0, 100000), NULL, GTK_LIST_SCROLL_NONE, NULL);
      cb_bench_loop_cut ();
      while (drawn->len == n_drawn)
        g_main_context_iteration (NULL, TRUE);
      time = cb_bench_loop_get_total () - start + g_array_index (drawn, double, n_drawn);
      g_array_append_val (frames, time);
      drain ();
    }
  end (work, "jumping in 100,000 items");
  adw_navigation_view_pop (work->navigation);
  drain ();
}

static void
bench_lists (Work *work)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < LISTS; i++)
    bench_list (work, frames);

  work->good &= cb_bench_report (&(CbBenchRow) { "a frame at a random jump in 100,000 items, p50", "–",
                                                 cb_bench_median (frames), 0, MAX_FRAME });
}

static gint64
raw_scan (sqlite3    *db,
          const char *sql)
{
  sqlite3_stmt *statement;
  gint64 sum = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    sum += sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);

  return sum;
}

static void
read_profile (CbBook *book)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbProfile) profile = NULL;

  cb_profile_store_get_async (book, BUSY, NULL, cb_bench_result_cb, &place);
  result = cb_bench_wait (&place);
  profile = cb_profile_store_get_finish (book, result, NULL);
  g_assert_nonnull (profile);
}

static void
read_turnover (CbBook *book)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbTurnover) turnover = NULL;

  cb_profile_store_turnover_async (book, BUSY, NULL, cb_bench_result_cb, &place);
  result = cb_bench_wait (&place);
  turnover = cb_profile_store_turnover_finish (book, result, NULL);
  g_assert_nonnull (turnover);
}

static void
read_listing (CbBook *book)
{
  CbItemListing listing = { VERY_BUSY, CB_ITEM_INVOICE, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_DATE, TRUE, "" };
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;

  cb_item_store_listing_async (book, &listing, NULL, cb_bench_result_cb, &place);
  result = cb_bench_wait (&place);
  ids = cb_item_store_listing_finish (book, result, NULL);
  g_assert_nonnull (ids);
  g_assert_cmpuint (ids->len, ==, 100000);
}

#define RAW_PROFILE \
  "SELECT count (*) - count (d.item_id) FROM item LEFT JOIN deleted_item d ON d.item_id = item.id " \
  "WHERE customer_id = 1 GROUP BY kind, open"
/* What is owed cannot be told without reading what was paid. */
#define RAW_TURNOVER \
  "SELECT sum (amount - (SELECT coalesce (sum (p.amount), 0) FROM payment_of l JOIN item p ON p.id = l.payment_id " \
  "WHERE l.invoice_id = item.id)) FROM item WHERE customer_id = 1 AND kind = 4 AND open = 1 UNION ALL " \
  "SELECT sum (amount) FROM item WHERE customer_id = 1 AND kind IN (4, 6) GROUP BY currency, kind, date / 2600000000000"
#define RAW_LISTING "SELECT id FROM item WHERE customer_id = 2 AND kind = 4 ORDER BY date DESC, id DESC"

static void
bench_reads (Work       *work,
             const char *path)
{
  static const struct
  {
    const char  *what;
    void       (*read) (CbBook *book);
    const char  *sql;
    double       limit;  /* a ratio */
  } reads[] = {
    { "head and counts of a profile with 10,000 items", read_profile, RAW_PROFILE, 3.0 },
    { "its invoices and payments by month, and what is owed", read_turnover, RAW_TURNOVER, 3.0 },
    { "100,000 items by date", read_listing, RAW_LISTING, 2.0 },
  };
  sqlite3 *raw = cb_bench_open_raw (path);

  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));

      for (guint j = 0; j <= READS; j++)
        {
          double start = now_ms ();
          double time;

          reads[i].read (work->book);
          time = now_ms () - start;
          if (j > 0)
            g_array_append_val (ours, time);
          start = now_ms ();
          g_assert_cmpint (raw_scan (raw, reads[i].sql), !=, 0);
          time = now_ms () - start;
          if (j > 0)
            g_array_append_val (theirs, time);
        }
      work->good &= cb_bench_report (&(CbBenchRow) { reads[i].what, "raw SQLite", cb_bench_median (ours),
                                                     cb_bench_median (theirs), reads[i].limit });
    }
  sqlite3_close (raw);
}

static void
window_realized_cb (Work      *work,
                    GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  cb_bench_loop_watch (clock);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb), work, NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 Work           *work)
{
  gtk_window_set_default_size (window, 1280, 800);
  work->window = window;
  g_signal_connect_swapped (window, "realize", G_CALLBACK (window_realized_cb), work);
}

static void
open_window (Work           *work,
             GtkApplication *application,
             const char     *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  CbListPage *page;

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), work);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    g_error ("Can't register the application");
  g_application_open (G_APPLICATION (application), &file, 1, "");

  page = CB_LIST_PAGE (bench_window_find (GTK_WIDGET (work->window), CB_TYPE_LIST_PAGE));
  work->navigation = ADW_NAVIGATION_VIEW (bench_window_find (GTK_WIDGET (work->window), ADW_TYPE_NAVIGATION_VIEW));
  while (cb_list_page_get_book (page) == NULL || cb_customer_list_get_loading (cb_list_page_get_list (page)) ||
         !gtk_widget_get_mapped (GTK_WIDGET (work->window)))
    g_main_context_iteration (NULL, TRUE);
  work->book = cb_list_page_get_book (page);
}

int
main (int    argc,
      char **argv)
{
  const char *build_dir = g_getenv ("G_TEST_BUILDDIR");
  g_autofree char *folder = g_build_filename (build_dir != NULL ? build_dir : g_get_tmp_dir (),
                                              "customer-book-bench", NULL);
  g_autofree char *path = NULL;
  g_autoptr (CbApplication) application = NULL;
  Work work = { .good = TRUE };

  work.turns = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  setlocale (LC_ALL, "");
  path = make_book (folder);
  application = cb_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_print ("| what | against | ours | theirs | ratio | limit | within |\n|---|---|---|---|---|---|---|\n");

  open_window (&work, GTK_APPLICATION (application), path);
  bench_openings (&work);
  bench_lists (&work);
  bench_reads (&work, path);
  report_longest (&work);
  g_hash_table_unref (work.turns);

  return work.good ? 0 : 1;
}
