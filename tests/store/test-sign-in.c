/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() */
#include <glib/gstdio.h>
#include <string.h>

#include "cb-error.h"
#include "cb-operation-rows.h"
#include "cb-password-store.h"
#include "cb-people-store.h"
#include "cb-sign-in-store.h"
#include "cb-test-book.h"
#include "cb-test-people.h"

#define DONE -1

#define OLGA 1
#define MIA  2
#define BEN  3

#define OLGAS "olga’s long one"
#define MIAS  "mia’s long one"

#define assert_query(book, sql, expected)                       \
  G_STMT_START                                                  \
  {                                                             \
    g_autofree char *value = cb_test_query (book, sql, NULL);   \
    g_assert_cmpstr (value, ==, expected);                      \
  }                                                             \
  G_STMT_END

#define LAST_OPERATION "SELECT kind || ' ' || person_name || ' ' || n_customers FROM operation ORDER BY id DESC LIMIT 1"
#define LAST_NOTES "SELECT group_concat (subject || ' ' || subject_id || ' ' || what || ' ' || before || ' ' || after) " \
                   "FROM operation_people WHERE operation_id = (SELECT max (id) FROM operation)"
#define N_OPERATIONS "SELECT count(*) FROM operation"

static void
assert_code (gboolean  done,
             int       code,
             GError   *error)
{
  if (code == DONE)
    g_assert_no_error (error);
  else
    g_assert_error (error, CB_ERROR, code);
  g_assert_cmpint (done, ==, code == DONE);
}

