/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Documents and photos: what is kept can be read again, written elsewhere, and
 * opened from copies that don't outlive it.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "cb-document-copies.h"
#include "cb-error.h"
#include "cb-photo-store.h"
#include "cb-test-conversations.h"
#include "cb-test-words.h"
#include "document-fixture.h"

static void
set_up (CbTestBook    *f,
        gconstpointer  data)
{
  cb_test_book_set_up (f, NULL);
  cb_test_add (f->book, "1", "Ada");
  cb_test_add (f->book, "2", "Bo");
}

static void
assert_query (CbTestBook *f,
              const char *sql,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = cb_test_query (f->book, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_documents (CbTestBook    *f,
                gconstpointer  data)
{
  /* More than one piece. */
  g_autofree char *text = g_strnfill (700001, 'x');
  g_autoptr (GBytes) contents = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autofree char *path = g_build_filename (f->folder, "written", NULL);
  g_autofree char *written = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  const CbDocument *document;
  GError *error = NULL;

  g_assert_true (add_document (f, 1, "Empty.txt", empty, NULL));
  g_assert_true (add_document (f, 1, "Plan.txt", contents, NULL));
  documents = list_documents (f);
  g_assert_cmpuint (documents->len, ==, 2);
  document = documents->pdata[0];
  g_assert_cmpstr (document->title, ==, "Plan.txt");
  g_assert_cmpstr (document->type, ==, "text/plain");
  g_assert_cmpint (document->size, ==, 700001);
  g_assert_cmpint (((CbDocument *) documents->pdata[1])->size, ==, 0);

  g_assert_true (write_document (f, document->id, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, text);

  g_assert_false (add_document (f, 1, "Card 4111111111111111.txt", empty, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  g_clear_error (&error);

  cb_test_words_assert_same (f->book);
  g_assert_true (remove_document (f, document->id, NULL));
  cb_test_words_assert_same (f->book);
  g_assert_false (remove_document (f, document->id, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (write_document (f, document->id, path, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_query (f, "SELECT group_concat (kind || ':' || details) FROM history WHERE customer_id = 1",
                "20:6 Empty.txt,20:6 Plan.txt,22:6 Plan.txt");
}

static void
test_too_large (CbTestBook    *f,
                gconstpointer  data)
{
  g_autoptr (GBytes) contents = g_bytes_new_take (g_malloc0 (CB_DOCUMENT_MAX_SIZE + 1), CB_DOCUMENT_MAX_SIZE + 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (add_document (f, 1, "Film", contents, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
}

static void
test_photo (CbTestBook    *f,
            gconstpointer  data)
{
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr (GBytes) second = g_bytes_new_static ("second", 6);
  g_autoptr (GBytes) huge = g_bytes_new_take (g_malloc0 (CB_PHOTO_MAX_SIZE + 1), CB_PHOTO_MAX_SIZE + 1);
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (get_photo (f));
  g_assert_true (set_photo (f, 1, first, NULL));
  g_assert_true (set_photo (f, 1, second, NULL));
  photo = get_photo (f);
  g_assert_true (g_bytes_equal (photo, second));
  g_assert_false (set_photo (f, 1, huge, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  g_assert_true (set_photo (f, 1, NULL, NULL));
  g_assert_null (get_photo (f));
}

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "customer-book", "documents", NULL);
}

static guint
count_children (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

static void
assert_mode (const char *path,
             guint       mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, mode);
}

static GFile *
add_and_copy (CbTestBook *f,
              const char *title,
              gint64      id)
{
  g_autoptr (GBytes) contents = g_bytes_new_static ("secret", 6);
  g_autoptr (GError) error = NULL;
  GFile *copy;

  g_assert_true (add_document (f, 1, title, contents, &error));
  g_assert_no_error (error);
  copy = copy_document (f, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_query_exists (copy, NULL));

  return copy;
}

static void
test_copies (CbTestBook    *f,
             gconstpointer  data)
{
  g_autofree char *folder = get_folder ();
  g_autoptr (GFile) first = add_and_copy (f, "../Plan: A.txt", 1);
  g_autoptr (GFile) second = add_and_copy (f, "Plan.txt", 2);
  g_autoptr (GFile) again = NULL;
  g_autofree char *name = g_file_get_basename (first);
  g_autofree char *contents = NULL;
  g_autoptr (GFile) parent = g_file_get_parent (first);

  g_assert_cmpstr (name, ==, "_._Plan_ A.txt");
  g_assert_true (g_str_has_prefix (g_file_peek_path (first), folder));
  assert_mode (folder, 0700);
  assert_mode (g_file_peek_path (parent), 0700);
  assert_mode (g_file_peek_path (first), 0400);
  g_assert_true (g_file_get_contents (g_file_peek_path (first), &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "secret");

  /* It can be opened twice. */
  again = copy_document (f, 1, NULL);
  g_assert_true (g_file_equal (again, first));

  /* The copy goes with the document, and no other. */
  g_assert_true (remove_document (f, 1, NULL));
  g_assert_false (g_file_query_exists (first, NULL));
  g_assert_true (g_file_query_exists (second, NULL));

  cb_document_copies_clear ();
  g_assert_cmpuint (count_children (folder), ==, 0);
}

/* What another program left is removed, unless it still runs. */
static void
test_stale (CbTestBook    *f,
            gconstpointer  data)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *stale = g_build_filename (folder, "STALE1", "book", "1", NULL);
  g_autofree char *left = g_build_filename (stale, "Plan.txt", NULL);
  g_autoptr (GFile) copy = add_and_copy (f, "Plan.txt", 1);

  g_assert_cmpint (g_mkdir_with_parents (stale, 0700), ==, 0);
  g_assert_true (g_file_set_contents (left, "secret", -1, NULL));
  cb_document_copies_clear_stale ();
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_query_exists (copy, NULL));
  g_assert_cmpuint (count_children (folder), ==, 1);

  cb_document_copies_clear ();
  g_assert_false (g_file_query_exists (copy, NULL));
  cb_document_copies_clear_stale ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/documents/" name, CbTestBook, NULL, set_up, func, cb_test_book_tear_down)
  ADD ("kept", test_documents);
  ADD ("too-large", test_too_large);
  ADD ("photo", test_photo);
  ADD ("copies", test_copies);
  ADD ("stale", test_stale);

  return g_test_run ();
}
