/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The lists of a customer's items: which, in which order, and what is found;
 * and what is counted of them.
 */

#include <string.h>

#include "cb-error.h"
#include "cb-item-store.h"
#include "cb-owned-item.h"
#include "cb-profile-store.h"
#include "cb-test-conversations.h"

#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

#define ITEM(number, title, status, open, amount, currency, date, due) \
  "INSERT INTO item (customer_id, kind, number, title, status, open, amount, currency, date, due, notes, created, changed) " \
  "VALUES (1, 4, '" number "', '" title "', " status ", " open ", " amount ", " currency ", " date ", " due ", " \
  "'', 1, 1);"

static void
set_up (CbTestBook    *f,
        gconstpointer  data)
{
  cb_test_book_set_up (f, NULL);
  cb_test_add (f->book, "1", "Ada");
  cb_test_add (f->book, "2", "Bo");
  cb_test_change (f,
                  ITEM ("IN-0002", "zebra", "1", "1", "500", "'EUR'", "1000", "9000")
                  ITEM ("IN-0010", "Äpfel", "3", "0", "900", "'EUR'", "3000", "NULL")
                  ITEM ("IN-0001", "birnen", "0", "1", "NULL", "NULL", "2000", "4000")
                  ITEM ("IN-10000", "Quitten", "2", "1", "100", "'EUR'", "1500", "NULL")
                  ITEM ("IN-0003", "gone", "1", "1", "700", "'EUR'", "5000", "NULL")
                  "INSERT INTO item (customer_id, kind, number, status, open, date, created, changed) "
                  "VALUES (1, 2, 'QU-0001', 0, 1, 1, 1, 1), (2, 4, 'IN-0004', 0, 1, 1, 1, 1);"
                  "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                  "SELECT 5, 1, id, name, 0 FROM person;"
                  "INSERT INTO deleted_item (item_id, operation_id) SELECT id, 1 FROM item WHERE number = 'IN-0003'");
}

static void
assert_list (CbTestBook  *f,
             guint        filter,
             CbItemOrder  order,
             gboolean     descending,
             const char  *query,
             const char  *expected)
{
  CbItemListing listing = { 1, CB_ITEM_INVOICE, filter, order, descending, query };
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  cb_item_store_listing_async (f->book, &listing, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  ids = cb_item_store_listing_finish (f->book, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (CbOwnedItem) owned = cb_test_look_up (f, CB_LOOKUP_ITEMS, g_array_index (ids, guint32, i));

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                              cb_item_get_number (cb_owned_item_get_item (owned)) + strlen ("IN-"));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_orders (CbTestBook    *f,
             gconstpointer  data)
{
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_DATE, TRUE, "", "0010 0001 10000 0002");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_DATE, FALSE, "", "0002 10000 0001 0010");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_NUMBER, FALSE, "", "0001 0002 0010 10000");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_NUMBER, TRUE, "", "10000 0010 0002 0001");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_STATUS, FALSE, "", "0001 0002 10000 0010");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_AMOUNT, TRUE, "", "0010 0002 10000 0001");
  /* What has no date to be done by comes last. */
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_DUE, FALSE, "", "0001 0002 0010 10000");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_DUE, TRUE, "", "0002 0001 10000 0010");
}

static void
test_titles (CbTestBook    *f,
             gconstpointer  data)
{
  cb_test_change (f, "UPDATE item SET title = 'apfel' WHERE number = 'IN-0010'; "
                     "UPDATE item SET title = 'quitten' WHERE number = 'IN-10000'");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_TITLE, FALSE, "", "0010 0001 10000 0002");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_TITLE, TRUE, "", "0002 10000 0001 0010");
}

static void
test_filters (CbTestBook    *f,
              gconstpointer  data)
{
  assert_list (f, CB_ITEM_FILTER_OPEN, CB_ITEM_ORDER_NUMBER, FALSE, "", "0001 0002 10000");
  assert_list (f, CB_ITEM_FILTER_SETTLED, CB_ITEM_ORDER_NUMBER, FALSE, "", "0010");
  assert_list (f, CB_ITEM_FILTER_DELETED, CB_ITEM_ORDER_NUMBER, FALSE, "", "0003");
  assert_list (f, CB_ITEM_FILTER_STATUS, CB_ITEM_ORDER_NUMBER, FALSE, "", "0001");
  assert_list (f, CB_ITEM_FILTER_STATUS + CB_INVOICE_PART_PAID, CB_ITEM_ORDER_NUMBER, FALSE, "", "10000");
  assert_list (f, CB_ITEM_FILTER_STATUS + CB_INVOICE_VOID, CB_ITEM_ORDER_NUMBER, FALSE, "", "");
}

