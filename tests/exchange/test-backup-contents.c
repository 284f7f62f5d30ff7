/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup-fixture.h"
#include "cb-test-plan.h"

/*
 * What is told of a backup before it is restored.
 */

static void
set_up (CbTestBook    *f,
        gconstpointer  data)
{
  cb_test_book_set_up (f, data);
  backup_fixture_fill (f->book);
}

static void
test_look (CbTestBook    *f,
           gconstpointer  data)
{
  g_autofree char *backup = backup_fixture_make (f, "backup.db");
  g_autofree char *other_path = g_build_filename (f->folder, "other.db", NULL);
  g_autoptr (CbBackupContents) before = NULL;
  g_autoptr (CbBackupContents) after = NULL;
  g_autoptr (CbBackupContents) other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_real_time ();
  CbBook *other_book;

  before = backup_fixture_look (f->book, backup, &error);
  g_assert_no_error (error);
  g_assert_cmpint (before->n_customers, ==, 2);
  g_assert_cmpint (before->n_deleted, ==, 1);
  g_assert_cmpint (before->made, >, now - 120 * G_USEC_PER_SEC);
  g_assert_cmpint (before->last_operation, >, now - 120 * G_USEC_PER_SEC);
  g_assert_false (before->is_other);
  g_assert_cmpuint (before->n_erasures, ==, 0);
  g_assert_cmpuint (before->n_erased, ==, 0);

  /* Bo would come back; who came and went later is not in it. */
  cb_test_add (f->book, "D-4", "Di");
  cb_test_run (f->book, CB_ACTION_ERASE, (gint64) 2, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_DELETE, (gint64) 4, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_ERASE, (gint64) 4, (gint64) 0);
  after = backup_fixture_look (f->book, backup, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->n_erasures, ==, 2);
  g_assert_cmpuint (after->n_erased, ==, 1);

  other_book = cb_test_open (other_path, TRUE, &error);
  g_assert_no_error (error);
  backup_fixture_fill (other_book);
  cb_test_close (other_book);
  other = backup_fixture_look (f->book, other_path, &error);
  g_assert_no_error (error);
  g_assert_true (other->is_other);
  g_assert_cmpuint (other->n_erased, ==, 0);
}

/* After the wrong one was restored, what was set aside is newer than the book, and whom
 * somebody erased in either is told of once. */
static void
test_look_at_newer (CbTestBook    *f,
                    gconstpointer  data)
{
  g_autofree char *backup = backup_fixture_make (f, "backup.db");
  g_autofree char *aside = NULL;
  g_autoptr (CbBackupContents) newer = NULL;
  g_autoptr (CbBackupContents) older = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_run (f->book, CB_ACTION_ERASE, (gint64) 2, (gint64) 0);
  cb_test_add (f->book, "D-4", "Di");
  aside = backup_fixture_restore (f, backup);
  newer = backup_fixture_look (f->book, aside, &error);
  g_assert_no_error (error);
  g_assert_false (newer->is_other);
  g_assert_cmpint (newer->n_customers, ==, 3);
  g_assert_cmpuint (newer->n_erasures, ==, 0);

  cb_test_run (f->book, CB_ACTION_DELETE, (gint64) 3, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_ERASE, (gint64) 3, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_ERASE, (gint64) 2, (gint64) 0);
  g_clear_pointer (&newer, cb_backup_contents_free);
  newer = backup_fixture_look (f->book, aside, &error);
  g_assert_no_error (error);
  g_assert_false (newer->is_other);
  g_assert_cmpuint (newer->n_erasures, ==, 2);
  g_assert_cmpuint (newer->n_erased, ==, 1);
  older = backup_fixture_look (f->book, backup, &error);
  g_assert_no_error (error);
  g_assert_false (older->is_other);
  g_assert_cmpuint (older->n_erased, ==, 2);
}

/* Made before anything was recorded, it is known by whom it holds. */
static void
test_look_without_operations (CbTestBook    *f,
                              gconstpointer  data)
{
  g_autofree char *backup = NULL;
  g_autofree char *other_path = g_build_filename (f->folder, "other.db", NULL);
  g_autoptr (CbBackupContents) contents = NULL;
  g_autoptr (CbBackupContents) all_erased = NULL;
  g_autoptr (CbBackupContents) other = NULL;
  g_autoptr (GError) error = NULL;
  CbBook *other_book;

  cb_test_add (f->book, "A-1", "Ada");
  cb_test_add (f->book, "B-2", "Bo");
  backup_fixture_assert (f->book, "SELECT count (*) FROM operation", "0");
  backup = backup_fixture_make (f, "backup.db");
  other_book = cb_test_open (other_path, TRUE, &error);
  g_assert_no_error (error);
  cb_test_add (other_book, "A-1", "Ada");
  cb_test_close (other_book);

  cb_test_run (f->book, CB_ACTION_DELETE, (gint64) 1, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_ERASE, (gint64) 1, (gint64) 0);
  contents = backup_fixture_look (f->book, backup, &error);
  g_assert_no_error (error);
  g_assert_false (contents->is_other);
  g_assert_cmpint (contents->last_operation, ==, 0);
  g_assert_cmpuint (contents->n_erased, ==, 1);

  cb_test_run (f->book, CB_ACTION_DELETE, (gint64) 2, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_ERASE, (gint64) 2, (gint64) 0);
  all_erased = backup_fixture_look (f->book, backup, &error);
  g_assert_no_error (error);
  g_assert_false (all_erased->is_other);
  g_assert_cmpuint (all_erased->n_erased, ==, 2);

  cb_test_add (f->book, "C-3", "Cy");
  other_book = cb_test_open (other_path, FALSE, &error);
  g_assert_no_error (error);
  cb_test_add (other_book, "B-2", "Bo");
  cb_test_add (other_book, "C-3", "Cy");
  cb_test_close (other_book);
  other = backup_fixture_look (f->book, other_path, &error);
  g_assert_no_error (error);
  g_assert_true (other->is_other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/backup-contents/look", CbTestBook, NULL, set_up, test_look, cb_test_book_tear_down);
  g_test_add ("/backup-contents/newer", CbTestBook, NULL, set_up, test_look_at_newer, cb_test_book_tear_down);
  g_test_add ("/backup-contents/without-operations", CbTestBook, NULL, cb_test_book_set_up, test_look_without_operations,
              cb_test_book_tear_down);

  return g_test_run ();
}
