/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-fold.h"
#include "cb-test-book.h"

/* Few different values, so that there are many equal ones and empty ones. */
#define N_CUSTOMERS 200

static const char *const names[] = { "Ada", "ada", "Bert", "Čeněk", "Zoë", "李", "van Dam", "\"Quote\"", "_" };
static const char *const contacts[] = { "", "", "Mia", "Émile", "mia" };
static const char *const emails[] = { "", "A@b.org", "a@B.org", "z@example.org", "é@example.org" };
static const char *const phones[] = { "", "030 1", "(030)1", "+49 30", "9", "10" };

static guint
hash (guint index)
{
  return (index * 2654435761u) >> 7;
}

static void
fill (CbCustomer *customer,
      guint       index)
{
  guint h = hash (index);
  /* 1, C-1, 2, C-2 … out of order. */
  guint shuffled = index * 77 % N_CUSTOMERS;
  g_autofree char *number = g_strdup_printf (shuffled % 2 == 0 ? "%u" : "C-%u", shuffled / 2 + 1);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, names[h % G_N_ELEMENTS (names)]);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_CONTACT, contacts[h / 3 % G_N_ELEMENTS (contacts)]);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_EMAIL, emails[h / 5 % G_N_ELEMENTS (emails)]);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_PHONE, phones[h / 7 % G_N_ELEMENTS (phones)]);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_MOBILE, phones[h / 11 % G_N_ELEMENTS (phones)]);
  cb_customer_set_last_activity (customer, (gint64) (h / 13 % 5) * 1000);
  cb_customer_set_assigned_to (customer, h / 17 % 5, NULL);
}

static void
set_up (CbTestBook    *f,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  cb_test_book_set_up (f, data);
  /* The first is the owner. Out of order, and two with the same key. */
  cb_test_execute (f->book, "INSERT INTO person (id, name) VALUES (2, 'Zora'), (3, 'Bo'), (4, 'Abel')", &error);
  g_assert_no_error (error);
  cb_test_execute (f->book, "UPDATE person SET name = 'Mo' WHERE id = 1", &error);
  g_assert_no_error (error);
  cb_test_fill (f->book, N_CUSTOMERS, fill);
}

/* What @customer is sorted by, as text; "" for empty. */
static char *
get_key (CbCustomer   *customer,
         CbSortColumn  column)
{
  static const char *const people[] = { "", "Mo", "Zora", "Bo", "Abel" };
  const char *phone = cb_customer_get_text (customer, CB_CUSTOMER_FIELD_PHONE);
  GString *digits;

  switch (column)
    {
    case CB_SORT_NUMBER:
      return g_utf8_collate_key_for_filename (cb_customer_get_number (customer), -1);
    case CB_SORT_NAME:
      return g_utf8_collate_key (cb_customer_get_name (customer), -1);
    case CB_SORT_CONTACT:
      phone = cb_customer_get_text (customer, CB_CUSTOMER_FIELD_CONTACT);
      return phone[0] != '\0' ? g_utf8_collate_key (phone, -1) : g_strdup ("");
    case CB_SORT_EMAIL:
      return cb_fold (cb_customer_get_text (customer, CB_CUSTOMER_FIELD_EMAIL));
    case CB_SORT_PHONE:
      digits = g_string_new (NULL);
      if (phone[0] == '\0')
        phone = cb_customer_get_text (customer, CB_CUSTOMER_FIELD_MOBILE);
      cb_fold_append_digits (digits, phone);
      return g_string_free_and_steal (digits);
    case CB_SORT_LAST_ACTIVITY:
      return cb_customer_get_last_activity (customer) == 0
               ? g_strdup ("")
               : g_strdup_printf ("%08" G_GINT64_FORMAT, cb_customer_get_last_activity (customer));
    case CB_SORT_ASSIGNED_TO:
      return g_strdup (people[cb_customer_get_assigned_to (customer)]);
    case CB_SORT_DELETED_AT:
    case CB_SORT_ERASE_AT:
      return g_strdup_printf ("%08" G_GINT64_FORMAT, cb_customer_get_deleted_operation (customer));
    case CB_SORT_DELETED_BY:
      return g_strdup (cb_customer_get_deleted_by (customer));
    default:
      g_assert_not_reached ();
    }
}

