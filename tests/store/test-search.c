/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-test-book.h"

/* More than are read at once. */
#define N_MANY 25000

static void
assert_found (CbBook     *book,
              const char *query,
              gint64      first,
              ...)
{
  g_autoptr (CbIdSet) expected = cb_id_set_new ();
  g_autoptr (CbIdSet) hits = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;

  va_start (args, first);
  for (gint64 id = first; id != 0; id = va_arg (args, gint64))
    cb_id_set_add (expected, id);
  va_end (args);

  hits = cb_test_search (book, query, &error);
  g_assert_no_error (error);
  if (!cb_id_set_equal (hits, expected))
    g_error ("“%s”: %" G_GSIZE_FORMAT " hits rather than %" G_GSIZE_FORMAT, query,
             cb_id_set_get_size (hits), cb_id_set_get_size (expected));
}

#define END ((gint64) 0)

static gint64
add_full (CbBook *book)
{
  static const char *const values[CB_N_CUSTOMER_FIELDS] = {
    "ALFKI-7", "Björn Œuvre", "Çelik & Söhne GmbH", "Đorđe Straße", "b.oeuvre@Example.ORG",
    "(030) 007-4321", "+49 171 / 555 66", "https://website.example", "the notes are not searched",
  };
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    cb_customer_set_text (customer, i, values[i]);
  saved = cb_test_save (book, customer, &error);
  g_assert_no_error (error);

  return cb_customer_get_id (saved);
}

static void
test_fields (CbTestBook    *f,
             gconstpointer  data)
{
  static const char *const found[] = {
    "alfki", "LFKI-7", "bjorn", "BJÖRN", "oeuvre", "celik", "sohne gmbh", "dorde", "strasse", "straße",
    "b.oeuvre@example.org", "@EXAMPLE", "0300074321", "030 0074321", "(030) 007-4321", "0074", "+49 171 555 66",
    "555-66", "  bjorn   gmbh  ", "gmbh bjorn alfki 030", "7", "b", "&",
  };
  static const char *const missed[] = {
    "alfki bert", "website", "notes", "bjornoeuvre", "0074321 99", "🎌", "030 88",
  };
  gint64 id = add_full (f->book);
  gint64 emoji = cb_test_add (f->book, "e", "Rana 🐸 👩‍💻");
  gint64 chinese = cb_test_add (f->book, "c", "李小龍");

  for (gsize i = 0; i < G_N_ELEMENTS (found); i++)
    assert_found (f->book, found[i], id, END);
  for (gsize i = 0; i < G_N_ELEMENTS (missed); i++)
    assert_found (f->book, missed[i], END);

  assert_found (f->book, "🐸", emoji, END);
  assert_found (f->book, "👩‍💻", emoji, END);
  assert_found (f->book, "小", chinese, END);
  assert_found (f->book, "e", id, emoji, END);
}

/* Nothing to look for finds nothing. */
static void
test_no_words (CbTestBook    *f,
               gconstpointer  data)
{
  static const char *const queries[] = { "", " ", "   \t", "\u00a0", "\u3000", "\u200b", "\u0301" };

  add_full (f->book);
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    assert_found (f->book, queries[i], END);
}

static void
erase (CbBook *book,
       gint64  id)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM customer WHERE id = %" G_GINT64_FORMAT, id);
  CbChange *change = cb_change_new ();
  g_autoptr (GError) error = NULL;

  cb_test_execute (book, sql, &error);
  g_assert_no_error (error);
  change->erased = cb_id_set_new_single (id);
  cb_book_take_change (book, change);
}

static void
rename_customer (CbBook     *book,
                 gint64      id,
                 const char *name)
{
  g_autoptr (CbCustomer) customer = cb_test_get (book, id, NULL);
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GError) error = NULL;

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);
  saved = cb_test_save (book, customer, &error);
  g_assert_no_error (error);
}

static void
test_changes (CbTestBook    *f,
              gconstpointer  data)
{
  gint64 a, b, c;
  g_autoptr (CbIdSet) deleted = NULL;

  assert_found (f->book, "ada", END);
  a = cb_test_add (f->book, "1", "Ada");
  b = cb_test_add (f->book, "2", "Adamo");
  assert_found (f->book, "ada", a, b, END);

  /* Longer, longer again, shorter. */
  rename_customer (f->book, a, "Ada Lovelace, Countess of Somewhere");
  assert_found (f->book, "countess", a, END);
  rename_customer (f->book, a, "Augusta Ada King-Noel, Countess of Somewhere and Elsewhere");
  assert_found (f->book, "elsewhere", a, END);
  rename_customer (f->book, a, "Gus");
  assert_found (f->book, "countess", END);
  assert_found (f->book, "ada", b, END);
  assert_found (f->book, "gus", a, END);

  /* The deleted ones are found too. */
  deleted = cb_id_set_new_single (b);
  cb_test_delete (f->book, deleted, NULL);
  assert_found (f->book, "ada", b, END);

  erase (f->book, a);
  erase (f->book, b);
  assert_found (f->book, "gus", END);
  assert_found (f->book, "ada", END);
  c = cb_test_add (f->book, "1", "Ada");
  assert_found (f->book, "ada", c, END);
  g_assert_cmpint (c, >, b);

  cb_test_book_reopen (f);
  assert_found (f->book, "ada", c, END);
  cb_book_reload (f->book);
  assert_found (f->book, "ada", c, END);
  cb_test_settle (f->book);
  assert_found (f->book, "ada", c, END);
}

static void
fill_many (CbCustomer *customer,
           guint       index)
{
  g_autofree char *number = g_strdup_printf ("N%05u", index);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, index % 1000 == 999 ? "Rare" : "Common");
}

static void
assert_n_found (CbBook     *book,
                const char *query,
                gsize       n_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbIdSet) hits = cb_test_search (book, query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cb_id_set_get_size (hits), ==, n_expected);
}

/* Changes while only a part of a large book has been read. */
static void
test_many (CbTestBook    *f,
           gconstpointer  data)
{
  gint64 first = cb_test_fill (f->book, N_MANY, fill_many);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_book_reopen (f);
  cb_customer_store_search_async (f->book, "rare", 0, cancellable, cb_test_result_cb, &place);
  g_cancellable_cancel (cancellable);
  result = cb_test_wait (&place);
  g_assert_null (cb_customer_store_search_finish (f->book, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  rename_customer (f->book, first, "Rare");
  rename_customer (f->book, first + N_MANY - 1, "Common");
  erase (f->book, first + 999);
  cb_test_add (f->book, "new", "Rare");
  assert_n_found (f->book, "rare", N_MANY / 1000 + 1 - 1 - 1 + 1);
  assert_n_found (f->book, "common", N_MANY - N_MANY / 1000);
  assert_n_found (f->book, "n", N_MANY);
  assert_found (f->book, "n00017", first + 17, END);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/search/fields", test_fields);
  ADD ("/search/no-words", test_no_words);
  ADD ("/search/changes", test_changes);
  ADD ("/search/many", test_many);

  return g_test_run ();
}
