/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-operation-store.h"
#include "cb-people-store.h"
#include "cb-preference-store.h"
#include "cb-refusal-store.h"
#include "cb-test-book.h"
#include "cb-test-people.h"

/*
 * What of the activity is listed, what was refused, and undoing changes of people.
 */

#define CHANGES "kind <> 21"

/* The kinds of what is listed, the newest first: "1 4 1". */
static char *
list (CbBook                  *book,
      const CbOperationFilter *filter,
      guint                    page)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 before = 0;
  guint n;

  do
    {
      GAsyncResult *place = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) entries = NULL;
      g_autoptr (GError) error = NULL;

      cb_operation_store_list_async (book, before, page, filter, NULL, cb_test_result_cb, &place);
      result = cb_test_wait (&place);
      entries = cb_operation_store_list_finish (book, result, &error);
      g_assert_no_error (error);
      n = entries->len;
      for (guint i = 0; i < n; i++)
        {
          before = cb_operation_entry_get_id (entries->pdata[i]);
          g_string_append_printf (text, "%s%d", text->len > 0 ? " " : "",
                                  (int) cb_operation_get_kind (cb_operation_entry_get_operation (entries->pdata[i])));
        }
    }
  while (n == page);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_list (CbBook                  *book,
             const CbOperationFilter *filter,
             const char              *expected)
{
  for (guint page = 1; page < 4; page++)
    {
      g_autofree char *listed = list (book, filter, page);

      g_assert_cmpstr (listed, ==, expected);
    }
}

static void
test_filter (CbTestBook    *f,
             gconstpointer  data)
{
  CbBook *book = f->book;
  gint64 a = cb_test_add (book, "A-1", "Ada");
  gint64 b = cb_test_add (book, "B-2", "Bo");
  gint64 mia = cb_test_people_add (book, "Mia", CB_BUILT_IN_GROUP_ADMINISTRATOR);
  const gint64 ids[] = { a, b };
  g_autoptr (CbIdSet) both = cb_id_set_new_from_ids (ids, 2);
  g_autoptr (CbIdSet) one = cb_id_set_new_single (a);
  g_autofree char *middle = NULL;
  gint64 time;

  cb_test_delete (book, one, NULL);
  cb_test_execute (book, "DELETE FROM deleted_customer", NULL);
  cb_test_people_be (book, mia);
  cb_test_delete (book, both, NULL);
  cb_test_execute (book, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                         "SELECT 12, max (time) + 1000000, 1, 'x', 0 FROM operation", NULL);
  middle = cb_test_query (book, "SELECT max (time) FROM operation", NULL);
  time = g_ascii_strtoll (middle, NULL, 10);

  assert_list (book, NULL, "12 1 1");
  assert_list (book, &(CbOperationFilter) { 0 }, "12 1 1");
  assert_list (book, &(CbOperationFilter) { .person_id = mia }, "1");
  assert_list (book, &(CbOperationFilter) { .person_id = 1 }, "12 1");
  assert_list (book, &(CbOperationFilter) { .person_id = 4711 }, "");
  assert_list (book, &(CbOperationFilter) { .person_id = CB_OPERATION_BY_ITSELF }, "");
  cb_test_execute (book, "INSERT INTO person (name, active) VALUES ('" CB_PERSON_ITSELF "', 0)", NULL);
  cb_test_execute (book, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                         "SELECT 3, 1, id, name, 0 FROM person WHERE name = '" CB_PERSON_ITSELF "'", NULL);
  assert_list (book, &(CbOperationFilter) { .person_id = CB_OPERATION_BY_ITSELF }, "3");
  cb_test_execute (book, "DROP TRIGGER operation_no_delete", NULL);
  cb_test_execute (book, "DELETE FROM operation WHERE kind = 3", NULL);
  assert_list (book, &(CbOperationFilter) { .kinds = CB_OPERATION_KIND_BIT (CB_OPERATION_DELETE) }, "1 1");
  assert_list (book, &(CbOperationFilter) { .kinds = CB_OPERATION_KIND_BIT (CB_OPERATION_CHANGE_RULES) |
                                                     CB_OPERATION_KIND_BIT (CB_OPERATION_ERASE) }, "12");
  assert_list (book, &(CbOperationFilter) { .from = time }, "12");
  assert_list (book, &(CbOperationFilter) { .until = time }, "1 1");
  assert_list (book, &(CbOperationFilter) { .from = time, .until = time + 1 }, "12");
  /* Taken alone, and among others; upper and lower case are the same. */
  assert_list (book, &(CbOperationFilter) { .number = (char *) "a-1" }, "1 1");
  assert_list (book, &(CbOperationFilter) { .number = (char *) "B-2" }, "1");
  assert_list (book, &(CbOperationFilter) { .number = (char *) "B-2", .person_id = 1 }, "");
  assert_list (book, &(CbOperationFilter) { .number = (char *) "C-3" }, "");
  /* Nothing of what is typed is a part of the statement. */
  assert_list (book, &(CbOperationFilter) { .number = (char *) "' OR 1 --" }, "");
}

