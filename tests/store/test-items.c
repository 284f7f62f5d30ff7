/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Items that are created, edited, paid for and made of others.
 */

#include "cb-error.h"
#include "cb-history-store.h"
#include "cb-item-store.h"
#include "cb-profile-store.h"
#include "cb-test-book.h"
#include "cb-test-people.h"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)
#define DATE G_GINT64_CONSTANT (1772582400000000)

typedef struct
{
  CbTestBook book;
  gint64     ada;
  gint64     bo;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  cb_test_book_set_up (&f->book, NULL);
  f->ada = cb_test_add (f->book.book, "1", "Ada");
  f->bo = cb_test_add (f->book.book, "2", "Bo");
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  cb_test_book_tear_down (&f->book, NULL);
}

static CbItem *
save (Fixture  *f,
      CbItem   *item,
      GError  **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_item_store_save_async (f->book.book, item, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_item_store_save_finish (f->book.book, result, error);
}

static CbItem *
get (Fixture *f,
     gint64   id)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbItem *item;

  cb_item_store_get_async (f->book.book, id, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  item = cb_item_store_get_finish (f->book.book, result, &error);
  g_assert_no_error (error);

  return item;
}

static CbItem *
create (Fixture    *f,
        CbItemKind  kind,
        guint       status,
        gint64      amount)
{
  g_autoptr (CbItem) item = cb_item_new (kind, f->ada);
  g_autoptr (GError) error = NULL;
  CbItem *saved;

  cb_item_set_title (item, "Cleaning");
  cb_item_set_date (item, DATE);
  cb_item_set_status (item, status);
  if (amount != 0)
    cb_item_set_amount (item, amount, "EUR");
  saved = save (f, item, &error);
  g_assert_no_error (error);

  return saved;
}

static void
assert_refused (Fixture *f,
                CbItem  *item,
                int      code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbItem) saved = save (f, item, &error);

  g_assert_error (error, CB_ERROR, code);
  g_assert_null (saved);
}

static void
change (Fixture    *f,
        const char *sql)
{
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book.book, sql, &error);
  g_assert_no_error (error);
}

/* "KIND BEFORE AFTER", the latest first. */
static void
assert_history (Fixture    *f,
                const char *expected)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  cb_history_store_list_async (f->book.book, f->ada, 20, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  list = cb_history_store_list_finish (f->book.book, result, NULL);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (found, "%s%d %s %u %u", i > 0 ? ", " : "", cb_history_entry_get_kind (list->pdata[i]),
                            cb_history_entry_get_number (list->pdata[i]), cb_history_entry_get_before (list->pdata[i]),
                            cb_history_entry_get_after (list->pdata[i]));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_create (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) changes = cb_test_watch_changes (f->book.book);
  g_autoptr (CbItem) first = create (f, CB_ITEM_INVOICE, 0, 1250);
  g_autoptr (CbItem) second = NULL;
  g_autoptr (CbItem) third = NULL;
  const CbChange *told;

  g_assert_cmpstr (cb_item_get_number (first), ==, "IN-0001");
  g_assert_cmpstr (cb_item_get_title (first), ==, "Cleaning");
  g_assert_cmpint (cb_item_get_amount (first), ==, 1250);
  g_assert_cmpint (cb_item_get_customer (first), ==, f->ada);
  g_assert_cmpuint (changes->len, ==, 1);
  told = changes->pdata[0];
  g_assert_true (cb_id_set_contains (told->contents, f->ada));

  /* A number isn't given twice, whatever becomes of its item. */
  second = create (f, CB_ITEM_INVOICE, 0, 0);
  g_assert_cmpstr (cb_item_get_number (second), ==, "IN-0002");
  change (f, "DELETE FROM item WHERE number = 'IN-0002'");
  third = create (f, CB_ITEM_INVOICE, 0, 0);
  g_assert_cmpstr (cb_item_get_number (third), ==, "IN-0003");
  assert_history (f, "10 IN-0003 0 0, 10 IN-0002 0 0, 10 IN-0001 0 0");
}

