/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "backup-fixture.h"
#include "cb-test-files.h"
#include "cb-test-process.h"

/*
 * A backup in the place of the book, stopped anywhere.
 */

/* What changes the folder or says that it is on the disk: the process that counts them
 * is killed at one of them. These stand in for those of the C library. */
static int until_kill = -1;

static void
step (void)
{
  if (until_kill > 0 && --until_kill == 0)
    raise (SIGKILL);
}

int
rename (const char *from,
        const char *to)
{
  step ();

  return (int) syscall (SYS_renameat2, -100, from, -100, to, 0);
}

int
link (const char *from,
      const char *to)
{
  step ();

  return (int) syscall (SYS_linkat, -100, from, -100, to, 0);
}

int
unlink (const char *path)
{
  step ();

  return (int) syscall (SYS_unlinkat, -100, path, 0);
}

int
fsync (int fd)
{
  step ();

  return (int) syscall (SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  step ();

  return (int) syscall (SYS_fdatasync, fd);
}

static void
set_up (CbTestBook    *f,
        gconstpointer  data)
{
  cb_test_book_set_up (f, data);
  backup_fixture_fill (f->book);
}

static char *
get_path (CbTestBook *f,
          const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

/* Restores, and is killed at the step that it is told. */
static int
play_killed (char **args)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  CbBook *book = cb_test_open (args[0], FALSE, &error);

  g_assert_no_error (error);
  until_kill = atoi (args[3]);
  g_assert_true (backup_fixture_prepare (book, args[1], &error));
  cb_test_close (book);
  aside = backup_fixture_put (args[0], args[2], &error);
  g_assert_no_error (error);

  return 0;
}

static guint
get_n_names (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return (guint) info.st_nlink;
}

static void
test_killed (CbTestBook    *f,
             gconstpointer  data)
{
  g_autofree char *backup = backup_fixture_make (f, "backup.db");
  g_autofree char *original = get_path (f, "original.db");
  g_autofree char *wanted = get_path (f, BACKUP_FIXTURE_ASIDE);
  g_autofree char *next = g_strconcat (f->path, ".restoring", NULL);
  gboolean was_restored = FALSE;
  gboolean had_second_name = FALSE;
  int status = -1;
  guint n;

  cb_test_add (f->book, "D-4", "Di");
  cb_test_book_close (f);
  cb_test_file_copy (f->path, original);
  for (n = 1; status != 0; n++)
    {
      g_autofree char *at = g_strdup_printf ("%u", n);
      CbTestProcess *process = cb_test_process_new ("killed", f->path, backup, wanted, at, NULL);
      gboolean restored;

      status = cb_test_process_finish (process);
      g_assert_true (status == 0 || status == -SIGKILL);
      g_assert_cmpuint (n, <, 500);
      had_second_name = had_second_name || get_n_names (f->path) == 2;

      cb_test_book_open (f);
      g_assert_true (cb_test_check (f->book, NULL));
      restored = cb_book_get_n_live (f->book) == 2;
      g_assert_true (restored || cb_book_get_n_live (f->book) == 3);
      backup_fixture_assert (f->book, "SELECT count (*) FROM operation WHERE kind = 28", restored ? "1" : "0");
      g_assert_false (g_file_test (next, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (get_n_names (f->path), ==, 1);
      cb_test_book_close (f);

      /* What was set aside is the book as it was. */
      if (restored)
        g_assert_true (g_file_test (wanted, G_FILE_TEST_EXISTS));
      if (g_file_test (wanted, G_FILE_TEST_EXISTS))
        {
          g_autofree char *dump = backup_fixture_dump (wanted);

          g_assert_nonnull (strstr (dump, "'D-4'"));
        }
      g_assert_true (!was_restored || restored);
      was_restored = restored;
      g_unlink (wanted);
      g_unlink (f->path);
      cb_test_file_copy (original, f->path);
    }
  g_test_message ("%u steps", n);
  g_assert_true (was_restored);
  g_assert_true (had_second_name);
  g_assert_cmpuint (n, >, 10);
}

static const CbTestRole roles[] = {
  { "killed", play_killed },
};

int
main (int   argc,
      char *argv[])
{
  cb_test_play_role (argc, argv, roles, G_N_ELEMENTS (roles));
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/restore/killed", CbTestBook, NULL, set_up, test_killed, cb_test_book_tear_down);

  return g_test_run ();
}
