/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is kept of the items of erased customers: its order, and what is found.
 */

#include "cb-mask.h"
#include "cb-test-conversations.h"

static void
add (CbTestBook *f,
     gint64      former_customer,
     int         kind,
     const char *number,
     const char *date)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO kept_item (former_customer, operation_id, kind, number, status, open, amount, "
                     "currency, date, erase_at) VALUES (%" G_GINT64_FORMAT ", 1, %d, '%s', 1, 0, 1990, 'EUR', "
                     "unixepoch ('%s', 'utc') * 1000000, %s)",
                     former_customer, kind, number, date, former_customer == 7 ? "NULL" : "4102444800000000");

  cb_test_change (f, sql);
}

static void
fill (CbTestBook *f)
{
  cb_test_change (f, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                     "SELECT 3, 1, id, name, 2 FROM person");
  add (f, 7, CB_ITEM_ORDER, "OR-9", "2024-03-05 00:00");
  add (f, 7, CB_ITEM_ORDER, "OR-10000", "2024-12-31 23:59");
  add (f, 8, CB_ITEM_PAYMENT, "PA-0002", "2025-03-01 12:00");
  add (f, 8, CB_ITEM_PAYMENT, "PA-2024", "2023-01-01 12:00");
}

static void
test_order (CbTestBook    *f,
            gconstpointer  data)
{
  fill (f);
  cb_test_assert_kept (f, CB_KEPT_ORDER_NEWEST, "", "PA-0002 OR-10000 OR-9 PA-2024");
  cb_test_assert_kept (f, CB_KEPT_ORDER_OLDEST, "", "PA-2024 OR-9 OR-10000 PA-0002");
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "", "OR-9 OR-10000 PA-0002 PA-2024");
}

static void
test_search (CbTestBook    *f,
             gconstpointer  data)
{
  fill (f);
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "or-", "OR-9 OR-10000");
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "0002", "PA-0002");
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "%", "");
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "'", "");

  /* Dates are those of here, from the year on. */
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "2024-03-05", "OR-9");
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "2024-12", "OR-10000");
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "2024", "OR-9 OR-10000 PA-2024");
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "202", "PA-2024");
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "03-01", "");
}

static void
test_get (CbTestBook    *f,
          gconstpointer  data)
{
  g_autoptr (CbKeptItem) order = NULL;
  g_autoptr (CbKeptItem) payment = NULL;
  CbItem *item;

  fill (f);
  order = cb_test_look_up (f, CB_LOOKUP_KEPT, 1);
  item = cb_kept_item_get_item (order);
  g_assert_cmpint (cb_item_get_kind (item), ==, CB_ITEM_ORDER);
  g_assert_cmpstr (cb_item_get_number (item), ==, "OR-9");
  g_assert_cmpstr (cb_item_get_title (item), ==, CB_MASK);
  g_assert_cmpint (cb_item_get_customer (item), ==, 7);
  g_assert_cmpint (cb_item_get_amount (item), ==, 1990);
  g_assert_cmpint (cb_item_get_state (item), ==, CB_ITEM_STATE_KEPT);
  g_assert_cmpint (cb_kept_item_get_erase_at (order), ==, 0);

  payment = cb_test_look_up (f, CB_LOOKUP_KEPT, 3);
  g_assert_cmpint (cb_kept_item_get_erase_at (payment), ==, G_GINT64_CONSTANT (4102444800000000));
  g_assert_null (cb_test_look_up (f, CB_LOOKUP_KEPT, 99));
}

/* They are the conversations with those who are erased. */
static void
test_conversations (CbTestBook    *f,
                    gconstpointer  data)
{
  g_autoptr (CbConversationEntry) entry = NULL;
  g_autoptr (GPtrArray) all = NULL;

  fill (f);
  cb_test_assert_conversations (f, "8 7");
  cb_test_assert_conversation (f, 7, TRUE);
  entry = cb_test_look_up (f, CB_LOOKUP_CONVERSATIONS, 8);
  g_assert_null (cb_conversation_entry_get_customer (entry));
  g_assert_cmpuint (cb_conversation_entry_get_n_items (entry, CB_ITEM_PAYMENT), ==, 2);
  all = cb_test_read_conversation (f, 8, 10);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (cb_interaction_get_title (all->pdata[0]), ==, CB_MASK);
}

/* A kind that a newer version alone knows is listed, without a row. */
static void
test_unknown_kind (CbTestBook    *f,
                   gconstpointer  data)
{
  fill (f);
  cb_test_change (f, "INSERT INTO item_kind (id, name, on_delete, on_erase) VALUES (200, 'spell', 4, 2)");
  add (f, 9, 200, "SP-1", "2026-01-01 12:00");
  g_assert_null (cb_test_look_up (f, CB_LOOKUP_KEPT, 5));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

  ADD ("/kept-items/order", test_order);
  ADD ("/kept-items/search", test_search);
  ADD ("/kept-items/get", test_get);
  ADD ("/kept-items/conversations", test_conversations);
  ADD ("/kept-items/unknown-kind", test_unknown_kind);

  return g_test_run ();
}
