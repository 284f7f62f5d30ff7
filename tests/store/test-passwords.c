/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() */
#include <string.h>

#include "cb-error.h"
#include "cb-password-store.h"
#include "cb-people-store.h"
#include "signing-fixture.h"

static void
test_own_password (CbTestBook    *f,
                   gconstpointer  data)
{
  CbBook *book = f->book;

  signing_set_password (book, OLGA, NULL, "1234567", CB_ERROR_INVALID);
  g_assert_false (cb_book_get_sign_in_needed (book));
  signing_set_password (book, OLGA, NULL, OLGAS, DONE);
  assert_query (book, LAST_OPERATION, "17 Olga 0");

  /* An administrator too needs the old one for their own. */
  signing_set_password (book, OLGA, NULL, "a new password", CB_ERROR_WRONG_PASSWORD);
  signing_set_password (book, OLGA, "wrong wrong", NULL, CB_ERROR_WRONG_PASSWORD);
  assert_query (book, LAST_OPERATION, "16 Olga 0");
  signing_set_password (book, OLGA, "wrong wrong", NULL, CB_ERROR_WRONG_PASSWORD);
  signing_set_password (book, OLGA, OLGAS, "a new password", CB_ERROR_TOO_SOON);
  signing_let_pass (book, 1);
  signing_set_password (book, OLGA, OLGAS, "a new password", DONE);
  assert_query (book, LAST_OPERATION, "18 Olga 0");
  assert_query (book, "SELECT count(*) FROM sign_in_failure", "0");

  cb_test_book_reopen (f);
  book = f->book;
  signing_try (book, OLGA, OLGAS, CB_ERROR_WRONG_PASSWORD);
  signing_try (book, OLGA, "a new password", DONE);

  signing_set_password (book, OLGA, "a new password", NULL, DONE);
  assert_query (book, LAST_OPERATION, "20 Olga 0");
  assert_query (book, LAST_NOTES, "1 1 password 1 0");
  g_assert_false (cb_book_get_sign_in_needed (book));
  /* There is none to take away. */
  signing_set_password (book, OLGA, NULL, NULL, DONE);
  assert_query (book, "SELECT count(*) FROM operation WHERE kind = 20", "1");
}

static void
test_others_password (CbTestBook    *f,
                      gconstpointer  data)
{
  CbBook *book = f->book;

  signing_set_password (book, OLGA, NULL, OLGAS, DONE);
  signing_set_password (book, MIA, NULL, MIAS, DONE);
  signing_set_password (book, MIA, NULL, "another one", DONE);
  assert_query (book, LAST_OPERATION, "19 Olga 0");
  signing_set_password (book, 4711, NULL, "another one", CB_ERROR_NOT_FOUND);

  signing_try (book, MIA, "another one", DONE);
  signing_set_password (book, BEN, NULL, "a new password", CB_ERROR_DENIED);
  signing_set_password (book, OLGA, NULL, NULL, CB_ERROR_DENIED);
  signing_set_password (book, MIA, "another one", MIAS, DONE);

  /* Who may change people does so for those who may no more than them. */
  cb_test_execute (book, "INSERT INTO group_permission SELECT id, 'book.people' FROM person_group WHERE built_in = 4", NULL);
  cb_test_execute (book, "INSERT OR IGNORE INTO group_permission "
                         "SELECT 4, permission FROM group_permission WHERE group_id = 5", NULL);
  signing_set_password (book, BEN, NULL, "a new password", DONE);
  signing_set_password (book, OLGA, NULL, NULL, CB_ERROR_DENIED);
}

