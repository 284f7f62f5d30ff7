/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-person.h"
#include "cb-test-book.h"

static char *
repeat (const char *text,
        gsize       n)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append (out, text);

  return g_string_free_and_steal (out);
}

static CbCustomer *
save (CbBook     *book,
      CbCustomer *customer)
{
  g_autoptr (GError) error = NULL;
  CbCustomer *saved = cb_test_save (book, customer, &error);

  g_assert_no_error (error);

  return saved;
}

static void
assert_refused (CbBook     *book,
                CbCustomer *customer,
                int         code)
{
  g_autoptr (GPtrArray) changes = cb_test_watch_changes (book);
  g_autoptr (GError) error = NULL;
  guint n_live = cb_book_get_n_live (book);

  g_assert_null (cb_test_save (book, customer, &error));
  g_assert_error (error, CB_ERROR, code);
  cb_test_settle (book);
  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_cmpuint (cb_book_get_n_live (book), ==, n_live);
}

static CbCustomer *
make (const char *number,
      const char *name)
{
  CbCustomer *customer = cb_customer_new ();

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);

  return customer;
}

/* All that was given comes back, also from the file. */
static void
test_round_trip (CbTestBook    *f,
                 gconstpointer  data)
{
  static const char *const values[CB_N_CUSTOMER_FIELDS] = {
    "C-0007", "<b>Ada</b> & \"Co\" \u202eيبرع\u202c", "株式会社 🎌", "O'Neil; DROP TABLE customer;--",
    "ada@example.org", "+49 (30) 007-4321", "٠١٧١", "https://example.org/?q=%20", "One\nTwo\r\n\tThree",
  };
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  g_autoptr (CbCustomer) saved = NULL;
  gint64 before = g_get_real_time ();

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    cb_customer_set_text (customer, i, values[i]);
  cb_customer_set_assigned_to (customer, 1, NULL);
  cb_customer_set_last_activity (customer, 12345);
  saved = save (f->book, customer);
  g_assert_cmpint (cb_customer_get_id (saved), >, 0);
  /* What was handed in is left alone. */
  g_assert_cmpint (cb_customer_get_id (customer), ==, 0);

  for (guint pass = 0; pass < 2; pass++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CbCustomer) read = cb_test_get (f->book, cb_customer_get_id (saved), &error);

      g_assert_no_error (error);
      g_assert_true (cb_customer_equal_content (read, customer));
      g_assert_true (cb_customer_equal_content (read, saved));
      g_assert_cmpstr (cb_customer_get_assigned_name (read), !=, "");
      g_assert_cmpint (cb_customer_get_created (read), >=, before);
      g_assert_cmpint (cb_customer_get_created (read), <=, g_get_real_time ());
      g_assert_cmpint (cb_customer_get_changed (read), ==, cb_customer_get_created (read));
      g_assert_cmpint (cb_customer_get_last_activity (read), ==, 12345);
      g_assert_false (cb_customer_get_deleted (read));
      cb_test_book_reopen (f);
    }
}

static void
test_longest (CbTestBook    *f,
              gconstpointer  data)
{
  g_autofree char *name = repeat ("ü", 1000);
  g_autofree char *notes = repeat ("日", 1000000);
  g_autoptr (CbCustomer) customer = make ("1", name);
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (CbCustomer) read = NULL;
  g_autofree char *longer = g_strconcat (name, "x", NULL);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NOTES, notes);
  saved = save (f->book, customer);
  cb_test_book_reopen (f);
  read = cb_test_get (f->book, cb_customer_get_id (saved), NULL);
  g_assert_true (cb_customer_equal_content (read, customer));

  cb_customer_set_text (read, CB_CUSTOMER_FIELD_NAME, longer);
  assert_refused (f->book, read, CB_ERROR_INVALID);
}

static void
test_invalid (CbTestBook    *f,
              gconstpointer  data)
{
  static const struct
  {
    CbCustomerField  field;
    const char      *value;
  } wrong[] = {
    { CB_CUSTOMER_FIELD_NAME, "" },
    { CB_CUSTOMER_FIELD_NAME, "a\x01" "b" },
    { CB_CUSTOMER_FIELD_COMPANY, "Caf\xe9" },
    { CB_CUSTOMER_FIELD_EMAIL, "nobody" },
    { CB_CUSTOMER_FIELD_PHONE, "none" },
    { CB_CUSTOMER_FIELD_WEBSITE, "file:///etc/passwd" },
  };
  gint64 id = cb_test_add (f->book, "1", "Ada");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (CbCustomer) new = make ("2", "Bert");
      g_autoptr (CbCustomer) old = cb_test_get (f->book, id, NULL);

      cb_customer_set_text (new, wrong[i].field, wrong[i].value);
      assert_refused (f->book, new, CB_ERROR_INVALID);
      cb_customer_set_text (old, wrong[i].field, wrong[i].value);
      assert_refused (f->book, old, CB_ERROR_INVALID);
    }
}

