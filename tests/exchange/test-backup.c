/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

#include "backup-fixture.h"
#include "cb-backup.h"
#include "cb-connection.h"
#include "cb-error.h"
#include "cb-test-files.h"
#include "cb-test-people.h"
#include "cb-test-process.h"

/*
 * A copy of the whole book that is open.
 */

#define LAST "(SELECT max (id) FROM operation)"
#define KEPT "something else"

static void
set_up (CbTestBook    *f,
        gconstpointer  data)
{
  cb_test_book_set_up (f, data);
  backup_fixture_fill (f->book);
}

static gboolean
back_up (CbTestBook  *f,
         const char  *name,
         GError     **error)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  return backup_fixture_back_up (f->book, path, error);
}

/* All of it, also what is in the log only; a file of its own that opens as a book. */
static void
test_equal (CbTestBook    *f,
            gconstpointer  data)
{
  g_autofree char *path = backup_fixture_make (f, "copy.db");
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *names = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (GError) error = NULL;
  CbBook *copy;

  g_assert_cmpuint (cb_test_file_get_mode (path), ==, 0600);
  g_assert_cmpint (cb_test_file_get_size (log), ==, -1);
  backup_fixture_assert (f->book, "SELECT kind || ' ' || n_customers || ' ' || person_name = "
                                  "(SELECT '27 3 ' || name FROM person WHERE id = 1) FROM operation WHERE id = " LAST, "1");

  cb_test_book_close (f);
  dump = backup_fixture_dump (f->path);
  copied = backup_fixture_dump (path);
  g_assert_nonnull (strstr (dump, "Ada Lovelace"));
  g_assert_cmpstr (copied, ==, dump);

  copy = cb_test_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (cb_test_check (copy, &error));
  g_assert_cmpuint (cb_book_get_n_live (copy), ==, 2);
  /* It was made before that was recorded. */
  backup_fixture_assert (copy, "SELECT count (*) FROM operation WHERE kind = 27", "0");
  cb_test_close (copy);
  names = cb_test_folder_list (f->folder);
  g_assert_cmpstr (names, ==, "book.db copy.db");
}