static void
test_search (CbTestBook    *f,
             gconstpointer  data)
{
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_NUMBER, FALSE, "APFEL", "0010");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_NUMBER, FALSE, "in-000", "0001 0002");
  assert_list (f, CB_ITEM_FILTER_DELETED, CB_ITEM_ORDER_TITLE, FALSE, "gone", "0003");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_TITLE, FALSE, "gone", "");

  /* What is masked tells nothing, neither by being found nor by its place. */
  cb_test_change (f, "INSERT INTO deleted_customer (customer_id, operation_id) VALUES (1, 1);"
                     "INSERT INTO pending_erasure (customer_id, operation_id, erase_at) VALUES (1, 1, 1)");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_NUMBER, FALSE, "apfel", "");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_NUMBER, FALSE, "in-000", "0001 0002");
  assert_list (f, CB_ITEM_FILTER_ALL, CB_ITEM_ORDER_TITLE, FALSE, "", "0002 0010 0001 10000");
}

static CbTurnover *
get_turnover (CbTestBook  *f,
              gint64       customer,
              GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) got = NULL;

  cb_profile_store_turnover_async (f->book, customer, NULL, cb_test_result_cb, &place);
  got = cb_test_wait (&place);

  return cb_profile_store_turnover_finish (f->book, got, error);
}

static void
test_counts (CbTestBook    *f,
             gconstpointer  data)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) got = NULL;
  g_autoptr (GAsyncResult) counted = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (CbProfile) profile = NULL;
  g_autofree CbProfileCounts *counts = NULL;
  g_autoptr (CbTurnover) turnover = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  gint64 now = g_get_real_time ();
  g_autofree char *appointments =
    g_strdup_printf ("INSERT INTO item (customer_id, kind, number, status, open, date, created, changed) VALUES "
                     "(1, 7, 'past', 0, 1, 1, 1, 1), (1, 7, 'later', 0, 1, %" G_GINT64_FORMAT ", 1, 1), "
                     "(1, 7, 'next', 0, 1, %" G_GINT64_FORMAT ", 1, 1), (1, 7, 'held', 1, 0, %" G_GINT64_FORMAT ", 1, 1)",
                     now + 48 * HOUR, now + 24 * HOUR, now + HOUR);

  cb_test_change (f, appointments);
  cb_test_change (f, "INSERT INTO accounting_link (customer_id, program, reference) VALUES (1, 2, 'X-77')");
  cb_test_add_message (f, 1, 1, 1, "Hello");
  cb_test_add_message (f, 1, 2, 1, "Again");
  cb_profile_store_get_async (f->book, 1, NULL, cb_test_result_cb, &place);
  got = cb_test_wait (&place);
  profile = cb_profile_store_get_finish (f->book, got, NULL);
  g_assert_nonnull (profile);
  g_assert_cmpuint (profile->n_items[CB_ITEM_INVOICE], ==, 4);
  g_assert_cmpuint (profile->n_open[CB_ITEM_INVOICE], ==, 3);
  g_assert_cmpuint (profile->n_deleted[CB_ITEM_INVOICE], ==, 1);
  g_assert_cmpuint (profile->n_blocking[CB_ITEM_INVOICE], ==, 4);
  g_assert_cmpuint (profile->n_items[CB_ITEM_QUOTE], ==, 1);
  g_assert_cmpuint (profile->n_items[CB_ITEM_BOOKING], ==, 0);
  g_assert_cmpuint (profile->n_blocking[CB_ITEM_APPOINTMENT], ==, 0);
  g_assert_cmpstr (cb_item_get_number (profile->next_appointment), ==, "next");
  g_assert_cmpstr (profile->links[CB_ACCOUNTING_XERO], ==, "X-77");
  g_assert_null (profile->links[CB_ACCOUNTING_QUICKBOOKS]);

  /* Sent and part paid; the draft has no amount. */
  turnover = get_turnover (f, 1, NULL);
  g_assert_nonnull (turnover);
  g_assert_cmpuint (turnover->owed->len, ==, 1);
  g_assert_cmpint (g_array_index (turnover->owed, CbOwed, 0).owed, ==, 600);

  cb_profile_store_count_async (f->book, 1, NULL, cb_test_result_cb, &place);
  counted = cb_test_wait (&place);
  counts = cb_profile_store_count_finish (f->book, counted, NULL);
  g_assert_nonnull (counts);
  g_assert_cmpuint (counts->n_messages, ==, 2);
  g_assert_cmpuint (counts->n_history, ==, 0);

  cb_item_store_newest_async (f->book, 1, CB_ITEM_INVOICE, 3, NULL, cb_test_result_cb, &place);
  listed = cb_test_wait (&place);
  newest = cb_item_store_newest_finish (f->book, listed, NULL);
  g_assert_nonnull (newest);
  g_assert_cmpuint (newest->len, ==, 3);
  g_assert_cmpstr (cb_item_get_number (newest->pdata[0]), ==, "IN-0010");
  g_assert_cmpstr (cb_item_get_number (newest->pdata[2]), ==, "IN-10000");
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, set_up, func, cb_test_book_tear_down)

