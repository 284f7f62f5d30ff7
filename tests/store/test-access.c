/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "cb-error.h"
#include "cb-test-book.h"
#include "cb-test-files.h"
#include "cb-test-process.h"

/* What is waited for a lock, and a little more for the rest. */
#define LOCK_SECONDS 12

/* Opens a book as somebody whom the system does not allow everything, and
 * says what came of it. */
static int
play_opener (char **args)
{
  gboolean create = args[1] != NULL && g_str_equal (args[1], "create");
  g_autoptr (GError) error = NULL;
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  CbBook *book;

  if (!cb_test_drop_root ())
    {
      cb_test_say ("still root");
      return 0;
    }

  book = cb_test_open (args[0], create, &error);
  if (book == NULL)
    {
      cb_test_say ("refused %d", error->domain == CB_ERROR ? error->code : -1);
      return 0;
    }

  cb_test_say ("open%s %u", cb_book_get_read_only (book) ? " read-only" : "", cb_book_get_n_live (book));
  if (cb_book_get_n_live (book) > 0)
    {
      g_autoptr (GArray) ids = cb_test_list (book, CB_SCOPE_LIVE, CB_SORT_NAME, FALSE, 0, &error);
      g_autoptr (CbIdSet) hits = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, ==, cb_book_get_n_live (book));
      hits = cb_test_search (book, "ada", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (cb_id_set_get_size (hits), ==, 1);
      g_assert_true (cb_test_check (book, &error));
    }

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Bert");
  if (cb_test_save (book, customer, &error) == NULL)
    cb_test_say ("not saved %d", error->domain == CB_ERROR ? error->code : -1);
  else
    cb_test_say ("saved");
  cb_test_close (book);

  return 0;
}

/* Keeps a book locked until told to let go. */
static int
play_locker (char **args)
{
  g_autoptr (GError) error = NULL;
  CbConnection *connection = cb_connection_open (args[0], FALSE, FALSE, &error);

  g_assert_no_error (error);
  if (g_str_equal (args[1], "exclusive"))
    {
      /* The log has to be closed for others as well. */
      g_assert_true (cb_connection_execute (connection, "PRAGMA locking_mode=EXCLUSIVE", &error));
      g_assert_true (cb_connection_execute (connection, "PRAGMA journal_mode=DELETE", &error));
      g_assert_true (cb_connection_execute (connection, "BEGIN EXCLUSIVE", &error));
    }
  else
    {
      g_assert_true (cb_connection_begin (connection, &error));
    }
  cb_test_say ("locked");
  cb_test_wait_to_go_on ();
  cb_connection_rollback (connection);
  cb_connection_close (connection);

  return 0;
}

static const CbTestRole roles[] = {
  { "opener", play_opener },
  { "locker", play_locker },
};

/* A book with one customer, closed, that others may come to. */
static void
set_up (CbTestBook    *f,
        gconstpointer  data)
{
  cb_test_book_set_up (f, data);
  cb_test_add (f->book, "1", "Ada");
  cb_test_book_close (f);
  g_assert_cmpint (g_chmod (f->folder, 0777), ==, 0);
  g_assert_cmpint (g_chmod (f->path, 0666), ==, 0);
}

static void
tear_down (CbTestBook    *f,
           gconstpointer  data)
{
  g_assert_cmpint (g_chmod (f->folder, 0700), ==, 0);
  cb_test_book_tear_down (f, data);
}

/* FALSE if there is no way to be anybody but root. */
static gboolean
play_and_expect (CbTestBook *f,
                 const char *create,
                 const char *first,
                 const char *second)
{
  CbTestProcess *opener = cb_test_process_new ("opener", f->path, create, NULL);
  g_autofree char *heard = cb_test_process_hear (opener);

  if (g_strcmp0 (heard, "still root") == 0)
    {
      g_test_skip ("Root can't be left behind here");
      cb_test_process_finish (opener);
      return FALSE;
    }

  g_assert_cmpstr (heard, ==, first);
  if (second != NULL)
    cb_test_process_expect (opener, second);
  g_assert_cmpint (cb_test_process_finish (opener), ==, 0);

  return TRUE;
}

static void
test_allowed (CbTestBook    *f,
              gconstpointer  data)
{
  play_and_expect (f, NULL, "open 1", "saved");
}

static void
assert_refused (CbTestBook *f,
                const char *create,
                int         code)
{
  g_autofree char *line = g_strdup_printf ("refused %d", code);

  play_and_expect (f, create, line, NULL);
}

static char *
not_saved (int code)
{
  return g_strdup_printf ("not saved %d", code);
}

static void
assert_read_only (CbTestBook *f)
{
  g_autofree char *line = not_saved (CB_ERROR_READ_ONLY);
  g_autoptr (GBytes) before = cb_test_file_read (f->path);
  g_autofree char *names = NULL;

  play_and_expect (f, "create", "open read-only 1", line);
  cb_test_file_assert_bytes (f->path, before);
  names = cb_test_folder_list (f->folder);
  g_assert_cmpstr (names, ==, "book.db");
}

static void
test_read_only_file (CbTestBook    *f,
                     gconstpointer  data)
{
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
  assert_read_only (f);
}

