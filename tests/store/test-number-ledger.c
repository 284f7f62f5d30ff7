/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-freed-number-store.h"
#include "cb-preference-rows.h"
#include "cb-test-book.h"

static void
execute (CbBook     *book,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  cb_test_execute (book, sql, &error);
  g_assert_no_error (error);
}

static gpointer
set_job (CbConnection  *connection,
         gpointer       data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  return GINT_TO_POINTER (cb_preference_rows_set (connection, data, error));
}

static void
set_form (CbBook     *book,
          const char *prefix,
          guint       digits,
          gboolean    reuse)
{
  g_autoptr (CbPreferences) preferences = cb_preferences_new ();
  g_autoptr (GError) error = NULL;

  g_set_str (&preferences->number_prefix, prefix);
  preferences->number_digits = digits;
  preferences->reuse_numbers = reuse;
  cb_test_write_job (book, set_job, preferences, &error);
  g_assert_no_error (error);
}

static void
assert_next (CbBook     *book,
             const char *expected)
{
  g_autofree char *number = cb_test_next_number (book);

  g_assert_cmpstr (number, ==, expected);
}

/* As an erasure does it: the number goes into the ledger. */
static void
erase (CbBook     *book,
       const char *number)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                     "SELECT 3, 1700000000000000 + count(*), 1, 'Ada', 1 FROM operation;"
                     "INSERT INTO freed_number (number, operation_id) SELECT '%1$s', max (id) FROM operation;"
                     "DELETE FROM customer WHERE number = '%1$s'", number);

  execute (book, sql);
}

static void
test_form_chosen (CbTestBook    *f,
                  gconstpointer  data)
{
  set_form (f->book, "C-", 4, FALSE);
  assert_next (f->book, "C-1001");

  /* Whatever the first numbers are: the choice stands. */
  cb_test_add (f->book, "7", "Ada");
  cb_test_add (f->book, "ALFKI", "Alfreds Futterkiste");
  assert_next (f->book, "C-1001");
  cb_test_add (f->book, "", "Bert");
  assert_next (f->book, "C-1002");
  cb_test_add (f->book, "c-2000", "Cleo");
  assert_next (f->book, "C-2001");
  cb_test_book_reopen (f);
  assert_next (f->book, "C-2001");
}

/* As many digits as wanted, from the first. */
static void
test_beginning (CbTestBook    *f,
                gconstpointer  data)
{
  set_form (f->book, "", 5, FALSE);
  assert_next (f->book, "10001");
  set_form (f->book, "", 1, FALSE);
  assert_next (f->book, "1");
  set_form (f->book, "K", 3, FALSE);
  assert_next (f->book, "K101");
  cb_test_add (f->book, "K7", "Ada");
  assert_next (f->book, "K008");
}

/* Numbers go on where they were in another form. */
static void
test_form_changed (CbTestBook    *f,
                   gconstpointer  data)
{
  cb_test_add (f->book, "1041", "Ada");
  set_form (f->book, "C-", 6, FALSE);
  assert_next (f->book, "C-001042");
  cb_test_add (f->book, "", "Bert");
  set_form (f->book, "", 4, FALSE);
  assert_next (f->book, "1043");

  /* But after those that are there already. */
  cb_test_add (f->book, "K-5000", "Cleo");
  cb_test_add (f->book, "K-5001x", "Dora");
  erase (f->book, "K-5000");
  cb_test_add (f->book, "L-6000", "Emil");
  set_form (f->book, "k-", 4, FALSE);
  assert_next (f->book, "k-5001");
  set_form (f->book, "L-", 4, FALSE);
  assert_next (f->book, "L-6001");
}

/* A customer's phone is no number to go on from, chosen form or not. */
static void
test_form_phone (CbTestBook    *f,
                 gconstpointer  data)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_add (f->book, "X-0042", "Bert");
  cb_test_add (f->book, "Y-0001", "Cleo");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, "X-0301234567");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Ada");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_PHONE, "030 1234567");
  saved = cb_test_save (f->book, customer, &error);
  g_assert_no_error (error);

  set_form (f->book, "Y-", 4, FALSE);
  set_form (f->book, "X-", 4, FALSE);
  assert_next (f->book, "X-0043");
}

/* Rules and the like leave the form to the first number. */
static void
test_form_left (CbTestBook    *f,
                gconstpointer  data)
{
  set_form (f->book, "", 4, TRUE);
  cb_test_add (f->book, "C-007", "Ada");
  assert_next (f->book, "C-008");
}

static void
test_not_reused (CbTestBook    *f,
                 gconstpointer  data)
{
  cb_test_add (f->book, "1001", "Ada");
  cb_test_add (f->book, "1002", "Bert");
  erase (f->book, "1001");
  erase (f->book, "1002");
  assert_next (f->book, "1003");

  /* Not even if nobody knew the highest. */
  execute (f->book, "UPDATE setting SET value = '1000' WHERE key = 'highest_number'");
  assert_next (f->book, "1003");
}

