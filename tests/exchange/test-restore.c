/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "backup-fixture.h"
#include "cb-backup.h"
#include "cb-book-file.h"
#include "cb-error.h"
#include "cb-schema.h"
#include "cb-test-files.h"
#include "cb-test-people.h"
#include "cb-test-plan.h"
#include "cb-test-process.h"

/*
 * A backup in the place of the book.
 */

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

static void
test_restored (CbTestBook    *f,
               gconstpointer  data)
{
  g_autofree char *backup = backup_fixture_make (f, "backup.db");
  g_autofree char *dump = backup_fixture_dump (backup);
  g_autofree char *restored = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *again = NULL;
  g_autofree char *later = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *names = NULL;

  cb_test_add (f->book, "D-4", "Di");
  aside = backup_fixture_restore (f, backup);
  g_assert_true (g_str_has_suffix (aside, "/" BACKUP_FIXTURE_ASIDE));
  g_assert_cmpuint (cb_test_file_get_mode (f->path), ==, 0600);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 2);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 1);
  g_assert_true (cb_test_check (f->book, NULL));
  backup_fixture_assert (f->book, "SELECT count (*) FROM customer WHERE number = 'D-4'", "0");
  backup_fixture_assert (f->book, "SELECT o.kind || ' ' || o.n_customers || ' ' || (p.name = o.person_name) || p.active "
                                  "FROM operation o JOIN person p ON p.id = o.person_id "
                                  "WHERE o.id = (SELECT max (id) FROM operation)", "28 3 11");
  cb_test_book_close (f);
  restored = backup_fixture_dump (f->path);
  g_assert_cmpstr (restored, ==, dump);

  /* What was there is kept: it can be restored too, which takes no name that is taken. */
  later = backup_fixture_dump (aside);
  g_assert_nonnull (strstr (later, "'D-4'"));
  cb_test_book_open (f);
  again = backup_fixture_restore (f, aside);
  g_assert_true (g_str_has_suffix (again, "/book before restoring 2.db"));
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 3);
  cb_test_book_close (f);
  kept = backup_fixture_dump (f->path);
  g_assert_cmpstr (kept, ==, later);
  names = cb_test_folder_list (f->folder);
  g_assert_cmpstr (names, ==, "backup.db book before restoring 2.db book before restoring.db book.db");
}

static void
assert_refused (CbTestBook *f,
                const char *path,
                int         code)
{
  g_autoptr (CbBackupContents) contents = NULL;
  g_autoptr (GError) look_error = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = cb_test_folder_list (f->folder);
  g_autofree char *after = NULL;

  g_test_message ("%s", path);
  contents = backup_fixture_look (f->book, path, &look_error);
  g_assert_null (contents);
  g_assert_error (look_error, CB_ERROR, code);
  g_assert_false (backup_fixture_prepare (f->book, path, &error));
  g_assert_error (error, CB_ERROR, code);
  after = cb_test_folder_list (f->folder);
  g_assert_cmpstr (after, ==, names);
}

static void
damage (const char *path,
        gsize       at,
        gsize       n)
{
  g_autoptr (GBytes) bytes = cb_test_file_read (path);
  gsize size;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));

  g_assert_cmpuint (at + n, <=, size);
  memset (data + at, 0xa5, n);
  cb_test_file_write (path, data, size);
}

static void
test_refused (CbTestBook    *f,
              gconstpointer  data)
{
  g_autofree char *backup = backup_fixture_make (f, "backup.db");
  g_autofree char *text = get_path (f, "text.db");
  g_autofree char *newer = get_path (f, "newer.db");
  g_autofree char *damaged = get_path (f, "damaged.db");
  g_autofree char *cut_off = get_path (f, "cut-off.db");
  g_autofree char *link_path = get_path (f, "link.db");
  g_autofree char *missing = get_path (f, "missing.db");
  g_autoptr (GBytes) bytes = cb_test_file_read (backup);
  const guint8 version[] = { 0, 0, 0x27, 0x0f };

  cb_test_file_write (text, "Number,Name\n", 12);
  cb_test_file_copy (backup, newer);
  {
    gsize size;
    g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));

    memcpy (copy + 60, version, sizeof version);
    cb_test_file_write (newer, copy, size);
    cb_test_file_write (cut_off, copy + 0, 5000);
  }
  cb_test_file_copy (backup, damaged);
  /* The page that the schema goes on with, and all after it. */
  damage (damaged, 4096, g_bytes_get_size (bytes) - 4096);
  g_assert_cmpint (symlink (f->path, link_path), ==, 0);

  assert_refused (f, text, CB_ERROR_NOT_A_BOOK);
  assert_refused (f, newer, CB_ERROR_NEWER_VERSION);
  assert_refused (f, damaged, CB_ERROR_DAMAGED);
  assert_refused (f, cut_off, CB_ERROR_DAMAGED);
  assert_refused (f, missing, CB_ERROR_CANT_OPEN);
  assert_refused (f, f->path, CB_ERROR_SAME_BOOK);
  assert_refused (f, link_path, CB_ERROR_SAME_BOOK);
}