/* Returns for how long one has to wait, in seconds. */
static int
sign_in (CbBook     *book,
         gint64      id,
         const char *password,
         int         code)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 wait_until;
  gboolean done;

  cb_book_sign_in_async (book, id, password, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  done = cb_book_sign_in_finish (book, result, &wait_until, &error);
  assert_code (done, code, error);

  return wait_until != 0 ? (int) ((wait_until - g_get_real_time () + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;
}

static void
set_password (CbBook     *book,
              gint64      id,
              const char *old,
              const char *password,
              int         code)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  cb_password_store_set_async (book, id, old, password, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  done = cb_password_store_set_finish (book, result, NULL, &error);
  assert_code (done, code, error);
}

static void
save_person (CbBook     *book,
             gint64      id,
             const char *name,
             const char *sign_in_name,
             gint64      group,
             gboolean    active,
             int         code)
{
  g_autoptr (CbPerson) person = cb_person_new_full (id, name, sign_in_name, group, active);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 saved;

  cb_people_store_save_person_async (book, person, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  saved = cb_people_store_change_finish (book, result, &error);
  assert_code (saved != 0, code, error);
}

/* (transfer full): as "Mia*, Olga", with a star for who has a password */
static char *
list (CbBook *book)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices = NULL;
  GString *text = g_string_new (NULL);

  cb_sign_in_store_list_async (book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  choices = cb_sign_in_store_list_finish (book, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (text, "%s%s%s%s", i > 0 ? ", " : "",
                            cb_person_get_name (cb_sign_in_choice_get_person (choices->pdata[i])),
                            cb_sign_in_choice_get_has_password (choices->pdata[i]) ? "*" : "",
                            cb_sign_in_choice_get_wait_until (choices->pdata[i]) != 0 ? " waits" : "");

  return g_string_free_and_steal (text);
}

#define assert_list(book, expected)            \
  G_STMT_START                                 \
  {                                            \
    g_autofree char *text = list (book);       \
    g_assert_cmpstr (text, ==, expected);      \
  }                                            \
  G_STMT_END

static CbPerson *
get_person (CbBook *book)
{
  return cb_actor_get_person (cb_book_get_actor (book));
}

static void
assert_person (CbBook     *book,
               const char *name)
{
  CbPerson *person = get_person (book);

  g_assert_cmpstr (person != NULL ? cb_person_get_name (person) : NULL, ==, name);
}

static void
set_up (CbTestBook    *f,
        gconstpointer  data)
{
  cb_test_book_set_up (f, data);
  cb_test_add (f->book, "1", "Ada");
  cb_test_execute (f->book, "UPDATE person SET name = 'Olga', sign_in = 'olga'", NULL);
  cb_test_people_add (f->book, "Mia", CB_BUILT_IN_GROUP_MARKETING);
  cb_test_people_add (f->book, "Ben", CB_BUILT_IN_GROUP_FRONT_DESK);
  cb_test_execute (f->book, "UPDATE person SET sign_in = lower (name)", NULL);
  cb_test_book_reopen (f);
}

/* Puts the clock of the failures back, as if so many seconds had gone by. */
static void
let_pass (CbBook *book,
          int     seconds)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE sign_in_failure SET last_failed = last_failed - %d * 1000000", seconds);

  cb_test_execute (book, sql, NULL);
}

static void
test_nobody_asked (CbTestBook    *f,
                   gconstpointer  data)
{
  CbBook *book = f->book;

  g_assert_false (cb_book_get_sign_in_needed (book));
  assert_person (book, "Olga");
  /* Becoming somebody else means nothing yet, and is not recorded. */
  sign_in (book, MIA, NULL, DONE);
  sign_in (book, BEN, "whatever", DONE);
  assert_person (book, "Ben");
  sign_in (book, 0, NULL, DONE);
  assert_person (book, "Olga");
  sign_in (book, 4711, NULL, CB_ERROR_DENIED);
  assert_query (book, N_OPERATIONS, "0");
}

static void
test_signing_in (CbTestBook    *f,
                 gconstpointer  data)
{
  CbBook *book = f->book;
  g_autoptr (CbCustomer) customer = NULL;
  g_autoptr (GError) error = NULL;

  set_password (book, MIA, NULL, MIAS, DONE);
  assert_query (book, LAST_OPERATION, "17 Olga 0");
  assert_query (book, LAST_NOTES, "1 2 password 0 1");
  g_assert_true (cb_book_get_sign_in_needed (book));
  /* Who was there before goes on. */
  assert_person (book, "Olga");
  cb_test_add (book, "2", "Bert");

  cb_test_book_reopen (f);
  book = f->book;
  g_assert_true (cb_book_get_sign_in_needed (book));
  assert_person (book, NULL);
  assert_list (book, "Ben, Mia*, Olga");

  sign_in (book, MIA, NULL, CB_ERROR_WRONG_PASSWORD);
  sign_in (book, MIA, OLGAS, CB_ERROR_WRONG_PASSWORD);
  assert_query (book, LAST_OPERATION, "16 Mia 0");
  assert_person (book, NULL);
  sign_in (book, 0, NULL, CB_ERROR_DENIED);
  sign_in (book, 4711, MIAS, CB_ERROR_DENIED);
  assert_query (book, N_OPERATIONS, "3");

  sign_in (book, MIA, MIAS, DONE);
  assert_person (book, "Mia");
  assert_query (book, LAST_OPERATION, "15 Mia 0");
  cb_test_settle (book);
  customer = cb_test_get (book, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cb_customer_get_text (customer, CB_CUSTOMER_FIELD_NAME), ==, "Ada");

  /* Who has none signs in by saying so; a wrong one leaves who it was. */
  sign_in (book, BEN, NULL, DONE);
  sign_in (book, MIA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  assert_person (book, "Ben");
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

  set_password (book, OLGA, NULL, OLGAS, DONE);
  cb_test_book_reopen (f);
  book = f->book;

  assert_denied (book);
  cb_test_write_job (book, insert_job, NULL, &error);
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  save_person (book, BEN, "Ben", "ben", CB_BUILT_IN_GROUP_ADMINISTRATOR, TRUE, CB_ERROR_DENIED);
  set_password (book, BEN, NULL, "a new password", CB_ERROR_DENIED);
  set_password (book, OLGA, NULL, NULL, CB_ERROR_DENIED);
  set_password (book, OLGA, OLGAS, NULL, CB_ERROR_DENIED);
  assert_query (book, N_OPERATIONS, "1");
}

/* 0, 0, 1, 2, 4 seconds and so on. */
static void
test_delay (CbTestBook    *f,
            gconstpointer  data)
{
  static const int delays[] = { 0, 0, 1, 2, 4, 8, 16, 32, 60, 60 };
  CbBook *book = f->book;

  set_password (book, OLGA, NULL, OLGAS, DONE);
  set_password (book, MIA, NULL, MIAS, DONE);
  for (guint i = 0; i < G_N_ELEMENTS (delays); i++)
    {
      g_assert_cmpint (sign_in (book, MIA, "wrong wrong", CB_ERROR_WRONG_PASSWORD), ==, delays[i]);
      if (delays[i] == 0)
        continue;

      /* Not even the right one, nor in another process or after a new start. */
      g_assert_cmpint (sign_in (book, MIA, MIAS, CB_ERROR_TOO_SOON), <=, delays[i]);
      if (i == 4)
        {
          cb_test_book_reopen (f);
          book = f->book;
          g_assert_cmpint (sign_in (book, MIA, MIAS, CB_ERROR_TOO_SOON), >, 0);
          assert_list (book, "Ben, Mia* waits, Olga*");
        }
      let_pass (book, delays[i]);
    }
  assert_query (book, "SELECT count(*) FROM operation WHERE kind = 16 AND person_name = 'Mia'", "10");

  /* Others don't wait for her. */
  sign_in (book, MIA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  sign_in (book, OLGA, OLGAS, DONE);
  let_pass (book, 60);
  sign_in (book, MIA, MIAS, DONE);
  g_assert_cmpint (sign_in (book, MIA, "wrong wrong", CB_ERROR_WRONG_PASSWORD), ==, 0);
  assert_query (book, "SELECT n_failed FROM sign_in_failure", "1");
}

/* A clock that is set back makes nobody wait longer than a minute. */
static void
test_clock (CbTestBook    *f,
            gconstpointer  data)
{
  CbBook *book = f->book;

  set_password (book, OLGA, NULL, OLGAS, DONE);
  for (guint i = 0; i < 3; i++)
    sign_in (book, OLGA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  let_pass (book, -100000);
  g_assert_cmpint (sign_in (book, OLGA, OLGAS, CB_ERROR_TOO_SOON), ==, 1);
  let_pass (book, 1);
  sign_in (book, OLGA, OLGAS, DONE);
}

static void
test_own_password (CbTestBook    *f,
                   gconstpointer  data)
{
  CbBook *book = f->book;

  set_password (book, OLGA, NULL, "1234567", CB_ERROR_INVALID);
  g_assert_false (cb_book_get_sign_in_needed (book));
  set_password (book, OLGA, NULL, OLGAS, DONE);
  assert_query (book, LAST_OPERATION, "17 Olga 0");

  /* An administrator too needs the old one for their own. */
  set_password (book, OLGA, NULL, "a new password", CB_ERROR_WRONG_PASSWORD);
  set_password (book, OLGA, "wrong wrong", NULL, CB_ERROR_WRONG_PASSWORD);
  assert_query (book, LAST_OPERATION, "16 Olga 0");
  set_password (book, OLGA, "wrong wrong", NULL, CB_ERROR_WRONG_PASSWORD);
  set_password (book, OLGA, OLGAS, "a new password", CB_ERROR_TOO_SOON);
  let_pass (book, 1);
  set_password (book, OLGA, OLGAS, "a new password", DONE);
  assert_query (book, LAST_OPERATION, "18 Olga 0");
  assert_query (book, "SELECT count(*) FROM sign_in_failure", "0");

  cb_test_book_reopen (f);
  book = f->book;
  sign_in (book, OLGA, OLGAS, CB_ERROR_WRONG_PASSWORD);
  sign_in (book, OLGA, "a new password", DONE);

  set_password (book, OLGA, "a new password", NULL, DONE);
  assert_query (book, LAST_OPERATION, "20 Olga 0");
  assert_query (book, LAST_NOTES, "1 1 password 1 0");
  g_assert_false (cb_book_get_sign_in_needed (book));
  /* There is none to take away. */
  set_password (book, OLGA, NULL, NULL, DONE);
  assert_query (book, "SELECT count(*) FROM operation WHERE kind = 20", "1");
}

static void
test_others_password (CbTestBook    *f,
                      gconstpointer  data)
{
  CbBook *book = f->book;

  set_password (book, OLGA, NULL, OLGAS, DONE);
  set_password (book, MIA, NULL, MIAS, DONE);
  set_password (book, MIA, NULL, "another one", DONE);
  assert_query (book, LAST_OPERATION, "19 Olga 0");
  set_password (book, 4711, NULL, "another one", CB_ERROR_NOT_FOUND);

  sign_in (book, MIA, "another one", DONE);
  set_password (book, BEN, NULL, "a new password", CB_ERROR_DENIED);
  set_password (book, OLGA, NULL, NULL, CB_ERROR_DENIED);
  set_password (book, MIA, "another one", MIAS, DONE);

  /* Who may change people does so for those who may no more than them. */
  cb_test_execute (book, "INSERT INTO group_permission SELECT id, 'book.people' FROM person_group WHERE built_in = 4", NULL);
  cb_test_execute (book, "INSERT OR IGNORE INTO group_permission "
                         "SELECT 4, permission FROM group_permission WHERE group_id = 5", NULL);
  set_password (book, BEN, NULL, "a new password", DONE);
  set_password (book, OLGA, NULL, NULL, CB_ERROR_DENIED);
}

/* Nobody is kept out by a password of somebody else. */
static void
test_without_name (CbTestBook    *f,
                   gconstpointer  data)
{
  CbBook *book = f->book;

  cb_test_execute (book, "UPDATE person SET sign_in = NULL", NULL);
  set_password (book, OLGA, NULL, OLGAS, CB_ERROR_NO_SIGN_IN);
  set_password (book, MIA, NULL, MIAS, CB_ERROR_NO_SIGN_IN);
  save_person (book, MIA, "Mia", "mia", CB_BUILT_IN_GROUP_MARKETING, TRUE, DONE);
  set_password (book, MIA, NULL, MIAS, CB_ERROR_NO_SIGN_IN);
  save_person (book, OLGA, "Olga", "olga", CB_BUILT_IN_GROUP_ADMINISTRATOR, TRUE, DONE);
  set_password (book, MIA, NULL, MIAS, DONE);
  assert_list (book, "Mia*, Olga");

  save_person (book, MIA, "Mia", NULL, CB_BUILT_IN_GROUP_MARKETING, TRUE, CB_ERROR_INVALID);
  save_person (book, OLGA, "Olga", NULL, CB_BUILT_IN_GROUP_ADMINISTRATOR, TRUE, CB_ERROR_NO_SIGN_IN);
  sign_in (book, BEN, NULL, CB_ERROR_DENIED);

  /* Nobody active has one any more. */
  save_person (book, MIA, "Mia", "mia", CB_BUILT_IN_GROUP_MARKETING, FALSE, DONE);
  sign_in (book, MIA, MIAS, CB_ERROR_DENIED);
  cb_test_book_reopen (f);
  book = f->book;
  assert_person (book, "Olga");
  save_person (book, OLGA, "Olga", NULL, CB_BUILT_IN_GROUP_ADMINISTRATOR, TRUE, DONE);
  save_person (book, MIA, "Mia", "mia", CB_BUILT_IN_GROUP_MARKETING, TRUE, CB_ERROR_NO_SIGN_IN);
}

static void
test_inactive (CbTestBook    *f,
               gconstpointer  data)
{
  CbBook *book = f->book;

  set_password (book, OLGA, NULL, OLGAS, DONE);
  set_password (book, MIA, NULL, MIAS, DONE);
  save_person (book, MIA, "Mia", "mia", CB_BUILT_IN_GROUP_MARKETING, FALSE, DONE);
  sign_in (book, MIA, MIAS, CB_ERROR_DENIED);
  assert_list (book, "Ben, Olga*");
}

static gboolean
has_no_person (gpointer data)
{
  return get_person (data) == NULL;
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
  set_password (other, OLGA, NULL, OLGAS, DONE);
  assert_denied (book);
  cb_book_poll (book);
  cb_test_wait_until (has_no_person, book);
  g_assert_true (cb_book_get_sign_in_needed (book));
  sign_in (book, OLGA, OLGAS, DONE);

  /* The password is another, but who is there is there. */
  set_password (other, MIA, NULL, MIAS, DONE);
  set_password (other, OLGA, OLGAS, "a new password", DONE);
  cb_test_add (book, "2", "Bert");
  sign_in (book, MIA, MIAS, DONE);
  sign_in (book, OLGA, OLGAS, CB_ERROR_WRONG_PASSWORD);

  /* What one has failed to guess, the other waits for as well. */
  for (guint i = 0; i < 2; i++)
    sign_in (other, OLGA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  sign_in (book, OLGA, "a new password", CB_ERROR_TOO_SOON);

  save_person (other, MIA, "Mia", "mia", CB_BUILT_IN_GROUP_MARKETING, FALSE, DONE);
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

  set_password (book, OLGA, NULL, OLGAS, DONE);
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

static void
test_reset (CbTestBook    *f,
            gconstpointer  data)
{
  CbBook *book = f->book;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  set_password (book, OLGA, NULL, OLGAS, DONE);
  set_password (book, MIA, NULL, MIAS, DONE);
  sign_in (book, OLGA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
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
  sign_in (book, OLGA, NULL, DONE);
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
  set_password (book, OLGA, NULL, OLGAS, DONE);
  sign_in (book, OLGA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  sign_in (book, OLGA, OLGAS, DONE);
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

  set_password (book, OLGA, NULL, OLGAS, DONE);
  sign_in (book, OLGA, "a wrong guess", CB_ERROR_WRONG_PASSWORD);
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

static gboolean
nobody_waits (gpointer data)
{
  g_autofree char *text = list (data);

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

  set_password (f->book, OLGA, NULL, OLGAS, DONE);
  cb_test_book_close (f);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  book = cb_test_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (cb_book_get_read_only (book));

  assert_person (book, NULL);
  for (guint i = 0; i < 3; i++)
    sign_in (book, OLGA, "wrong wrong", CB_ERROR_WRONG_PASSWORD);
  g_assert_cmpint (sign_in (book, OLGA, OLGAS, CB_ERROR_TOO_SOON), ==, 1);
  assert_list (book, "Ben waits, Mia waits, Olga* waits");
  cb_test_wait_until (nobody_waits, book);
  sign_in (book, OLGA, OLGAS, DONE);
  assert_person (book, "Olga");
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

#define ADD(path, test) g_test_add ("/sign-in/" path, CbTestBook, NULL, set_up, test, cb_test_book_tear_down)
  ADD ("nobody-asked", test_nobody_asked);
  ADD ("signing-in", test_signing_in);
  ADD ("nobody", test_nobody);
  ADD ("delay", test_delay);
  ADD ("clock", test_clock);
  ADD ("own-password", test_own_password);
  ADD ("others-password", test_others_password);
  ADD ("without-name", test_without_name);
  ADD ("inactive", test_inactive);
  ADD ("meanwhile", test_meanwhile);
  ADD ("at-once", test_at_once);
  ADD ("reset", test_reset);
  ADD ("undo", test_undo);
  ADD ("traces", test_traces);
  ADD ("read-only", test_read_only);

  status = g_test_run ();
  g_rmdir (runtime);

  return status;
}
