/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "cb-apply.h"
#include "cb-bench.h"
#include "cb-planner.h"
#include "cb-receipt.h"

/* Deleting, undeleting and erasing at a million customers who own three million
 * items and five million messages and history entries, each against raw SQLite
 * doing the least possible in the same run. */

#define RUNS       7
#define ERASE_RUNS 3
#define SCATTERED  100000

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

/* Two customers in five have what must be deleted first; of the others one in
 * five has something open that is closed with them. All have items that are kept,
 * and others that are not. */
#define IS_BLOCKED(id) ((id) % 5 < 2)

static const char *const fill_sql[] = {
  "CREATE TEMP TABLE three (j INTEGER PRIMARY KEY); INSERT INTO three VALUES (0), (1), (2)",

  "INSERT INTO item (customer_id, kind, number, title, status, open, amount, currency, date, notes, created, changed) "
  "SELECT id, kind, printf ('%02d-%07d', kind, id), 'Something for number ' || id, 0, open, id * 7 % 100000, 'EUR', "
  "1600000000000000 + id * 1000000, '', 1, 1 FROM (SELECT id, j, CASE j "
  "WHEN 0 THEN CASE WHEN id % 5 < 2 THEN 1 + id % 4 ELSE 5 END "
  "WHEN 1 THEN 6 ELSE 7 + id % 3 END AS kind, "
  "CASE j WHEN 0 THEN id % 5 < 2 WHEN 1 THEN 0 ELSE id % 5 = 4 AND id % 3 = 0 END AS open "
  "FROM customer CROSS JOIN three ORDER BY id, j)",

  "INSERT INTO message (customer_id, id, kind, incoming, time, subject, body) "
  "SELECT id, 1 + j, 1 + j, j % 2, 1600000000000000, 'About ' || id, "
  "'Could you come on Wednesday rather than Tuesday, please? We are ' || name || '.' "
  "FROM customer CROSS JOIN three WHERE j < 2 + id % 2 ORDER BY id, j",

  "INSERT INTO history (customer_id, id, time, person_name, kind, details) "
  "SELECT id, 1 + j, 1600000000000000, 'Ada', 1, 'Changed the phone of ' || id "
  "FROM customer CROSS JOIN three WHERE j < 3 - id % 2 ORDER BY id, j",

  ("INSERT INTO word_index (rowid, text) SELECT customer_id << 12, group_concat (subject || ' ' || body, ' ') "
   "FROM message GROUP BY customer_id"),

  "INSERT INTO word_index (word_index) VALUES ('optimize')",
};

/* (transfer full): the book that it is measured on, made or found from before. */
static char *
make_full_book (const char *bare)
{
  g_autofree char *name = g_strdup_printf ("full-%u.db", cb_bench_get_n_customers ());
  g_autofree char *folder = g_path_get_dirname (bare);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  sqlite3 *raw;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  g_free (cb_bench_copy_book (bare, "filling.db"));
  g_free (path);
  path = g_build_filename (folder, "filling.db", NULL);
  raw = cb_bench_open_raw (path);
  cb_bench_raw_exec (raw, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN");
  for (guint i = 0; i < G_N_ELEMENTS (fill_sql); i++)
    cb_bench_raw_exec (raw, fill_sql[i]);
  cb_bench_raw_exec (raw, "COMMIT");
  /* Pages that filling has left free would be wiped by the first erasure. */
  cb_bench_raw_exec (raw, "VACUUM; PRAGMA journal_mode=WAL");
  sqlite3_close (raw);

  {
    g_autofree char *from = g_steal_pointer (&path);

    path = g_build_filename (folder, name, NULL);
    g_assert_cmpint (g_rename (from, path), ==, 0);
  }

  return g_steal_pointer (&path);
}

/* What is found by a word goes with it, here and there. */
#define BARE_WORDS \
  "INSERT INTO word_index (word_index, rowid, text) SELECT 'delete', id << 12, " \
  "(SELECT group_concat (subject || ' ' || body, ' ') FROM message WHERE customer_id = ids.id) FROM ids;"

static CbPlan *
make_plan (CbBook        *book,
           CbAction       action,
           const CbIdSet *set)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  CbPlan *plan;

  cb_plan_make_async (book, action, set, NULL, cb_bench_result_cb, &place);
  result = cb_bench_wait (&place);
  plan = cb_plan_make_finish (book, result, NULL);
  g_assert_nonnull (plan);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), >, 0);

  return plan;
}

