/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/resource.h>

#include "cb-error.h"
#include "cb-test-book.h"
#include "cb-test-files.h"
#include "cb-test-process.h"

/*
 * A full disk, as a limit to the size of files: writing beyond it fails with
 * EFBIG, which counts as a full disk. In a process of its own, since the limit
 * is that of a process.
 */

#define N_CUSTOMERS 2000

static void
set_limit (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
fill (CbCustomer *customer,
      guint       index)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Ada");
}

static CbCustomer *
make_large (void)
{
  CbCustomer *customer = cb_customer_new ();
  g_autofree char *notes = g_strnfill (900000, 'x');

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Large");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NOTES, notes);

  return customer;
}

static CbBook *
open_full (const char *path)
{
  g_autoptr (GError) error = NULL;
  CbBook *book;

  signal (SIGXFSZ, SIG_IGN);
  book = cb_test_open (path, TRUE, &error);
  g_assert_no_error (error);
  cb_test_fill (book, N_CUSTOMERS, fill);
  cb_test_close (book);
  book = cb_test_open (path, TRUE, &error);
  g_assert_no_error (error);

  return book;
}

static gboolean
log_is_empty (gpointer data)
{
  g_autofree char *log = g_strconcat (data, "-wal", NULL);

  return cb_test_file_get_size (log) <= 0;
}

/* No room for the log: nothing is written, and the book goes on. */
static int
play_log_full (char **args)
{
  CbBook *book = open_full (args[0]);
  g_autoptr (CbCustomer) large = make_large ();
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) changes = cb_test_watch_changes (book);
  g_autoptr (GError) error = NULL;

  set_limit (128 * 1024);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_null (cb_test_save (book, large, &error));
      g_assert_error (error, CB_ERROR, CB_ERROR_DISK_FULL);
      g_clear_error (&error);
    }
  g_assert_cmpuint (cb_book_get_n_live (book), ==, N_CUSTOMERS);
  g_assert_cmpuint (changes->len, ==, 0);

  ids = cb_test_list (book, CB_SCOPE_LIVE, CB_SORT_NAME, FALSE, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, N_CUSTOMERS);
  cb_test_add (book, "small", "Bert");

  set_limit (RLIM_INFINITY);
  saved = cb_test_save (book, large, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cb_book_get_n_live (book), ==, N_CUSTOMERS + 2);
  g_assert_true (cb_test_check (book, &error));
  cb_test_close (book);
  cb_test_say ("done");

  return 0;
}

/* Room for the log, but not to move it into the file: what was saved stays
 * saved, and is moved as soon as there is room. */
static int
play_file_full (char **args)
{
  CbBook *book = open_full (args[0]);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  set_limit ((rlim_t) cb_test_file_get_size (args[0]));
  for (n = 0; n < 20; n++)
    {
      g_autofree char *number = g_strdup_printf ("new %u", n);
      g_autofree char *notes = g_strnfill (2000, 'x');
      g_autoptr (CbCustomer) customer = cb_customer_new ();
      g_autoptr (CbCustomer) saved = NULL;

      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Bert");
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NOTES, notes);
      saved = cb_test_save (book, customer, &error);
      if (saved == NULL)
        break;
    }
  /* As many as the log had room for. */
  g_assert_cmpuint (n, >, 0);
  if (error != NULL)
    g_assert_error (error, CB_ERROR, CB_ERROR_DISK_FULL);
  g_assert_false (log_is_empty (args[0]));
  g_assert_cmpuint (cb_book_get_n_live (book), ==, N_CUSTOMERS + n);

  set_limit (RLIM_INFINITY);
  cb_test_wait_until (log_is_empty, args[0]);
  cb_test_close (book);

  g_clear_error (&error);
  book = cb_test_open (args[0], FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cb_book_get_n_live (book), ==, N_CUSTOMERS + n);
  g_assert_true (cb_test_check (book, &error));
  cb_test_close (book);
  cb_test_say ("done");

  return 0;
}

/* No room for as much as the beginning of a book. */
static int
play_new_book (char **args)
{
  g_autoptr (GError) error = NULL;
  CbBook *book;

  signal (SIGXFSZ, SIG_IGN);
  for (rlim_t limit = 0; limit < 40000; limit += 2000)
    {
      set_limit (limit);
      book = cb_test_open (args[0], TRUE, &error);
      if (book == NULL)
        g_assert_error (error, CB_ERROR, CB_ERROR_DISK_FULL);
      else
        cb_test_close (book);
      g_clear_error (&error);
    }

  set_limit (RLIM_INFINITY);
  book = cb_test_open (args[0], TRUE, &error);
  g_assert_no_error (error);
  cb_test_add (book, "1", "Ada");
  cb_test_close (book);
  cb_test_say ("done");

  return 0;
}

static const CbTestRole roles[] = {
  { "log-full", play_log_full },
  { "file-full", play_file_full },
  { "new-book", play_new_book },
};

static void
test_role (CbTestBook    *f,
           gconstpointer  data)
{
  CbTestProcess *process = cb_test_process_new (data, f->path, NULL);

  cb_test_process_expect (process, "done");
  g_assert_cmpint (cb_test_process_finish (process), ==, 0);
}

#define ADD(path, role) \
  g_test_add (path, CbTestBook, role, cb_test_book_set_up_path, test_role, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  cb_test_play_role (argc, argv, roles, G_N_ELEMENTS (roles));
  g_test_init (&argc, &argv, NULL);

  ADD ("/disk-full/log", "log-full");
  ADD ("/disk-full/file", "file-full");
  ADD ("/disk-full/new-book", "new-book");

  return g_test_run ();
}
