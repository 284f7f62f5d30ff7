/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signing-fixture.h"

#include "cb-error.h"
#include "cb-password-store.h"
#include "cb-people-store.h"
#include "cb-sign-in-store.h"
#include "cb-test-people.h"

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

int
signing_try (CbBook     *book,
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

void
signing_set_password (CbBook     *book,
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

void
signing_save_person (CbBook     *book,
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

char *
signing_list (CbBook *book)
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

CbPerson *
signing_get_person (CbBook *book)
{
  return cb_actor_get_person (cb_book_get_actor (book));
}

void
signing_assert_person (CbBook     *book,
                       const char *name)
{
  CbPerson *person = signing_get_person (book);

  g_assert_cmpstr (person != NULL ? cb_person_get_name (person) : NULL, ==, name);
}

void
signing_set_up (CbTestBook    *f,
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

void
signing_let_pass (CbBook *book,
                  int     seconds)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE sign_in_failure SET last_failed = last_failed - %d * 1000000", seconds);

  cb_test_execute (book, sql, NULL);
}
