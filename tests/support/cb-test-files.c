/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-test-files.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/*
 * cb_test_folder_new:
 *
 * Returns: (transfer full): a new folder for temporary files
 */
char *
cb_test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("customer-book-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/*
 * cb_test_folder_remove:
 *
 * Removes a folder with all that is in it.
 */
void
cb_test_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        cb_test_folder_remove (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

GBytes *
cb_test_file_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) cat = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                  "cat", "--", path, NULL);
  GBytes *bytes = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (cat, NULL, NULL, &bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (cat));

  return bytes;
}

void
cb_test_file_write (const char *path,
                    const void *data,
                    gsize       size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

void
cb_test_file_copy (const char *from,
                   const char *to)
{
  g_autoptr (GBytes) bytes = cb_test_file_read (from);

  cb_test_file_write (to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

gint64
cb_test_file_get_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : -1;
}

guint
cb_test_file_get_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return info.st_mode & 07777;
}

void
cb_test_file_assert_bytes (const char *path,
                           GBytes     *expected)
{
  g_autoptr (GBytes) bytes = cb_test_file_read (path);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char *
cb_test_folder_list (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}
