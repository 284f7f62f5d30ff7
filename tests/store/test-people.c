/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-error.h"
#include "cb-people-store.h"
#include "cb-photo-store.h"
#include "cb-test-book.h"
#include "cb-test-people.h"

/* The id of whom it was about, or 0 with @code as the error. */
static gint64
finish (CbBook        *book,
        GAsyncResult **place,
        int            code)
{
  g_autoptr (GAsyncResult) result = cb_test_wait (place);
  g_autoptr (GError) error = NULL;
  gint64 id = cb_people_store_change_finish (book, result, &error);

  if (code < 0)
    {
      g_assert_no_error (error);
      g_assert_cmpint (id, !=, 0);
    }
  else
    {
      g_assert_error (error, CB_ERROR, code);
      g_assert_cmpint (id, ==, 0);
    }

  return id;
}

#define DONE -1

static gint64
save_person (CbBook     *book,
             gint64      id,
             const char *name,
             const char *sign_in,
             gint64      group,
             gboolean    active,
             int         code)
{
  g_autoptr (CbPerson) person = cb_person_new_full (id, name, sign_in, group, active);
  GAsyncResult *place = NULL;

  cb_people_store_save_person_async (book, person, cb_test_result_cb, &place);

  return finish (book, &place, code);
}

static gint64
add_group (CbBook     *book,
           const char *name,
           gint64      model,
           int         code)
{
  GAsyncResult *place = NULL;

  cb_people_store_add_group_async (book, name, model, cb_test_result_cb, &place);

  return finish (book, &place, code);
}

static void
rename_group (CbBook     *book,
              gint64      id,
              const char *name,
              int         code)
{
  GAsyncResult *place = NULL;

  cb_people_store_rename_group_async (book, id, name, cb_test_result_cb, &place);
  finish (book, &place, code);
}

static void
remove_group (CbBook *book,
              gint64  id,
              gint64  move_to,
              int     code)
{
  GAsyncResult *place = NULL;

  cb_people_store_remove_group_async (book, id, move_to, cb_test_result_cb, &place);
  finish (book, &place, code);
}

static void
set_permission (CbBook       *book,
                gint64        id,
                CbPermission  permission,
                gboolean      allowed,
                int           code)
{
  GAsyncResult *place = NULL;

  cb_people_store_set_permission_async (book, id, permission, allowed, cb_test_result_cb, &place);
  finish (book, &place, code);
}

/* photo: (nullable) */
static void
set_photo (CbBook     *book,
           gint64      id,
           const char *photo,
           int         code)
{
  g_autoptr (GBytes) bytes = photo != NULL ? g_bytes_new (photo, strlen (photo)) : NULL;
  GAsyncResult *place = NULL;

  cb_people_store_set_photo_async (book, id, bytes, cb_test_result_cb, &place);
  finish (book, &place, code);
}

