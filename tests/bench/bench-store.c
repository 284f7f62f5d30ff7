/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() */
#include <string.h>

#include "cb-bench.h"
#include "cb-customer-store.h"
#include "cb-search.h"

/* Reading at a million customers, each against raw SQLite doing
 * the least possible in the same run. */

#define RUNS 9

static gboolean all_good = TRUE;

static void
report (const char *what,
        const char *against,
        double      ours,
        double      theirs,
        double      limit)
{
  all_good &= cb_bench_report (&(CbBenchRow) { what, against, ours, theirs, limit });
}

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static GArray *
new_times (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static void
add_time (GArray *times,
          double  since)
{
  double time = now_ms () - since;

  g_array_append_val (times, time);
}

static gsize
raw_scan (sqlite3    *db,
          const char *sql)
{
  sqlite3_stmt *stmt;
  gint64 sum = 0;
  gsize n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      sum += sqlite3_column_int64 (stmt, 0);
      n++;
    }
  sqlite3_finalize (stmt);
  g_assert_cmpint (sum, >, 0);

  return n;
}

static void
bench_lists (CbBook  *book,
             sqlite3 *raw)
{
  static const struct
  {
    CbSortColumn  column;
    const char   *what;
    const char   *sql;
  } columns[] = {
    { CB_SORT_NUMBER, "all ids by number", "SELECT id FROM customer ORDER BY number_key" },
    { CB_SORT_NAME, "all ids by name", "SELECT id FROM customer ORDER BY name_key" },
    { CB_SORT_CONTACT, "all ids by contact", "SELECT id FROM customer ORDER BY contact_key" },
    { CB_SORT_EMAIL, "all ids by e-mail", "SELECT id FROM customer ORDER BY email_key" },
    { CB_SORT_PHONE, "all ids by phone", "SELECT id FROM customer ORDER BY phone_key" },
    { CB_SORT_LAST_ACTIVITY, "all ids by last activity", "SELECT id FROM customer ORDER BY last_activity" },
    { CB_SORT_ASSIGNED_TO, "all ids by assigned to", "SELECT id FROM customer ORDER BY assigned_to" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GArray) ours = new_times ();
      g_autoptr (GArray) theirs = new_times ();

      for (guint run = 0; run < RUNS; run++)
        {
          GAsyncResult *place = NULL;
          g_autoptr (GAsyncResult) result = NULL;
          g_autoptr (GArray) ids = NULL;
          double start = now_ms ();

          raw_scan (raw, columns[i].sql);
          add_time (theirs, start);

          start = now_ms ();
          cb_customer_store_list_async (book, CB_SCOPE_LIVE, columns[i].column, run % 2 == 1, 0, NULL,
                                        cb_bench_result_cb, &place);
          result = cb_bench_wait (&place);
          ids = cb_customer_store_list_finish (book, result, NULL);
          add_time (ours, start);
          g_assert_cmpuint (ids->len, ==, cb_book_get_n_live (book));
        }
      report (columns[i].what, "bare index scan", cb_bench_median (ours), cb_bench_median (theirs), 1.3);
    }
}

static void
bench_jumps (CbBook  *book,
             sqlite3 *raw)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GArray) ours = new_times ();
  g_autoptr (GArray) theirs = new_times ();
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (raw,
                                       "SELECT number, name, company, contact, email, phone, mobile, website, "
                                       "assigned_to, created, changed, last_activity FROM customer WHERE id = ?",
                                       -1, &stmt, NULL), ==, SQLITE_OK);

  for (guint run = 0; run < 400; run++)
    {
      gint64 ids[50];
      GAsyncResult *place = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) page = NULL;
      double start;

      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        ids[i] = g_rand_int_range (rand, 1, (gint32) cb_bench_get_n_customers () + 1);

      start = now_ms ();
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          sqlite3_bind_int64 (stmt, 1, ids[i]);
          g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
          for (int c = 0; c < 12; c++)
            sqlite3_column_bytes (stmt, c);
          sqlite3_reset (stmt);
        }
      add_time (theirs, start);

      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        ids[i] = g_rand_int_range (rand, 1, (gint32) cb_bench_get_n_customers () + 1);

      start = now_ms ();
      cb_customer_store_get_page_async (book, ids, G_N_ELEMENTS (ids), NULL, cb_bench_result_cb, &place);
      result = cb_bench_wait (&place);
      page = cb_customer_store_get_page_finish (book, result, NULL);
      add_time (ours, start);
      g_assert_cmpuint (page->len, ==, G_N_ELEMENTS (ids));
    }
  sqlite3_finalize (stmt);

  report ("jump anywhere, 50 rows", "50 bare look-ups by id",
          cb_bench_median (ours), cb_bench_median (theirs), 1.5);
}

