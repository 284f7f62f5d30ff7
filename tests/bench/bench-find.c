/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() */
#include <glib/gstdio.h>
#include <string.h>

#include "cb-bench.h"
#include "cb-find-store.h"
#include "cb-search-index.h"

/*
 * Finding everything at a million customers, three million items and five million
 * messages, key by key, against SQLite and a bare scan doing the least possible for
 * the same keys in the same run.
 */

#define LIMIT   6
#define MAX_MS  30
#define N_WORDS 4096
#define ROUNDS  3

static const guint limits[CB_N_FIND_GROUPS] = { LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT };

/* What is typed, key by key. */
static const char *const typed[] = {
  "maria", "ander", "0171555", "1000042", "05-0000077", "xqzv",
  /* Words: the commonest, one that half of all know, one that few do. */
  "bababa", "debaba fibaba", "lameni", "zazaza",
};

static gboolean all_good = TRUE;

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static void
report (const char *what,
        const char *against,
        double      ours,
        double      theirs,
        double      limit)
{
  all_good &= cb_bench_report (&(CbBenchRow) { what, against, ours, theirs, limit });
}

static void
append_word (GString *text,
             guint    k)
{
  static const char consonants[] = "bdfgklmnprstvwxz";

  for (guint i = 0; i < 3; i++, k /= 16)
    {
      g_string_append_c (text, consonants[k % 16]);
      g_string_append_c (text, "aeiou"[(k % 16) % 5]);
    }
  g_string_append_c (text, ' ');
}

/* Ten words, of which some are in many texts and most in few. */
static void
words_func (sqlite3_context  *context,
            int               n_values,
            sqlite3_value   **values)
{
  guint64 state = (guint64) sqlite3_value_int64 (values[0]) * G_GUINT64_CONSTANT (6364136223846793005) + 1442695040888963407u;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 10; i++)
    {
      double u;

      state = state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
      u = (double) (state >> 33) / (double) (G_GUINT64_CONSTANT (1) << 31);
      append_word (text, (guint) (u * u * N_WORDS));
    }
  sqlite3_result_text (context, text->str, (int) text->len, SQLITE_TRANSIENT);
}

static const char *const fill_sql[] = {
  "CREATE TEMP TABLE five (j INTEGER PRIMARY KEY); INSERT INTO five VALUES (0), (1), (2), (3), (4)",

  "INSERT INTO item (customer_id, kind, number, title, status, open, date, created, changed) "
  "SELECT id, 4 + j, printf ('%02d-%07d', 4 + j, id), 'Something', 0, 0, 1600000000000000 + id, 1, 1 "
  "FROM customer CROSS JOIN five WHERE j < 3 ORDER BY id, j",

  "INSERT INTO message (customer_id, id, kind, incoming, time, body) "
  "SELECT id, 1 + j, 1 + j % 3, j % 2, 1600000000000000, bench_words (id * 5 + j) "
  "FROM customer CROSS JOIN five ORDER BY id, j",

  ("INSERT INTO word_index (rowid, text) SELECT customer_id << 12, group_concat (subject || ' ' || body, ' ') "
   "FROM message GROUP BY customer_id"),
};

/* (transfer full): the book that it is measured on, made or found from before. */
static char *
make_full_book (const char *bare)
{
  g_autofree char *name = g_strdup_printf ("find-%u.db", cb_bench_get_n_customers ());
  g_autofree char *folder = g_path_get_dirname (bare);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *filling = NULL;
  sqlite3 *raw;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  filling = cb_bench_copy_book (bare, "filling.db");
  raw = cb_bench_open_raw (filling);
  sqlite3_create_function (raw, "bench_words", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, words_func, NULL, NULL);
  cb_bench_raw_exec (raw, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN");
  for (guint i = 0; i < G_N_ELEMENTS (fill_sql); i++)
    cb_bench_raw_exec (raw, fill_sql[i]);
  cb_bench_raw_exec (raw, "COMMIT; PRAGMA journal_mode=WAL");
  sqlite3_close (raw);
  g_assert_cmpint (g_rename (filling, path), ==, 0);

  return g_steal_pointer (&path);
}

/* (transfer full): what is scanned bare. */
static CbSearchIndex *
read_index (sqlite3 *raw)
{
  CbSearchIndex *index = cb_search_index_new ();
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (raw, "SELECT id, number, name, company, contact, email, phone, mobile "
                                            "FROM customer", -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *texts[7];

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        texts[i] = (const char *) sqlite3_column_text (stmt, (int) i + 1);
      cb_search_index_put (index, sqlite3_column_int64 (stmt, 0),
                           &(CbSearchText) { texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6] });
    }
  sqlite3_finalize (stmt);

  return index;
}