/* (transfer full): what the last operation changed, a line each */
static char *
list_changes (CbBook *book)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  GPtrArray *changes;

  cb_operation_store_list_async (book, 0, 10, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  entries = cb_operation_store_list_finish (book, result, &error);
  g_assert_no_error (error);
  changes = cb_operation_entry_get_changes (entries->pdata[0]);
  for (guint i = 0; i < changes->len; i++)
    {
      const CbOperationChange *change = changes->pdata[i];

      g_string_append_printf (text, "%d %s %s %s>%s\n", (int) change->changed, change->name != NULL ? change->name : "-",
                              change->what, change->before != NULL ? change->before : "-",
                              change->after != NULL ? change->after : "-");
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* What was changed of people, groups and rules is told with their names. */
static void
test_changes (CbTestBook    *f,
              gconstpointer  data)
{
  CbBook *book = f->book;
  g_autofree char *of_rules = NULL;
  g_autofree char *of_people = NULL;
  g_autofree char *of_groups = NULL;
  g_autofree char *of_others = NULL;

  cb_test_execute (book, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) VALUES "
                         "(12, 1, 1, 'x', 0)", NULL);
  cb_test_execute (book, "INSERT INTO operation_setting SELECT max (id), 0, 'on-delete:quote', '1', '3' FROM operation",
                   NULL);
  of_rules = list_changes (book);
  g_assert_cmpstr (of_rules, ==, "0 - on-delete:quote 1>3\n");

  cb_test_people_add (book, "Mia", CB_BUILT_IN_GROUP_MARKETING);
  cb_test_execute (book, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) VALUES "
                         "(13, 1, 1, 'x', 0)", NULL);
  cb_test_execute (book, "INSERT INTO operation_people SELECT max (o.id), 0, 1, (SELECT id FROM person WHERE name = "
                         "'Mia'), 'group', '4', NULL FROM operation o", NULL);
  of_people = list_changes (book);
  g_assert_cmpstr (of_people, ==, "1 Mia group Marketing>-\n");

  cb_test_execute (book, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) VALUES "
                         "(14, 1, 1, 'x', 0)", NULL);
  cb_test_execute (book, "INSERT INTO operation_people SELECT max (id), 0, 2, 4, 'customers.delete', '1', '0' "
                         "FROM operation", NULL);
  cb_test_execute (book, "INSERT INTO operation_people SELECT max (id), 1, 2, 4711, 'name', 'Old', NULL "
                         "FROM operation", NULL);
  of_groups = list_changes (book);
  g_assert_cmpstr (of_groups, ==, "2 Marketing customers.delete 1>0\n2 - name Old>-\n");

  /* Passwords stand there too, and tell nothing. */
  cb_test_execute (book, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) VALUES "
                         "(17, 1, 1, 'x', 0)", NULL);
  cb_test_execute (book, "INSERT INTO operation_people SELECT max (id), 0, 1, 1, 'password', NULL, NULL "
                         "FROM operation", NULL);
  of_others = list_changes (book);
  g_assert_cmpstr (of_others, ==, "");
}