static void
test_edit (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (CbItem) item = create (f, CB_ITEM_QUOTE, 0, 100);
  g_autoptr (CbItem) stale = cb_item_copy (item);
  g_autoptr (CbItem) edited = NULL;
  g_autoptr (CbItem) settled = NULL;
  g_autoptr (GError) error = NULL;

  cb_item_set_title (item, "Windows");
  cb_item_set_due (item, DATE + DAY);
  cb_item_set_notes (item, "Twice a month");
  edited = save (f, item, &error);
  g_assert_no_error (error);
  g_assert_true (cb_item_equal_content (edited, item));
  g_assert_cmpstr (cb_item_get_number (edited), ==, "QU-0001");

  assert_refused (f, stale, CB_ERROR_CHANGED);

  cb_item_set_status (edited, CB_QUOTE_ACCEPTED);
  settled = save (f, edited, &error);
  g_assert_no_error (error);
  g_assert_false (cb_item_get_open (settled));
  assert_history (f, "12 QU-0001 0 2, 11 QU-0001 0 0, 10 QU-0001 0 0");
}

static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (CbItem) item = cb_item_new (CB_ITEM_INVOICE, f->ada);
  g_autoptr (CbItem) plain = cb_item_new (CB_ITEM_REMINDER, f->ada);
  g_autofree char *long_title = g_strnfill (CB_ITEM_MAX_TITLE + 1, 'x');
  g_autofree char *long_notes = g_strnfill (CB_ITEM_MAX_NOTES + 1, 'x');
  g_autofree char *n = NULL;

  assert_refused (f, item, CB_ERROR_INVALID);
  cb_item_set_date (item, DATE);
  cb_item_set_due (item, DATE - 1);
  assert_refused (f, item, CB_ERROR_INVALID);
  cb_item_set_due (item, 0);
  cb_item_set_amount (item, 1, "XYZ");
  assert_refused (f, item, CB_ERROR_INVALID);
  cb_item_set_amount (item, G_GINT64_CONSTANT (100000000000000), "EUR");
  assert_refused (f, item, CB_ERROR_INVALID);
  cb_item_set_amount (item, 0, NULL);
  cb_item_set_title (item, long_title);
  assert_refused (f, item, CB_ERROR_INVALID);
  cb_item_set_title (item, "");
  cb_item_set_notes (item, long_notes);
  assert_refused (f, item, CB_ERROR_INVALID);
  cb_item_set_date (plain, DATE);
  cb_item_set_amount (plain, 1, "EUR");
  assert_refused (f, plain, CB_ERROR_INVALID);

  n = cb_test_query (f->book.book, "SELECT (SELECT count(*) FROM item) || (SELECT count(*) FROM history) || "
                                   "(SELECT sum(last_number) FROM item_kind)", NULL);
  g_assert_cmpstr (n, ==, "000");
}

static void
test_denied (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (CbItem) item = create (f, CB_ITEM_QUOTE, 0, 100);
  g_autoptr (CbItem) new = cb_item_new (CB_ITEM_QUOTE, f->ada);
  g_autoptr (CbItem) created = NULL;
  g_autoptr (CbItem) edited = NULL;
  g_autoptr (GError) error = NULL;

  cb_item_set_date (new, DATE);
  cb_item_set_title (item, "Other");
  cb_test_people_allow_all_but (f->book.book, cb_permission_on_items (CB_ITEM_QUOTE, CB_ITEM_RIGHT_CREATE));
  assert_refused (f, new, CB_ERROR_DENIED);
  edited = save (f, item, &error);
  g_assert_no_error (error);
  cb_test_people_allow_all_but (f->book.book, cb_permission_on_items (CB_ITEM_QUOTE, CB_ITEM_RIGHT_EDIT));
  assert_refused (f, edited, CB_ERROR_DENIED);
  created = save (f, new, &error);
  g_assert_no_error (error);
}