static void
test_unknown_person (CbTestBook    *f,
                     gconstpointer  data)
{
  g_autoptr (CbCustomer) customer = make ("1", "Ada");

  cb_customer_set_assigned_to (customer, 4711, "Nobody");
  assert_refused (f->book, customer, CB_ERROR_INVALID);
}

static void
test_edit (CbTestBook    *f,
           gconstpointer  data)
{
  gint64 id = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbCustomer) first = cb_test_get (f->book, id, NULL);
  g_autoptr (CbCustomer) second = NULL;
  g_autoptr (CbCustomer) third = NULL;

  cb_customer_set_text (first, CB_CUSTOMER_FIELD_NAME, "Ada Lovelace");
  second = save (f->book, first);
  g_assert_cmpint (cb_customer_get_id (second), ==, id);
  g_assert_cmpstr (cb_customer_get_name (second), ==, "Ada Lovelace");
  g_assert_cmpint (cb_customer_get_changed (second), >, cb_customer_get_changed (first));
  g_assert_cmpint (cb_customer_get_created (second), ==, cb_customer_get_created (first));
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 1);

  /* What was saved can be edited further, its own number too. */
  cb_customer_set_text (second, CB_CUSTOMER_FIELD_NUMBER, "A1");
  third = save (f->book, second);
  cb_customer_set_text (third, CB_CUSTOMER_FIELD_NUMBER, "a1");
  g_object_unref (second);
  second = save (f->book, third);
  g_assert_cmpstr (cb_customer_get_number (second), ==, "a1");
}

static void
test_conflict (CbTestBook    *f,
               gconstpointer  data)
{
  gint64 id = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbCustomer) mine = cb_test_get (f->book, id, NULL);
  g_autoptr (CbCustomer) theirs = cb_test_get (f->book, id, NULL);
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (CbCustomer) now = NULL;
  g_autoptr (CbCustomer) again = NULL;

  cb_customer_set_text (theirs, CB_CUSTOMER_FIELD_NAME, "Theirs");
  saved = save (f->book, theirs);
  cb_customer_set_text (mine, CB_CUSTOMER_FIELD_NAME, "Mine");
  assert_refused (f->book, mine, CB_ERROR_CHANGED);

  now = cb_test_get (f->book, id, NULL);
  g_assert_cmpstr (cb_customer_get_name (now), ==, "Theirs");

  /* To overwrite it is a decision: with the version that was seen. */
  cb_customer_set_changed (mine, cb_customer_get_changed (now));
  again = save (f->book, mine);
  g_assert_cmpstr (cb_customer_get_name (again), ==, "Mine");
}

static void
test_edit_of_gone (CbTestBook    *f,
                   gconstpointer  data)
{
  gint64 id = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbCustomer) customer = cb_test_get (f->book, id, NULL);
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book, "DELETE FROM customer", &error);
  g_assert_no_error (error);
  assert_refused (f->book, customer, CB_ERROR_NOT_FOUND);
  g_assert_null (cb_test_get (f->book, id, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NOT_FOUND);
}

static void
test_number_taken (CbTestBook    *f,
                   gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "C-1", "Ada");
  gint64 b = cb_test_add (f->book, "C-2", "Bert");
  g_autoptr (CbIdSet) deleted = cb_id_set_new_single (a);
  g_autoptr (CbCustomer) bert = cb_test_get (f->book, b, NULL);
  static const char *const taken[] = { "C-1", "c-1", " C-1 " };

  for (guint pass = 0; pass < 2; pass++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
        {
          g_autoptr (CbCustomer) customer = make (taken[i], "Cleo");

          assert_refused (f->book, customer, CB_ERROR_NUMBER_TAKEN);
          cb_customer_set_text (bert, CB_CUSTOMER_FIELD_NUMBER, taken[i]);
          assert_refused (f->book, bert, CB_ERROR_NUMBER_TAKEN);
        }

      /* One who is deleted still has it. */
      if (pass == 0)
        cb_test_delete (f->book, deleted, NULL);
    }
}

static void
test_find_number (CbTestBook    *f,
                  gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "C-1", "Ada");
  gint64 b = cb_test_add (f->book, "ÄB", "Bert");
  g_autoptr (CbIdSet) deleted = cb_id_set_new_single (a);
  g_autoptr (CbCustomer) found = NULL;

  cb_test_delete (f->book, deleted, NULL);

  found = cb_test_find_number (f->book, "c-1");
  g_assert_cmpint (cb_customer_get_id (found), ==, a);
  g_assert_true (cb_customer_get_deleted (found));
  g_clear_object (&found);

  found = cb_test_find_number (f->book, "Äb");
  g_assert_cmpint (cb_customer_get_id (found), ==, b);
  g_assert_false (cb_customer_get_deleted (found));

  g_assert_null (cb_test_find_number (f->book, "C-2"));
  g_assert_null (cb_test_find_number (f->book, ""));
}