/* Nothing of who was erased is in the unused pages of a copy. */
static void
test_replaces (CbTestBook    *f,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  cb_test_file_write (path, KEPT, strlen (KEPT));
  g_chmod (path, 0644);
  g_assert_true (back_up (f, "copy.db", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (cb_test_file_get_mode (path), ==, 0600);
  g_assert_cmpint (cb_test_file_get_size (path), >, 4096);
  names = cb_test_folder_list (f->folder);
  g_assert_null (strstr (names, "copy.db."));
}

/* Written to while it is copied, the copy is what it was at one moment. */
static void
test_used_meanwhile (CbTestBook    *f,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "copy.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean noted;
  CbBook *copy;
  guint n = 0;

  cb_backup_async (f->book, file, NULL, NULL, cb_test_result_cb, &place);
  while (place == NULL || n == 0)
    {
      cb_test_add (f->book, "", "New");
      n++;
    }
  result = cb_test_wait (&place);
  g_assert_true (cb_backup_finish (f->book, result, &noted, &error));
  g_assert_no_error (error);
  g_assert_true (noted);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 2 + n);
  copy = cb_test_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (cb_test_check (copy, &error));
  g_assert_cmpuint (cb_book_get_n_live (copy), <=, 2 + n);
  cb_test_close (copy);
}

static void
assert_refused (CbTestBook *f,
                const char *name,
                int         code)
{
  g_autofree char *before = cb_test_folder_list (f->folder);
  g_autofree char *after = NULL;
  g_autofree char *last = cb_test_query (f->book, "SELECT " LAST, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (back_up (f, name, &error));
  g_assert_error (error, CB_ERROR, code);
  after = cb_test_folder_list (f->folder);
  g_assert_cmpstr (after, ==, before);
  backup_fixture_assert (f->book, "SELECT " LAST, last);
  g_assert_true (cb_test_check (f->book, NULL));
}

static void
test_targets (CbTestBook    *f,
              gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (f->folder, "folder", NULL);
  g_autofree char *link_path = g_build_filename (f->folder, "link.db", NULL);

  assert_refused (f, "book.db", CB_ERROR_SAME_BOOK);
  assert_refused (f, "book.db-wal", CB_ERROR_SAME_BOOK);
  g_assert_cmpint (symlink (f->path, link_path), ==, 0);
  assert_refused (f, "link.db", CB_ERROR_SAME_BOOK);
  assert_refused (f, "missing/copy.db", CB_ERROR_NO_TARGET);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_refused (f, "folder", CB_ERROR_NO_TARGET);
}

/* What a crash has left goes, but for what somebody is at. */
static void
test_left (CbTestBook    *f,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "copy.db", NULL);
  g_autofree char *beside = g_strconcat (path, ".backing-up", NULL);
  g_autoptr (GError) error = NULL;
  int fd;

  cb_test_file_write (beside, KEPT, strlen (KEPT));
  fd = g_open (beside, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  assert_refused (f, "copy.db", CB_ERROR_TARGET_IN_USE);
  g_assert_cmpint (cb_test_file_get_size (beside), ==, strlen (KEPT));

  g_close (fd, NULL);
  g_assert_true (back_up (f, "copy.db", &error));
  g_assert_no_error (error);
  g_assert_cmpint (cb_test_file_get_size (beside), ==, -1);
  g_assert_cmpint (cb_test_file_get_size (path), >, 4096);
}

/* Killed, it leaves its log. */
static int
play_other (char **args)
{
  g_autoptr (GError) error = NULL;
  CbConnection *connection = cb_connection_open (args[0], FALSE, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (cb_connection_execute (connection, "INSERT INTO setting (key, value) VALUES ('left', '1')", &error));
  g_assert_no_error (error);
  cb_test_say ("open");
  cb_test_wait_to_go_on ();
  raise (SIGKILL);

  return 0;
}

/* A log that belongs to what is replaced would be replayed into the copy. */
static void
test_logs (CbTestBook    *f,
           gconstpointer  data)
{
  g_autofree char *path = backup_fixture_make (f, "copy.db");
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *stray = g_build_filename (f->folder, "stray.db-journal", NULL);
  g_autoptr (GError) error = NULL;
  CbTestProcess *other = cb_test_process_new ("other", path, NULL);
  CbBook *copy;

  cb_test_process_expect (other, "open");
  assert_refused (f, "copy.db", CB_ERROR_TARGET_IN_USE);
  cb_test_process_go_on (other);
  g_assert_cmpint (cb_test_process_finish (other), ==, -SIGKILL);

  g_assert_cmpint (cb_test_file_get_size (log), >, 0);
  g_assert_true (back_up (f, "copy.db", &error));
  g_assert_no_error (error);
  g_assert_cmpint (cb_test_file_get_size (log), ==, -1);
  copy = cb_test_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (cb_test_check (copy, &error));
  g_assert_cmpuint (cb_book_get_n_live (copy), ==, 2);
  backup_fixture_assert (copy, "SELECT count (*) FROM setting WHERE key = 'left'", "0");
  cb_test_close (copy);

  cb_test_file_write (stray, KEPT, strlen (KEPT));
  assert_refused (f, "stray.db", CB_ERROR_TARGET_IN_USE);
}

/* A copy that is there is no failure. */
static void
test_not_noted (CbTestBook    *f,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "copy.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean noted = TRUE;

  cb_test_execute (f->book, "CREATE TRIGGER no_note BEFORE INSERT ON operation BEGIN SELECT RAISE (ABORT, 'no'); END",
                   &error);
  g_assert_no_error (error);
  cb_backup_async (f->book, file, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  g_assert_true (cb_backup_finish (f->book, result, &noted, &error));
  g_assert_no_error (error);
  g_assert_false (noted);
  g_assert_cmpint (cb_test_file_get_size (path), >, 4096);
  backup_fixture_assert (f->book, "SELECT count (*) FROM operation WHERE kind = 27", "0");
}

static void
test_cancelled (CbTestBook    *f,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "copy.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *names = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean noted;

  cb_backup_async (f->book, file, NULL, cancellable, cb_test_result_cb, &place);
  g_cancellable_cancel (cancellable);
  result = cb_test_wait (&place);
  g_assert_false (cb_backup_finish (f->book, result, &noted, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  names = cb_test_folder_list (f->folder);
  g_assert_null (strstr (names, "copy"));
}

static void
test_rights (CbTestBook    *f,
             gconstpointer  data)
{
  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      g_autoptr (GError) error = NULL;

      cb_test_people_allow_all_but (f->book, permission);
      g_test_message ("without %s", cb_permission_get_key (permission));
      if (permission != CB_PERMISSION_BACK_UP)
        {
          g_assert_true (back_up (f, "copy.db", &error));
          g_assert_no_error (error);
          continue;
        }
      g_assert_false (back_up (f, "refused.db", &error));
      g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
      cb_test_settle (f->book);
      backup_fixture_assert (f->book, "SELECT kind FROM operation WHERE id = " LAST, "21");
    }
}

/* With the disk full. */
static int
play_full (char **args)
{
  struct rlimit limit;
  g_autoptr (GError) error = NULL;
  CbBook *book;

  signal (SIGXFSZ, SIG_IGN);
  book = cb_test_open (args[0], FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (backup_fixture_back_up (book, args[1], &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_TARGET_FULL);
  cb_test_close (book);
  cb_test_say ("done");

  return 0;
}

static void
test_full (CbTestBook    *f,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "copy.db", NULL);
  g_autoptr (GBytes) expected = g_bytes_new_static (KEPT, strlen (KEPT));
  g_autofree char *names = NULL;
  CbTestProcess *process;

  cb_test_file_write (path, KEPT, strlen (KEPT));
  cb_test_book_close (f);
  process = cb_test_process_new ("full", f->path, path, NULL);
  cb_test_process_expect (process, "done");
  g_assert_cmpint (cb_test_process_finish (process), ==, 0);
  cb_test_file_assert_bytes (path, expected);
  names = cb_test_folder_list (f->folder);
  g_assert_cmpstr (names, ==, "book.db copy.db");
}

static void
test_name (CbTestBook    *f,
           gconstpointer  data)
{
  g_autofree char *name = cb_backup_make_name (f->book, NULL);
  g_autofree char *with_words = cb_backup_make_name (f->book, "before it");

  g_assert_true (g_regex_match_simple ("^book 20[0-9]{2}-[01][0-9]-[0-3][0-9]\\.db$", name, 0, 0));
  g_assert_true (g_str_has_prefix (with_words, "book before it 20"));
}

static const CbTestRole roles[] = {
  { "full", play_full },
  { "other", play_other },
};

int
main (int   argc,
      char *argv[])
{
  cb_test_play_role (argc, argv, roles, G_N_ELEMENTS (roles));
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/backup/" name, CbTestBook, NULL, set_up, function, cb_test_book_tear_down)
  ADD ("equal", test_equal);
  ADD ("replaces", test_replaces);
  ADD ("used-meanwhile", test_used_meanwhile);
  ADD ("targets", test_targets);
  ADD ("left", test_left);
  ADD ("logs", test_logs);
  ADD ("not-noted", test_not_noted);
  ADD ("cancelled", test_cancelled);
  ADD ("rights", test_rights);
  ADD ("full", test_full);
  ADD ("name", test_name);
#undef ADD

  return g_test_run ();
}
