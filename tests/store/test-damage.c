/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-person.h"
#include "cb-test-book.h"
#include "cb-test-files.h"

/*
 * Books with bytes overwritten at random: whatever is asked of them is either
 * answered or refused with an error that says so, and what is answered is
 * sound.
 */

#define N_CUSTOMERS 400
#define N_ROUNDS    120

static void
fill (CbCustomer *customer,
      guint       index)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *name = g_strdup_printf ("Söme Näme %u", index * 7919 % 1000);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_COMPANY, "日本語の会社");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_EMAIL, "someone@example.org");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_PHONE, "030 123456");
  cb_customer_set_assigned_to (customer, index % 3, NULL);
}

/* (transfer full): a good book with all that a book may hold. */
static GBytes *
make_book (CbTestBook *f)
{
  g_autoptr (CbIdSet) some = cb_id_set_new ();
  g_autoptr (GError) error = NULL;
  gint64 first;

  cb_test_book_open (f);
  cb_test_execute (f->book, "INSERT INTO person (id, name) VALUES (2, 'Żaneta')", &error);
  g_assert_no_error (error);
  first = cb_test_fill (f->book, N_CUSTOMERS, fill);
  for (gint64 id = first; id < first + N_CUSTOMERS; id += 7)
    cb_id_set_add (some, id);
  cb_test_delete (f->book, some, "Zoë");
  cb_test_book_close (f);

  return cb_test_file_read (f->path);
}

/* Overwrites a few stretches, mostly short, anywhere but in the header. */
static void
damage (guint8 *contents,
        gsize   size)
{
  guint n = (guint) g_test_rand_int_range (1, 5);

  for (guint i = 0; i < n; i++)
    {
      gsize length = (gsize) g_test_rand_int_range (1, g_test_rand_bit () ? 4 : 300);
      gsize at = 100 + (gsize) g_test_rand_int_range (0, (gint32) (size - 100 - length));
      guint kind = (guint) g_test_rand_int_range (0, 3);

      for (gsize b = at; b < at + length; b++)
        contents[b] = kind == 0 ? 0 : kind == 1 ? 0xff : (guint8) g_test_rand_int ();
    }
}

static void
assert_damaged (GError **error)
{
  if (*error == NULL)
    return;

  /* A number that can't be, or a constraint that no longer holds, may be met
   * before the damage is; and who can't be read as a person may do nothing. */
  if ((*error)->domain != CB_ERROR ||
      ((*error)->code != CB_ERROR_DAMAGED && (*error)->code != CB_ERROR_INVALID &&
       (*error)->code != CB_ERROR_NOT_FOUND && (*error)->code != CB_ERROR_NUMBER_TAKEN &&
       (*error)->code != CB_ERROR_DENIED))
    g_error ("%s (%d)", (*error)->message, (*error)->code);
  g_clear_error (error);
}

static void
assert_sound (CbCustomer *customer)
{
  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    g_assert_true (g_utf8_validate (cb_customer_get_text (customer, i), -1, NULL));
  g_assert_true (g_utf8_validate (cb_customer_get_assigned_name (customer), -1, NULL));
  g_assert_true (g_utf8_validate (cb_customer_get_deleted_by (customer), -1, NULL));
}

static void
read_lists (CbBook *book)
{
  GError *error = NULL;

  for (guint column = 0; column < CB_N_SORT_COLUMNS; column++)
    {
      for (guint i = 0; i < 4; i++)
        {
          g_autoptr (GArray) ids = cb_test_list (book, i % 2, column, i / 2, 0, &error);

          assert_damaged (&error);
        }
    }
}

static void
read_customers (CbBook *book)
{
  GError *error = NULL;

  for (gint64 id = 1; id <= N_CUSTOMERS; id += 3)
    {
      g_autoptr (CbCustomer) customer = cb_test_get (book, id, &error);

      assert_damaged (&error);
      if (customer != NULL)
        assert_sound (customer);
    }
}

static void
read_people (CbBook *book)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) people = NULL;
  GError *error = NULL;

  cb_customer_store_people_async (book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  people = cb_customer_store_people_finish (book, result, &error);
  assert_damaged (&error);
  for (guint i = 0; people != NULL && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (CbPerson) person = g_list_model_get_item (people, i);

      g_assert_true (g_utf8_validate (cb_person_get_name (person), -1, NULL));
    }
}

static void
write_some (CbBook *book)
{
  for (guint i = 0; i < 5; i++)
    {
      gint64 id = g_test_rand_int_range (1, N_CUSTOMERS);
      GError *error = NULL;
      g_autoptr (CbCustomer) customer = cb_test_get (book, id, NULL);
      g_autoptr (CbCustomer) saved = NULL;

      if (customer == NULL)
        customer = cb_customer_new ();
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Renamed");
      saved = cb_test_save (book, customer, &error);
      assert_damaged (&error);
    }
}

static void
use_book (CbBook *book)
{
  static const char *const queries[] = { "some", "日本", "030 1", "x" };
  GError *error = NULL;

  read_lists (book);
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (CbIdSet) hits = cb_test_search (book, queries[i], &error);

      assert_damaged (&error);
    }
  read_customers (book);
  read_people (book);
  write_some (book);
  cb_test_check (book, &error);
  assert_damaged (&error);
}

static void
test_random (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (GBytes) good = make_book (f);
  gsize size = g_bytes_get_size (good);
  guint n_opened = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autofree guint8 *contents = g_memdup2 (g_bytes_get_data (good, NULL), size);
      GError *error = NULL;
      CbBook *book;

      damage (contents, size);
      cb_test_file_write (f->path, contents, size);
      book = cb_test_open (f->path, TRUE, &error);
      assert_damaged (&error);
      if (book == NULL)
        continue;

      n_opened++;
      use_book (book);
      cb_test_close (book);
    }
  g_assert_cmpuint (n_opened, >, N_ROUNDS / 2);
}

/* Text that is not UTF-8 is mended before anybody sees it, though the pages
 * are in order. */
static void
test_not_utf8 (CbTestBook    *f,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbCustomer) customer = NULL;
  g_autoptr (CbIdSet) hits = NULL;
  g_autoptr (GPtrArray) page = NULL;
  gint64 id, other;

  cb_test_book_open (f);
  id = cb_test_add (f->book, "1", "Ada");
  other = cb_test_add (f->book, "2", "Bert");
  cb_test_execute (f->book, "UPDATE customer SET name = CAST (x'416461e9f09f98' AS TEXT), "
                            "email = CAST (x'c3' AS TEXT) WHERE number = '1';"
                            "UPDATE person SET name = CAST (x'ff' AS TEXT)", &error);
  g_assert_no_error (error);
  cb_test_book_reopen (f);

  customer = cb_test_get (f->book, id, &error);
  g_assert_no_error (error);
  assert_sound (customer);
  g_assert_true (g_str_has_prefix (cb_customer_get_name (customer), "Ada\ufffd"));
  page = cb_test_get_page (f->book, &id, 1);
  assert_sound (page->pdata[0]);
  read_people (f->book);
  read_lists (f->book);

  hits = cb_test_search (f->book, "ada", &error);
  g_assert_no_error (error);
  g_assert_true (cb_id_set_contains (hits, id));
  g_assert_false (cb_id_set_contains (hits, other));
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up_path, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/damage/random", test_random);
  ADD ("/damage/not-utf8", test_not_utf8);

  return g_test_run ();
}