static void
assert_photo (CbBook     *book,
              gint64      id,
              const char *expected)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) photo = NULL;

  cb_people_store_get_photo_async (book, id, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  photo = cb_people_store_get_photo_finish (book, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (photo != NULL, ==, expected != NULL);
  if (expected != NULL)
    g_assert_cmpmem (g_bytes_get_data (photo, NULL), g_bytes_get_size (photo), expected, strlen (expected));
}

#define CHANGE(back) "SELECT id FROM operation WHERE kind = 13 ORDER BY id DESC LIMIT 1 OFFSET " #back

/* Reverses the last change of people, or the one before it and so on: up to 2. */
static void
reverse (CbBook *book,
         guint   back,
         int     code)
{
  static const char *const changes[] = { CHANGE (0), CHANGE (1), CHANGE (2) };
  g_autofree char *id = cb_test_query (book, changes[back], NULL);
  GAsyncResult *place = NULL;

  cb_people_store_reverse_async (book, g_ascii_strtoll (id, NULL, 10), cb_test_result_cb, &place);
  finish (book, &place, code);
}

static CbPeople *
get (CbBook *book)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPeople *people;

  cb_people_store_get_async (book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  people = cb_people_store_get_finish (book, result, &error);
  g_assert_no_error (error);

  return people;
}

/* The program's own, as they are numbered in a new book. */
#define ADMINISTRATORS CB_BUILT_IN_GROUP_ADMINISTRATOR
#define SALES_TEAM     CB_BUILT_IN_GROUP_SALES_TEAM
#define MARKETING      CB_BUILT_IN_GROUP_MARKETING

#define assert_query(book, sql, expected)                       \
  G_STMT_START                                                  \
  {                                                             \
    g_autofree char *value = cb_test_query (book, sql, NULL);   \
    g_assert_cmpstr (value, ==, expected);                      \
  }                                                             \
  G_STMT_END

#define LAST_OPERATION "SELECT kind || ' ' || person_name || ' ' || n_customers FROM operation WHERE kind <> 21 ORDER BY id DESC LIMIT 1"
#define LAST_NOTES "SELECT group_concat (subject || ' ' || subject_id || ' ' || what || ' ' || coalesce (before, '-') || " \
                   "' ' || coalesce (after, '-'), ', ') FROM (SELECT * FROM operation_people WHERE operation_id = " \
                   "(SELECT max (id) FROM operation WHERE kind <> 21) ORDER BY position)"

static void
test_new_book (CbTestBook    *f,
               gconstpointer  data)
{
  g_autoptr (CbPeople) people = get (f->book);
  GPtrArray *groups = cb_people_get_groups (people);

  g_assert_cmpuint (cb_people_get_people (people)->len, ==, 1);
  g_assert_cmpint (cb_person_get_group (cb_people_get_people (people)->pdata[0]), ==, ADMINISTRATORS);
  g_assert_null (cb_person_get_sign_in (cb_people_get_people (people)->pdata[0]));
  g_assert_cmpuint (cb_people_count_administrators (people), ==, 1);
  g_assert_cmpuint (groups->len, ==, CB_N_BUILT_IN_GROUPS - 1);
  for (guint i = 0; i < groups->len; i++)
    {
      CbBuiltInGroup built_in = cb_group_get_built_in (groups->pdata[i]);

      g_assert_cmpint (built_in, ==, i + 1);
      g_assert_cmpint (cb_group_get_id (groups->pdata[i]), ==, i + 1);
      g_assert_true (cb_permission_set_equal (cb_group_get_permissions (groups->pdata[i]),
                                              cb_built_in_group_get_permissions (built_in)));
    }
}

static void
test_people (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) changes = cb_test_watch_changes (f->book);
  g_autoptr (CbPeople) people = NULL;
  CbPerson *mia;
  gint64 id;

  cb_test_execute (f->book, "UPDATE person SET name = 'Olga'", NULL);
  id = save_person (f->book, 0, "Mia", "mia", MARKETING, TRUE, DONE);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_true (((CbChange *) changes->pdata[0])->people);
  assert_query (f->book, LAST_OPERATION, "13 Olga 0");
  assert_query (f->book, LAST_NOTES, "1 2 name - Mia, 1 2 sign-in - mia, 1 2 group - 4, 1 2 active 0 1");

  /* Nothing new. */
  save_person (f->book, id, "Mia", "mia", MARKETING, TRUE, DONE);
  assert_query (f->book, "SELECT count(*) FROM operation WHERE kind <> 21", "1");

  save_person (f->book, id, "Mia Maier", NULL, SALES_TEAM, FALSE, DONE);
  assert_query (f->book, LAST_NOTES, "1 2 name Mia Mia Maier, 1 2 sign-in mia -, 1 2 group 4 3, 1 2 active 1 0");
  people = get (f->book);
  mia = cb_people_find_person (people, id);
  g_assert_cmpstr (cb_person_get_name (mia), ==, "Mia Maier");
  g_assert_null (cb_person_get_sign_in (mia));
  g_assert_false (cb_person_get_active (mia));
  g_assert_cmpuint (cb_people_count_in_group (people, SALES_TEAM), ==, 1);

  save_person (f->book, 0, "Mia Maier", NULL, SALES_TEAM, TRUE, CB_ERROR_INVALID);
  save_person (f->book, 0, "", NULL, SALES_TEAM, TRUE, CB_ERROR_INVALID);
  save_person (f->book, 0, CB_PERSON_ITSELF, NULL, SALES_TEAM, TRUE, CB_ERROR_INVALID);
  save_person (f->book, 0, "Jo", "", SALES_TEAM, TRUE, CB_ERROR_INVALID);
  save_person (f->book, 0, "Jo", NULL, 4711, TRUE, CB_ERROR_NOT_FOUND);
  save_person (f->book, 4711, "Jo", NULL, SALES_TEAM, TRUE, CB_ERROR_NOT_FOUND);
  save_person (f->book, 0, "Jo", "jo", SALES_TEAM, TRUE, DONE);
  save_person (f->book, 0, "Joe", "JO", SALES_TEAM, TRUE, CB_ERROR_INVALID);
  assert_query (f->book, "SELECT count(*) FROM operation WHERE kind <> 21", "3");
  assert_query (f->book, "SELECT count(*) FROM person", "3");
}

