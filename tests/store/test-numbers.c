/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-test-book.h"

static void
assert_next (CbBook     *book,
             const char *expected)
{
  g_autofree char *number = cb_test_next_number (book);

  g_assert_cmpstr (number, ==, expected);
}

static void
erase (CbBook *book,
       gint64  id)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM customer WHERE id = %" G_GINT64_FORMAT, id);
  g_autoptr (GError) error = NULL;

  cb_test_execute (book, sql, &error);
  g_assert_no_error (error);
}

static void
test_new_book (CbTestBook    *f,
               gconstpointer  data)
{
  assert_next (f->book, "1001");
  /* To ask gives nothing away. */
  assert_next (f->book, "1001");
}

static void
test_without_digits (CbTestBook    *f,
                     gconstpointer  data)
{
  cb_test_add (f->book, "ALFKI", "Alfreds Futterkiste");
  assert_next (f->book, "1001");
  cb_test_add (f->book, "ANATR", "Ana Trujillo");
  assert_next (f->book, "1001");
  cb_test_add (f->book, "1001", "Ada");
  assert_next (f->book, "1002");
}

/* The first number decides the form; others leave it as it is. */
static void
test_form (CbTestBook    *f,
           gconstpointer  data)
{
  cb_test_add (f->book, "C-0007", "Ada");
  assert_next (f->book, "C-0008");
  cb_test_add (f->book, "9000", "Bert");
  cb_test_add (f->book, "K-0100", "Cleo");
  cb_test_add (f->book, "C-0003", "Dora");
  assert_next (f->book, "C-0008");
  cb_test_add (f->book, "C-41", "Emil");
  assert_next (f->book, "C-0042");
  cb_test_add (f->book, "C-99999", "Fritz");
  assert_next (f->book, "C-100000");

  cb_test_book_reopen (f);
  assert_next (f->book, "C-100000");
}

static void
test_leading_zeros (CbTestBook    *f,
                    gconstpointer  data)
{
  cb_test_add (f->book, "007", "Ada");
  assert_next (f->book, "008");
  cb_test_add (f->book, "0999", "Bert");
  assert_next (f->book, "1000");
}

/* Upper and lower case of a number are the same, so they are here. */
static void
test_case (CbTestBook    *f,
           gconstpointer  data)
{
  gint64 highest;

  cb_test_add (f->book, "C-1", "Ada");
  highest = cb_test_add (f->book, "c-5", "Bert");
  assert_next (f->book, "C-6");
  erase (f->book, highest);
  assert_next (f->book, "C-6");
}

static void
test_not_given_again (CbTestBook    *f,
                      gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1041", "Ada");
  gint64 b = cb_test_add (f->book, "1042", "Bert");

  erase (f->book, b);
  assert_next (f->book, "1043");
  erase (f->book, a);
  assert_next (f->book, "1043");
  cb_test_book_reopen (f);
  assert_next (f->book, "1043");
}

/* A number that was given in another form is passed. */
static void
test_taken_is_passed (CbTestBook    *f,
                      gconstpointer  data)
{
  gint64 id = cb_test_add (f->book, "1", "Ada");
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book, "INSERT INTO customer (number, name, created, changed, number_key, name_key, "
                            "contact_key, email_key, phone_key) VALUES ('2', 'Bert', 1, 1, x'', x'', x'', '', ''), "
                            "('3', 'Cleo', 1, 1, x'', x'', x'', '', '')", &error);
  g_assert_no_error (error);
  assert_next (f->book, "4");
  g_assert_cmpint (id, >, 0);
}

static void
test_edit_counts (CbTestBook    *f,
                  gconstpointer  data)
{
  gint64 id = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbCustomer) customer = cb_test_get (f->book, id, NULL);
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GError) error = NULL;

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, "17");
  saved = cb_test_save (f->book, customer, &error);
  g_assert_no_error (error);
  assert_next (f->book, "18");
}

static void
test_given_when_empty (CbTestBook    *f,
                       gconstpointer  data)
{
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *expected = g_strdup_printf ("100%u", i);
      gint64 id = cb_test_add (f->book, "", "Ada");
      g_autoptr (CbCustomer) customer = cb_test_get (f->book, id, NULL);

      g_assert_cmpstr (cb_customer_get_number (customer), ==, expected);
    }
}

