/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-actor-rows.h"
#include "cb-customer-rows.h"
#include "cb-demo-maker.h"
#include "cb-demo.h"
#include "cb-error.h"
#include "import-fixture.h"

/* Of all that dump_job() writes. It changes with the names and notes of the demo,
 * and with nothing else: not with the machine, the locale or the day. */
#define DUMP_SHA256 "fa480255113c2f2a483c0050f305c1559116ddb21bf4449f0fa8a912dd2975eb"

/* The same of what belongs to them. */
#define CONTENTS_SHA256 "f50317e3fc1952bca8bc10420a9af191a7bf7fe1f7b76111d97d9a7104a5f792"

static gboolean
fill (ImportFixture  *fixture,
      guint           n_customers,
      GCancellable   *cancellable,
      CbProgress     *progress,
      GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_demo_fill_async (fixture->book, n_customers, progress, cancellable, import_fixture_take, &result);

  return cb_demo_fill_finish (fixture->book, import_fixture_wait (&result), error);
}

/* All customers with all that is known of them. */
static gpointer
dump_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  GString *dump = g_string_new (NULL);
  gint64 n_customers;

  cb_actor_rows_allow_anybody (connection);

  if (!cb_connection_query_int64 (connection, "SELECT max (id) FROM customer", &n_customers, error))
    return NULL;

  for (gint64 id = 1; id <= n_customers; id++)
    {
      g_autoptr (CbCustomer) customer = cb_customer_rows_get (connection, id, error);

      if (customer == NULL)
        return NULL;

      for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
        g_string_append_printf (dump, "%s\n", cb_customer_get_text (customer, i));
      g_string_append_printf (dump, "%s\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n"
                              "%" G_GINT64_FORMAT " %s\n\n",
                              cb_customer_get_assigned_name (customer),
                              cb_customer_get_created (customer),
                              cb_customer_get_changed (customer),
                              cb_customer_get_last_activity (customer),
                              cb_customer_get_deleted_at (customer),
                              cb_customer_get_deleted_by (customer));
    }

  return g_string_free_and_steal (dump);
}

/* What belongs to the customers, a line for each row. */
static gpointer
dump_contents_job (CbConnection  *connection,
                   gpointer       data,
                   CbProgress    *progress,
                   GCancellable  *cancellable,
                   GError       **error)
{
  static const char *const rows[] = {
    "SELECT concat_ws ('|', id, customer_id, kind, number, title, status, open, amount, date, due, changed) FROM item "
    "ORDER BY id",
    "SELECT payment_id || '|' || invoice_id FROM payment_of ORDER BY payment_id",
    "SELECT concat_ws ('|', customer_id, id, kind, incoming, unread, time, subject, body) FROM message "
    "ORDER BY customer_id, id",
    "SELECT concat_ws ('|', customer_id, title, time, hex (data)) FROM document ORDER BY id",
    "SELECT concat_ws ('|', customer_id, kind, is_primary, street) FROM address ORDER BY id",
    "SELECT concat_ws ('|', customer_id, kind, name) FROM dependent ORDER BY id",
    "SELECT concat_ws ('|', customer_id, brand, last_digits) FROM payment_method ORDER BY id",
    "SELECT customer_id FROM photo ORDER BY customer_id",
    "SELECT customer_id FROM pending_erasure ORDER BY customer_id",
  };
  GString *dump = g_string_new (NULL);

  cb_actor_rows_allow_anybody (connection);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CbStatement) statement = cb_connection_prepare (connection, rows[i], error);

      g_assert_nonnull (statement);
      while (cb_statement_step (statement, error) == CB_STEP_ROW)
        g_string_append_printf (dump, "%s\n", cb_statement_get_text (statement, 0));
    }

  return g_string_free_and_steal (dump);
}

static char *
dump (ImportFixture *fixture,
      CbJob          job)
{
  CbDatabase *database = cb_book_get_database (fixture->book);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  cb_database_read_async (database, job, NULL, NULL, g_free, CB_PRIORITY_INTERACTIVE, NULL,
                          import_fixture_take, &result);
  text = cb_database_read_finish (database, import_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return text;
}

static void
test_same_each_time (ImportFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *contents_hash = NULL;

  g_assert_true (fill (fixture, CB_DEMO_N_CUSTOMERS, NULL, NULL, &error));
  g_assert_no_error (error);
  text = dump (fixture, dump_job);
  g_test_message ("%s", text);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_assert_cmpstr (hash, ==, DUMP_SHA256);
  contents = dump (fixture, dump_contents_job);
  contents_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, contents, -1);
  g_assert_cmpstr (contents_hash, ==, CONTENTS_SHA256);
}