static void
test_groups (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 mia = save_person (f->book, 0, "Mia", NULL, MARKETING, TRUE, DONE);
  gint64 empty = add_group (f->book, "Trainees", 0, DONE);
  gint64 copy = add_group (f->book, "More Marketing", MARKETING, DONE);
  g_autoptr (CbPeople) people = NULL;
  g_autoptr (CbPeople) after = NULL;

  people = get (f->book);
  g_assert_true (cb_permission_set_is_empty (cb_group_get_permissions (cb_people_find_group (people, empty))));
  g_assert_true (cb_permission_set_equal (cb_group_get_permissions (cb_people_find_group (people, copy)),
                                          cb_built_in_group_get_permissions (MARKETING)));
  g_assert_cmpint (cb_group_get_built_in (cb_people_find_group (people, copy)), ==, CB_BUILT_IN_GROUP_NONE);

  rename_group (f->book, empty, "Apprentices", DONE);
  assert_query (f->book, LAST_NOTES, "2 6 name Trainees Apprentices");
  rename_group (f->book, empty, "sales team", CB_ERROR_INVALID);
  rename_group (f->book, empty, "", CB_ERROR_INVALID);
  rename_group (f->book, 4711, "x", CB_ERROR_NOT_FOUND);
  add_group (f->book, "MARKETING", 0, CB_ERROR_INVALID);
  add_group (f->book, "x", 4711, CB_ERROR_NOT_FOUND);

  set_permission (f->book, empty, CB_PERMISSION_SEE_CUSTOMERS, TRUE, DONE);
  assert_query (f->book, LAST_NOTES, "2 6 customers.see 0 1");
  assert_query (f->book, "SELECT kind FROM operation ORDER BY id DESC LIMIT 1", "14");
  set_permission (f->book, empty, CB_PERMISSION_SEE_CUSTOMERS, TRUE, DONE);
  assert_query (f->book, "SELECT count(*) FROM operation WHERE kind <> 21", "5");

  remove_group (f->book, MARKETING, MARKETING, CB_ERROR_INVALID);
  remove_group (f->book, MARKETING, 4711, CB_ERROR_NOT_FOUND);
  remove_group (f->book, ADMINISTRATORS, MARKETING, CB_ERROR_INVALID);
  remove_group (f->book, MARKETING, empty, DONE);
  after = get (f->book);
  g_assert_null (cb_people_find_group (after, MARKETING));
  g_assert_cmpint (cb_person_get_group (cb_people_find_person (after, mia)), ==, empty);
  assert_query (f->book, "SELECT group_concat (subject || ' ' || subject_id || ' ' || what) FROM operation_people "
                         "WHERE operation_id = (SELECT max (id) FROM operation) AND "
                         "what IN ('group', 'name', 'customers.delete')",
                "1 2 group,2 4 customers.delete,2 4 name");
  assert_query (f->book, "PRAGMA foreign_key_check", NULL);

  /* Its id is never used again. */
  remove_group (f->book, copy, empty, DONE);
  g_assert_cmpint (add_group (f->book, "Marketing", 0, DONE), >, copy);
}

