/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-item-store.h"
#include "cb-preference-store.h"
#include "cb-test-book.h"
#include "cb-test-contents.h"
#include "cb-test-people.h"

/*
 * What the store writes, under each permission taken away.
 */

typedef struct
{
  CbTestBook book;
  gint64     live;
  gint64     deleted;
  guint      n;       /* something new each time */
  CbPermission missing;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (CbIdSet) set = NULL;

  cb_test_book_set_up (&f->book, NULL);
  cb_test_people_add (f->book.book, "Mia", CB_BUILT_IN_GROUP_SALES_TEAM);
  f->live = cb_test_add (f->book.book, "1", "Ada");
  cb_test_contents_add (f->book.book, f->live, "Ada");
  f->deleted = cb_test_add (f->book.book, "2", "Bo");
  set = cb_id_set_new_single (f->deleted);
  cb_test_delete (f->book.book, set, NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  cb_test_book_tear_down (&f->book, NULL);
}

static gboolean
save (Fixture     *f,
      CbCustomer  *customer,
      GError     **error)
{
  g_autoptr (CbCustomer) saved = cb_test_save (f->book.book, customer, error);

  return saved != NULL;
}

static gboolean
create (Fixture  *f,
        GError  **error)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "New");
  cb_customer_set_assigned_to (customer, 1, "");

  return save (f, customer, error);
}

static CbCustomer *
read_changed (Fixture  *f,
              gint64    id,
              gboolean  notes,
              gboolean  assigned)
{
  g_autofree char *text = g_strdup_printf ("%u", ++f->n);
  CbCustomer *customer;

  cb_test_people_allow_all_but (f->book.book, CB_PERMISSION_NONE);
  customer = cb_test_get (f->book.book, id, NULL);
  cb_test_people_allow_all_but (f->book.book, f->missing);

  if (notes)
    cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NOTES, text);
  if (assigned)
    cb_customer_set_assigned_to (customer, cb_customer_get_assigned_to (customer) == 1 ? 2 : 1, "");

  return customer;
}

static gboolean
edit (Fixture  *f,
      GError  **error)
{
  g_autoptr (CbCustomer) customer = read_changed (f, f->live, TRUE, FALSE);

  return save (f, customer, error);
}

static gboolean
edit_nothing (Fixture  *f,
              GError  **error)
{
  g_autoptr (CbCustomer) customer = read_changed (f, f->live, FALSE, FALSE);

  return save (f, customer, error);
}

static gboolean
reassign (Fixture  *f,
          GError  **error)
{
  g_autoptr (CbCustomer) customer = read_changed (f, f->live, FALSE, TRUE);

  return save (f, customer, error);
}

static gboolean
edit_and_reassign (Fixture  *f,
                   GError  **error)
{
  g_autoptr (CbCustomer) customer = read_changed (f, f->live, TRUE, TRUE);

  return save (f, customer, error);
}

static gboolean
edit_deleted (Fixture  *f,
              GError  **error)
{
  g_autoptr (CbCustomer) customer = read_changed (f, f->deleted, TRUE, FALSE);

  return save (f, customer, error);
}

static gboolean
set_status (Fixture  *f,
            GError  **error)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbItem) saved = NULL;
  GAsyncResult *place = NULL;
  CbItem *quote = NULL;

  cb_test_people_allow_all_but (f->book.book, CB_PERMISSION_NONE);
  cb_item_store_list_of_async (f->book.book, f->live, NULL, cb_test_result_cb, &place);
  listed = cb_test_wait (&place);
  items = cb_item_store_list_of_finish (f->book.book, listed, NULL);
  cb_test_people_allow_all_but (f->book.book, f->missing);
  for (guint i = 0; i < items->len; i++)
    {
      if (cb_item_get_kind (items->pdata[i]) == CB_ITEM_QUOTE)
        quote = items->pdata[i];
    }
  cb_item_store_set_status_async (f->book.book, quote, 1 - MIN (cb_item_get_status (quote), 1), NULL,
                                  cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  saved = cb_item_store_set_status_finish (f->book.book, result, error);

  return saved != NULL;
}