static void
assert_query (CbBook     *book,
              const char *sql,
              const char *expected)
{
  g_autofree char *value = cb_test_query (book, sql, NULL);

  g_assert_cmpstr (value, ==, expected);
}

#define REFUSALS "SELECT coalesce (group_concat (o.person_id || ' ' || p.what, ', '), '') FROM operation o " \
                 "JOIN operation_people p ON p.operation_id = o.id WHERE o.kind = 21"

static void
save_new (CbBook *book)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GError) error = NULL;

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "New");
  saved = cb_test_save (book, customer, &error);
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  cb_test_settle (book);
}

/* What somebody wanted and may not is recorded once for each wish. */
static void
test_refusals (CbTestBook    *f,
               gconstpointer  data)
{
  CbBook *book = f->book;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  GAsyncResult *place = NULL;
  CbPermissionSet missing = { 0 };

  cb_test_people_allow_all_but (book, CB_PERMISSION_CREATE_CUSTOMERS);
  assert_query (book, REFUSALS, "");
  save_new (book);
  save_new (book);
  assert_query (book, REFUSALS, "1 customers.create");

  cb_permission_set_add (&missing, CB_PERMISSION_DELETE_CUSTOMERS);
  cb_permission_set_add (&missing, CB_PERMISSION_DELETE_MANY);
  cb_refusal_store_note (book, missing);
  cb_refusal_store_note (book, missing);
  cb_refusal_store_note (book, (CbPermissionSet) { 0 });
  cb_test_settle (book);
  assert_query (book, REFUSALS, "1 customers.create, 1 customers.delete customers.delete-many");

  cb_operation_store_list_async (book, 0, 1, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  entries = cb_operation_store_list_finish (book, result, NULL);
  g_assert_true (cb_permission_set_equal (cb_operation_entry_get_missing (entries->pdata[0]), missing));

  /* What the window only reads is no wish. */
  cb_test_people_allow_all_but (book, CB_PERMISSION_SEE_DELETED);
  g_assert_null (cb_test_list (book, CB_SCOPE_DELETED, CB_SORT_NUMBER, FALSE, 0, NULL));
  cb_test_settle (book);
  assert_query (book, "SELECT count(*) FROM operation WHERE kind = 21", "2");
}

/* code: of the error, or -1 when it is to be done */
static void
reverse (CbBook *book,
         int     code)
{
  g_autofree char *id = cb_test_query (book, "SELECT max (id) FROM operation WHERE " CHANGES, NULL);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_people_store_reverse_async (book, g_ascii_strtoll (id, NULL, 10), cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  cb_people_store_change_finish (book, result, &error);
  if (code >= 0)
    g_assert_error (error, CB_ERROR, code);
  else
    g_assert_no_error (error);
}

static void
finish (CbBook        *book,
        GAsyncResult **place)
{
  g_autoptr (GAsyncResult) result = cb_test_wait (place);
  g_autoptr (GError) error = NULL;

  cb_people_store_change_finish (book, result, &error);
  g_assert_no_error (error);
}

#define PEOPLE "SELECT (SELECT group_concat (id || name || coalesce (sign_in, '-') || coalesce (group_id, 0) || active) " \
               "FROM person) || ' ' || (SELECT group_concat (id || name || coalesce (built_in, 0)) FROM person_group) " \
               "|| ' ' || (SELECT group_concat (group_id || permission) FROM group_permission)"

/* Undoes the last change, does it again and undoes it again. */
static void
check_back_and_forth (CbBook     *book,
                      const char *before)
{
  g_autofree char *after = cb_test_query (book, PEOPLE, NULL);

  g_assert_cmpstr (after, !=, before);
  reverse (book, -1);
  assert_query (book, PEOPLE, before);
  reverse (book, -1);
  assert_query (book, PEOPLE, after);
  reverse (book, -1);
  assert_query (book, PEOPLE, before);
}

static void
test_reverse (CbTestBook    *f,
              gconstpointer  data)
{
  CbBook *book = f->book;
  gint64 mia = cb_test_people_add (book, "Mia", CB_BUILT_IN_GROUP_SALES_TEAM);
  g_autofree char *before = cb_test_query (book, PEOPLE, NULL);
  g_autoptr (CbPerson) person = cb_person_new_full (mia, "Maria", "maria", CB_BUILT_IN_GROUP_MARKETING, TRUE);
  GAsyncResult *place = NULL;

  cb_people_store_set_permission_async (book, CB_BUILT_IN_GROUP_SALES_TEAM, CB_PERMISSION_DELETE_CUSTOMERS, TRUE,
                                        cb_test_result_cb, &place);
  finish (book, &place);
  check_back_and_forth (book, before);

  cb_people_store_rename_group_async (book, CB_BUILT_IN_GROUP_SALES_TEAM, "Sales", cb_test_result_cb, &place);
  finish (book, &place);
  check_back_and_forth (book, before);

  cb_people_store_save_person_async (book, person, cb_test_result_cb, &place);
  finish (book, &place);
  check_back_and_forth (book, before);

  /* With its people, its permissions and what makes it one of the program's own. */
  cb_people_store_remove_group_async (book, CB_BUILT_IN_GROUP_SALES_TEAM, CB_BUILT_IN_GROUP_MARKETING,
                                      cb_test_result_cb, &place);
  finish (book, &place);
  check_back_and_forth (book, before);

  cb_people_store_add_group_async (book, "Interns", CB_BUILT_IN_GROUP_SALES_TEAM, cb_test_result_cb, &place);
  finish (book, &place);
  check_back_and_forth (book, before);
}

static void
test_reverse_refused (CbTestBook    *f,
                      gconstpointer  data)
{
  CbBook *book = f->book;
  gint64 mia = cb_test_people_add (book, "Mia", CB_BUILT_IN_GROUP_ADMINISTRATOR);
  g_autoptr (CbPerson) demoted = cb_person_new_full (mia, "Mia", NULL, CB_BUILT_IN_GROUP_SALES_TEAM, TRUE);
  GAsyncResult *place = NULL;

  /* Something is different by now. */
  cb_people_store_rename_group_async (book, CB_BUILT_IN_GROUP_SALES_TEAM, "Sales", cb_test_result_cb, &place);
  finish (book, &place);
  cb_test_execute (book, "UPDATE person_group SET name = 'Sellers' WHERE id = 3", NULL);
  reverse (book, CB_ERROR_CHANGED);

  /* The name is taken. */
  cb_test_execute (book, "UPDATE person_group SET name = 'Sales' WHERE id = 3", NULL);
  cb_test_execute (book, "INSERT INTO person_group (name) VALUES ('Sales Team')", NULL);
  reverse (book, CB_ERROR_INVALID);
  cb_test_execute (book, "DELETE FROM person_group WHERE name = 'Sales Team'", NULL);

  /* Who did it may not any more. */
  cb_test_people_allow_all_but (book, CB_PERMISSION_CHANGE_PEOPLE);
  reverse (book, CB_ERROR_DENIED);
  cb_test_people_put_in (book, CB_BUILT_IN_GROUP_ADMINISTRATOR);

  /* The owner goes, and Mia becomes what she was before she was the last administrator. */
  cb_people_store_save_person_async (book, demoted, cb_test_result_cb, &place);
  finish (book, &place);
  reverse (book, -1);
  cb_test_people_be (book, mia);
  cb_test_execute (book, "UPDATE person SET group_id = 3 WHERE id = 1", NULL);
  reverse (book, CB_ERROR_LAST_ADMINISTRATOR);
  assert_query (book, "SELECT group_id FROM person WHERE name = 'Mia'", "1");
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/activity/filter", test_filter);
  ADD ("/activity/changes", test_changes);
  ADD ("/activity/refusals", test_refusals);
  ADD ("/activity/reverse", test_reverse);
  ADD ("/activity/reverse-refused", test_reverse_refused);

  return g_test_run ();
}