static void
test_rights (CbTestBook    *f,
             gconstpointer  data)
{
  g_autofree char *backup = backup_fixture_make (f, "backup.db");

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      g_autoptr (CbBackupContents) contents = NULL;
      g_autoptr (GError) error = NULL;

      cb_test_people_allow_all_but (f->book, permission);
      g_test_message ("without %s", cb_permission_get_key (permission));
      if (permission == CB_PERMISSION_RESTORE)
        {
          assert_refused (f, backup, CB_ERROR_DENIED);
          cb_test_settle (f->book);
          backup_fixture_assert (f->book, "SELECT kind FROM operation WHERE id = (SELECT max (id) FROM operation)", "21");
          continue;
        }
      contents = backup_fixture_look (f->book, backup, &error);
      g_assert_no_error (error);
      g_assert_nonnull (contents);
      g_assert_true (backup_fixture_prepare (f->book, backup, &error));
      g_assert_no_error (error);
    }
}

/* Somebody who came to the book later did it, and works with that one no more. */
static void
test_stranger (CbTestBook    *f,
               gconstpointer  data)
{
  g_autofree char *backup = backup_fixture_make (f, "backup.db");
  g_autofree char *aside = NULL;
  gint64 ann = cb_test_people_add (f->book, "Ann", CB_BUILT_IN_GROUP_ADMINISTRATOR);

  cb_test_people_be (f->book, ann);
  aside = backup_fixture_restore (f, backup);
  backup_fixture_assert (f->book, "SELECT o.person_name || p.active FROM operation o JOIN person p ON p.id = o.person_id "
                                  "WHERE kind = 28", "Ann0");
  g_assert_cmpint (cb_actor_get_person_id (cb_book_get_actor (f->book)), ==, 1);
}

/* A backup of an older version is brought to this one before it takes the place. */
static void
test_older (CbTestBook    *f,
            gconstpointer  data)
{
  g_autofree char *backup = backup_fixture_make (f, "backup.db");
  g_autofree char *aside = NULL;
  g_autofree char *next = cb_book_file_get_next (f->path);
  g_autofree char *version = g_strdup_printf ("%d", CB_SCHEMA_VERSION);
  g_autoptr (CbConnection) prepared = NULL;
  gint64 prepared_version;
  g_autoptr (GError) error = NULL;
  CbBook *old = cb_test_open (backup, FALSE, &error);

  g_assert_no_error (error);
  cb_test_execute (old, "DROP INDEX item_reminder; DROP TABLE told_reminder; DROP TRIGGER operation_invoice_no_update;"
                        "DROP TRIGGER operation_invoice_no_delete; DROP TABLE operation_invoice;"
                        "DROP TABLE person_photo; ALTER TABLE dependent DROP COLUMN birth_date;"
                        "ALTER TABLE dependent DROP COLUMN school; ALTER TABLE dependent DROP COLUMN breed;"
                        "ALTER TABLE dependent DROP COLUMN model; ALTER TABLE dependent DROP COLUMN plate;"
                        "PRAGMA user_version = 9",
                   &error);
  g_assert_no_error (error);
  cb_test_close (old);
  g_assert_true (backup_fixture_prepare (f->book, backup, &error));
  g_assert_no_error (error);
  prepared = cb_book_file_open (next, &error);
  g_assert_no_error (error);
  g_assert_true (cb_connection_query_int64 (prepared, "PRAGMA user_version", &prepared_version, &error));
  g_assert_cmpint (prepared_version, ==, CB_SCHEMA_VERSION);
  g_clear_pointer (&prepared, cb_connection_close);
  aside = backup_fixture_restore (f, backup);
  backup_fixture_assert (f->book, "PRAGMA user_version", version);
  backup_fixture_assert (f->book, "SELECT count (*) FROM told_reminder", "0");
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 2);
}