static gboolean
take_over (Fixture  *f,
           GError  **error)
{
  g_autoptr (CbCustomer) customer = read_changed (f, f->live, TRUE, FALSE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbCustomer) saved = NULL;
  GAsyncResult *place = NULL;

  cb_customer_store_take_over_async (f->book.book, customer, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  saved = cb_customer_store_save_finish (f->book.book, result, error);

  return saved != NULL;
}

typedef void (*Change) (CbPreferences *preferences,
                        guint          n);

static gboolean
save_preferences (Fixture  *f,
                  Change    change,
                  GError  **error)
{
  g_autoptr (CbPreferences) before = NULL;
  g_autoptr (CbPreferences) after = NULL;
  g_autoptr (GAsyncResult) got = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  GAsyncResult *place = NULL;

  cb_preference_store_get_async (f->book.book, NULL, cb_test_result_cb, &place);
  got = cb_test_wait (&place);
  before = cb_preference_store_get_finish (f->book.book, got, NULL);
  change (before, ++f->n);
  cb_preference_store_save_async (f->book.book, before, NULL, cb_test_result_cb, &place);
  saved = cb_test_wait (&place);
  after = cb_preference_store_save_finish (f->book.book, saved, error);

  return after != NULL;
}

static void
change_rule (CbPreferences *preferences,
             guint          n)
{
  preferences->rules.of[CB_ITEM_QUOTE].keep_years = n % 90;
}

static void
change_mask_days (CbPreferences *preferences,
                  guint          n)
{
  preferences->mask_days = n;
}

static void
change_mask_first (CbPreferences *preferences,
                   guint          n)
{
  preferences->mask_first = !preferences->mask_first;
}

static void
change_retention (CbPreferences *preferences,
                  guint          n)
{
  preferences->retention_days = n;
}

static void
change_digits (CbPreferences *preferences,
               guint          n)
{
  preferences->number_digits = preferences->number_digits % 9 + 1;
}

static void
change_prefix (CbPreferences *preferences,
               guint          n)
{
  g_set_str (&preferences->number_prefix, n % 2 == 0 ? "A-" : "B-");
}

static void
change_reuse (CbPreferences *preferences,
              guint          n)
{
  preferences->reuse_numbers = !preferences->reuse_numbers;
}

static void
change_both (CbPreferences *preferences,
             guint          n)
{
  change_rule (preferences, n);
  change_reuse (preferences, n);
}

/* Each with one of both. */
static const struct
{
  const char   *name;
  gboolean    (*run) (Fixture  *f,
                      GError  **error);
  Change        change;
  CbPermission  needed[3];
} cases[] = {
  { "create", create, NULL, { CB_PERMISSION_CREATE_CUSTOMERS } },
  { "edit", edit, NULL, { CB_PERMISSION_EDIT_CUSTOMERS, CB_PERMISSION_SEE_CUSTOMERS } },
  { "edit nothing", edit_nothing, NULL, { CB_PERMISSION_EDIT_CUSTOMERS, CB_PERMISSION_SEE_CUSTOMERS } },
  { "reassign", reassign, NULL, { CB_PERMISSION_REASSIGN_CUSTOMERS, CB_PERMISSION_SEE_CUSTOMERS } },
  { "edit and reassign", edit_and_reassign, NULL,
    { CB_PERMISSION_EDIT_CUSTOMERS, CB_PERMISSION_REASSIGN_CUSTOMERS, CB_PERMISSION_SEE_CUSTOMERS } },
  { "edit a deleted one", edit_deleted, NULL, { CB_PERMISSION_EDIT_CUSTOMERS, CB_PERMISSION_SEE_DELETED } },
  { "take a number over", take_over, NULL, { CB_PERMISSION_EDIT_CUSTOMERS, CB_PERMISSION_SEE_CUSTOMERS } },
  { "set the status of a quote", set_status, NULL,
    { cb_permission_on_items (CB_ITEM_QUOTE, CB_ITEM_RIGHT_EDIT) } },
  { "rule", NULL, change_rule, { CB_PERMISSION_CHANGE_RULES } },
  { "mask days", NULL, change_mask_days, { CB_PERMISSION_CHANGE_RULES } },
  { "mask first", NULL, change_mask_first, { CB_PERMISSION_CHANGE_RULES } },
  { "retention", NULL, change_retention, { CB_PERMISSION_CHANGE_RULES } },
  { "digits", NULL, change_digits, { CB_PERMISSION_CHANGE_PREFERENCES } },
  { "prefix", NULL, change_prefix, { CB_PERMISSION_CHANGE_PREFERENCES } },
  { "reuse", NULL, change_reuse, { CB_PERMISSION_CHANGE_PREFERENCES } },
  { "rule and reuse", NULL, change_both, { CB_PERMISSION_CHANGE_RULES, CB_PERMISSION_CHANGE_PREFERENCES } },
};

static gboolean
is_needed (guint        index,
           CbPermission permission)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases[index].needed); i++)
    {
      if (cases[index].needed[i] == permission)
        return TRUE;
    }

  return FALSE;
}

