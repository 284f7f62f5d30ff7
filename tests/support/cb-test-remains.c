/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-test-remains.h"

#include <string.h>

#include "cb-fold.h"
#include "cb-sort-keys.h"
#include "cb-test-files.h"

/* So many bytes in a row are looked for. They fit into a pointer. */
#define WINDOW 8

typedef gboolean (*WindowFunc) (GHashTable *windows,
                                gpointer    window);

/* The bytes of a window as one number; spread, since they are all letters. */
static guint
hash_window (gconstpointer window)
{
  return (guint) (((guint64) GPOINTER_TO_SIZE (window) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);
}

static gpointer
get_window (const char *bytes)
{
  guint64 window;

  G_STATIC_ASSERT (sizeof window == WINDOW && sizeof (gpointer) == WINDOW);
  memcpy (&window, bytes, WINDOW);

  return GSIZE_TO_POINTER (window);
}

static gboolean
remove_window (GHashTable *windows,
               gpointer    window)
{
  return g_hash_table_remove (windows, window);
}

static void
for_each_window (GHashTable *windows,
                 WindowFunc  func,
                 const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i + WINDOW <= length; i++)
    func (windows, get_window (text + i));
}

/* All forms in which a customer's fields are kept anywhere. Not the number: the
 * ledger of freed numbers has it. */
static void
for_each_of_customer (GHashTable *windows,
                      WindowFunc  func,
                      CbCustomer *customer)
{
  g_auto (CbSortKeys) keys = { 0 };

  for (guint i = CB_CUSTOMER_FIELD_NAME; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      const char *text = cb_customer_get_text (customer, i);
      g_autofree char *folded = cb_fold (text);
      g_autoptr (GString) digits = g_string_new (NULL);

      cb_fold_append_digits (digits, text);
      for_each_window (windows, func, text);
      if (!g_str_equal (folded, text))
        for_each_window (windows, func, folded);
      for_each_window (windows, func, digits->str);
    }

  cb_sort_keys_init (&keys, cb_customer_get_number (customer), cb_customer_get_name (customer),
                     cb_customer_get_text (customer, CB_CUSTOMER_FIELD_CONTACT),
                     cb_customer_get_text (customer, CB_CUSTOMER_FIELD_EMAIL),
                     cb_customer_get_text (customer, CB_CUSTOMER_FIELD_PHONE));
  for_each_window (windows, func, keys.name);
  for_each_window (windows, func, keys.contact);
  for_each_window (windows, func, keys.email);
  for_each_window (windows, func, keys.phone);
}

/*
 * cb_test_remains_new:
 *
 * Returns: (transfer full): a set of nothing to look for
 */
GHashTable *
cb_test_remains_new (void)
{
  return g_hash_table_new (hash_window, g_direct_equal);
}

void
cb_test_remains_add (GHashTable *self,
                     CbCustomer *customer)
{
  for_each_of_customer (self, g_hash_table_add, customer);
}

void
cb_test_remains_except (GHashTable *self,
                        CbCustomer *customer)
{
  for_each_of_customer (self, remove_window, customer);
}

guint
cb_test_remains_count (GHashTable *self,
                       const char *folder)
{
  g_autofree char *list = cb_test_folder_list (folder);
  g_auto (GStrv) names = g_strsplit (list, " ", -1);
  gboolean starts[256] = { FALSE };
  GHashTableIter iter;
  gpointer window;
  guint n_found = 0;

  g_hash_table_iter_init (&iter, self);
  while (g_hash_table_iter_next (&iter, &window, NULL))
    starts[*(guchar *) &window] = TRUE;

  for (guint n = 0; names[n] != NULL; n++)
    {
      g_autofree char *path = g_build_filename (folder, names[n], NULL);
      g_autoptr (GBytes) bytes = cb_test_file_read (path);
      gsize size;
      const char *contents = g_bytes_get_data (bytes, &size);

      for (gsize i = 0; i + WINDOW <= size; i++)
        {
          if (starts[(guchar) contents[i]] && g_hash_table_contains (self, get_window (contents + i)) && n_found++ == 0)
            g_test_message ("%s at %" G_GSIZE_FORMAT ": %.8s", names[n], i, contents + i);
        }
    }

  return n_found;
}
