/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-item-store.h"
#include "cb-item-rows.h"
#include "cb-mask.h"
#include "cb-test-book.h"

#define N_CUSTOMERS 40

static void
execute (CbBook     *book,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  cb_test_execute (book, sql, &error);
  g_assert_no_error (error);
}

static void
mask (CbBook *book,
      gint64  id,
      gint64  erase_at)
{
  CbChange *change = cb_change_new ();
  g_autofree char *sql = g_strdup_printf ("INSERT INTO pending_erasure (customer_id, operation_id, erase_at) "
                                          "SELECT %" G_GINT64_FORMAT ", max (id), %" G_GINT64_FORMAT
                                          " FROM operation", id, erase_at);

  execute (book, sql);
  change->masked = cb_id_set_new_single (id);
  cb_book_take_change (book, change);
}

static void
unmask (CbBook *book,
        gint64  id)
{
  CbChange *change = cb_change_new ();
  g_autofree char *sql = g_strdup_printf ("DELETE FROM pending_erasure WHERE customer_id = %" G_GINT64_FORMAT, id);

  execute (book, sql);
  change->unmasked = cb_id_set_new_single (id);
  cb_book_take_change (book, change);
}

/* One with a value in each field but the website. */
static gint64
add_full (CbBook *book)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GError) error = NULL;

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, "C-77");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Ada Quibblewick");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_COMPANY, "Quibble & Sons");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_CONTACT, "Mortimer");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_EMAIL, "ada@quibble.example");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_PHONE, "030 123456");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_MOBILE, "0171 987654");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NOTES, "Prefers letters");
  saved = cb_test_save (book, customer, &error);
  g_assert_no_error (error);

  return cb_customer_get_id (saved);
}

static void
assert_masked (CbCustomer *customer,
               gboolean    with_notes)
{
  g_assert_cmpstr (cb_customer_get_number (customer), ==, "C-77");
  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      if (i != CB_CUSTOMER_FIELD_NUMBER && (with_notes || i != CB_CUSTOMER_FIELD_NOTES))
        g_assert_cmpstr (cb_customer_get_text (customer, i), ==, CB_MASK);
    }
  g_assert_true (cb_customer_get_deleted (customer));
  g_assert_true (cb_customer_get_pending (customer));
  g_assert_cmpint (cb_customer_get_erase_at (customer), ==, 4000000);
  g_assert_cmpstr (cb_customer_get_pending_by (customer), !=, "");
}

/* Wherever a customer is handed out. Empty fields are masked too: that there
 * was no telephone number is nobody's business any more. */
static void
test_reading (CbTestBook    *f,
              gconstpointer  data)
{
  gint64 id = add_full (f->book);
  g_autoptr (CbIdSet) set = cb_id_set_new_single (id);
  g_autoptr (CbCustomer) customer = NULL;
  g_autoptr (CbCustomer) holder = NULL;
  g_autoptr (CbCustomer) copy = NULL;
  g_autoptr (CbCustomer) after = NULL;
  g_autoptr (GPtrArray) page = NULL;

  cb_test_delete (f->book, set, NULL);
  mask (f->book, id, 4000000);

  customer = cb_test_get (f->book, id, NULL);
  assert_masked (customer, TRUE);
  copy = cb_customer_copy (customer);
  assert_masked (copy, TRUE);
  page = cb_test_get_page (f->book, &id, 1);
  assert_masked (g_ptr_array_index (page, 0), FALSE);
  holder = cb_test_find_number (f->book, "c-77");
  assert_masked (holder, TRUE);

  unmask (f->book, id);
  after = cb_test_get (f->book, id, NULL);
  g_assert_cmpstr (cb_customer_get_name (after), ==, "Ada Quibblewick");
  g_assert_cmpstr (cb_customer_get_text (after, CB_CUSTOMER_FIELD_NOTES), ==, "Prefers letters");
  g_assert_cmpstr (cb_customer_get_text (after, CB_CUSTOMER_FIELD_WEBSITE), ==, "");
  g_assert_false (cb_customer_get_pending (after));
  g_assert_true (cb_customer_get_deleted (after));
}

