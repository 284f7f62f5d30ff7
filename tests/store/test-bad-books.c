/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cb-connection.h"
#include "cb-error.h"
#include "cb-schema.h"
#include "cb-test-book.h"
#include "cb-test-files.h"

#define N_CUSTOMERS 600

/* Refused in just this way, with and without the leave to create, and neither
 * the file changed nor another one left beside it. */
static void
assert_refused (CbTestBook *f,
                int         code)
{
  g_autoptr (GBytes) before = cb_test_file_read (f->path);
  guint mode = cb_test_file_get_mode (f->path);

  for (guint create = 0; create < 2; create++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *names = NULL;
      CbBook *book = cb_test_open (f->path, create != 0, &error);

      g_assert_null (book);
      g_assert_error (error, CB_ERROR, code);
      cb_test_file_assert_bytes (f->path, before);
      g_assert_cmpuint (cb_test_file_get_mode (f->path), ==, mode);
      names = cb_test_folder_list (f->folder);
      g_assert_cmpstr (names, ==, "book.db");
    }
}

static void
fill (CbCustomer *customer,
      guint       index)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *name = g_strdup_printf ("Some Name %u", index * 7919 % 1000);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_EMAIL, "someone@example.org");
}

/* (transfer full): the bytes of a good book, which is closed. */
static GBytes *
make_book (CbTestBook *f)
{
  cb_test_book_open (f);
  cb_test_fill (f->book, N_CUSTOMERS, fill);
  cb_test_book_close (f);

  return cb_test_file_read (f->path);
}

static void
execute (const char *path,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  CbConnection *connection = cb_connection_open (path, TRUE, FALSE, &error);

  g_assert_no_error (error);
  cb_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
  cb_connection_close (connection);
}

static void
test_other_files (CbTestBook    *f,
                  gconstpointer  data)
{
  static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89";
  guint8 random[5000];

  cb_test_file_write (f->path, "number,name\n1,Ada\n", 18);
  assert_refused (f, CB_ERROR_NOT_A_BOOK);
  cb_test_file_write (f->path, "x", 1);
  assert_refused (f, CB_ERROR_NOT_A_BOOK);
  cb_test_file_write (f->path, png, sizeof png);
  assert_refused (f, CB_ERROR_NOT_A_BOOK);
  cb_test_file_write (f->path, "SQLite format 4\0", 16);
  assert_refused (f, CB_ERROR_NOT_A_BOOK);

  for (gsize i = 0; i < sizeof random; i++)
    random[i] = (guint8) g_test_rand_int ();
  cb_test_file_write (f->path, random, sizeof random);
  assert_refused (f, CB_ERROR_NOT_A_BOOK);
  memset (random, 0, sizeof random);
  cb_test_file_write (f->path, random, sizeof random);
  assert_refused (f, CB_ERROR_NOT_A_BOOK);
}

static void
test_empty (CbTestBook    *f,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  cb_test_file_write (f->path, "", 0);
  g_assert_null (cb_test_open (f->path, FALSE, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NOT_A_BOOK);
  g_assert_cmpint (cb_test_file_get_size (f->path), ==, 0);
  names = cb_test_folder_list (f->folder);
  g_assert_cmpstr (names, ==, "book.db");

  cb_test_book_open (f);
  cb_test_add (f->book, "1", "Ada");
}

static void
test_other_program (CbTestBook    *f,
                    gconstpointer  data)
{
  execute (f->path, "PRAGMA journal_mode=DELETE; PRAGMA application_id=0; "
                    "CREATE TABLE customer (id INTEGER PRIMARY KEY, name); INSERT INTO customer VALUES (1, 'Ada')");
  assert_refused (f, CB_ERROR_OTHER_PROGRAM);
  execute (f->path, "PRAGMA journal_mode=DELETE; PRAGMA application_id=252006675; PRAGMA user_version=1");
  assert_refused (f, CB_ERROR_OTHER_PROGRAM);
  execute (f->path, "PRAGMA journal_mode=WAL");
  assert_refused (f, CB_ERROR_OTHER_PROGRAM);
}

/* The right program and version, but not what they say. */
static void
test_hollow (CbTestBook    *f,
             gconstpointer  data)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%d; CREATE TABLE x (y)",
                                           CB_SCHEMA_APPLICATION_ID, CB_SCHEMA_VERSION);
  g_autoptr (GError) error = NULL;

  execute (f->path, mark);
  g_assert_null (cb_test_open (f->path, TRUE, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_DAMAGED);
}

static void
test_newer (CbTestBook    *f,
            gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_book (f);

  execute (f->path, "PRAGMA user_version=99");
  assert_refused (f, CB_ERROR_NEWER_VERSION);
  execute (f->path, "PRAGMA user_version=" G_STRINGIFY (CB_SCHEMA_VERSION));
  cb_test_book_open (f);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, N_CUSTOMERS);
}

/* A crash that left the first transaction in the log alone, or not even that,
 * must not lock anybody out of a new book. */