static gsize
bare_scan (const char *text,
           gsize       size,
           const char *query)
{
  gsize length = strlen (query);
  const char *end = text + size;
  gsize n = 0;

  for (const char *p = text; p < end && (p = memmem (p, (gsize) (end - p), query, length)) != NULL; p += length)
    n++;

  return n;
}

static void
bench_search (CbBook     *book,
              const char *path)
{
  static const char *const queries[4][5] = {
    { "a", "e", "q", "7", "z" },
    { "an", "er", "xq", "10", "ma" },
    { "mar", "ler", "555", "xyz", "ann" },
    { "maria", "ander", "55501", "qqqqq", "gmail" },
  };
  g_autoptr (CbConnection) connection = cb_connection_open (path, FALSE, FALSE, NULL);
  CbSearchIndex *index = cb_search_index_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CbStatement) statement = NULL;

  /* The text to be scanned bare: the same fields of all customers, folded. */
  statement = cb_connection_prepare (connection,
                                     "SELECT id, number, name, company, contact, email, phone, mobile FROM customer",
                                     NULL);
  while (cb_statement_step (statement, NULL) == CB_STEP_ROW)
    {
      CbSearchText fields = {
        cb_statement_get_text (statement, 1), cb_statement_get_text (statement, 2),
        cb_statement_get_text (statement, 3), cb_statement_get_text (statement, 4),
        cb_statement_get_text (statement, 5), cb_statement_get_text (statement, 6),
        cb_statement_get_text (statement, 7),
      };

      cb_search_index_put (index, cb_statement_get_int64 (statement, 0), &fields);
    }
  cb_statement_reset (g_steal_pointer (&statement));

  for (guint length = 0; length < G_N_ELEMENTS (queries); length++)
    {
      g_autofree char *what = g_strdup_printf ("search, %u characters, p95",
                                               (guint) strlen (queries[length][0]));
      g_autoptr (GArray) ours = new_times ();
      g_autoptr (GArray) theirs = new_times ();

      for (guint run = 0; run < 20; run++)
        {
          const char *query = queries[length][run % G_N_ELEMENTS (queries[length])];
          GAsyncResult *place = NULL;
          g_autoptr (GAsyncResult) result = NULL;
          g_autoptr (CbIdSet) hits = NULL;
          const char *bare;
          gsize size;
          double start;

          bare = cb_search_index_get_text (index, &size);
          start = now_ms ();
          bare_scan (bare, size, query);
          add_time (theirs, start);

          start = now_ms ();
          cb_customer_store_search_async (book, query, 0, NULL, cb_bench_result_cb, &place);
          result = cb_bench_wait (&place);
          hits = cb_customer_store_search_finish (book, result, NULL);
          /* The first one reads the text. */
          if (length > 0 || run > 0)
            add_time (ours, start);
          g_assert_nonnull (hits);
        }
      report (what, "bare scan of the folded text",
              cb_bench_percentile (ours, 0.95), cb_bench_percentile (theirs, 0.95), 2);
    }
  cb_search_index_free (index);
}

int
main (void)
{
  const char *build_dir = g_getenv ("G_TEST_BUILDDIR");
  g_autofree char *folder = g_build_filename (build_dir != NULL ? build_dir : g_get_tmp_dir (),
                                              "customer-book-bench", NULL);
  g_autofree char *path = cb_bench_make_book (folder);
  CbBook *book = cb_bench_open_book (path);
  sqlite3 *raw = cb_bench_open_raw (path);

  g_print ("%u customers, SQLite %s\n\n", cb_bench_get_n_customers (), sqlite3_libversion ());
  g_print ("| what | against | ours | theirs | ratio | limit | within |\n|---|---|---|---|---|---|---|\n");

  /* First, so that nothing is read for it beside the others. */
  bench_search (book, path);
  bench_lists (book, raw);
  bench_jumps (book, raw);
  sqlite3_close (raw);
  cb_bench_close_book (book);

  return all_good ? 0 : 1;
}