static GArray *
list (CbBook       *book,
      CbScope       scope,
      CbSortColumn  column,
      gboolean      descending,
      gsize         limit)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = cb_test_list (book, scope, column, descending, limit, &error);

  g_assert_no_error (error);

  return ids;
}

static void
assert_prefix (GArray *full,
               GArray *limited,
               gsize   limit)
{
  g_assert_cmpuint (limited->len, ==, MIN (full->len, limit));
  g_assert_cmpmem (limited->data, limited->len * sizeof (gint64), full->data, limited->len * sizeof (gint64));
}

static void
assert_sorted (CbBook       *book,
               GArray       *ids,
               CbSortColumn  column,
               gboolean      descending)
{
  g_autoptr (GPtrArray) page = cb_test_get_page (book, (const gint64 *) (gpointer) ids->data, ids->len);
  g_autofree char *last = NULL;

  for (guint i = 0; i < page->len; i++)
    {
      g_autofree char *key = get_key (g_ptr_array_index (page, i), column);

      if (last != NULL && last[0] == '\0')
        g_assert_cmpstr (key, ==, "");
      else if (last != NULL && key[0] != '\0' && descending)
        g_assert_cmpint (strcmp (last, key), >=, 0);
      else if (last != NULL && key[0] != '\0')
        g_assert_cmpint (strcmp (last, key), <=, 0);
      g_free (last);
      last = g_steal_pointer (&key);
    }
}

/* A list of @scope is sorted, and any limited one is its beginning. */
static void
check_lists (CbTestBook *f,
             CbScope     scope,
             gsize       n_expected)
{
  static const gsize limits[] = { 1, 2, 3, 7, 40, 150, N_CUSTOMERS + 1 };
  guint n_columns = scope == CB_SCOPE_DELETED ? CB_N_SORT_COLUMNS : CB_SORT_DELETED_AT;

  for (guint column = 0; column < n_columns; column++)
    {
      for (guint descending = 0; descending < 2; descending++)
        {
          g_autoptr (GArray) full = list (f->book, scope, column, descending != 0, 0);
          g_autoptr (CbIdSet) set = cb_id_set_new_from_ids ((const gint64 *) (gpointer) full->data, full->len);

          g_assert_cmpuint (full->len, ==, n_expected);
          g_assert_cmpuint (cb_id_set_get_size (set), ==, n_expected);
          g_assert_cmpuint (cb_id_set_count_common (set, cb_book_get_deleted (f->book)), ==,
                            scope == CB_SCOPE_DELETED ? n_expected : 0);
          assert_sorted (f->book, full, column, descending != 0);

          for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
            {
              g_autoptr (GArray) limited = list (f->book, scope, column, descending != 0, limits[i]);

              assert_prefix (full, limited, limits[i]);
            }
        }
    }
}

static void
test_live (CbTestBook    *f,
           gconstpointer  data)
{
  check_lists (f, CB_SCOPE_LIVE, N_CUSTOMERS);
  check_lists (f, CB_SCOPE_DELETED, 0);
}

/* Equal ones keep their order, however many are deleted: few are sorted, many
 * are picked from all. */