static void
test_reused (CbTestBook    *f,
             gconstpointer  data)
{
  static const char *const numbers[] = {
    "998", "1001", "1002", "1003", "10000", "0999", "K-0001", "1004x", "01005", "99",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    cb_test_add (f->book, numbers[i], "Ada");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (i != 3)
        erase (f->book, numbers[i]);
    }

  /* The smallest of the form first: four digits, more when there are more. */
  set_form (f->book, "", 4, TRUE);
  assert_next (f->book, "0999");
  cb_test_add (f->book, "", "Bert");
  assert_next (f->book, "1001");
  cb_test_add (f->book, "1002", "Cleo");
  cb_test_add (f->book, "", "Dora");
  assert_next (f->book, "10000");
  cb_test_add (f->book, "", "Emil");
  assert_next (f->book, "10001");
  cb_test_add (f->book, "", "Fritz");

  /* Freed again, given again; and no longer when that is turned off. */
  erase (f->book, "1001");
  assert_next (f->book, "1001");
  set_form (f->book, "", 4, FALSE);
  assert_next (f->book, "10002");
  set_form (f->book, "k-", 4, TRUE);
  assert_next (f->book, "k-0001");
  set_form (f->book, "", 2, TRUE);
  assert_next (f->book, "99");
}

static CbFreedNumbers *
list (CbBook *book)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbFreedNumbers *numbers;

  cb_freed_number_store_list_async (book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  numbers = cb_freed_number_store_list_finish (book, result, &error);
  g_assert_no_error (error);

  return numbers;
}

static void
test_ledger (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (CbFreedNumbers) none = list (f->book);
  g_autoptr (CbFreedNumbers) numbers = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (cb_freed_numbers_get_n (none), ==, 0);

  erase (f->book, "1003");
  execute (f->book, "INSERT INTO freed_number SELECT '1001', max (id) FROM operation");
  erase (f->book, "1002");
  cb_test_add (f->book, "1001", "Ada");
  erase (f->book, "1003");

  numbers = list (f->book);
  for (guint i = 0; i < cb_freed_numbers_get_n (numbers); i++)
    g_string_append_printf (text, "%s%s %d; ", cb_freed_numbers_get_number (numbers, i),
                            cb_freed_numbers_get_in_use (numbers, i) ? "+" : "",
                            (int) (cb_freed_numbers_get_time (numbers, i) - 1700000000000000));
  g_assert_cmpstr (text->str, ==, "1003 2; 1002 1; 1001+ 0; 1003 0; ");
  g_assert_cmpstr (cb_freed_numbers_get_person (numbers, 3), ==, "Ada");
}

static CbCustomer *
take_over (CbBook      *book,
           CbCustomer  *customer,
           GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_customer_store_take_over_async (book, customer, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_customer_store_save_finish (book, result, error);
}

static CbCustomer *
create (const char *number,
        const char *name)
{
  CbCustomer *customer = cb_customer_new ();

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);

  return customer;
}

static void
delete_customer (CbBook *book,
                 gint64  id)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (id);

  cb_test_delete (book, set, NULL);
}

static void
assert_number (CbBook     *book,
               gint64      id,
               const char *expected)
{
  g_autoptr (CbCustomer) customer = cb_test_get (book, id, NULL);

  g_assert_cmpstr (cb_customer_get_number (customer), ==, expected);
}

static void
test_take_over (CbTestBook    *f,
                gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "K-1042", "Ada");
  gint64 b = cb_test_add (f->book, "K-1042 (2)", "Bert");
  g_autoptr (CbCustomer) taker = create ("k-1042", "Cleo");
  g_autoptr (CbCustomer) before = NULL;
  g_autoptr (CbCustomer) after = NULL;
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  const CbChange *change;

  delete_customer (f->book, a);
  before = cb_test_get (f->book, a, NULL);
  changes = cb_test_watch_changes (f->book);

  saved = take_over (f->book, taker, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cb_customer_get_number (saved), ==, "k-1042");
  assert_number (f->book, a, "K-1042 (3)");
  assert_number (f->book, b, "K-1042 (2)");
  taken = cb_test_query (f->book, "SELECT group_concat (customer_id || ' ' || number) FROM taken_number", NULL);
  g_assert_cmpstr (taken, ==, "1 K-1042");

  after = cb_test_get (f->book, a, NULL);
  g_assert_cmpint (cb_customer_get_changed (after), >, cb_customer_get_changed (before));
  g_assert_true (cb_customer_get_deleted (after));
  g_assert_cmpstr (cb_customer_get_name (after), ==, "Ada");
  key = cb_test_query (f->book, "SELECT count(*) FROM customer c, customer d WHERE c.id = 1 AND d.id = 2 "
                                "AND c.number_key > d.number_key", NULL);
  g_assert_cmpstr (key, ==, "1");

  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  g_assert_true (cb_id_set_contains (change->added, cb_customer_get_id (saved)));
  g_assert_true (cb_id_set_contains (change->edited, a));
  g_assert_cmpuint (cb_id_set_get_size (change->edited), ==, 1);

  /* What was taken over isn't to go on from. */
  assert_next (f->book, "K-1043");
}