/* A customer that is refused gives no number away. */
static void
test_rolled_back (CbTestBook    *f,
                  gconstpointer  data)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  g_autoptr (GError) error = NULL;

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, "50");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Ada");
  cb_customer_set_assigned_to (customer, 4711, NULL);
  g_assert_null (cb_test_save (f->book, customer, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  assert_next (f->book, "1001");
}

static void
add_with (CbBook          *book,
          const char      *number,
          CbCustomerField  field,
          const char      *value)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GError) error = NULL;

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Ada");
  cb_customer_set_text (customer, field, value);
  saved = cb_test_save (book, customer, &error);
  g_assert_no_error (error);
}

/* A number made of the customer's own name or phone is not kept as the form of
 * numbers, nor as the highest: it would outlive the customer. */
static void
test_personal (CbTestBook    *f,
               gconstpointer  data)
{
  static const char *const none =
    "SELECT count(*) FROM setting WHERE key IN ('number_prefix', 'highest_number')";
  g_autofree char *n_kept = NULL;
  g_autofree char *highest = NULL;

  add_with (f->book, "MÜLLER-1", CB_CUSTOMER_FIELD_NAME, "Ines Müller");
  add_with (f->book, "acmeInc7", CB_CUSTOMER_FIELD_COMPANY, "Acme, Inc.");
  add_with (f->book, "lovelace3", CB_CUSTOMER_FIELD_CONTACT, "Ada Lovelace");
  add_with (f->book, "a.byron9", CB_CUSTOMER_FIELD_EMAIL, "a.byron@example.org");
  add_with (f->book, "0300074321", CB_CUSTOMER_FIELD_PHONE, "+49 (30) 007-4321; 030 007 4321");
  add_with (f->book, "K-017112345", CB_CUSTOMER_FIELD_MOBILE, "0171 12345");
  n_kept = cb_test_query (f->book, none, NULL);
  g_assert_cmpstr (n_kept, ==, "0");
  assert_next (f->book, "1001");

  /* As short as these are they say nothing. */
  add_with (f->book, "Ad-0007", CB_CUSTOMER_FIELD_NAME, "Ada");
  assert_next (f->book, "Ad-0008");
  add_with (f->book, "Ad-98765", CB_CUSTOMER_FIELD_PHONE, "98765");
  assert_next (f->book, "Ad-0008");
  add_with (f->book, "Ad-0020", CB_CUSTOMER_FIELD_PHONE, "0020");
  assert_next (f->book, "Ad-0021");
  highest = cb_test_query (f->book, "SELECT value FROM setting WHERE key = 'highest_number'", NULL);
  g_assert_cmpstr (highest, ==, "20");
}

/* Once the form is that of another customer, it tells nothing. */
static void
test_form_of_others (CbTestBook    *f,
                     gconstpointer  data)
{
  add_with (f->book, "KUN-0001", CB_CUSTOMER_FIELD_NAME, "Ada");
  add_with (f->book, "KUN-0002", CB_CUSTOMER_FIELD_NAME, "Kunze");
  assert_next (f->book, "KUN-0003");
  erase (f->book, 2);
  assert_next (f->book, "KUN-0003");
}

static void
test_huge (CbTestBook    *f,
           gconstpointer  data)
{
  cb_test_add (f->book, "99999999999999999999999999", "Ada");
  assert_next (f->book, "1001");
  cb_test_add (f->book, "5", "Bert");
  cb_test_add (f->book, "999999999999999999", "Cleo");
  assert_next (f->book, "1000000000000000000");
  cb_test_add (f->book, "", "Dora");
  assert_next (f->book, "1000000000000000001");
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/numbers/new-book", test_new_book);
  ADD ("/numbers/without-digits", test_without_digits);
  ADD ("/numbers/form", test_form);
  ADD ("/numbers/leading-zeros", test_leading_zeros);
  ADD ("/numbers/case", test_case);
  ADD ("/numbers/not-given-again", test_not_given_again);
  ADD ("/numbers/taken-is-passed", test_taken_is_passed);
  ADD ("/numbers/edit-counts", test_edit_counts);
  ADD ("/numbers/given-when-empty", test_given_when_empty);
  ADD ("/numbers/rolled-back", test_rolled_back);
  ADD ("/numbers/personal", test_personal);
  ADD ("/numbers/form-of-others", test_form_of_others);
  ADD ("/numbers/huge", test_huge);

  return g_test_run ();
}