static void
test_deleted (CbTestBook    *f,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint n_deleted = 0;

  for (guint i = 0; i < 2 * CB_SORT_DELETED_AT; i++)
    g_ptr_array_add (before, list (f->book, CB_SCOPE_LIVE, i / 2, i % 2 != 0, 0));

  for (guint step = 0; step < 4; step++)
    {
      static const guint strides[] = { 67, 23, 3, 1 };
      static const char *const people[] = { NULL, "Zora", "Abel", "Zora" };
      g_autoptr (CbIdSet) set = cb_id_set_new ();

      for (guint i = 0; i < N_CUSTOMERS; i += strides[step])
        {
          gint64 id = g_array_index ((GArray *) g_ptr_array_index (before, 0), gint64, i);

          if (!cb_id_set_contains (cb_book_get_deleted (f->book), id))
            cb_id_set_add (set, id);
        }
      cb_test_delete (f->book, set, people[step]);
      n_deleted += (guint) cb_id_set_get_size (set);
      g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, n_deleted);
      g_assert_cmpuint (cb_book_get_n_live (f->book), ==, N_CUSTOMERS - n_deleted);

      check_lists (f, CB_SCOPE_LIVE, N_CUSTOMERS - n_deleted);
      check_lists (f, CB_SCOPE_DELETED, n_deleted);

      for (guint i = 0; i < before->len; i++)
        {
          GArray *all = g_ptr_array_index (before, i);
          g_autoptr (GArray) live = list (f->book, CB_SCOPE_LIVE, i / 2, i % 2 != 0, 0);
          g_autoptr (GArray) deleted = list (f->book, CB_SCOPE_DELETED, i / 2, i % 2 != 0, 0);
          guint n_live = 0, n_gone = 0;

          for (guint n = 0; n < all->len; n++)
            {
              gint64 id = g_array_index (all, gint64, n);

              if (cb_id_set_contains (cb_book_get_deleted (f->book), id))
                g_assert_cmpint (g_array_index (deleted, gint64, n_gone++), ==, id);
              else
                g_assert_cmpint (g_array_index (live, gint64, n_live++), ==, id);
            }
        }
    }
}

static void
test_deleted_columns_of_live (CbTestBook    *f,
                              gconstpointer  data)
{
  g_autoptr (GArray) ids = list (f->book, CB_SCOPE_LIVE, CB_SORT_DELETED_AT, FALSE, 0);

  g_assert_cmpuint (ids->len, ==, 0);
}

/* Numbers in text are compared as numbers. */
static void
test_numbers (CbTestBook    *f,
              gconstpointer  data)
{
  static const char *const numbers[] = { "9", "10", "C-2", "C-10", "C-0009" };
  static const char *const sorted[] = { "9", "10", "C-2", "C-0009", "C-10" };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) page = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    cb_test_add (f->book, numbers[i], "Ada");

  ids = list (f->book, CB_SCOPE_LIVE, CB_SORT_NUMBER, FALSE, 0);
  page = cb_test_get_page (f->book, (const gint64 *) (gpointer) ids->data, ids->len);
  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    g_assert_cmpstr (cb_customer_get_number (g_ptr_array_index (page, i)), ==, sorted[i]);
}

static void
test_cancel (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_customer_store_list_async (f->book, CB_SCOPE_LIVE, CB_SORT_NAME, FALSE, 0, cancellable,
                                cb_test_result_cb, &place);
  g_cancellable_cancel (cancellable);
  result = cb_test_wait (&place);
  g_assert_null (cb_customer_store_list_finish (f->book, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/lists/live", CbTestBook, NULL, set_up, test_live, cb_test_book_tear_down);
  g_test_add ("/lists/deleted", CbTestBook, NULL, set_up, test_deleted, cb_test_book_tear_down);
  g_test_add ("/lists/deleted-columns-of-live", CbTestBook, NULL, set_up, test_deleted_columns_of_live,
              cb_test_book_tear_down);
  g_test_add ("/lists/numbers", CbTestBook, NULL, cb_test_book_set_up, test_numbers, cb_test_book_tear_down);
  g_test_add ("/lists/cancel", CbTestBook, NULL, set_up, test_cancel, cb_test_book_tear_down);

  return g_test_run ();
}