/* Milliseconds for applying, and for planning before it. */
static double
run_action (CbBook        *book,
            CbAction       action,
            const CbIdSet *set,
            double        *plan_time)
{
  double start = now_ms ();
  g_autoptr (CbPlan) plan = make_plan (book, action, set);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  *plan_time = now_ms () - start;
  start = now_ms ();
  cb_plan_apply_async (book, plan, NULL, NULL, cb_bench_result_cb, &place);
  result = cb_bench_wait (&place);
  operation = cb_plan_apply_finish (book, result, &error);
  g_assert_no_error (error);

  return now_ms () - start;
}

static CbIdSet *
pick_scattered (CbBook *book)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  CbIdSet *set = cb_id_set_new ();
  gsize n = MIN (SCATTERED, cb_book_get_n_live (book) / 3);

  while (cb_id_set_get_size (set) < n)
    {
      gint64 id = g_rand_int_range (rand, 1, (gint32) cb_bench_get_n_customers () + 1);

      if (!IS_BLOCKED (id) && !cb_id_set_contains (cb_book_get_deleted (book), id))
        cb_id_set_add (set, id);
    }

  return set;
}

static void
fill_ids (sqlite3       *raw,
          const CbIdSet *set)
{
  sqlite3_stmt *stmt;
  CbIdSetIter iter;
  gint64 id;

  cb_bench_raw_exec (raw, "CREATE TEMP TABLE ids (id INTEGER PRIMARY KEY); BEGIN");
  g_assert_cmpint (sqlite3_prepare_v2 (raw, "INSERT INTO ids VALUES (?)", -1, &stmt, NULL), ==, SQLITE_OK);
  cb_id_set_iter_init (&iter, set);
  while (cb_id_set_iter_next (&iter, &id))
    {
      sqlite3_bind_int64 (stmt, 1, id);
      sqlite3_step (stmt);
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
  cb_bench_raw_exec (raw, "COMMIT");
}

static double
time_raw (sqlite3    *raw,
          const char *sql)
{
  double start = now_ms ();

  cb_bench_raw_exec (raw, sql);

  return now_ms () - start;
}

/* Those who are blocked stay. */
static void
bench_all (CbBook  *book,
           sqlite3 *raw)
{
  g_autoptr (CbIdSet) all = cb_id_set_new ();
  g_autoptr (GArray) deletes = new_times ();
  g_autoptr (GArray) inserts = new_times ();
  g_autoptr (GArray) plans = new_times ();
  g_autoptr (GArray) scans = new_times ();
  double time, plan_time;

  for (gint64 id = 1; id <= cb_bench_get_n_customers (); id++)
    cb_id_set_add (all, id);

  for (guint run = 0; run < RUNS; run++)
    {
      cb_bench_raw_exec (raw, "CREATE TABLE bare (id INTEGER PRIMARY KEY)");
      time = time_raw (raw, "INSERT INTO bare SELECT id FROM customer WHERE id % 5 >= 2");
      g_array_append_val (inserts, time);
      cb_bench_raw_exec (raw, "DROP TABLE bare; PRAGMA wal_checkpoint (TRUNCATE)");
      time = time_raw (raw, "SELECT sum (kind) FROM item INDEXED BY item_customer");
      g_array_append_val (scans, time);

      time = run_action (book, CB_ACTION_DELETE, all, &plan_time);
      g_array_append_val (deletes, time);
      g_array_append_val (plans, plan_time);
      run_action (book, CB_ACTION_UNDELETE, all, &plan_time);
    }
  report ("plan for all", "one scan of the index of items",
          cb_bench_median (plans), cb_bench_median (scans), 10);
  report ("delete all who may be", "bare INSERT of their ids",
          cb_bench_median (deletes), cb_bench_median (inserts), 2);
}

static void
bench_deletion (const char *path)
{
  g_autofree char *raw_path = cb_bench_copy_book (path, "raw.db");
  g_autofree char *our_path = cb_bench_copy_book (path, "ours.db");
  CbBook *book = cb_bench_open_book (our_path);
  g_autoptr (CbIdSet) set = pick_scattered (book);
  sqlite3 *raw = cb_bench_open_raw (raw_path);
  g_autoptr (GArray) deletes = new_times ();
  g_autoptr (GArray) undeletes = new_times ();
  g_autoptr (GArray) plans = new_times ();
  g_autoptr (GArray) flags = new_times ();
  g_autoptr (GArray) unflags = new_times ();
  double time, plan_time;

  cb_bench_raw_exec (raw, "ALTER TABLE customer ADD COLUMN flag INTEGER NOT NULL DEFAULT 0");
  fill_ids (raw, set);

  for (guint run = 0; run < RUNS; run++)
    {
      time = time_raw (raw, "UPDATE customer SET flag = 1 WHERE id IN (SELECT id FROM ids)");
      g_array_append_val (flags, time);
      cb_bench_raw_exec (raw, "PRAGMA wal_checkpoint (TRUNCATE)");
      time = time_raw (raw, "UPDATE customer SET flag = 0 WHERE id IN (SELECT id FROM ids)");
      g_array_append_val (unflags, time);
      cb_bench_raw_exec (raw, "PRAGMA wal_checkpoint (TRUNCATE)");

      time = run_action (book, CB_ACTION_DELETE, set, &plan_time);
      g_array_append_val (deletes, time);
      g_array_append_val (plans, plan_time);
      time = run_action (book, CB_ACTION_UNDELETE, set, &plan_time);
      g_array_append_val (undeletes, time);
    }
  report ("delete 100,000 scattered: guard, closings, operation", "bare UPDATE of a flag",
          cb_bench_median (deletes), cb_bench_median (flags), 0.5);
  report ("undelete them, items reopened", "bare UPDATE of a flag",
          cb_bench_median (undeletes), cb_bench_median (unflags), 0.5);
  report ("plan for 100,000", "–", cb_bench_median (plans), 0, 150);

  bench_all (book, raw);
  cb_bench_close_book (book);
  sqlite3_close (raw);
}

/* How long the search for remains took that has just ended, in ms. */
static double
get_search_time (CbBook *book,
                 double *n_gib)
{
  gint64 now = g_get_real_time ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  CbReceipt *receipt;

  cb_receipt_list_async (book, NULL, cb_bench_result_cb, &place);
  result = cb_bench_wait (&place);
  receipts = cb_receipt_list_finish (book, result, NULL);
  receipt = g_ptr_array_index (receipts, 0);
  g_assert_cmpint (cb_receipt_get_remains (receipt), ==, CB_REMAINS_NONE);
  *n_gib = (double) cb_receipt_get_n_bytes (receipt) / (1024.0 * 1024.0 * 1024.0);

  return (double) (now - cb_receipt_get_searched (receipt)) / 1000.0;
}

static void
bench_erasure (const char *path)
{
  g_autoptr (GArray) ours = new_times ();
  g_autoptr (GArray) searches = new_times ();
  g_autoptr (GArray) theirs = new_times ();

  for (guint run = 0; run < ERASE_RUNS; run++)
    {
      g_autofree char *raw_path = cb_bench_copy_book (path, "raw.db");
      g_autofree char *our_path = cb_bench_copy_book (path, "ours.db");
      CbBook *book = cb_bench_open_book (our_path);
      g_autoptr (CbIdSet) set = pick_scattered (book);
      sqlite3 *raw = cb_bench_open_raw (raw_path);
      double time, plan_time, search_time, n_gib;

      fill_ids (raw, set);
      time = time_raw (raw, BARE_WORDS
                            "DELETE FROM item WHERE customer_id IN (SELECT id FROM ids);"
                            "DELETE FROM message WHERE customer_id IN (SELECT id FROM ids);"
                            "DELETE FROM history WHERE customer_id IN (SELECT id FROM ids);"
                            "DELETE FROM customer WHERE id IN (SELECT id FROM ids);"
                            "PRAGMA wal_checkpoint (TRUNCATE)");
      g_array_append_val (theirs, time);
      sqlite3_close (raw);

      run_action (book, CB_ACTION_DELETE, set, &plan_time);
      time = run_action (book, CB_ACTION_ERASE, set, &plan_time);
      search_time = get_search_time (book, &n_gib);
      time -= search_time;
      g_array_append_val (ours, time);
      search_time /= n_gib;
      g_array_append_val (searches, search_time);
      cb_bench_close_book (book);
    }

  report ("search for remains, each GiB", "–", cb_bench_median (searches), 0, 1000);
  report ("delete forever 100,000 with all they own", "bare deletes, nothing secure, log emptied",
          cb_bench_median (ours), cb_bench_median (theirs), 1.25);
}

int
main (void)
{
  const char *build_dir = g_getenv ("G_TEST_BUILDDIR");
  g_autofree char *folder = g_build_filename (build_dir != NULL ? build_dir : g_get_tmp_dir (),
                                              "customer-book-bench", NULL);
  g_autofree char *bare = cb_bench_make_book (folder);
  g_autofree char *path = make_full_book (bare);

  g_print ("%u customers, SQLite %s\n\n", cb_bench_get_n_customers (), sqlite3_libversion ());
  g_print ("| what | against | ours | theirs | ratio | limit | within |\n|---|---|---|---|---|---|---|\n");

  bench_deletion (path);
  bench_erasure (path);

  return all_good ? 0 : 1;
}