static void
check_case (Fixture      *f,
            guint         index,
            CbPermission  permission)
{
  static const char *const sql =
    "SELECT (SELECT count(*) FROM operation WHERE kind <> 21) || (SELECT group_concat (changed || notes || coalesce (assigned_to, 0)) "
    "FROM customer) || (SELECT group_concat (value) FROM setting) || (SELECT group_concat (keep_years) FROM item_kind) "
    "|| (SELECT group_concat (status) FROM item)";
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  f->missing = permission;
  cb_test_people_allow_all_but (f->book.book, permission);
  before = cb_test_query (f->book.book, sql, NULL);
  done = cases[index].run != NULL ? cases[index].run (f, &error)
                                  : save_preferences (f, cases[index].change, &error);
  after = cb_test_query (f->book.book, sql, NULL);

  g_test_message ("%s without %s", cases[index].name, cb_permission_get_key (permission));
  if (is_needed (index, permission))
    {
      g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
      g_assert_false (done);
      g_assert_cmpstr (after, ==, before);
    }
  else
    {
      g_assert_no_error (error);
      g_assert_true (done);
    }
}

static void
test_everything (Fixture       *f,
                  gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
      check_case (f, i, permission);
}

static gpointer
unasked_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  if (data != NULL)
    cb_connection_execute (connection, data, error);

  return g_strdup ("what nobody may know");
}

/* A job that was added without asking is done for nobody. */
static void
test_unasked (Fixture       *f,
              gconstpointer  data)
{
  CbBook *book = f->book.book;
  CbDatabase *database = cb_book_get_database (book);
  g_autofree char *left = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      GAsyncResult *place = NULL;
      g_autoptr (GError) error = NULL;

      g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*has not asked*");
      if (i == 0)
        cb_database_read_async (database, unasked_job, NULL, NULL, g_free, CB_PRIORITY_INTERACTIVE, NULL,
                                cb_test_result_cb, &place);
      else if (i == 1)
        cb_database_read_aside_async (database, unasked_job, NULL, NULL, g_free, NULL, cb_test_result_cb, &place);
      else if (i == 2)
        cb_database_read_after_writes_async (database, unasked_job, NULL, NULL, g_free, NULL, cb_test_result_cb,
                                             &place);
      else
        cb_database_write_async (database, unasked_job, (gpointer) "DELETE FROM deleted_customer", NULL, g_free,
                                 NULL, NULL, cb_test_result_cb, &place);
      result = cb_test_wait (&place);
      g_test_assert_expected_messages ();
      g_assert_null (cb_database_read_finish (database, result, &error));
      g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
    }

  left = cb_test_query (book, "SELECT count(*) FROM deleted_customer", NULL);
  g_assert_cmpstr (left, ==, "1");
}

/* What the window knows of who sits before it. */
static void
test_actor (Fixture       *f,
            gconstpointer  data)
{
  CbBook *book = f->book.book;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cb_actor_get_person_id (cb_book_get_actor (book)), ==, 1);
  g_assert_true (cb_group_is_administrator (cb_actor_get_group (cb_book_get_actor (book))));
  g_assert_true (cb_actor_may (cb_book_get_actor (book), CB_PERMISSION_CLEAN_UP));

  cb_test_people_be (book, 2);
  g_assert_cmpstr (cb_person_get_name (cb_actor_get_person (cb_book_get_actor (book))), ==, "Mia");
  g_assert_false (cb_actor_may (cb_book_get_actor (book), CB_PERMISSION_DELETE_CUSTOMERS));

  cb_book_sign_in_async (book, 4711, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  g_assert_false (cb_book_sign_in_finish (book, result, NULL, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  g_assert_cmpint (cb_database_get_person (cb_book_get_database (book)), ==, 2);

  /* Another program put her into another group. */
  cb_test_execute (book, "UPDATE person SET group_id = 4 WHERE id = 2", NULL);
  cb_book_reload (book);
  cb_test_settle (book);
  g_assert_true (cb_actor_may (cb_book_get_actor (book), CB_PERMISSION_DELETE_CUSTOMERS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/rights/everything", Fixture, NULL, set_up, test_everything, tear_down);
  g_test_add ("/rights/unasked", Fixture, NULL, set_up, test_unasked, tear_down);
  g_test_add ("/rights/actor", Fixture, NULL, set_up, test_actor, tear_down);

  return g_test_run ();
}
