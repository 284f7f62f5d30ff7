/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "cb-error.h"
#include "cb-test-book.h"
#include "cb-test-files.h"

static void
test_create (CbTestBook    *f,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (f->folder, "new", "customer-book", NULL);
  g_autofree char *above = g_build_filename (f->folder, "new", NULL);
  g_autofree char *path = g_build_filename (folder, "book.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *names = NULL;
  mode_t mask = umask (0);
  g_autoptr (GError) error = NULL;
  CbBook *book = cb_test_open (path, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cb_test_file_get_mode (folder), ==, 0700);
  g_assert_cmpuint (cb_test_file_get_mode (above), ==, 0700);
  g_assert_cmpuint (cb_test_file_get_mode (path), ==, 0600);
  g_assert_cmpstr (cb_book_get_path (book), ==, path);
  g_assert_false (cb_book_get_read_only (book));
  g_assert_cmpuint (cb_book_get_n_live (book), ==, 0);
  g_assert_cmpuint (cb_book_get_n_deleted (book), ==, 0);

  cb_test_add (book, "1", "Ada");
  g_assert_cmpuint (cb_test_file_get_mode (log), ==, 0600);
  cb_test_close (book);
  umask (mask);

  /* Nothing stays beside it. */
  names = cb_test_folder_list (folder);
  g_assert_cmpstr (names, ==, "book.db");
  g_assert_cmpuint (cb_test_file_get_mode (path), ==, 0600);
}

static void
test_not_created (CbTestBook    *f,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  g_assert_null (cb_test_open (f->path, FALSE, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_CANT_OPEN);
  names = cb_test_folder_list (f->folder);
  g_assert_cmpstr (names, ==, "");
}

/* A file name is a file name, whatever SQLite's URIs make of its letters. */
static void
test_odd_paths (CbTestBook    *f,
                gconstpointer  data)
{
  static const char *const names[] = {
    "100% sure?mode=memory#1&x=y.db", " leading", "file:x", "ünïcode 日本.customerbook", "latin-\xe9.db", "%41", "'\";--",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, names[i], NULL);
      /* A second slash in front makes no other file of it. */
      g_autofree char *doubled = g_strconcat ("/", path, NULL);
      g_autoptr (GError) error = NULL;
      CbBook *book = cb_test_open (path, TRUE, &error);

      g_assert_no_error (error);
      cb_test_add (book, "1", "Ada");
      cb_test_close (book);

      book = cb_test_open (doubled, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (cb_book_get_n_live (book), ==, 1);
      cb_test_close (book);
    }
}

static void
test_relative_path (CbTestBook    *f,
                    gconstpointer  data)
{
  g_autofree char *before = g_get_current_dir ();
  g_autoptr (GError) error = NULL;
  CbBook *book;

  g_assert_cmpint (g_chdir (f->folder), ==, 0);
  book = cb_test_open ("book.db", TRUE, &error);
  g_assert_no_error (error);
  cb_test_close (book);
  g_assert_true (g_file_test (f->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_chdir (before), ==, 0);
}

static void
test_cancel_open (CbTestBook    *f,
                  gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  cb_book_open_async (f->path, TRUE, cancellable, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  g_assert_null (cb_book_open_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_check (CbTestBook    *f,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  cb_test_book_open (f);
  cb_test_add (f->book, "1", "Ada");
  g_assert_true (cb_test_check (f->book, &error));
  g_assert_no_error (error);
}

/* Closing does not wait for the check, nor fail for it. */
static void
test_close_during_check (CbTestBook    *f,
                         gconstpointer  data)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbBook) book = NULL;

  cb_test_book_open (f);
  book = g_object_ref (f->book);
  cb_book_check_async (book, cb_test_result_cb, &place);
  cb_test_book_close (f);
  result = cb_test_wait (&place);
  cb_book_check_finish (book, result, NULL);
}

/* What was said to be saved before is in the file; what comes later fails. */
static void
test_close_finishes (CbTestBook    *f,
                     gconstpointer  data)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  GAsyncResult *saving = NULL, *closing = NULL, *late = NULL;
  g_autoptr (GAsyncResult) saved_result = NULL;
  g_autoptr (GAsyncResult) closed_result = NULL;
  g_autoptr (GAsyncResult) late_result = NULL;
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_book_open (f);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Ada");
  cb_customer_store_save_async (f->book, customer, NULL, cb_test_result_cb, &saving);
  cb_book_close_async (f->book, cb_test_result_cb, &closing);
  closed_result = cb_test_wait (&closing);
  g_assert_true (cb_book_close_finish (f->book, closed_result, NULL));
  saved_result = cb_test_wait (&saving);
  saved = cb_customer_store_save_finish (f->book, saved_result, &error);
  g_assert_no_error (error);

  cb_customer_store_save_async (f->book, customer, NULL, cb_test_result_cb, &late);
  late_result = cb_test_wait (&late);
  g_assert_null (cb_customer_store_save_finish (f->book, late_result, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_FAILED);
  g_clear_object (&f->book);

  cb_test_book_open (f);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 1);
}

static void
count_cb (CbBook     *book,
          GParamSpec *pspec,
          guint      *n_told)
{
  (*n_told)++;
}

static void
assert_counts (CbTestBook *f,
               guint       n_live,
               guint       n_deleted)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      guint live, deleted;

      g_object_get (f->book, "n-live", &live, "n-deleted", &deleted, NULL);
      g_assert_cmpuint (live, ==, n_live);
      g_assert_cmpuint (deleted, ==, n_deleted);
      g_assert_cmpuint (cb_book_get_n_live (f->book), ==, n_live);
      g_assert_cmpuint (cb_id_set_get_size (cb_book_get_deleted (f->book)), ==, n_deleted);
      if (pass == 0)
        cb_test_book_reopen (f);
    }
}

static void
test_counts (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (CbIdSet) snapshot = NULL;
  g_autoptr (CbIdSet) set = NULL;
  guint n_told = 0;

  cb_test_book_open (f);
  g_signal_connect (f->book, "notify::n-live", G_CALLBACK (count_cb), &n_told);
  g_signal_connect (f->book, "notify::n-deleted", G_CALLBACK (count_cb), &n_told);
  set = cb_id_set_new_single (cb_test_add (f->book, "1", "Ada"));
  g_assert_cmpuint (n_told, ==, 2);
  cb_test_add (f->book, "2", "Bert");
  assert_counts (f, 2, 0);

  /* Who holds the set of before keeps it as it was. */
  snapshot = cb_id_set_ref (cb_book_get_deleted (f->book));
  cb_test_delete (f->book, set, NULL);
  g_assert_true (cb_id_set_is_empty (snapshot));
  assert_counts (f, 1, 1);
}

static void
assert_set (const CbIdSet *set,
            gint64         id)
{
  if (id == 0)
    {
      g_assert_true (set == NULL || cb_id_set_is_empty (set));
      return;
    }
  g_assert_nonnull (set);
  g_assert_cmpuint (cb_id_set_get_size (set), ==, 1);
  g_assert_true (cb_id_set_contains (set, id));
}

/* Each change tells what it was, when the book knows it already. */
static void
test_changed (CbTestBook    *f,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (CbCustomer) customer = NULL;
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (CbIdSet) set = NULL;
  g_autoptr (CbChange) erased = cb_change_new ();
  const CbChange *change;
  gint64 id;

  cb_test_book_open (f);
  cb_test_settle (f->book);
  changes = cb_test_watch_changes (f->book);

  id = cb_test_add (f->book, "1", "Ada");
  customer = cb_test_get (f->book, id, NULL);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Bert");
  saved = cb_test_save (f->book, customer, NULL);
  set = cb_id_set_new_single (id);
  cb_test_delete (f->book, set, NULL);
  erased->erased = cb_id_set_ref (set);
  cb_book_take_change (f->book, cb_change_copy (erased));
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 0);

  g_assert_cmpuint (changes->len, ==, 4);
  for (guint i = 0; i < changes->len; i++)
    {
      change = g_ptr_array_index (changes, i);
      g_assert_false (change->everything);
      assert_set (change->added, i == 0 ? id : 0);
      assert_set (change->edited, i == 1 ? id : 0);
      assert_set (change->deleted, i == 2 ? id : 0);
      assert_set (change->undeleted, 0);
      assert_set (change->erased, i == 3 ? id : 0);
    }
}

