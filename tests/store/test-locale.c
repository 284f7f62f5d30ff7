/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "cb-test-book.h"
#include "cb-test-files.h"

static const char *const names[] = {
  "Zebra", "Ärlig", "Apfel", "Öl", "Oma", "Åke", "apfel", "Äpfel", "zoo", "Coté", "côte", "cote", "côté",
  "van Dam", "Van den Berg", "李", "Жук", "A-b", "Ab",
};

static const char *const needed[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "sv_SE.UTF-8" };

/* Makes the locales in @folder, unless the system has them: a test system
 * seldom does. To be called once, since a locale that was not found is not
 * looked for again. */
static void
make_locales (const char *folder)
{
  GSubprocess *made[G_N_ELEMENTS (needed)];
  gboolean missing = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    missing = missing || setlocale (LC_ALL, needed[i]) == NULL;
  if (!missing)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autofree char *source = g_strndup (needed[i], strcspn (needed[i], "."));
      g_autofree char *path = g_build_filename (folder, needed[i], NULL);

      made[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL,
                                  "localedef", "-i", source, "-f", "UTF-8", path, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      if (made[i] != NULL)
        g_subprocess_wait (made[i], NULL, NULL);
      g_clear_object (&made[i]);
    }
  g_setenv ("LOCPATH", folder, TRUE);
}

static gboolean
take_locale_or_skip (const char *name)
{
  g_autofree char *message = NULL;

  if (setlocale (LC_ALL, name) != NULL)
    return TRUE;

  message = g_strdup_printf ("There is no locale %s, and none can be made", name);
  g_test_skip (message);

  return FALSE;
}

static void
tear_down (CbTestBook    *f,
           gconstpointer  data)
{
  cb_test_book_tear_down (f, data);
  setlocale (LC_ALL, "C");
}

static char *
list_names (CbBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = cb_test_list (book, CB_SCOPE_LIVE, CB_SORT_NAME, FALSE, 0, &error);
  g_autoptr (GPtrArray) page = NULL;
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  page = cb_test_get_page (book, (const gint64 *) (gpointer) ids->data, ids->len);
  for (guint i = 0; i < page->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", cb_customer_get_name (g_ptr_array_index (page, i)));

  return g_string_free_and_steal (out);
}

/* The same order as the names have when they are compared one by one. */
static void
assert_collated (CbBook *book)
{
  g_autofree char *joined = list_names (book);
  g_auto (GStrv) sorted = g_strsplit (joined, "|", -1);

  g_assert_cmpuint (g_strv_length (sorted), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i + 1 < G_N_ELEMENTS (names); i++)
    {
      if (g_utf8_collate (sorted[i], sorted[i + 1]) > 0)
        g_error ("“%s” before “%s”: %s", sorted[i], sorted[i + 1], joined);
    }
}

static void
add_names (CbBook *book)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, i + 1);

      cb_test_add (book, number, names[i]);
    }
}

static void
assert_before (CbBook     *book,
               const char *first,
               const char *second)
{
  g_autofree char *joined = list_names (book);

  g_assert_nonnull (strstr (joined, first));
  g_assert_nonnull (strstr (joined, second));
  if (strstr (joined, first) > strstr (joined, second))
    g_error ("“%s” is not before “%s”: %s", first, second, joined);
}

static void
test_german (CbTestBook    *f,
             gconstpointer  data)
{
  if (!take_locale_or_skip ("de_DE.UTF-8"))
    return;

  cb_test_book_open (f);
  add_names (f->book);
  assert_collated (f->book);
  assert_before (f->book, "Ärlig", "Zebra");
  assert_before (f->book, "Äpfel", "Ärlig");
  assert_before (f->book, "Oma", "Zebra");
}

static void
test_french (CbTestBook    *f,
             gconstpointer  data)
{
  if (!take_locale_or_skip ("fr_FR.UTF-8"))
    return;

  cb_test_book_open (f);
  add_names (f->book);
  assert_collated (f->book);
  assert_before (f->book, "cote", "Coté");
  assert_before (f->book, "Coté", "Oma");
  assert_before (f->book, "Öl", "Oma");
}

static void
test_swedish (CbTestBook    *f,
              gconstpointer  data)
{
  if (!take_locale_or_skip ("sv_SE.UTF-8"))
    return;

  cb_test_book_open (f);
  add_names (f->book);
  assert_collated (f->book);
  assert_before (f->book, "zoo", "Åke");
  assert_before (f->book, "Åke", "Ärlig");
  assert_before (f->book, "Ärlig", "Öl");
}

typedef struct
{
  CbBook     *book;
  const char *first;
  const char *second;
} Order;

static gboolean
is_in_order (gpointer data)
{
  const Order *order = data;
  g_autofree char *joined = list_names (order->book);

  return strstr (joined, order->first) < strstr (joined, order->second);
}

/* A book that comes into another country is sorted as they do it there: with
 * all indexes in place, and told to who shows the list. */
static void
test_change (CbTestBook    *f,
             gconstpointer  data)
{
  g_autofree char *locale = NULL;
  g_autofree char *n_indexes = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  Order order;

  if (!take_locale_or_skip ("sv_SE.UTF-8") || !take_locale_or_skip ("de_DE.UTF-8"))
    return;

  cb_test_book_open (f);
  add_names (f->book);
  assert_before (f->book, "Ärlig", "Zebra");
  cb_test_book_close (f);

  g_assert_nonnull (setlocale (LC_ALL, "sv_SE.UTF-8"));
  cb_test_book_open (f);
  changes = cb_test_watch_changes (f->book);
  order = (Order) { f->book, "Zebra", "Ärlig" };
  cb_test_wait_until (is_in_order, &order);
  cb_test_settle (f->book);
  assert_collated (f->book);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_true (((CbChange *) g_ptr_array_index (changes, 0))->everything);

  locale = cb_test_query (f->book, "SELECT value FROM setting WHERE key = 'sort_locale'", NULL);
  g_assert_cmpstr (locale, ==, "sv_SE.UTF-8");
  n_indexes = cb_test_query (f->book, "SELECT count(*) FROM sqlite_schema WHERE type = 'index' "
                                      "AND (name LIKE '%\\_key' ESCAPE '\\' OR name = 'customer_last_activity')", NULL);
  g_assert_cmpstr (n_indexes, ==, "6");

  /* From then on it is as it is. */
  cb_test_book_close (f);
  g_clear_pointer (&changes, g_ptr_array_unref);
  cb_test_book_open (f);
  changes = cb_test_watch_changes (f->book);
  cb_test_settle (f->book);
  g_assert_cmpuint (changes->len, ==, 0);
  assert_collated (f->book);
}

/* A new book needs no making anew. */
static void
test_new (CbTestBook    *f,
          gconstpointer  data)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *locale = NULL;

  cb_test_book_open (f);
  changes = cb_test_watch_changes (f->book);
  cb_test_settle (f->book);
  g_assert_cmpuint (changes->len, ==, 0);
  locale = cb_test_query (f->book, "SELECT value FROM setting WHERE key = 'sort_locale'", NULL);
  g_assert_cmpstr (locale, ==, "C");
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up_path, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = cb_test_folder_new ();
  make_locales (folder);
  setlocale (LC_ALL, "C");

  ADD ("/locale/german", test_german);
  ADD ("/locale/french", test_french);
  ADD ("/locale/swedish", test_swedish);
  ADD ("/locale/change", test_change);
  ADD ("/locale/new", test_new);

  status = g_test_run ();
  cb_test_folder_remove (folder);

  return status;
}