/* One that can't be brought to it leaves the good book where it is. */
static void
test_migration_fails (CbTestBook    *f,
                      gconstpointer  data)
{
  g_autofree char *backup = backup_fixture_make (f, "backup.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  CbBook *old = cb_test_open (backup, FALSE, &error);

  g_assert_no_error (error);
  /* The tables that are to be made are there. */
  cb_test_execute (old, "PRAGMA user_version = 9", &error);
  g_assert_no_error (error);
  cb_test_close (old);
  before = cb_test_folder_list (f->folder);
  g_assert_false (backup_fixture_prepare (f->book, backup, &error));
  g_assert_nonnull (error);
  after = cb_test_folder_list (f->folder);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (cb_test_check (f->book, NULL));
}

static int
play_other (char **args)
{
  g_autoptr (GError) error = NULL;
  CbBook *book = cb_test_open (args[0], FALSE, &error);

  g_assert_no_error (error);
  cb_test_say ("open");
  cb_test_wait_to_go_on ();
  g_assert_true (cb_test_check (book, &error));
  cb_test_add (book, "E-5", "Em");
  cb_test_close (book);

  return 0;
}

static void
test_open_elsewhere (CbTestBook    *f,
                     gconstpointer  data)
{
  g_autofree char *backup = backup_fixture_make (f, "backup.db");
  g_autofree char *wanted = get_path (f, BACKUP_FIXTURE_ASIDE);
  g_autofree char *aside = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;
  CbTestProcess *other = cb_test_process_new ("other", f->path, NULL);

  cb_test_process_expect (other, "open");
  g_assert_true (backup_fixture_prepare (f->book, backup, &error));
  cb_test_book_close (f);
  aside = backup_fixture_put (f->path, wanted, &error);
  g_assert_null (aside);
  g_assert_error (error, CB_ERROR, CB_ERROR_OPEN_ELSEWHERE);
  cb_test_process_go_on (other);
  g_assert_cmpint (cb_test_process_finish (other), ==, 0);

  names = cb_test_folder_list (f->folder);
  g_assert_cmpstr (names, ==, "backup.db book.db");
  cb_test_book_open (f);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 3);
}

/* By way of a link in another folder. */
static void
test_linked (CbTestBook    *f,
             gconstpointer  data)
{
  g_autofree char *backup = backup_fixture_make (f, "backup.db");
  g_autofree char *folder = get_path (f, "links");
  g_autofree char *link_path = g_build_filename (folder, "link.db", NULL);
  g_autofree char *wanted = get_path (f, BACKUP_FIXTURE_ASIDE);
  g_autofree char *real_path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *names = NULL;
  g_autofree char *links = NULL;
  g_autoptr (GError) error = NULL;
  CbBook *book;

  cb_test_add (f->book, "D-4", "Di");
  cb_test_book_close (f);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (f->path, link_path), ==, 0);
  book = cb_test_open (link_path, FALSE, &error);
  g_assert_no_error (error);
  real_path = g_strdup (cb_book_get_real_path (book));
  g_assert_true (cb_book_file_is_same (real_path, f->path));
  g_assert_false (g_file_test (real_path, G_FILE_TEST_IS_SYMLINK));
  name = cb_backup_make_name (book, NULL);
  g_assert_true (g_str_has_prefix (name, "book "));
  g_assert_true (backup_fixture_prepare (book, backup, &error));
  g_assert_no_error (error);
  cb_test_close (book);
  aside = backup_fixture_put (real_path, wanted, &error);
  g_assert_no_error (error);

  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  links = cb_test_folder_list (folder);
  g_assert_cmpstr (links, ==, "link.db");
  names = cb_test_folder_list (f->folder);
  g_assert_cmpstr (names, ==, "backup.db book before restoring.db book.db links");
  book = cb_test_open (link_path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cb_book_get_n_live (book), ==, 2);
  cb_test_close (book);
}

static const CbTestRole roles[] = {
  { "other", play_other },
};

int
main (int   argc,
      char *argv[])
{
  cb_test_play_role (argc, argv, roles, G_N_ELEMENTS (roles));
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/restore/" name, CbTestBook, NULL, set_up, function, cb_test_book_tear_down)
  ADD ("restored", test_restored);
  ADD ("refused", test_refused);
  ADD ("rights", test_rights);
  ADD ("stranger", test_stranger);
  ADD ("older", test_older);
  ADD ("migration-fails", test_migration_fails);
  ADD ("open-elsewhere", test_open_elsewhere);
  ADD ("linked", test_linked);
#undef ADD

  return g_test_run ();
}