/* What is written here is not taken for a write by another. */
static void
test_own_writes (CbTestBook    *f,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) changes = NULL;

  cb_test_book_open (f);
  cb_test_settle (f->book);
  changes = cb_test_watch_changes (f->book);

  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      cb_test_add (f->book, number, "Ada");
      cb_book_poll (f->book);
      cb_test_settle (f->book);
    }
  g_assert_cmpuint (changes->len, ==, 20);
  for (guint i = 0; i < changes->len; i++)
    g_assert_false (((CbChange *) g_ptr_array_index (changes, i))->everything);
}

static gboolean
poll (CbDatabase *database)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed;

  cb_database_poll_async (database, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  changed = cb_database_poll_finish (database, result, &error);
  g_assert_no_error (error);

  return changed;
}

/* What another one writes is seen from the moment of opening on. */
static void
test_poll (CbTestBook    *f,
           gconstpointer  data)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (CbDatabase) database = NULL;
  g_autoptr (CbConnection) other = NULL;
  g_autoptr (GError) error = NULL;

  cb_database_open_async (f->path, TRUE, NULL, NULL, NULL, cb_test_result_cb, &place);
  opened = cb_test_wait (&place);
  database = cb_database_open_finish (opened, NULL, &error);
  g_assert_no_error (error);

  other = cb_connection_open (f->path, FALSE, FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (cb_connection_execute (other, "INSERT INTO person (name) SELECT 'P' || count(*) FROM person",
                                            &error));
      g_assert_true (poll (database));
      g_assert_false (poll (database));
    }

  cb_database_close_async (database, cb_test_result_cb, &place);
  closed = cb_test_wait (&place);
  g_assert_true (cb_database_close_finish (database, closed, NULL));
}