#define KEPT "SELECT group_concat (person_id || ' ' || shown || ' ' || CAST (data AS TEXT), ', ') FROM person_photo"

static void
test_photos (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 mia = save_person (f->book, 0, "Mia", NULL, MARKETING, TRUE, DONE);
  g_autoptr (GPtrArray) changes = cb_test_watch_changes (f->book);
  g_autofree char *large = g_strnfill (CB_PHOTO_MAX_SIZE + 1, 'x');

  assert_photo (f->book, mia, NULL);
  set_photo (f->book, mia, NULL, DONE);
  assert_query (f->book, "SELECT count(*) FROM operation WHERE kind <> 21", "1");
  set_photo (f->book, mia, "one", DONE);
  g_assert_true (((CbChange *) changes->pdata[changes->len - 1])->people);
  assert_photo (f->book, mia, "one");
  assert_photo (f->book, 1, NULL);
  assert_query (f->book, LAST_NOTES, "1 2 photo - 1");
  assert_query (f->book, "SELECT kind FROM operation ORDER BY id DESC LIMIT 1", "13");

  /* The same again is nothing new. */
  set_photo (f->book, mia, "one", DONE);
  assert_query (f->book, "SELECT count(*) FROM operation WHERE kind <> 21", "2");

  /* Besides the one that is shown there is only the last one. */
  set_photo (f->book, mia, "two", DONE);
  assert_query (f->book, LAST_NOTES, "1 2 photo 1 2");
  set_photo (f->book, mia, "three", DONE);
  set_photo (f->book, 1, "own", DONE);
  assert_query (f->book, KEPT, "2 0 two, 2 1 three, 1 1 own");
  set_photo (f->book, mia, NULL, DONE);
  assert_query (f->book, KEPT, "2 0 three, 1 1 own");
  assert_photo (f->book, mia, NULL);
  cb_test_book_reopen (f);
  assert_photo (f->book, 1, "own");

  set_photo (f->book, mia, "", CB_ERROR_INVALID);
  set_photo (f->book, mia, large, CB_ERROR_INVALID);
  set_photo (f->book, 4711, "x", CB_ERROR_NOT_FOUND);
  set_photo (f->book, 4711, NULL, CB_ERROR_NOT_FOUND);
  large[CB_PHOTO_MAX_SIZE] = '\0';
  set_photo (f->book, mia, large, DONE);
}

static void
test_photos_undone (CbTestBook    *f,
                    gconstpointer  data)
{
  gint64 mia = save_person (f->book, 0, "Mia", NULL, MARKETING, TRUE, DONE);

  /* The first one, and again. */
  set_photo (f->book, mia, "one", DONE);
  reverse (f->book, 0, DONE);
  assert_photo (f->book, mia, NULL);
  assert_query (f->book, LAST_NOTES, "1 2 photo 1 -");
  reverse (f->book, 0, DONE);
  assert_photo (f->book, mia, "one");

  /* Another one, back and forth, together with a name that stays. */
  set_photo (f->book, mia, "two", DONE);
  save_person (f->book, mia, "Mia Maier", NULL, MARKETING, TRUE, DONE);
  reverse (f->book, 1, DONE);
  assert_photo (f->book, mia, "one");
  assert_query (f->book, "SELECT name FROM person WHERE id = 2", "Mia Maier");
  reverse (f->book, 0, DONE);
  assert_photo (f->book, mia, "two");

  /* Removed. */
  set_photo (f->book, mia, NULL, DONE);
  reverse (f->book, 0, DONE);
  assert_photo (f->book, mia, "two");
  reverse (f->book, 0, DONE);
  assert_photo (f->book, mia, NULL);

  /* Not once there is another, nor what nobody has any more. */
  set_photo (f->book, mia, "three", DONE);
  reverse (f->book, 1, CB_ERROR_CHANGED);
  set_photo (f->book, mia, "four", DONE);
  set_photo (f->book, mia, "five", DONE);
  reverse (f->book, 0, DONE);
  assert_photo (f->book, mia, "four");
  reverse (f->book, 2, CB_ERROR_CHANGED);
  assert_photo (f->book, mia, "four");
  assert_query (f->book, "SELECT count(*) FROM person_photo", "2");
}