static void
add_money (CbTestBook *f,
           int         kind,
           int         status,
           gint64      amount,
           const char *currency,
           gint64      date)
{
  static int n;
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO item (customer_id, kind, number, status, open, amount, currency, date, created, changed) "
                     "VALUES (2, %d, 'T-%d', %d, 0, %" G_GINT64_FORMAT ", '%s', %" G_GINT64_FORMAT ", 1, 1)",
                     kind, ++n, status, amount, currency, date);

  cb_test_change (f, sql);
}

/* What doesn't count is no sum of its own, and two currencies are never one. */
static void
test_turnover (CbTestBook    *f,
               gconstpointer  data)
{
  gint64 now = g_get_real_time ();
  g_autoptr (CbTurnover) turnover = NULL;
  g_autoptr (CbTurnover) too_large = NULL;
  g_autoptr (GError) error = NULL;
  const CbTurnoverSums *sums;

  add_money (f, CB_ITEM_INVOICE, CB_INVOICE_SENT, 12345, "EUR", now);
  add_money (f, CB_ITEM_INVOICE, CB_INVOICE_PAID, 1, "EUR", now);
  add_money (f, CB_ITEM_INVOICE, CB_INVOICE_DRAFT, 1000000, "EUR", now);
  add_money (f, CB_ITEM_INVOICE, CB_INVOICE_VOID, 2000000, "EUR", now);
  add_money (f, CB_ITEM_INVOICE, CB_INVOICE_VOID, 2000000, "SEK", now);
  add_money (f, CB_ITEM_INVOICE, CB_INVOICE_SENT, 700, "CHF", now);
  add_money (f, CB_ITEM_PAYMENT, CB_PAYMENT_RECEIVED, 300, "EUR", now);
  add_money (f, CB_ITEM_PAYMENT, CB_PAYMENT_RECEIVED + 1, 4000, "EUR", now);
  add_money (f, CB_ITEM_PAYMENT, CB_PAYMENT_RECEIVED, 50000, "EUR", 1);
  add_money (f, CB_ITEM_PAYMENT, CB_PAYMENT_RECEIVED, 77, "EUR", now);
  cb_test_change (f, "INSERT INTO deleted_item (item_id, operation_id) SELECT id, 1 FROM item WHERE amount = 77");

  turnover = get_turnover (f, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (turnover->starts[CB_TURNOVER_MONTHS - 1], <=, now);
  g_assert_cmpint (turnover->starts[CB_TURNOVER_MONTHS], >, now);
  g_assert_cmpuint (turnover->sums->len, ==, 2);
  sums = &g_array_index (turnover->sums, CbTurnoverSums, 0);
  g_assert_cmpstr (sums->currency, ==, "CHF");
  g_assert_cmpint (sums->paid, ==, 0);
  sums = &g_array_index (turnover->sums, CbTurnoverSums, 1);
  g_assert_cmpstr (sums->currency, ==, "EUR");
  g_assert_cmpint (sums->paid, ==, 50300);
  g_assert_cmpint (sums->invoiced[CB_TURNOVER_MONTHS - 1], ==, 12346);
  g_assert_cmpint (sums->received[CB_TURNOVER_MONTHS - 1], ==, 300);
  g_assert_cmpint (sums->invoiced[0], ==, 0);

  /* No book should hold so much, but a wrong sum would be worse than none. */
  add_money (f, CB_ITEM_PAYMENT, CB_PAYMENT_RECEIVED, G_MAXINT64, "EUR", now);
  too_large = get_turnover (f, 2, &error);
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  g_assert_null (too_large);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/item-lists/orders", test_orders);
  ADD ("/item-lists/titles", test_titles);
  ADD ("/item-lists/filters", test_filters);
  ADD ("/item-lists/search", test_search);
  ADD ("/item-lists/counts", test_counts);
  ADD ("/item-lists/turnover", test_turnover);

  return g_test_run ();
}