static gboolean
log_is_empty (gpointer path)
{
  return cb_test_file_get_size (path) <= 0;
}

/* After a write the log is emptied when there is nothing else to do. */
static void
test_log_emptied (CbTestBook    *f,
                  gconstpointer  data)
{
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);

  cb_test_book_open (f);
  cb_test_add (f->book, "1", "Ada");
  cb_test_wait_until (log_is_empty, log);
}

/* A reload that is under way when something is saved loses nothing and counts
 * nothing twice. */
static void
test_reload_and_save (CbTestBook    *f,
                      gconstpointer  data)
{
  cb_test_book_open (f);
  for (guint i = 1; i <= 200; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autoptr (CbIdSet) set = NULL;

      cb_book_reload (f->book);
      set = cb_id_set_new_single (cb_test_add (f->book, number, "Ada"));
      cb_book_reload (f->book);
      cb_test_delete (f->book, set, NULL);
    }
  cb_test_settle (f->book);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 0);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 200);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up_path, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/book/create", test_create);
  ADD ("/book/not-created", test_not_created);
  ADD ("/book/odd-paths", test_odd_paths);
  ADD ("/book/relative-path", test_relative_path);
  ADD ("/book/cancel-open", test_cancel_open);
  ADD ("/book/check", test_check);
  ADD ("/book/close-during-check", test_close_during_check);
  ADD ("/book/close-finishes", test_close_finishes);
  ADD ("/book/counts", test_counts);
  ADD ("/book/changed", test_changed);
  ADD ("/book/own-writes", test_own_writes);
  ADD ("/book/poll", test_poll);
  ADD ("/book/log-emptied", test_log_emptied);
  ADD ("/book/reload-and-save", test_reload_and_save);

  return g_test_run ();
}
