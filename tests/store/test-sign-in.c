/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cb-error.h"
#include "cb-operation-rows.h"
#include "signing-fixture.h"

static void
test_nobody_asked (CbTestBook    *f,
                   gconstpointer  data)
{
  CbBook *book = f->book;

  g_assert_false (cb_book_get_sign_in_needed (book));
  signing_assert_person (book, "Olga");
  /* Becoming somebody else means nothing yet, and is not recorded. */
  signing_try (book, MIA, NULL, DONE);
  signing_try (book, BEN, "whatever", DONE);
  signing_assert_person (book, "Ben");
  signing_try (book, 0, NULL, DONE);
  signing_assert_person (book, "Olga");
  signing_try (book, 4711, NULL, CB_ERROR_DENIED);
  assert_query (book, N_OPERATIONS, "0");
}

static void
test_signing_in (CbTestBook    *f,
                 gconstpointer  data)
{
  CbBook *book = f->book;
  g_autoptr (CbCustomer) customer = NULL;
  g_autoptr (GError) error = NULL;

  signing_set_password (book, MIA, NULL, MIAS, DONE);
  assert_query (book, LAST_OPERATION, "17 Olga 0");
  assert_query (book, LAST_NOTES, "1 2 password 0 1");
  g_assert_true (cb_book_get_sign_in_needed (book));
  /* Who was there before goes on. */
  signing_assert_person (book, "Olga");
  cb_test_add (book, "2", "Bert");

  cb_test_book_reopen (f);
  book = f->book;
  g_assert_true (cb_book_get_sign_in_needed (book));
  signing_assert_person (book, NULL);
  assert_list (book, "Ben, Mia*, Olga");

  signing_try (book, MIA, NULL, CB_ERROR_WRONG_PASSWORD);
  signing_try (book, MIA, OLGAS, CB_ERROR_WRONG_PASSWORD);
  assert_query (book, LAST_OPERATION, "16 Mia 0");
  signing_assert_person (book, NULL);
  signing_try (book, 0, NULL, CB_ERROR_DENIED);
  signing_try (book, 4711, MIAS, CB_ERROR_DENIED);
  assert_query (book, N_OPERATIONS, "3");

  signing_try (book, MIA, MIAS, DONE);
  signing_assert_person (book, "Mia");
  assert_query (book, LAST_OPERATION, "15 Mia 0");
  cb_test_settle (book);
  customer = cb_test_get (book, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cb_customer_get_text (customer, CB_CUSTOMER_FIELD_NAME), ==, "Ada");

  /* Who has none signs in by saying so; a wrong one leaves who it was. */
  signing_try (book, BEN, NULL, DONE);
  signing_try (book, MIA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  signing_assert_person (book, "Ben");
}

static void
assert_denied (CbBook *book)
{
  static const CbScope scopes[] = { CB_SCOPE_LIVE, CB_SCOPE_DELETED, CB_SCOPE_PENDING };
  g_autoptr (CbCustomer) customer = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr (GArray) ids = cb_test_list (book, scopes[i], CB_SORT_NUMBER, FALSE, 10, &error);

      g_assert_null (ids);
      g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
      g_clear_error (&error);
    }

  customer = cb_customer_new ();
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, "99");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Eve");
  g_assert_null (cb_test_save (book, customer, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  g_clear_error (&error);

  g_assert_null (cb_test_get (book, 1, &error));
  g_assert_nonnull (error);
}

static gpointer
insert_job (CbConnection  *connection,
            gpointer       data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();

  cb_operation_rows_insert (connection, CB_OPERATION_DELETE, set, 0, NULL, 0, error);

  return NULL;
}

static void
test_nobody (CbTestBook    *f,
             gconstpointer  data)
{
  CbBook *book = f->book;
  g_autoptr (GError) error = NULL;

  signing_set_password (book, OLGA, NULL, OLGAS, DONE);
  cb_test_book_reopen (f);
  book = f->book;

  assert_denied (book);
  cb_test_write_job (book, insert_job, NULL, &error);
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  signing_save_person (book, BEN, "Ben", "ben", CB_BUILT_IN_GROUP_ADMINISTRATOR, TRUE, CB_ERROR_DENIED);
  signing_set_password (book, BEN, NULL, "a new password", CB_ERROR_DENIED);
  signing_set_password (book, OLGA, NULL, NULL, CB_ERROR_DENIED);
  signing_set_password (book, OLGA, OLGAS, NULL, CB_ERROR_DENIED);
  assert_query (book, N_OPERATIONS, "1");
}

/* 0, 0, 1, 2, 4 seconds and so on. */
static void
test_delay (CbTestBook    *f,
            gconstpointer  data)
{
  static const int delays[] = { 0, 0, 1, 2, 4, 8, 16, 32, 60, 60 };
  CbBook *book = f->book;

  signing_set_password (book, OLGA, NULL, OLGAS, DONE);
  signing_set_password (book, MIA, NULL, MIAS, DONE);
  for (guint i = 0; i < G_N_ELEMENTS (delays); i++)
    {
      g_assert_cmpint (signing_try (book, MIA, "wrong wrong", CB_ERROR_WRONG_PASSWORD), ==, delays[i]);
      if (delays[i] == 0)
        continue;

      /* Not even the right one, nor in another process or after a new start. */
      g_assert_cmpint (signing_try (book, MIA, MIAS, CB_ERROR_TOO_SOON), <=, delays[i]);
      if (i == 4)
        {
          cb_test_book_reopen (f);
          book = f->book;
          g_assert_cmpint (signing_try (book, MIA, MIAS, CB_ERROR_TOO_SOON), >, 0);
          assert_list (book, "Ben, Mia* waits, Olga*");
        }
      signing_let_pass (book, delays[i]);
    }
  assert_query (book, "SELECT count(*) FROM operation WHERE kind = 16 AND person_name = 'Mia'", "10");

  /* Others don't wait for her. */
  signing_try (book, MIA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  signing_try (book, OLGA, OLGAS, DONE);
  signing_let_pass (book, 60);
  signing_try (book, MIA, MIAS, DONE);
  g_assert_cmpint (signing_try (book, MIA, "wrong wrong", CB_ERROR_WRONG_PASSWORD), ==, 0);
  assert_query (book, "SELECT n_failed FROM sign_in_failure", "1");
}

/* A clock that is set back makes nobody wait longer than a minute. */
static void
test_clock (CbTestBook    *f,
            gconstpointer  data)
{
  CbBook *book = f->book;

  signing_set_password (book, OLGA, NULL, OLGAS, DONE);
  for (guint i = 0; i < 3; i++)
    signing_try (book, OLGA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  signing_let_pass (book, -100000);
  g_assert_cmpint (signing_try (book, OLGA, OLGAS, CB_ERROR_TOO_SOON), ==, 1);
  signing_let_pass (book, 1);
  signing_try (book, OLGA, OLGAS, DONE);
}

static void
test_inactive (CbTestBook    *f,
               gconstpointer  data)
{
  CbBook *book = f->book;

  signing_set_password (book, OLGA, NULL, OLGAS, DONE);
  signing_set_password (book, MIA, NULL, MIAS, DONE);
  signing_save_person (book, MIA, "Mia", "mia", CB_BUILT_IN_GROUP_MARKETING, FALSE, DONE);
  signing_try (book, MIA, MIAS, CB_ERROR_DENIED);
  assert_list (book, "Ben, Olga*");
}

static gboolean
has_no_person (gpointer data)
{
  return signing_get_person (data) == NULL;
}

/* While the book is open, another process changes who may sign in. */
static void
test_meanwhile (CbTestBook    *f,
                gconstpointer  data)
{
  CbBook *book = f->book;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbBook) other = cb_test_open (f->path, FALSE, &error);

  g_assert_no_error (error);
  /* Who was there as who has the book is nobody once somebody has a password. */
  signing_set_password (other, OLGA, NULL, OLGAS, DONE);
  assert_denied (book);
  cb_book_poll (book);
  cb_test_wait_until (has_no_person, book);
  g_assert_true (cb_book_get_sign_in_needed (book));
  signing_try (book, OLGA, OLGAS, DONE);

  /* The password is another, but who is there is there. */
  signing_set_password (other, MIA, NULL, MIAS, DONE);
  signing_set_password (other, OLGA, OLGAS, "a new password", DONE);
  cb_test_add (book, "2", "Bert");
  signing_try (book, MIA, MIAS, DONE);
  signing_try (book, OLGA, OLGAS, CB_ERROR_WRONG_PASSWORD);

  /* What one has failed to guess, the other waits for as well. */
  for (guint i = 0; i < 2; i++)
    signing_try (other, OLGA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  signing_try (book, OLGA, "a new password", CB_ERROR_TOO_SOON);

  signing_save_person (other, MIA, "Mia", "mia", CB_BUILT_IN_GROUP_MARKETING, FALSE, DONE);
  assert_denied (book);
  cb_test_close (g_steal_pointer (&other));
}

/* One answer at a time: else many could be tried before the first is counted. */
static void
test_at_once (CbTestBook    *f,
              gconstpointer  data)
{
  CbBook *book = f->book;
  GAsyncResult *places[2] = { NULL, NULL };
  g_autoptr (GError) error = NULL;

  signing_set_password (book, OLGA, NULL, OLGAS, DONE);
  for (guint i = 0; i < 2; i++)
    cb_book_sign_in_async (book, OLGA, "wrong wrong", cb_test_result_cb, &places[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = cb_test_wait (&places[i]);
      int code = i == 0 ? CB_ERROR_WRONG_PASSWORD : CB_ERROR_IN_USE;

      g_assert_false (cb_book_sign_in_finish (book, result, NULL, &error));
      g_assert_error (error, CB_ERROR, code);
      g_clear_error (&error);
    }
}

static gpointer
get_stack_job (CbConnection  *connection,
               gpointer       data,
               CbProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  return cb_operation_rows_get_stack (connection, GPOINTER_TO_INT (data), error);
}

/* Undo goes back past any number of them, and Redo forward. */
static void
test_undo (CbTestBook    *f,
           gconstpointer  data)
{
  CbBook *book = f->book;
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  g_autoptr (GError) error = NULL;

  cb_id_set_add (set, 1);
  cb_test_delete (book, set, NULL);
  signing_set_password (book, OLGA, NULL, OLGAS, DONE);
  signing_try (book, OLGA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  signing_try (book, OLGA, OLGAS, DONE);
  cb_test_execute (book, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                         "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                         "SELECT 15 + i % 2, 0, 1, 'Olga', 0 FROM n", NULL);
  for (int redo = 0; redo < 2; redo++)
    {
      g_autoptr (GPtrArray) stack = cb_test_read_job (book, get_stack_job, GINT_TO_POINTER (redo), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (stack->len, ==, redo ? 0 : 1);
    }
}

static gboolean
nobody_waits (gpointer data)
{
  g_autofree char *text = signing_list (data);

  return strstr (text, "waits") == NULL;
}

/* A book that was handed into a sandbox is only read, and yet asks. */
static void
test_read_only (CbTestBook    *f,
                gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autofree char *path = g_build_filename (folder, "book.db", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (f->path);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbBook) book = NULL;

  signing_set_password (f->book, OLGA, NULL, OLGAS, DONE);
  cb_test_book_close (f);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  book = cb_test_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (cb_book_get_read_only (book));

  signing_assert_person (book, NULL);
  for (guint i = 0; i < 3; i++)
    signing_try (book, OLGA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  g_assert_cmpint (signing_try (book, OLGA, OLGAS, CB_ERROR_TOO_SOON), ==, 1);
  assert_list (book, "Ben waits, Mia waits, Olga* waits");
  cb_test_wait_until (nobody_waits, book);
  signing_try (book, OLGA, OLGAS, DONE);
  signing_assert_person (book, "Olga");
  cb_test_close (g_steal_pointer (&book));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *runtime = g_dir_make_tmp ("test-sign-in-XXXXXX", NULL);
  int status;

  /* Below it lies what is handed into a sandbox. */
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/sign-in/" path, CbTestBook, NULL, signing_set_up, test, cb_test_book_tear_down)
  ADD ("nobody-asked", test_nobody_asked);
  ADD ("signing-in", test_signing_in);
  ADD ("nobody", test_nobody);
  ADD ("delay", test_delay);
  ADD ("clock", test_clock);
  ADD ("inactive", test_inactive);
  ADD ("meanwhile", test_meanwhile);
  ADD ("at-once", test_at_once);
  ADD ("undo", test_undo);
  ADD ("read-only", test_read_only);

  status = g_test_run ();
  g_rmdir (runtime);

  return status;
}