/* One's own everybody may change; that of others only who may change these. */
static void
test_photo_rights (CbTestBook    *f,
                   gconstpointer  data)
{
  gint64 mia = save_person (f->book, 0, "Mia", NULL, MARKETING, TRUE, DONE);
  gint64 sam = save_person (f->book, 0, "Sam", NULL, SALES_TEAM, TRUE, DONE);

  cb_test_people_be (f->book, mia);
  set_photo (f->book, mia, "mia", DONE);
  assert_query (f->book, LAST_OPERATION, "13 Mia 0");
  set_photo (f->book, sam, "sam", CB_ERROR_DENIED);
  set_photo (f->book, 0, "nobody", CB_ERROR_DENIED);
  assert_photo (f->book, sam, NULL);
  set_photo (f->book, mia, NULL, DONE);
  reverse (f->book, 0, CB_ERROR_DENIED);

  cb_test_people_be (f->book, 0);
  set_permission (f->book, MARKETING, CB_PERMISSION_CHANGE_PEOPLE, TRUE, DONE);
  cb_test_people_be (f->book, mia);
  set_photo (f->book, sam, "sam", DONE);
  assert_photo (f->book, sam, "sam");
  set_photo (f->book, 1, "owner", CB_ERROR_DENIED);
  assert_photo (f->book, 1, NULL);
}

static void
test_last_administrator (CbTestBook    *f,
                         gconstpointer  data)
{
  gint64 mia;

  cb_test_execute (f->book, "UPDATE person SET name = 'Olga'", NULL);
  save_person (f->book, 1, "Olga", NULL, MARKETING, TRUE, CB_ERROR_LAST_ADMINISTRATOR);
  save_person (f->book, 1, "Olga", NULL, 0, TRUE, CB_ERROR_LAST_ADMINISTRATOR);
  save_person (f->book, 1, "Olga", NULL, ADMINISTRATORS, FALSE, CB_ERROR_LAST_ADMINISTRATOR);
  set_permission (f->book, ADMINISTRATORS, CB_PERMISSION_CHANGE_PEOPLE, FALSE, CB_ERROR_INVALID);
  mia = save_person (f->book, 0, "Mia", NULL, ADMINISTRATORS, FALSE, DONE);
  save_person (f->book, 1, "Olga", NULL, MARKETING, TRUE, CB_ERROR_LAST_ADMINISTRATOR);
  assert_query (f->book, "SELECT count(*) FROM operation WHERE kind <> 21", "1");

  /* Who hands over still stands for it, though they may no more. */
  save_person (f->book, mia, "Mia", NULL, ADMINISTRATORS, TRUE, DONE);
  save_person (f->book, 1, "Olga", NULL, MARKETING, FALSE, DONE);
  assert_query (f->book, LAST_OPERATION, "13 Olga 0");
  g_assert_cmpint (cb_actor_get_person_id (cb_book_get_actor (f->book)), ==, mia);
  save_person (f->book, mia, "Mia", NULL, SALES_TEAM, TRUE, CB_ERROR_LAST_ADMINISTRATOR);
}