/* The number that a customer lost first is the one that is remembered. */
static void
test_take_over_twice (CbTestBook    *f,
                      gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1042", "Ada");
  gint64 b = cb_test_add (f->book, "7", "Bert");
  g_autoptr (CbCustomer) first = create ("1042", "Cleo");
  g_autoptr (CbCustomer) second = cb_test_get (f->book, b, NULL);
  g_autoptr (CbCustomer) saved_first = NULL;
  g_autoptr (CbCustomer) saved_second = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *taken = NULL;
  g_autoptr (GError) error = NULL;
  const CbChange *change;

  delete_customer (f->book, a);
  saved_first = take_over (f->book, first, &error);
  g_assert_no_error (error);

  changes = cb_test_watch_changes (f->book);
  cb_customer_set_text (second, CB_CUSTOMER_FIELD_NUMBER, "1042 (2)");
  saved_second = take_over (f->book, second, &error);
  g_assert_no_error (error);
  assert_number (f->book, a, "1042 (2) (2)");
  assert_number (f->book, b, "1042 (2)");
  taken = cb_test_query (f->book, "SELECT group_concat (customer_id || ' ' || number) FROM taken_number", NULL);
  g_assert_cmpstr (taken, ==, "1 1042");

  change = g_ptr_array_index (changes, 0);
  g_assert_null (change->added);
  g_assert_true (cb_id_set_contains (change->edited, a));
  g_assert_true (cb_id_set_contains (change->edited, b));
}

/* Nothing is taken from whoever isn't deleted, for a customer who can't be
 * saved, or when nothing has to be. */
static void
test_take_over_not (CbTestBook    *f,
                    gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1042", "Ada");
  g_autoptr (CbCustomer) taker = create ("1042", "Cleo");
  g_autoptr (CbCustomer) nameless = create ("1042", "");
  g_autoptr (CbCustomer) own = cb_test_get (f->book, a, NULL);
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (CbCustomer) saved_free = NULL;
  g_autoptr (CbCustomer) free_number = create ("1043", "Emil");
  g_autofree char *taken = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (take_over (f->book, taker, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NUMBER_TAKEN);
  g_clear_error (&error);

  delete_customer (f->book, a);
  g_assert_null (take_over (f->book, nameless, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  g_clear_error (&error);
  assert_number (f->book, a, "1042");

  saved = take_over (f->book, own, &error);
  g_assert_no_error (error);
  assert_number (f->book, a, "1042");
  saved_free = take_over (f->book, free_number, &error);
  g_assert_no_error (error);

  taken = cb_test_query (f->book, "SELECT count(*) FROM taken_number", NULL);
  g_assert_cmpstr (taken, ==, "0");
}

static void
test_take_over_long (CbTestBook    *f,
                     gconstpointer  data)
{
  const char *number = "ÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄ";
  gint64 a = cb_test_add (f->book, number, "Ada");
  g_autoptr (CbCustomer) taker = create (number, "Cleo");
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (CbCustomer) former = NULL;
  g_autoptr (GError) error = NULL;

  delete_customer (f->book, a);
  saved = take_over (f->book, taker, &error);
  g_assert_no_error (error);
  former = cb_test_get (f->book, a, NULL);
  g_assert_true (g_str_has_suffix (cb_customer_get_number (former), "Ü (2)"));
  g_assert_cmpint (cb_customer_check (former, NULL), ==, CB_FIELD_PROBLEM_NONE);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/number-ledger/form-chosen", test_form_chosen);
  ADD ("/number-ledger/beginning", test_beginning);
  ADD ("/number-ledger/form-changed", test_form_changed);
  ADD ("/number-ledger/form-phone", test_form_phone);
  ADD ("/number-ledger/form-left", test_form_left);
  ADD ("/number-ledger/not-reused", test_not_reused);
  ADD ("/number-ledger/reused", test_reused);
  ADD ("/number-ledger/ledger", test_ledger);
  ADD ("/number-ledger/take-over", test_take_over);
  ADD ("/number-ledger/take-over-twice", test_take_over_twice);
  ADD ("/number-ledger/take-over-not", test_take_over_not);
  ADD ("/number-ledger/take-over-long", test_take_over_long);

  return g_test_run ();
}
