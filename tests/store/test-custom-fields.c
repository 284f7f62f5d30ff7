/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Fields that a business gives its customers, and what stands there.
 */

#include "cb-custom-field-store.h"
#include "cb-error.h"
#include "cb-test-conversations.h"
#include "cb-test-people.h"

#define NAMES "SELECT group_concat (name) FROM (SELECT name FROM custom_field ORDER BY position, id)"
#define VALUES "SELECT group_concat (customer_id || ':' || field_id || ':' || value) FROM custom_value"

static const char *const sizes[] = { "Small", "Large", NULL };

static void
set_up (CbTestBook    *f,
        gconstpointer  data)
{
  cb_test_book_set_up (f, NULL);
  cb_test_add (f->book, "1", "Ada");
  cb_test_add (f->book, "2", "Bo");
}

static void
assert_query (CbTestBook *f,
              const char *sql,
              const char *expected)
{
  g_autofree char *value = cb_test_query (f->book, sql, NULL);

  g_assert_cmpstr (value, ==, expected);
}

static gboolean
save_field (CbTestBook         *f,
            gint64              id,
            CbCustomKind        kind,
            const char         *name,
            const char *const  *choices,
            GError            **error)
{
  g_autoptr (CbCustomField) field = cb_custom_field_new (kind, name, choices);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  field->id = id;
  cb_custom_field_store_save_async (f->book, field, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_custom_field_store_save_finish (f->book, result, error);
}

static gboolean
move_field (CbTestBook  *f,
            gint64       id,
            int          steps,
            GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_custom_field_store_move_async (f->book, id, steps, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_custom_field_store_move_finish (f->book, result, error);
}

static gboolean
remove_field (CbTestBook  *f,
              gint64       id,
              GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_custom_field_store_remove_async (f->book, id, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_custom_field_store_remove_finish (f->book, result, error);
}

static GPtrArray *
list_fields (CbTestBook *f)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_custom_field_store_list_async (f->book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_custom_field_store_list_finish (f->book, result, NULL);
}

static GPtrArray *
list_values (CbTestBook  *f,
             gint64       customer,
             GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_custom_value_store_list_async (f->book, customer, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_custom_value_store_list_finish (f->book, result, error);
}

static gboolean
save_values (CbTestBook  *f,
             gint64       customer,
             GPtrArray   *before,
             GPtrArray   *after,
             GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_custom_value_store_save_async (f->book, customer, before, after, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_custom_value_store_save_finish (f->book, result, error);
}

/* Sets one field of a customer. */
static gboolean
set_value (CbTestBook  *f,
           gint64       customer,
           guint        index,
           const char  *value,
           GError     **error)
{
  g_autoptr (GPtrArray) before = list_values (f, customer, NULL);
  g_autoptr (GPtrArray) after = list_values (f, customer, NULL);

  g_set_str (&((CbCustomField *) after->pdata[index])->value, value);

  return save_values (f, customer, before, after, error);
}

static void
add_fields (CbTestBook *f)
{
  g_assert_true (save_field (f, 0, CB_CUSTOM_TEXT, "Gate code", NULL, NULL));
  g_assert_true (save_field (f, 0, CB_CUSTOM_CHOICE, "Size", sizes, NULL));
  g_assert_true (save_field (f, 0, CB_CUSTOM_NUMBER, "Rooms", NULL, NULL));
}

#define NOTED \
  "SELECT what || ' ' || replace (before, char (10), ';') || '>' || replace (after, char (10), ';') " \
  "FROM operation_setting WHERE operation_id = (SELECT max (id) FROM operation)"

/* The activity tells which fields there were and are. */
static void
test_noted (CbTestBook    *f,
            gconstpointer  data)
{
  add_fields (f);
  assert_query (f, NOTED, "custom-fields Gate code;Size (Small, Large)>Gate code;Size (Small, Large);Rooms");
  g_assert_true (move_field (f, 3, -1, NULL));
  assert_query (f, NOTED, "custom-fields Gate code;Size (Small, Large);Rooms>Gate code;Rooms;Size (Small, Large)");
  g_assert_true (save_field (f, 1, CB_CUSTOM_TEXT, "Key", NULL, NULL));
  assert_query (f, NOTED, "custom-fields Gate code;Rooms;Size (Small, Large)>Key;Rooms;Size (Small, Large)");
}

static void
test_fields (CbTestBook    *f,
             gconstpointer  data)
{
  static const char *const more[] = { "Small", "Huge", NULL };
  g_autoptr (GPtrArray) fields = NULL;
  const CbCustomField *size;
  GError *error = NULL;

  add_fields (f);
  assert_query (f, NAMES, "Gate code,Size,Rooms");
  g_assert_true (move_field (f, 3, -2, NULL));
  assert_query (f, NAMES, "Rooms,Gate code,Size");
  g_assert_true (move_field (f, 3, 9, NULL));
  assert_query (f, NAMES, "Gate code,Size,Rooms");
  g_assert_true (save_field (f, 2, CB_CUSTOM_CHOICE, "House", more, NULL));
  assert_query (f, NAMES, "Gate code,House,Rooms");

  g_assert_false (save_field (f, 0, CB_CUSTOM_DATE, "House", NULL, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (save_field (f, 0, CB_CUSTOM_CHOICE, "Nothing to choose", NULL, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (save_field (f, 9, CB_CUSTOM_TEXT, "Nowhere", NULL, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (move_field (f, 9, 1, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (set_value (f, 1, 1, "Huge", NULL));
  g_assert_true (set_value (f, 2, 1, "Small", NULL));
  g_assert_true (set_value (f, 2, 2, "4", NULL));
  fields = list_fields (f);
  size = fields->pdata[1];
  g_assert_cmpint (size->n_values, ==, 2);
  g_assert_cmpstr (size->choices[1], ==, "Huge");

  /* With what stands there. */
  g_assert_true (remove_field (f, 2, NULL));
  assert_query (f, NAMES, "Gate code,Rooms");
  assert_query (f, VALUES, "2:3:4");
  g_assert_false (remove_field (f, 2, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NOT_FOUND);
  g_clear_error (&error);
}

static void
test_values (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  GError *error = NULL;

  add_fields (f);
  g_assert_true (set_value (f, 1, 0, "1234", NULL));
  g_assert_true (set_value (f, 1, 1, "Large", NULL));
  g_assert_true (set_value (f, 1, 0, "5678", NULL));
  assert_query (f, VALUES, "1:1:5678,1:2:Large");
  g_assert_true (set_value (f, 1, 0, "", NULL));
  assert_query (f, VALUES, "1:2:Large");
  assert_query (f, "SELECT group_concat (kind || ':' || details) FROM history WHERE customer_id = 1",
                "20:5 Gate code,20:5 Size,21:5 Gate code,22:5 Gate code");

  g_assert_false (set_value (f, 1, 2, "many", &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  g_clear_error (&error);

  /* Nothing of somebody else is overwritten, and nothing written by halves. */
  before = list_values (f, 1, NULL);
  after = list_values (f, 1, NULL);
  g_assert_true (set_value (f, 1, 1, "Small", NULL));
  g_set_str (&((CbCustomField *) after->pdata[0])->value, "9");
  g_set_str (&((CbCustomField *) after->pdata[1])->value, "");
  g_assert_false (save_values (f, 1, before, after, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_CHANGED);
  g_clear_error (&error);
  assert_query (f, VALUES, "1:2:Small");
}

static void
test_who (CbTestBook    *f,
          gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (1);
  g_autoptr (GPtrArray) masked = NULL;
  GError *error = NULL;

  add_fields (f);
  g_assert_true (set_value (f, 1, 0, "1234", NULL));
  cb_test_delete (f->book, set, NULL);
  g_assert_false (set_value (f, 1, 0, "5678", &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_DELETED);
  g_clear_error (&error);
  cb_test_change (f, "INSERT INTO pending_erasure (customer_id, operation_id, erase_at) VALUES (1, 1, 1)");
  masked = list_values (f, 1, NULL);
  g_assert_cmpuint (masked->len, ==, 0);
  g_assert_null (list_values (f, 7, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NOT_FOUND);
  g_clear_error (&error);
}

static void
assert_denied (GError *error)
{
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  g_error_free (error);
}

static void
test_rights (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) fields = NULL;
  GError *error = NULL;

  add_fields (f);
  cb_test_people_allow_all_but (f->book, CB_PERMISSION_CHANGE_PREFERENCES);
  g_assert_false (save_field (f, 0, CB_CUSTOM_TEXT, "More", NULL, &error));
  assert_denied (g_steal_pointer (&error));
  g_assert_false (move_field (f, 1, 1, &error));
  assert_denied (g_steal_pointer (&error));
  g_assert_false (remove_field (f, 1, &error));
  assert_denied (g_steal_pointer (&error));
  g_assert_true (set_value (f, 2, 0, "1234", NULL));

  cb_test_people_allow_all_but (f->book, CB_PERMISSION_EDIT_CUSTOMERS);
  g_assert_false (set_value (f, 2, 0, "5678", &error));
  assert_denied (g_steal_pointer (&error));
  cb_test_people_allow_all_but (f->book, CB_PERMISSION_SEE_CUSTOMERS);
  g_assert_null (list_values (f, 2, &error));
  assert_denied (g_steal_pointer (&error));
  fields = list_fields (f);
  g_assert_cmpuint (fields->len, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/custom-fields/" name, CbTestBook, NULL, set_up, func, cb_test_book_tear_down)
  ADD ("fields", test_fields);
  ADD ("noted", test_noted);
  ADD ("values", test_values);
  ADD ("who", test_who);
  ADD ("rights", test_rights);

  return g_test_run ();
}