/* Undoing a change of people takes no name away that a password goes with. */
static void
test_undone_name (CbTestBook    *f,
                  gconstpointer  data)
{
  CbBook *book = f->book;
  g_autofree char *id = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  signing_save_person (book, MIA, "Mia", NULL, CB_BUILT_IN_GROUP_MARKETING, TRUE, DONE);
  signing_save_person (book, MIA, "Mia", "mia", CB_BUILT_IN_GROUP_MARKETING, TRUE, DONE);
  id = cb_test_query (book, "SELECT max (id) FROM operation", NULL);
  signing_set_password (book, MIA, NULL, MIAS, DONE);

  cb_people_store_reverse_async (book, g_ascii_strtoll (id, NULL, 10), cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  g_assert_cmpint (cb_people_store_change_finish (book, result, &error), ==, 0);
  g_assert_error (error, CB_ERROR, CB_ERROR_NO_SIGN_IN);
  assert_list (book, "Ben, Mia*, Olga");
}

/* Nobody is kept out by a password of somebody else. */
static void
test_without_name (CbTestBook    *f,
                   gconstpointer  data)
{
  CbBook *book = f->book;

  cb_test_execute (book, "UPDATE person SET sign_in = NULL", NULL);
  signing_set_password (book, OLGA, NULL, OLGAS, CB_ERROR_NO_SIGN_IN);
  signing_set_password (book, MIA, NULL, MIAS, CB_ERROR_NO_SIGN_IN);
  signing_save_person (book, MIA, "Mia", "mia", CB_BUILT_IN_GROUP_MARKETING, TRUE, DONE);
  signing_set_password (book, MIA, NULL, MIAS, CB_ERROR_NO_SIGN_IN);
  signing_save_person (book, OLGA, "Olga", "olga", CB_BUILT_IN_GROUP_ADMINISTRATOR, TRUE, DONE);
  signing_set_password (book, MIA, NULL, MIAS, DONE);
  assert_list (book, "Mia*, Olga");

  signing_save_person (book, MIA, "Mia", NULL, CB_BUILT_IN_GROUP_MARKETING, TRUE, CB_ERROR_NO_SIGN_IN);
  signing_save_person (book, OLGA, "Olga", NULL, CB_BUILT_IN_GROUP_ADMINISTRATOR, TRUE, CB_ERROR_NO_SIGN_IN);
  signing_try (book, BEN, NULL, CB_ERROR_DENIED);

  /* Nobody active has one any more. */
  signing_save_person (book, MIA, "Mia", "mia", CB_BUILT_IN_GROUP_MARKETING, FALSE, DONE);
  signing_try (book, MIA, MIAS, CB_ERROR_DENIED);
  cb_test_book_reopen (f);
  book = f->book;
  signing_assert_person (book, "Olga");
  signing_save_person (book, OLGA, "Olga", NULL, CB_BUILT_IN_GROUP_ADMINISTRATOR, TRUE, DONE);
  signing_save_person (book, MIA, "Mia", "mia", CB_BUILT_IN_GROUP_MARKETING, TRUE, CB_ERROR_NO_SIGN_IN);
}

static void
test_reset (CbTestBook    *f,
            gconstpointer  data)
{
  CbBook *book = f->book;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  signing_set_password (book, OLGA, NULL, OLGAS, DONE);
  signing_set_password (book, MIA, NULL, MIAS, DONE);
  signing_try (book, OLGA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  cb_test_book_reopen (f);
  book = f->book;

  cb_password_store_reset_async (book, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  names = cb_password_store_reset_finish (book, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (names->pdata[0], ==, "Olga");
  assert_query (book, LAST_OPERATION, "20 " CB_PERSON_ITSELF " 0");
  assert_query (book, LAST_NOTES, "1 1 password 1 0");
  assert_query (book, "SELECT count(*) FROM sign_in_failure", "0");

  assert_list (book, "Ben, Mia*, Olga");
  signing_try (book, OLGA, NULL, DONE);
}

/* Neither a password nor a hash stands anywhere else than where it belongs. */
static void
test_traces (CbTestBook    *f,
             gconstpointer  data)
{
  CbBook *book = f->book;
  g_autofree char *hash = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  char *place;
  gsize length;

  signing_set_password (book, OLGA, NULL, OLGAS, DONE);
  signing_try (book, OLGA, "a wrong guess", CB_ERROR_WRONG_PASSWORD);
  hash = cb_test_query (book, "SELECT hash FROM person_password", NULL);
  g_assert_true (g_str_has_prefix (hash, "$y$"));
  assert_query (book, "SELECT count(*) FROM operation_people WHERE before LIKE '$%' OR after LIKE '$%'", "0");

  cb_test_book_close (f);
  g_assert_true (g_file_get_contents (f->path, &contents, &length, &error));
  g_assert_null (memmem (contents, length, OLGAS, strlen (OLGAS)));
  g_assert_null (memmem (contents, length, "a wrong guess", strlen ("a wrong guess")));
  /* Once. */
  place = memmem (contents, length, hash, strlen (hash));
  g_assert_nonnull (place);
  g_assert_null (memmem (place + 1, length - (gsize) (place + 1 - contents), hash, strlen (hash)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/passwords/" path, CbTestBook, NULL, signing_set_up, test, cb_test_book_tear_down)
  ADD ("own", test_own_password);
  ADD ("others", test_others_password);
  ADD ("without-name", test_without_name);
  ADD ("undone-name", test_undone_name);
  ADD ("reset", test_reset);
  ADD ("traces", test_traces);

  return g_test_run ();
}