static void
test_crash_at_creation (CbTestBook    *f,
                        gconstpointer  data)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) log = NULL;
  g_autofree char *log_path = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  g_autofree char *copy_log = g_strconcat (copy, "-wal", NULL);
  g_autoptr (CbConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  CbBook *book;

  /* Only made ready for writing. */
  connection = cb_connection_open (f->path, TRUE, FALSE, &error);
  g_assert_no_error (error);
  cb_test_file_copy (f->path, copy);
  book = cb_test_open (copy, TRUE, &error);
  g_assert_no_error (error);
  cb_test_add (book, "1", "Ada");
  cb_test_close (book);
  g_assert_cmpint (g_unlink (copy), ==, 0);

  /* With everything still in the log. */
  g_assert_true (cb_schema_prepare (connection, f->path, FALSE, &error));
  g_assert_no_error (error);
  file = cb_test_file_read (f->path);
  log = cb_test_file_read (log_path);
  cb_test_file_write (copy, g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  cb_test_file_write (copy_log, g_bytes_get_data (log, NULL), g_bytes_get_size (log));
  book = cb_test_open (copy, FALSE, &error);
  g_assert_no_error (error);
  cb_test_add (book, "1", "Ada");
  cb_test_close (book);
}

static void
test_truncated (CbTestBook    *f,
                gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_book (f);
  gsize size;
  const guint8 *contents = g_bytes_get_data (bytes, &size);
  const gsize lengths[] = { 16, 20, 50, 71, 72, 99, 100, 511, 512, 4095, 4096, 4097, 8192, size / 2, size - 4096, size - 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      cb_test_file_write (f->path, contents, lengths[i]);
      g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " bytes", lengths[i], size);
      assert_refused (f, CB_ERROR_DAMAGED);
    }
  cb_test_file_write (f->path, contents, 14);
  assert_refused (f, CB_ERROR_NOT_A_BOOK);
}

/* Overwritten in the middle: it opens, since nothing there is read for that,
 * but the check finds it, and what is read says so. */
static void
test_damaged_page (CbTestBook    *f,
                   gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_book (f);
  gsize size;
  g_autofree guint8 *contents = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *needle = "Some Name";
  g_autoptr (GError) error = NULL;
  g_autoptr (CbIdSet) hits = NULL;

  size = g_bytes_get_size (bytes);

  /* The whole page of a table's leaf in which customers stand. */
  for (gsize page = size / 4096 / 2; page < size / 4096; page++)
    {
      guint8 *start = contents + page * 4096;

      if (start[0] == 0x0d && g_strstr_len ((char *) start + 100, 4096 - 100, needle) != NULL)
        {
          memset (start, 0xa5, 4096);
          break;
        }
    }
  cb_test_file_write (f->path, contents, size);

  cb_test_book_open (f);
  g_assert_false (cb_test_check (f->book, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_DAMAGED);
  g_clear_error (&error);

  hits = cb_test_search (f->book, "some", &error);
  g_assert_null (hits);
  g_assert_error (error, CB_ERROR, CB_ERROR_DAMAGED);
}

static void
test_folder (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (f->path, 0700), ==, 0);
  for (guint create = 0; create < 2; create++)
    {
      g_assert_null (cb_test_open (f->path, create != 0, &error));
      g_assert_error (error, CB_ERROR, CB_ERROR_CANT_OPEN);
      g_clear_error (&error);
    }
}

/* Something that would be waited for without end. */
static void
test_pipe (CbTestBook    *f,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (f->path, 0600), ==, 0);
  for (guint create = 0; create < 2; create++)
    {
      g_assert_null (cb_test_open (f->path, create != 0, &error));
      g_assert_error (error, CB_ERROR, CB_ERROR_CANT_OPEN);
      g_clear_error (&error);
    }
}

/* A folder that can't be made, since a file is where it should be. */
static void
test_no_folder (CbTestBook    *f,
                gconstpointer  data)
{
  g_autofree char *below = g_build_filename (f->path, "deeper", "book.db", NULL);
  g_autoptr (GError) error = NULL;

  cb_test_file_write (f->path, "x", 1);
  g_assert_null (cb_test_open (below, TRUE, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_CANT_OPEN);
  g_clear_error (&error);

  /* Without leave to create nothing is made. */
  g_free (below);
  below = g_build_filename (f->folder, "none", "book.db", NULL);
  g_assert_null (cb_test_open (below, FALSE, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_CANT_OPEN);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
}

static void
test_dangling_link (CbTestBook    *f,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("/nowhere/book.db", f->path), ==, 0);
  g_assert_null (cb_test_open (f->path, TRUE, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_CANT_OPEN);
}

/* Where the portal of a sandbox hands in files: read, but no book is made. */
static void
test_handed_in (CbTestBook    *f,
                gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "doc", "1f2e3d4c", NULL);
  g_autofree char *path = g_build_filename (folder, "book.db", NULL);
  g_autofree char *names = NULL;
  g_autoptr (GBytes) bytes = make_book (f);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_null (cb_test_open (path, TRUE, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_HANDED_IN);

  g_clear_error (&error);
  cb_test_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  f->book = cb_test_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (cb_book_get_handed_in (f->book));
  g_assert_true (cb_book_get_read_only (f->book));
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, N_CUSTOMERS);
  names = cb_test_folder_list (folder);
  g_assert_cmpstr (names, ==, "book.db");
  cb_test_book_close (f);
  cb_test_file_assert_bytes (path, bytes);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up_path, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/bad-books/other-files", test_other_files);
  ADD ("/bad-books/empty", test_empty);
  ADD ("/bad-books/other-program", test_other_program);
  ADD ("/bad-books/hollow", test_hollow);
  ADD ("/bad-books/newer", test_newer);
  ADD ("/bad-books/crash-at-creation", test_crash_at_creation);
  ADD ("/bad-books/truncated", test_truncated);
  ADD ("/bad-books/damaged-page", test_damaged_page);
  ADD ("/bad-books/folder", test_folder);
  ADD ("/bad-books/pipe", test_pipe);
  ADD ("/bad-books/no-folder", test_no_folder);
  ADD ("/bad-books/dangling-link", test_dangling_link);
  ADD ("/bad-books/handed-in", test_handed_in);

  return g_test_run ();
}