/* Each change, without the permission, and by somebody who may do less. */
static void
test_rights (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 mia = save_person (f->book, 0, "Mia", NULL, MARKETING, TRUE, DONE);
  gint64 sam = save_person (f->book, 0, "Sam", NULL, SALES_TEAM, TRUE, DONE);
  g_autofree char *n_operations = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  cb_test_people_be (f->book, mia);
  n_operations = cb_test_query (f->book, "SELECT count(*) FROM operation WHERE kind <> 21", NULL);
  save_person (f->book, 0, "Jo", NULL, MARKETING, TRUE, CB_ERROR_DENIED);
  save_person (f->book, sam, "Sam", NULL, MARKETING, TRUE, CB_ERROR_DENIED);
  add_group (f->book, "x", 0, CB_ERROR_DENIED);
  rename_group (f->book, SALES_TEAM, "x", CB_ERROR_DENIED);
  remove_group (f->book, SALES_TEAM, MARKETING, CB_ERROR_DENIED);
  set_permission (f->book, SALES_TEAM, CB_PERMISSION_SEE_CUSTOMERS, FALSE, CB_ERROR_DENIED);
  assert_query (f->book, "SELECT count(*) FROM operation WHERE kind <> 21", n_operations);

  cb_test_people_be (f->book, 0);
  set_permission (f->book, MARKETING, CB_PERMISSION_CHANGE_PEOPLE, TRUE, DONE);
  cb_test_people_be (f->book, mia);
  save_person (f->book, mia, "Mia", NULL, ADMINISTRATORS, TRUE, CB_ERROR_DENIED);
  save_person (f->book, 1, "Olga", NULL, MARKETING, TRUE, CB_ERROR_DENIED);
  save_person (f->book, 0, "Jo", NULL, ADMINISTRATORS, TRUE, CB_ERROR_DENIED);
  add_group (f->book, "x", ADMINISTRATORS, CB_ERROR_DENIED);
  rename_group (f->book, ADMINISTRATORS, "x", CB_ERROR_DENIED);
  set_permission (f->book, SALES_TEAM, CB_PERMISSION_DELETE_FOREVER, TRUE, CB_ERROR_DENIED);
  set_permission (f->book, MARKETING, CB_PERMISSION_DELETE_FOREVER, TRUE, CB_ERROR_DENIED);
  remove_group (f->book, SALES_TEAM, ADMINISTRATORS, CB_ERROR_DENIED);

  set_permission (f->book, SALES_TEAM, CB_PERMISSION_DELETE_CUSTOMERS, TRUE, DONE);
  save_person (f->book, sam, "Samuel", NULL, MARKETING, TRUE, DONE);
  assert_query (f->book, "SELECT person_name FROM operation WHERE kind <> 21 ORDER BY id DESC", "Mia");

  /* What was taken from oneself is gone at once. */
  g_assert_true (cb_actor_may (cb_book_get_actor (f->book), CB_PERMISSION_CHANGE_PEOPLE));
  changes = cb_test_watch_changes (f->book);
  set_permission (f->book, MARKETING, CB_PERMISSION_CHANGE_PEOPLE, FALSE, DONE);
  g_assert_false (cb_actor_may (cb_book_get_actor (f->book), CB_PERMISSION_CHANGE_PEOPLE));
  cb_test_settle (f->book);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_true (((CbChange *) changes->pdata[0])->everything);
  set_permission (f->book, MARKETING, CB_PERMISSION_CHANGE_PEOPLE, TRUE, CB_ERROR_DENIED);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/people/new-book", test_new_book);
  ADD ("/people/people", test_people);
  ADD ("/people/groups", test_groups);
  ADD ("/people/photos", test_photos);
  ADD ("/people/photos-undone", test_photos_undone);
  ADD ("/people/photo-rights", test_photo_rights);
  ADD ("/people/last-administrator", test_last_administrator);
  ADD ("/people/rights", test_rights);

  return g_test_run ();
}