static void
scan (CbSearchIndex *index,
      const char    *query)
{
  gsize size, n = 0;
  const char *text = cb_search_index_get_text (index, &size);
  const char *end = text + size;

  for (const char *p = text; p < end && (p = memmem (p, (gsize) (end - p), query, strlen (query))) != NULL; p++)
    n++;
  g_assert_cmpuint (n, <, size);
}

/* What SQLite can't do without: the first of each kind by number, and the first
 * few messages with exactly the words. */
static void
query_raw (sqlite3_stmt *items,
           sqlite3_stmt *messages,
           const char   *query)
{
  g_autofree char *end = g_strconcat (query, "\x7f", NULL);
  g_auto (GStrv) words = g_strsplit (query, " ", -1);
  g_autofree char *joined = g_strjoinv ("\" AND \"", words);
  g_autofree char *match = g_strconcat ("\"", joined, "\"", NULL);

  for (int kind = 1; kind <= 10; kind++)
    {
      sqlite3_bind_int (items, 1, kind);
      sqlite3_bind_text (items, 2, query, -1, SQLITE_STATIC);
      sqlite3_bind_text (items, 3, end, -1, SQLITE_STATIC);
      while (sqlite3_step (items) == SQLITE_ROW)
        continue;
      sqlite3_reset (items);
    }

  sqlite3_bind_text (messages, 1, match, -1, SQLITE_STATIC);
  while (sqlite3_step (messages) == SQLITE_ROW)
    continue;
  sqlite3_reset (messages);
}

static gsize
find (CbBook     *book,
      const char *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbFound) found = NULL;
  GAsyncResult *place = NULL;
  gsize n = 0;

  cb_find_store_search_async (book, query, limits, FALSE, NULL, cb_bench_result_cb, &place);
  result = cb_bench_wait (&place);
  found = cb_find_store_search_finish (book, result, NULL);
  g_assert_nonnull (found);
  for (guint group = 0; group < CB_N_FIND_GROUPS; group++)
    n += found->hits[group]->len;

  return n;
}

static void
bench_typing (CbBook        *book,
              sqlite3       *raw,
              CbSearchIndex *index)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3_stmt *items, *messages;
  gsize n_found = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (raw, "SELECT id, customer_id FROM item WHERE kind = ? AND number >= ? AND number < ? "
                                            "ORDER BY number LIMIT 6", -1, &items, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (raw, "SELECT rowid FROM word_index WHERE word_index MATCH ? AND rowid > 0 "
                                            "ORDER BY rowid DESC LIMIT 6", -1, &messages, NULL), ==, SQLITE_OK);

  for (guint run = 0; run < ROUNDS; run++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      for (gsize length = 1; length <= strlen (typed[i]); length++)
        {
          g_autofree char *query = g_strndup (typed[i], length);
          double time, start;

          if (g_str_has_suffix (query, " "))
            continue;

          start = now_ms ();
          scan (index, query);
          query_raw (items, messages, query);
          time = now_ms () - start;
          g_array_append_val (theirs, time);

          start = now_ms ();
          n_found += find (book, query);
          time = now_ms () - start;
          g_array_append_val (ours, time);
          if (g_getenv ("CB_BENCH_VERBOSE") != NULL)
            g_print ("%-14s %8.2f ms, bare %8.2f ms\n", query, time,
                     g_array_index (theirs, double, theirs->len - 1));
        }
  sqlite3_finalize (items);
  sqlite3_finalize (messages);
  g_assert_cmpuint (n_found, >, 0);

  report ("find everything, each key, median", "–", cb_bench_median (ours), 0, MAX_MS);
  report ("find everything, each key, p95", "–", cb_bench_percentile (ours, 0.95), 0, 3 * MAX_MS);
  report ("find everything, each key, median", "bare scan, ten ranges of numbers, exact words",
          cb_bench_median (ours), cb_bench_median (theirs), 2);
}

int
main (void)
{
  const char *build_dir = g_getenv ("G_TEST_BUILDDIR");
  g_autofree char *folder = g_build_filename (build_dir != NULL ? build_dir : g_get_tmp_dir (),
                                              "customer-book-bench", NULL);
  g_autofree char *bare = cb_bench_make_book (folder);
  g_autofree char *path = make_full_book (bare);
  CbBook *book = cb_bench_open_book (path);
  sqlite3 *raw = cb_bench_open_raw (path);
  CbSearchIndex *index = read_index (raw);

  g_print ("%u customers, SQLite %s\n\n", cb_bench_get_n_customers (), sqlite3_libversion ());
  g_print ("| what | against | ours | theirs | ratio | limit | within |\n|---|---|---|---|---|---|---|\n");

  /* The first search reads what customers are found by. */
  find (book, "first");
  bench_typing (book, raw, index);
  cb_search_index_free (index);
  sqlite3_close (raw);
  cb_bench_close_book (book);

  return all_good ? 0 : 1;
}