static void
test_content (ImportFixture *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *sql;
    gint64      min;
    gint64      max;
  } facts[] = {
    { "SELECT count (*) FROM customer", 250, 250 },
    { "SELECT count (*) FROM word_index WHERE word_index MATCH 'wednesday' AND rowid > 0", 20, 200 },
    { "SELECT count (*) FROM word_index WHERE word_index MATCH 'agreement' AND rowid < 0", 1, 60 },
    { "SELECT count (*) FROM deleted_customer", 12, 12 },
    { "SELECT count (*) FROM operation WHERE kind = 1", 4, 4 },
    { "SELECT count (*) FROM operation WHERE kind = 5", 1, 1 },
    { "SELECT count (*) FROM pending_erasure JOIN deleted_customer USING (customer_id)", 2, 2 },
    { "SELECT count (*) FROM pending_erasure WHERE erase_at < 1000000 * unixepoch ('now', '20 days')", 0, 0 },
    /* Two were erased before that, of whom items were kept. */
    { "SELECT sum (p.n_customers) FROM operation o JOIN proof p ON p.operation_id = o.id WHERE o.kind = 3", 2, 2 },
    { "SELECT count (DISTINCT former_customer) FROM kept_item", 2, 2 },
    { "SELECT count (DISTINCT kind) FROM kept_item", 3, 3 },
    { "SELECT count (*) FROM kept_item JOIN customer c ON c.id = former_customer", 0, 0 },
    { "SELECT count (*) FROM kept_item JOIN item USING (id)", 0, 0 },
    { "SELECT count (*) FROM freed_number", 2, 2 },
    { "SELECT min (number) FROM customer", 1001, 1001 },
    { "SELECT max (number) FROM customer", 1250, 1250 },
    { "SELECT count (DISTINCT name) FROM customer", 250, 250 },
    { "SELECT count (DISTINCT email) FROM customer WHERE email <> ''", 190, 235 },
    { "SELECT count (*) FROM customer WHERE email <> '' AND email NOT GLOB '[a-z]*@example.[cno][oer][mtg]'", 0, 0 },
    { "SELECT count (*) FROM customer WHERE phone <> '' AND phone NOT GLOB '([0-9][0-9][0-9]) 555-01[0-9][0-9]'", 0, 0 },
    { "SELECT count (*) FROM customer WHERE mobile <> '' AND mobile NOT GLOB '([0-9][0-9][0-9]) 555-01[0-9][0-9]'", 0, 0 },
    { "SELECT count (*) FROM customer WHERE phone || mobile || email = ''", 1, 15 },
    { "SELECT count (*) FROM customer WHERE contact <> ''", 50, 110 },
    { "SELECT count (*) FROM customer WHERE company <> ''", 10, 50 },
    { "SELECT count (*) FROM customer WHERE notes <> ''", 100, 180 },
    { "SELECT count (*) FROM customer WHERE notes LIKE '%alarm%' OR notes LIKE '%code%'", 0, 0 },
    { "SELECT count (DISTINCT assigned_to) FROM customer", 3, 3 },
    { "SELECT count (*) FROM customer WHERE assigned_to IS NULL", 15, 60 },
    { "SELECT count (*) FROM customer WHERE last_activity = 0", 3, 20 },
    { "SELECT count (*) FROM customer WHERE changed < created", 0, 0 },
    /* Three years before the last day, and that day. */
    { "SELECT min (last_activity) / 1000000 FROM customer WHERE last_activity > 0", 1688040000, 1704067200 },
    { "SELECT max (max (created, changed, last_activity)) / 1000000 FROM customer", 1782700000, 1782835200 },
    /* Items of each kind, among them what blocks and what would be closed, and
     * records of most kinds. */
    { "SELECT count (DISTINCT kind) FROM item", 10, 10 },
    { "SELECT count (*) FROM item", 1500, 4000 },
    /* Those of three years and of the weeks to come, numbered as they came. */
    { "SELECT min (date) / 1000000 FROM item", 1593475200, 1719792000 },
    { "SELECT count (*) FROM item WHERE kind = 7 AND open AND date > 1782820800000000", 20, 150 },
    { "SELECT count (*) FROM item a JOIN item b ON b.kind = a.kind AND b.id = a.id + 1 AND b.date < a.date", 0, 0 },
    /* What is written on paper has a day and no hour. */
    { "SELECT count (*) FROM item WHERE kind IN (2, 4, 5, 6, 9) AND (date % 86400000000 <> 0 "
      "OR ifnull (due, 0) % 86400000000 <> 0)", 0, 0 },
    /* The last day ends at noon: what would be after it may be at any hour. */
    { "SELECT count (*) FROM item WHERE kind IN (1, 3, 7, 8, 10) AND date < 1782820800000000 - 86400000000 "
      "AND date / 3600000000 % 24 NOT BETWEEN 8 AND 18", 0, 0 },
    /* Paid is what was paid for, and nothing else. */
    { "SELECT count (*) FROM item WHERE kind = 4", 300, 2000 },
    { "SELECT count (DISTINCT strftime ('%Y-%m', date / 1000000, 'unixepoch')) FROM item WHERE kind = 4", 30, 60 },
    { "SELECT count (*) FROM payment_of", 300, 2000 },
    { "SELECT count (*) FROM payment_of JOIN item p ON p.id = payment_id JOIN item n ON n.id = invoice_id "
      "WHERE p.date < n.date OR p.customer_id <> n.customer_id", 0, 0 },
    { "SELECT count (*) FROM item n WHERE kind = 4 AND (status = 3) <> (amount = (SELECT sum (p.amount) "
      "FROM payment_of JOIN item p ON p.id = payment_id WHERE invoice_id = n.id))", 0, 0 },
    { "SELECT count (*) FROM item n WHERE kind = 4 AND status IN (2, 3) "
      "AND NOT EXISTS (SELECT 1 FROM payment_of WHERE invoice_id = n.id)", 0, 0 },
    { "SELECT count (DISTINCT status) FROM item WHERE kind = 4", 5, 5 },
    { "SELECT max (n) FROM (SELECT count (*) AS n FROM item WHERE kind = 4 GROUP BY customer_id)", 20, 40 },
    /* Whom nothing keeps from being deleted. */
    { "SELECT count (*) FROM customer c WHERE NOT EXISTS (SELECT 1 FROM item WHERE customer_id = c.id AND kind <= 4)",
      100, 215 },
    { "SELECT count (DISTINCT customer_id) FROM item WHERE kind <= 4", 35, 120 },
    { "SELECT count (DISTINCT customer_id) FROM item WHERE kind BETWEEN 7 AND 9 AND open", 40, 160 },
    { "SELECT count (*) FROM item NATURAL JOIN deleted_customer WHERE kind <= 4 OR (kind BETWEEN 7 AND 9 AND open)",
      0, 0 },
    /* Only what is planned is to come. */
    { "SELECT count (*) FROM item WHERE date > 1782820800000000 AND NOT open", 0, 0 },
    { "SELECT count (*) FROM item WHERE date > 1782820800000000 + 46 * 86400000000", 0, 0 },
    { "SELECT count (*) FROM item WHERE changed > 1782820800000000", 0, 0 },
    { "SELECT count (*) FROM message", 500, 1600 },
    { "SELECT count (*) FROM message WHERE time > 1782820800000000", 0, 0 },
    { "SELECT max (n) FROM (SELECT count (*) AS n FROM message GROUP BY customer_id)", 15, 25 },
    { "SELECT count (*) FROM document", 40, 130 },
    { "SELECT count (*) FROM photo WHERE hex (substr (data, 1, 8)) = '89504E470D0A1A0A'", 30, 90 },
    { "SELECT count (DISTINCT data) FROM photo", 25, 90 },
    { "SELECT max (length (data)) FROM photo", 200, 8000 },
    { "SELECT count (DISTINCT kind) FROM dependent", 3, 3 },
    { "SELECT count (*) FROM payment_method", 25, 80 },
    { "SELECT count (*) FROM billing_cycle", 15, 60 },
    { "SELECT count (*) FROM (SELECT customer_id FROM address GROUP BY customer_id HAVING sum (is_primary) <> 1)", 0, 0 },
    { "SELECT count (*) FROM address", 170, 280 },
    { "SELECT count (*) FROM accounting_link", 8, 40 },
    /* Accents, Greek, Cyrillic, Hebrew, Arabic, Devanagari, kana, Han, Hangul. */
    { "SELECT count (*) FROM customer WHERE name GLOB '*[À-ɏ]*'", 60, 150 },
    { "SELECT count (*) FROM customer WHERE name GLOB '*[Α-ω]*'", 4, 30 },
    { "SELECT count (*) FROM customer WHERE name GLOB '*[А-ї]*'", 5, 35 },
    { "SELECT count (*) FROM customer WHERE name GLOB '*[א-ת]*'", 3, 25 },
    { "SELECT count (*) FROM customer WHERE name GLOB '*[ا-ي]*'", 5, 35 },
    { "SELECT count (*) FROM customer WHERE name GLOB '*[अ-ह]*'", 3, 30 },
    { "SELECT count (*) FROM customer WHERE name || contact GLOB '*[ぁ-ヺ]*'", 1, 25 },
    { "SELECT count (*) FROM customer WHERE name GLOB '*[一-龥]*'", 5, 40 },
    { "SELECT count (*) FROM customer WHERE name GLOB '*[가-힣]*'", 3, 30 },
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (fill (fixture, CB_DEMO_N_CUSTOMERS, NULL, NULL, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      gint64 value = import_fixture_query (fixture, facts[i].sql);

      g_test_message ("%s: %" G_GINT64_FORMAT, facts[i].sql, value);
      g_assert_cmpint (value, >=, facts[i].min);
      g_assert_cmpint (value, <=, facts[i].max);
    }

  g_assert_cmpuint (cb_book_get_n_live (fixture->book), ==, 238);
  g_assert_cmpuint (cb_book_get_n_deleted (fixture->book), ==, 10);
  g_assert_cmpuint (cb_book_get_n_pending (fixture->book), ==, 2);
}

static void
test_not_empty (ImportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (CbImportReport) report = import_fixture_import (fixture, "Name\nAnna\n");
  g_autoptr (GError) error = NULL;

  g_assert_false (fill (fixture, CB_DEMO_N_CUSTOMERS, NULL, NULL, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM customer"), ==, 1);
}

static void
test_few (ImportFixture *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fill (fixture, 1, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (cb_book_get_n_live (fixture->book) + cb_book_get_n_deleted (fixture->book), ==, 1);
}

/* As for measuring: with the indexes made afterwards. */
static void
test_many (ImportFixture *fixture,
           gconstpointer  data)
{
  gint64 n_indexes = import_fixture_query (fixture, "SELECT count (*) FROM sqlite_schema");
  g_autoptr (GError) error = NULL;

  g_assert_true (fill (fixture, 20000, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM sqlite_schema"), ==, n_indexes);
  g_assert_cmpuint (cb_book_get_n_live (fixture->book), ==, 19988);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (DISTINCT name) FROM customer"), >, 15000);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM (SELECT email FROM customer "
                                                  "WHERE email <> '' GROUP BY email HAVING count (*) > 1)"),
                   ==, 0);
}

static void
cancel_cb (CbProgress   *progress,
           GParamSpec   *pspec,
           GCancellable *cancellable)
{
  if (cb_progress_get_fraction (progress) > 0.1)
    g_cancellable_cancel (cancellable);
}

static void
test_cancel (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CbProgress) progress = cb_progress_new ();
  g_autoptr (GError) error = NULL;

  g_signal_connect (progress, "notify::fraction", G_CALLBACK (cancel_cb), cancellable);
  g_assert_false (fill (fixture, 40000, cancellable, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM customer"), ==, 0);
  g_assert_cmpuint (cb_book_get_n_live (fixture->book), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  /* Days of items begin where the user is. */
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, ImportFixture, NULL, import_fixture_set_up, func, import_fixture_tear_down)

  ADD ("/demo/same-each-time", test_same_each_time);
  ADD ("/demo/content", test_content);
  ADD ("/demo/not-empty", test_not_empty);
  ADD ("/demo/few", test_few);
  ADD ("/demo/many", test_many);
  ADD ("/demo/cancel", test_cancel);

  return g_test_run ();
}