/* Whom another window has just deleted, or erased. */
static void
test_customer_gone (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr (CbItem) item = create (f, CB_ITEM_QUOTE, 0, 100);
  g_autoptr (CbItem) new = cb_item_new (CB_ITEM_QUOTE, f->ada);
  g_autoptr (CbIdSet) ada = cb_id_set_new_single (f->ada);

  cb_item_set_date (new, DATE);
  cb_test_delete (f->book.book, ada, NULL);
  assert_refused (f, item, CB_ERROR_DELETED);
  assert_refused (f, new, CB_ERROR_DELETED);

  change (f, "INSERT INTO pending_erasure (customer_id, operation_id, erase_at) SELECT 1, max (id), 1 FROM operation");
  assert_refused (f, item, CB_ERROR_MASKED);
  assert_refused (f, new, CB_ERROR_MASKED);

  change (f, "DELETE FROM pending_erasure; DELETE FROM deleted_customer; DELETE FROM item; DELETE FROM history; "
             "DELETE FROM customer WHERE id = 1");
  assert_refused (f, item, CB_ERROR_NOT_FOUND);
  assert_refused (f, new, CB_ERROR_NOT_FOUND);
}

static CbItem *
pay (Fixture     *f,
     CbItem      *invoice,
     gint64       amount,
     const char  *currency,
     GError     **error)
{
  g_autoptr (CbItem) payment = cb_item_new (CB_ITEM_PAYMENT, cb_item_get_customer (invoice));
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_item_set_amount (payment, amount, currency);
  cb_item_set_date (payment, DATE);
  cb_item_set_status (payment, CB_PAYMENT_RECEIVED);
  cb_item_store_pay_async (f->book.book, invoice, payment, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_item_store_pay_finish (f->book.book, result, error);
}

static void
assert_invoice (Fixture *f,
                gint64   id,
                guint    status,
                gint64   paid)
{
  g_autoptr (CbItem) invoice = get (f, id);

  g_assert_cmpuint (cb_item_get_status (invoice), ==, status);
  g_assert_cmpint (cb_item_get_paid (invoice), ==, paid);
}

static void
assert_owed (Fixture *f,
             gint64   owed)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbTurnover) turnover = NULL;

  cb_profile_store_turnover_async (f->book.book, f->ada, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  turnover = cb_profile_store_turnover_finish (f->book.book, result, NULL);
  g_assert_nonnull (turnover);
  g_assert_cmpuint (turnover->owed->len, ==, owed != 0);
  if (owed != 0)
    g_assert_cmpint (g_array_index (turnover->owed, CbOwed, 0).owed, ==, owed);
}

static void
test_payments (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (CbItem) invoice = create (f, CB_ITEM_INVOICE, CB_INVOICE_SENT, 1000);
  gint64 id = cb_item_get_id (invoice);
  g_autoptr (CbItem) first = NULL;
  g_autoptr (CbItem) again = NULL;
  g_autoptr (CbItem) second = NULL;
  g_autoptr (CbItem) failed = NULL;
  g_autoptr (CbItem) other = NULL;
  g_autoptr (GError) error = NULL;

  assert_owed (f, 1000);
  first = pay (f, invoice, 400, "EUR", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cb_item_get_invoice (first), ==, "IN-0001");
  assert_invoice (f, id, CB_INVOICE_PART_PAID, 400);
  assert_owed (f, 600);

  /* It isn't as it was read any more. */
  second = pay (f, invoice, 600, "EUR", &error);
  g_assert_error (error, CB_ERROR, CB_ERROR_CHANGED);
  g_assert_null (second);
  g_clear_error (&error);

  again = get (f, id);
  second = pay (f, again, 600, "EUR", &error);
  g_assert_no_error (error);
  assert_invoice (f, id, CB_INVOICE_PAID, 1000);
  assert_owed (f, 0);

  /* It bounced: the invoice is owed again. */
  cb_item_set_status (second, 3);
  failed = save (f, second, &error);
  g_assert_no_error (error);
  assert_invoice (f, id, CB_INVOICE_PART_PAID, 400);
  assert_owed (f, 600);

  /* A payment that is deleted counts no more. */
  change (f, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) SELECT 5, 1, id, name, 0 FROM person; "
             "INSERT INTO deleted_item (item_id, operation_id) SELECT id, 1 FROM item WHERE number = 'PA-0001'");
  assert_owed (f, 1000);
  other = get (f, id);
  g_assert_cmpint (cb_item_get_paid (other), ==, 0);
}