static void
test_edit_of_deleted (CbTestBook    *f,
                      gconstpointer  data)
{
  gint64 id = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) deleted = cb_id_set_new_single (id);
  g_autoptr (CbCustomer) customer = NULL;
  g_autoptr (CbCustomer) saved = NULL;

  cb_test_delete (f->book, deleted, "Zora");
  customer = cb_test_get (f->book, id, NULL);
  g_assert_cmpstr (cb_customer_get_deleted_by (customer), ==, "Zora");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Ada Lovelace");
  saved = save (f->book, customer);
  g_assert_cmpstr (cb_customer_get_name (saved), ==, "Ada Lovelace");
  g_assert_true (cb_customer_get_deleted (saved));
  g_assert_cmpstr (cb_customer_get_deleted_by (saved), ==, "Zora");
  g_assert_cmpint (cb_customer_get_deleted_at (saved), ==, cb_customer_get_deleted_at (customer));
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 1);
}

static void
test_page (CbTestBook    *f,
           gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  gint64 c = cb_test_add (f->book, "3", "Cleo");
  gint64 ids[] = { c, 4711, a, b, b, -1, CB_ID_MAX };
  g_autoptr (CbIdSet) deleted = cb_id_set_new_single (b);
  g_autoptr (CbCustomer) customer = cb_test_get (f->book, c, NULL);
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GPtrArray) none = NULL;

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NOTES, "long");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_WEBSITE, "example.org");
  saved = save (f->book, customer);
  cb_test_delete (f->book, deleted, NULL);

  page = cb_test_get_page (f->book, ids, G_N_ELEMENTS (ids));
  g_assert_cmpuint (page->len, ==, G_N_ELEMENTS (ids));
  g_assert_cmpstr (cb_customer_get_name (page->pdata[0]), ==, "Cleo");
  g_assert_cmpstr (cb_customer_get_text (page->pdata[0], CB_CUSTOMER_FIELD_NOTES), ==, "");
  g_assert_cmpstr (cb_customer_get_text (page->pdata[0], CB_CUSTOMER_FIELD_WEBSITE), ==, "example.org");
  g_assert_null (page->pdata[1]);
  g_assert_cmpstr (cb_customer_get_name (page->pdata[2]), ==, "Ada");
  g_assert_cmpstr (cb_customer_get_name (page->pdata[3]), ==, "Bert");
  g_assert_true (cb_customer_get_deleted (page->pdata[3]));
  g_assert_cmpstr (cb_customer_get_name (page->pdata[4]), ==, "Bert");
  g_assert_null (page->pdata[5]);
  g_assert_null (page->pdata[6]);

  none = cb_test_get_page (f->book, NULL, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

/* The active ones, by name. */
static void
test_people (CbTestBook    *f,
             gconstpointer  data)
{
  static const char *const names[] = { "Abel", "Mo", "Zora" };
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) people = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *owner = cb_test_query (f->book, "SELECT name FROM person", NULL);

  /* Whoever runs this. */
  g_assert_cmpstr (owner, !=, NULL);
  g_assert_cmpstr (owner, !=, "");
  cb_test_execute (f->book, "UPDATE person SET name = 'Mo';"
                            "INSERT INTO person (name, active) VALUES ('Zora', 1), ('Gone', 0), ('Abel', 1)", &error);
  g_assert_no_error (error);

  cb_customer_store_people_async (f->book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  people = cb_customer_store_people_finish (f->book, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (CbPerson) person = g_list_model_get_item (people, i);

      g_assert_cmpstr (cb_person_get_name (person), ==, names[i]);
      g_assert_cmpint (cb_person_get_id (person), >, 0);
    }
}

static void
test_cancel (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (CbCustomer) customer = make ("1", "Ada");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  cb_customer_store_save_async (f->book, customer, cancellable, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  g_assert_null (cb_customer_store_save_finish (f->book, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cb_test_book_reopen (f);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 0);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/customers/round-trip", test_round_trip);
  ADD ("/customers/longest", test_longest);
  ADD ("/customers/invalid", test_invalid);
  ADD ("/customers/unknown-person", test_unknown_person);
  ADD ("/customers/edit", test_edit);
  ADD ("/customers/conflict", test_conflict);
  ADD ("/customers/edit-of-gone", test_edit_of_gone);
  ADD ("/customers/number-taken", test_number_taken);
  ADD ("/customers/find-number", test_find_number);
  ADD ("/customers/edit-of-deleted", test_edit_of_deleted);
  ADD ("/customers/page", test_page);
  ADD ("/customers/people", test_people);
  ADD ("/customers/cancel", test_cancel);

  return g_test_run ();
}