/* Neither by somebody who read before it was masked, nor by what was read
 * since. */
static void
test_saving (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 id = add_full (f->book);
  g_autoptr (CbIdSet) set = cb_id_set_new_single (id);
  g_autoptr (CbCustomer) before = cb_test_get (f->book, id, NULL);
  g_autoptr (CbCustomer) masked = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_delete (f->book, set, NULL);
  mask (f->book, id, 4000000);
  masked = cb_test_get (f->book, id, NULL);

  cb_customer_set_text (before, CB_CUSTOMER_FIELD_NAME, "Somebody Else");
  g_assert_null (cb_test_save (f->book, before, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_MASKED);
  g_clear_error (&error);

  g_assert_null (cb_test_save (f->book, masked, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_MASKED);
  g_clear_error (&error);

  name = cb_test_query (f->book, "SELECT name FROM customer WHERE number = 'C-77'", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Ada Quibblewick");
}

static gpointer
update_item_job (CbConnection  *connection,
                 gpointer       data,
                 CbProgress    *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (CbItem) item = cb_item_rows_get (connection, *(gint64 *) data, error);

  g_assert_nonnull (item);
  cb_item_set_status (item, 1);

  return GINT_TO_POINTER (cb_item_rows_update (connection, item, error));
}

static void
test_saving_item (CbTestBook    *f,
                  gconstpointer  data)
{
  gint64 id = add_full (f->book);
  g_autoptr (CbIdSet) set = cb_id_set_new_single (id);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO item (id, customer_id, kind, number, title, status, open, "
                                          "date, created, changed) VALUES "
                                          "(9, %" G_GINT64_FORMAT ", 6, 'P1', 'Quibble deal', 0, 0, 1, 1, 1)", id);
  gint64 item = 9;
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  execute (f->book, sql);
  cb_test_delete (f->book, set, NULL);
  mask (f->book, id, 4000000);
  cb_test_write_job (f->book, update_item_job, &item, &error);
  g_assert_error (error, CB_ERROR, CB_ERROR_MASKED);
  g_clear_error (&error);

  title = cb_test_query (f->book, "SELECT title FROM item WHERE id = 9", NULL);
  g_assert_cmpstr (title, ==, "Quibble deal");

  unmask (f->book, id);
  cb_test_write_job (f->book, update_item_job, &item, &error);
  g_assert_no_error (error);
}

static gboolean
finds (CbBook     *book,
       const char *query,
       gint64      id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbIdSet) hits = cb_test_search (book, query, &error);

  g_assert_no_error (error);

  return cb_id_set_contains (hits, id);
}

static void
assert_found_by_number_only (CbBook *book,
                             gint64  id)
{
  static const char *const hidden[] = { "ada", "quibble", "mortimer", "123456", "987654", CB_MASK };

  g_assert_true (finds (book, "c-77", id));
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    g_assert_false (finds (book, hidden[i], id));
}

/* Both in an index that follows, and in one that is read anew. */
static void
test_searching (CbTestBook    *f,
                gconstpointer  data)
{
  gint64 id = add_full (f->book);
  g_autoptr (CbIdSet) set = cb_id_set_new_single (id);

  cb_test_delete (f->book, set, NULL);
  g_assert_true (finds (f->book, "quibble", id));

  mask (f->book, id, 4000000);
  assert_found_by_number_only (f->book, id);
  cb_test_book_reopen (f);
  assert_found_by_number_only (f->book, id);

  unmask (f->book, id);
  g_assert_true (finds (f->book, "quibble", id));
  g_assert_true (finds (f->book, "123456", id));
}

static void
fill (CbCustomer *customer,
      guint       index)
{
  g_autofree char *number = g_strdup_printf ("%u", N_CUSTOMERS - index);
  g_autofree char *name = g_strdup_printf ("Name %u", index % 7);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);
}

static void
assert_list (CbBook        *book,
             CbScope        scope,
             CbSortColumn   column,
             gboolean       descending,
             const gint64  *expected,
             guint          n)
{
  for (gsize limit = 0; limit <= n + 1; limit++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = cb_test_list (book, scope, column, descending, limit, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (ids->data, ids->len * sizeof (gint64),
                       expected, (limit == 0 ? n : MIN (n, limit)) * sizeof (gint64));
    }
}

static void
check_scopes (CbBook *book,
              gint64  first)
{
  const gint64 by_date[] = { first + 4, first + 2, first + 6 };
  const gint64 by_date_back[] = { first + 6, first + 2, first + 4 };
  const gint64 by_number[] = { first + 6, first + 4, first + 2 };
  const gint64 by_number_back[] = { first + 2, first + 4, first + 6 };
  const gint64 resting[] = { first + 1, first + 8 };

  g_assert_cmpuint (cb_book_get_n_pending (book), ==, 3);
  g_assert_cmpuint (cb_book_get_n_deleted (book), ==, 2);
  g_assert_cmpuint (cb_book_get_n_live (book), ==, N_CUSTOMERS - 5);
  g_assert_cmpuint (cb_id_set_get_size (cb_book_get_deleted (book)), ==, 5);
  g_assert_cmpuint (cb_id_set_count_common (cb_book_get_resting (book), cb_book_get_pending (book)), ==, 0);

  assert_list (book, CB_SCOPE_PENDING, CB_SORT_ERASE_AT, FALSE, by_date, 3);
  assert_list (book, CB_SCOPE_PENDING, CB_SORT_ERASE_AT, TRUE, by_date_back, 3);
  assert_list (book, CB_SCOPE_PENDING, CB_SORT_NUMBER, FALSE, by_number, 3);
  assert_list (book, CB_SCOPE_PENDING, CB_SORT_NUMBER, TRUE, by_number_back, 3);

  for (CbSortColumn column = 0; column < CB_N_SORT_COLUMNS; column++)
    for (guint descending = 0; descending < 2; descending++)
      {
        g_autoptr (GArray) deleted = cb_test_list (book, CB_SCOPE_DELETED, column, descending != 0, 0, NULL);
        g_autoptr (GArray) live = cb_test_list (book, CB_SCOPE_LIVE, MIN (column, CB_SORT_ASSIGNED_TO),
                                                descending != 0, 0, NULL);
        g_autoptr (CbIdSet) set = cb_id_set_new_from_ids ((const gint64 *) (gpointer) deleted->data, deleted->len);

        g_assert_cmpuint (deleted->len, ==, 2);
        g_assert_true (cb_id_set_contains (set, resting[0]) && cb_id_set_contains (set, resting[1]));
        g_assert_cmpuint (live->len, ==, N_CUSTOMERS - 5);
      }
}

/* Deleted ones stand in one list or the other. */
static void
test_scopes (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 first = cb_test_fill (f->book, N_CUSTOMERS, fill);
  gint64 ids[] = { first + 1, first + 2, first + 4, first + 6, first + 8 };
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));

  cb_test_delete (f->book, set, NULL);
  mask (f->book, first + 2, 2000);
  mask (f->book, first + 4, 1000);
  mask (f->book, first + 6, 2000);
  mask (f->book, first + 8, 3000);
  unmask (f->book, first + 8);

  check_scopes (f->book, first);
  cb_test_book_reopen (f);
  check_scopes (f->book, first);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/pending/" path, CbTestBook, NULL, cb_test_book_set_up, function, cb_test_book_tear_down)
  ADD ("reading", test_reading);
  ADD ("saving", test_saving);
  ADD ("saving-item", test_saving_item);
  ADD ("searching", test_searching);
  ADD ("scopes", test_scopes);

  return g_test_run ();
}