/* The file may be written, but no log can be made beside it. */
static void
test_read_only_folder (CbTestBook    *f,
                       gconstpointer  data)
{
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  assert_read_only (f);
}

static void
test_both_read_only (CbTestBook    *f,
                     gconstpointer  data)
{
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  assert_read_only (f);
}

static void
test_unreadable_file (CbTestBook    *f,
                      gconstpointer  data)
{
  g_assert_cmpint (g_chmod (f->path, 0), ==, 0);
  assert_refused (f, NULL, CB_ERROR_NO_ACCESS);
  assert_refused (f, "create", CB_ERROR_NO_ACCESS);
  g_assert_cmpint (g_chmod (f->path, 0666), ==, 0);
}

static void
test_unreadable_folder (CbTestBook    *f,
                        gconstpointer  data)
{
  g_assert_cmpint (g_chmod (f->folder, 0), ==, 0);
  assert_refused (f, NULL, CB_ERROR_NO_ACCESS);
  assert_refused (f, "create", CB_ERROR_NO_ACCESS);
}

/* No new book in a folder that can't be written. */
static void
test_no_new_file (CbTestBook    *f,
                  gconstpointer  data)
{
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  assert_refused (f, NULL, CB_ERROR_CANT_OPEN);
  assert_refused (f, "create", CB_ERROR_NO_ACCESS);
}

static void
test_no_new_folder (CbTestBook    *f,
                    gconstpointer  data)
{
  char *path = f->path;

  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  f->path = g_build_filename (f->folder, "deeper", "still", "book.db", NULL);
  assert_refused (f, "create", CB_ERROR_NO_ACCESS);
  g_assert_cmpint (g_chmod (f->folder, 0777), ==, 0);
  play_and_expect (f, "create", "open 0", "saved");
  g_free (f->path);
  f->path = path;
}

/* A log that another one left is part of the book, also when it is only read. */
static void
test_read_only_with_log (CbTestBook    *f,
                         gconstpointer  data)
{
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *link = NULL;
  g_autoptr (CbConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = not_saved (CB_ERROR_READ_ONLY);

  connection = cb_connection_open (f->path, FALSE, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (cb_connection_execute (connection, "UPDATE customer SET name = 'Ada in the log'", &error));
  g_assert_true (cb_connection_execute (connection, "INSERT INTO customer (number, name, created, changed, "
                                                    "number_key, name_key, contact_key, email_key, phone_key) "
                                                    "VALUES ('2', 'Bert', 1, 1, x'', x'', x'', '', '')", &error));
  g_assert_cmpint (cb_test_file_get_size (log), >, 0);
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
  if (!play_and_expect (f, NULL, "open read-only 2", line))
    return;

  /* The log has the name of the file, not that of a link to it. */
  link = g_build_filename (f->folder, "link.db", NULL);
  g_assert_cmpint (symlink (f->path, link), ==, 0);
  g_free (f->path);
  f->path = g_strdup (link);
  play_and_expect (f, NULL, "open read-only 2", line);
}

static void
test_locked (CbTestBook    *f,
             gconstpointer  data)
{
  CbTestProcess *locker = cb_test_process_new ("locker", f->path, "exclusive", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  cb_test_process_expect (locker, "locked");
  before = cb_test_file_read (f->path);
  start = g_get_monotonic_time ();
  g_assert_null (cb_test_open (f->path, TRUE, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_IN_USE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, LOCK_SECONDS * G_USEC_PER_SEC);
  cb_test_file_assert_bytes (f->path, before);

  cb_test_process_go_on (locker);
  g_assert_cmpint (cb_test_process_finish (locker), ==, 0);
  cb_test_book_open (f);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 1);
}

/* While another one writes, reading goes on, and a write waits, but not for ever. */
static void
test_other_writes (CbTestBook    *f,
                   gconstpointer  data)
{
  CbTestProcess *locker = cb_test_process_new ("locker", f->path, "write", NULL);
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  cb_test_process_expect (locker, "locked");
  cb_test_book_open (f);
  ids = cb_test_list (f->book, CB_SCOPE_LIVE, CB_SORT_NAME, FALSE, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Bert");
  start = g_get_monotonic_time ();
  g_assert_null (cb_test_save (f->book, customer, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_IN_USE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, LOCK_SECONDS * G_USEC_PER_SEC);
  g_clear_error (&error);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 1);

  cb_test_process_go_on (locker);
  g_assert_cmpint (cb_test_process_finish (locker), ==, 0);
  saved = cb_test_save (f->book, customer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 2);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  cb_test_play_role (argc, argv, roles, G_N_ELEMENTS (roles));
  g_test_init (&argc, &argv, NULL);

  ADD ("/access/allowed", test_allowed);
  ADD ("/access/read-only-file", test_read_only_file);
  ADD ("/access/read-only-folder", test_read_only_folder);
  ADD ("/access/both-read-only", test_both_read_only);
  ADD ("/access/unreadable-file", test_unreadable_file);
  ADD ("/access/unreadable-folder", test_unreadable_folder);
  ADD ("/access/no-new-file", test_no_new_file);
  ADD ("/access/no-new-folder", test_no_new_folder);
  ADD ("/access/read-only-with-log", test_read_only_with_log);
  ADD ("/access/locked", test_locked);
  ADD ("/access/other-writes", test_other_writes);

  return g_test_run ();
}