static void
test_payments_refused (Fixture       *f,
                       gconstpointer  data)
{
  static const struct
  {
    gint64      amount;
    const char *currency;
  } wrong[] = { { 0, "EUR" }, { -1, "EUR" }, { 100, "USD" } };
  g_autoptr (CbItem) invoice = create (f, CB_ITEM_INVOICE, CB_INVOICE_SENT, 1000);
  g_autoptr (CbItem) nothing = create (f, CB_ITEM_INVOICE, CB_INVOICE_VOID, 1000);
  g_autofree char *n = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pay (f, invoice, wrong[i].amount, wrong[i].currency, &error));
      g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
    }
  for (CbItemKind kind = CB_ITEM_INVOICE; kind <= CB_ITEM_PAYMENT; kind += CB_ITEM_PAYMENT - CB_ITEM_INVOICE)
    {
      g_autoptr (GError) error = NULL;

      cb_test_people_allow_all_but (f->book.book,
                                    cb_permission_on_items (kind, kind == CB_ITEM_INVOICE ? CB_ITEM_RIGHT_EDIT
                                                                                          : CB_ITEM_RIGHT_CREATE));
      g_assert_null (pay (f, invoice, 100, "EUR", &error));
      g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
    }
  cb_test_people_allow_all_but (f->book.book, CB_PERMISSION_NONE);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (pay (f, nothing, 100, "EUR", &error));
    g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  }
  n = cb_test_query (f->book.book, "SELECT count(*) FROM item WHERE kind = 6", NULL);
  g_assert_cmpstr (n, ==, "0");
  assert_invoice (f, cb_item_get_id (invoice), CB_INVOICE_SENT, 0);
}

static void
test_convert (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (CbItem) quote = create (f, CB_ITEM_QUOTE, 1, 7700);
  g_autoptr (CbItem) booking = NULL;
  g_autoptr (CbItem) accepted = NULL;
  g_autoptr (CbItem) invoice = NULL;
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  cb_item_store_convert_async (f->book.book, quote, CB_ITEM_BOOKING, DATE, NULL, cb_test_result_cb, &place);
  first = cb_test_wait (&place);
  booking = cb_item_store_convert_finish (f->book.book, first, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cb_item_get_number (booking), ==, "BK-0001");
  g_assert_cmpstr (cb_item_get_title (booking), ==, "Cleaning");
  g_assert_cmpint (cb_item_get_amount (booking), ==, 7700);
  g_assert_cmpuint (cb_item_get_status (booking), ==, 0);
  accepted = get (f, cb_item_get_id (quote));
  g_assert_cmpuint (cb_item_get_status (accepted), ==, CB_QUOTE_ACCEPTED);
  g_assert_false (cb_item_get_open (accepted));

  /* As it was read before. */
  cb_item_store_convert_async (f->book.book, quote, CB_ITEM_INVOICE, DATE, NULL, cb_test_result_cb, &place);
  second = cb_test_wait (&place);
  g_assert_null (cb_item_store_convert_finish (f->book.book, second, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_CHANGED);
  g_clear_error (&error);

  cb_item_store_convert_async (f->book.book, accepted, CB_ITEM_INVOICE, DATE, NULL, cb_test_result_cb, &place);
  third = cb_test_wait (&place);
  invoice = cb_item_store_convert_finish (f->book.book, third, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cb_item_get_number (invoice), ==, "IN-0001");
  assert_history (f, "13 IN-0001 0 0, 13 BK-0001 0 0, 12 QU-0001 1 2, 10 QU-0001 1 1");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/items/create", test_create);
  ADD ("/items/edit", test_edit);
  ADD ("/items/refused", test_refused);
  ADD ("/items/denied", test_denied);
  ADD ("/items/customer-gone", test_customer_gone);
  ADD ("/items/payments", test_payments);
  ADD ("/items/payments-refused", test_payments_refused);
  ADD ("/items/convert", test_convert);

  return g_test_run ();
}
