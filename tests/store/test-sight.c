/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-conversation-store.h"
#include "cb-error.h"
#include "cb-freed-number-store.h"
#include "cb-history-store.h"
#include "cb-item-store.h"
#include "cb-kept-item-store.h"
#include "cb-lookup.h"
#include "cb-operation-store.h"
#include "cb-profile-store.h"
#include "cb-reminder-store.h"
#include "cb-test-book.h"
#include "cb-test-contents.h"
#include "cb-test-people.h"

/*
 * What the store reads, under each permission taken away.
 */

typedef struct
{
  CbTestBook book;
  gint64     live;
  gint64     deleted;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (CbIdSet) set = NULL;

  cb_test_book_set_up (&f->book, NULL);
  f->live = cb_test_add (f->book.book, "1", "Ada");
  cb_test_contents_add (f->book.book, f->live, "Ada");
  f->deleted = cb_test_add (f->book.book, "2", "Bo");
  cb_test_contents_add (f->book.book, f->deleted, "Bo");
  cb_test_contents_unblock (f->book.book);
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
see (Fixture  *f,
     GError  **error)
{
  g_autoptr (CbCustomer) customer = cb_test_get (f->book.book, f->live, error);

  return customer != NULL;
}

static gboolean
see_deleted (Fixture  *f,
             GError  **error)
{
  g_autoptr (CbCustomer) customer = cb_test_get (f->book.book, f->deleted, error);

  return customer != NULL;
}

static gboolean
list (Fixture  *f,
      CbScope   scope,
      GError  **error)
{
  g_autoptr (GArray) ids = cb_test_list (f->book.book, scope, CB_SORT_NUMBER, FALSE, 0, error);

  return ids != NULL;
}

static gboolean
list_live (Fixture  *f,
           GError  **error)
{
  return list (f, CB_SCOPE_LIVE, error);
}

static gboolean
list_deleted (Fixture  *f,
              GError  **error)
{
  return list (f, CB_SCOPE_DELETED, error);
}

static gboolean
list_pending (Fixture  *f,
              GError  **error)
{
  return list (f, CB_SCOPE_PENDING, error);
}

static gboolean
list_activity (Fixture  *f,
               GError  **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_operation_store_list_async (f->book.book, 0, 10, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  entries = cb_operation_store_list_finish (f->book.book, result, error);

  return entries != NULL;
}

static gboolean
look_for_reminders (Fixture  *f,
                    GError  **error)
{
  CbReminderOutlook outlook;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_reminder_store_look_async (f->book.book, 1, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_reminder_store_look_finish (f->book.book, result, &outlook, error);
}

/* Reads of the store: each is begun, waited for and asked whether it read anything. */
#define READ(name, finish, type, unref, ...) \
static gboolean \
name (Fixture  *f, \
      GError  **error) \
{ \
  CbBook *book = f->book.book; \
  g_autoptr (GAsyncResult) result = NULL; \
  GAsyncResult *place = NULL; \
  type *read; \
\
  __VA_ARGS__; \
  result = cb_test_wait (&place); \
  read = finish (book, result, error); \
  g_clear_pointer (&read, unref); \
\
  return error == NULL || *error == NULL; \
}

READ (inbox, cb_conversation_store_list_finish, GArray, g_array_unref,
      cb_conversation_store_list_async (book, NULL, cb_test_result_cb, &place))
READ (search_inbox, cb_conversation_store_search_finish, CbIdSet, cb_id_set_unref,
      cb_conversation_store_search_async (book, "a", NULL, cb_test_result_cb, &place))
READ (unread, cb_conversation_store_unread_finish, CbIdSet, cb_id_set_unref,
      cb_conversation_store_unread_async (book, NULL, cb_test_result_cb, &place))
READ (read_conversation, cb_conversation_store_read_finish, GPtrArray, g_ptr_array_unref,
      cb_conversation_store_read_async (book, f->live, 10, NULL, cb_test_result_cb, &place))
READ (read_deleted_conversation, cb_conversation_store_read_finish, GPtrArray, g_ptr_array_unref,
      cb_conversation_store_read_async (book, f->deleted, 10, NULL, cb_test_result_cb, &place))
READ (inbox_of, cb_conversation_store_list_of_finish, GArray, g_array_unref,
      g_autoptr (CbIdSet) set = cb_id_set_new_single (f->live);
      cb_conversation_store_list_of_async (book, set, NULL, cb_test_result_cb, &place))
READ (split, cb_conversation_store_split_finish, CbConversationParts, cb_conversation_parts_free,
      g_autoptr (CbIdSet) set = cb_id_set_new_single (f->live);
      cb_conversation_store_split_async (book, set, NULL, cb_test_result_cb, &place))
READ (list_items_of, cb_item_store_list_of_finish, GPtrArray, g_ptr_array_unref,
      cb_item_store_list_of_async (book, f->live, NULL, cb_test_result_cb, &place))
READ (list_items_of_deleted, cb_item_store_list_of_finish, GPtrArray, g_ptr_array_unref,
      cb_item_store_list_of_async (book, f->deleted, NULL, cb_test_result_cb, &place))
READ (list_messages, cb_conversation_store_messages_finish, GPtrArray, g_ptr_array_unref,
      cb_conversation_store_messages_async (book, f->live, 10, NULL, cb_test_result_cb, &place))
READ (list_history, cb_history_store_list_finish, GPtrArray, g_ptr_array_unref,
      cb_history_store_list_async (book, f->live, 10, NULL, cb_test_result_cb, &place))
READ (get_item, cb_item_store_get_finish, CbItem, g_object_unref,
      cb_item_store_get_async (book, 1, NULL, cb_test_result_cb, &place))
READ (newest_items, cb_item_store_newest_finish, GPtrArray, g_ptr_array_unref,
      cb_item_store_newest_async (book, f->live, CB_ITEM_QUOTE, 3, NULL, cb_test_result_cb, &place))
READ (listed_items, cb_item_store_listing_finish, GArray, g_array_unref,
      CbItemListing listing = { .customer_id = f->live, .kind = CB_ITEM_QUOTE, .query = "" };
      cb_item_store_listing_async (book, &listing, NULL, cb_test_result_cb, &place))
READ (get_profile, cb_profile_store_get_finish, CbProfile, cb_profile_free,
      cb_profile_store_get_async (book, f->live, NULL, cb_test_result_cb, &place))
READ (get_deleted_profile, cb_profile_store_get_finish, CbProfile, cb_profile_free,
      cb_profile_store_get_async (book, f->deleted, NULL, cb_test_result_cb, &place))
READ (count_profile, cb_profile_store_count_finish, CbProfileCounts, g_free,
      cb_profile_store_count_async (book, f->live, NULL, cb_test_result_cb, &place))
READ (get_turnover, cb_profile_store_turnover_finish, CbTurnover, cb_turnover_free,
      cb_profile_store_turnover_async (book, f->live, NULL, cb_test_result_cb, &place))
READ (claim_reminders, cb_reminder_store_claim_finish, CbDueReminders, cb_due_reminders_free,
      cb_reminder_store_claim_async (book, 1, 1, NULL, cb_test_result_cb, &place))
READ (check_reminders, cb_reminder_store_check_finish, CbIdSet, cb_id_set_unref,
      g_autoptr (CbIdSet) items = cb_id_set_new_single (1);
      cb_reminder_store_check_async (book, items, 1, NULL, cb_test_result_cb, &place))
READ (list_kept, cb_kept_item_store_list_finish, GArray, g_array_unref,
      cb_kept_item_store_list_async (book, CB_KEPT_ORDER_NEWEST, "", NULL, cb_test_result_cb, &place))
READ (list_freed, cb_freed_number_store_list_finish, CbFreedNumbers, cb_freed_numbers_unref,
      cb_freed_number_store_list_async (book, NULL, cb_test_result_cb, &place))
READ (find_number, cb_customer_store_find_number_finish, CbCustomer, g_object_unref,
      cb_customer_store_find_number_async (book, "1", NULL, cb_test_result_cb, &place))
READ (find_deleted_number, cb_customer_store_find_number_finish, CbCustomer, g_object_unref,
      cb_customer_store_find_number_async (book, "2", NULL, cb_test_result_cb, &place))
READ (look_up_conversation, cb_lookup_finish, GPtrArray, g_ptr_array_unref,
      cb_lookup_async (book, CB_LOOKUP_CONVERSATIONS, &f->live, 1, NULL, NULL, cb_test_result_cb, &place))
READ (look_up_claim, cb_lookup_finish, GPtrArray, g_ptr_array_unref,
      cb_lookup_async (book, CB_LOOKUP_CLAIMS, &f->deleted, 1, NULL, NULL, cb_test_result_cb, &place))
READ (look_up_kept, cb_lookup_finish, GPtrArray, g_ptr_array_unref,
      cb_lookup_async (book, CB_LOOKUP_KEPT, &f->deleted, 1, NULL, NULL, cb_test_result_cb, &place))

static const struct
{
  const char   *name;
  gboolean    (*run) (Fixture  *f,
                      GError  **error);
  CbPermission  needed[2];
} cases[] = {
  { "see", see, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "see a deleted one", see_deleted, { CB_PERMISSION_SEE_DELETED } },
  { "list", list_live, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "list deleted ones", list_deleted, { CB_PERMISSION_SEE_DELETED } },
  { "list pending ones", list_pending, { CB_PERMISSION_SEE_DELETED } },
  { "list the activity", list_activity, { CB_PERMISSION_SEE_ACTIVITY } },
  { "see the Inbox", inbox, { CB_PERMISSION_SEE_INBOX } },
  { "search the Inbox", search_inbox, { CB_PERMISSION_SEE_INBOX } },
  { "read a conversation", read_conversation, { CB_PERMISSION_SEE_INBOX } },
  { "read a conversation with a deleted one", read_deleted_conversation,
    { CB_PERMISSION_SEE_INBOX, CB_PERMISSION_SEE_DELETED } },
  { "see some conversations", inbox_of, { CB_PERMISSION_SEE_INBOX } },
  { "split conversations", split, { CB_PERMISSION_SEE_INBOX } },
  { "list items of one", list_items_of, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "list items of a deleted one", list_items_of_deleted, { CB_PERMISSION_SEE_DELETED } },
  { "list messages of one", list_messages, { CB_PERMISSION_SEE_CUSTOMERS, CB_PERMISSION_SEE_INBOX } },
  { "see what is unread", unread, { CB_PERMISSION_SEE_INBOX } },
  { "list the history of one", list_history, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "get an item", get_item, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "list the newest items of one", newest_items, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "list items of a kind of one", listed_items, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "see a profile", get_profile, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "see a deleted one's profile", get_deleted_profile, { CB_PERMISSION_SEE_DELETED } },
  { "count on a profile", count_profile, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "see what was paid", get_turnover, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "look for reminders", look_for_reminders, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "take reminders", claim_reminders, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "check reminders", check_reminders, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "list kept records", list_kept, { CB_PERMISSION_SEE_DELETED } },
  { "list freed numbers", list_freed, { CB_PERMISSION_SEE_ACTIVITY } },
  { "find a number", find_number, { CB_PERMISSION_SEE_CUSTOMERS } },
  { "find a deleted one's number", find_deleted_number, { CB_PERMISSION_SEE_DELETED } },
  { "look up a conversation", look_up_conversation, { CB_PERMISSION_SEE_INBOX } },
  { "look up a claim", look_up_claim, { CB_PERMISSION_SEE_DELETED } },
  { "look up a kept record", look_up_kept, { CB_PERMISSION_SEE_DELETED } },
};

static void
check_case (Fixture      *f,
            guint         index,
            CbPermission  permission)
{
  g_autoptr (GError) error = NULL;
  gboolean done = cases[index].run (f, &error);

  g_test_message ("%s without %s", cases[index].name, cb_permission_get_key (permission));
  if (cases[index].needed[0] == permission || cases[index].needed[1] == permission)
    {
      g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
      g_assert_false (done);
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
  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      cb_test_people_allow_all_but (f->book.book, permission);
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        check_case (f, i, permission);
    }
}

/* In a page there is nothing in the place of those who may not be seen. */
static void
test_page (Fixture       *f,
           gconstpointer  data)
{
  const gint64 ids[] = { f->live, f->deleted };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) page = NULL;

      cb_test_people_allow_all_but (f->book.book, i == 0 ? CB_PERMISSION_SEE_CUSTOMERS : CB_PERMISSION_SEE_DELETED);
      page = cb_test_get_page (f->book.book, ids, G_N_ELEMENTS (ids));
      g_assert_cmpuint (page->len, ==, 2);
      g_assert_null (page->pdata[i]);
      g_assert_nonnull (page->pdata[1 - i]);
    }
}

static gsize
count_found (CbBook     *book,
             const char *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbIdSet) found = NULL;
  GAsyncResult *place = NULL;

  cb_customer_store_search_async (book, query, 0, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  found = cb_customer_store_search_finish (book, result, NULL);

  return found != NULL ? cb_id_set_get_size (found) : 0;
}

/* Of items, in lists of some and in pages, those that may be seen. */
static guint
count_items (CbBook *book,
             guint  *n_ordered,
             guint  *n_looked_up)
{
  g_autoptr (CbIdSet) all = cb_id_set_new ();
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) ordered = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GArray) places = NULL;
  GAsyncResult *place = NULL;
  gint64 ids[30];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    cb_id_set_add (all, ids[i] = i + 1);

  cb_item_store_list_async (book, all, 0, NULL, cb_test_result_cb, &place);
  listed = cb_test_wait (&place);
  items = cb_item_store_list_finish (book, listed, NULL);
  cb_item_store_order_async (book, all, NULL, cb_test_result_cb, &place);
  ordered = cb_test_wait (&place);
  places = cb_item_store_order_finish (book, ordered, NULL);
  cb_lookup_async (book, CB_LOOKUP_ITEMS, ids, G_N_ELEMENTS (ids), NULL, NULL, cb_test_result_cb, &place);
  found = cb_test_wait (&place);
  page = cb_lookup_finish (book, found, NULL);

  *n_ordered = places != NULL ? places->len : 0;
  *n_looked_up = 0;
  for (guint i = 0; page != NULL && i < page->len; i++)
    *n_looked_up += page->pdata[i] != NULL;

  return items != NULL ? items->len : 0;
}

/* Of what belongs to many, only what may be seen is there. */
static void
test_parts (Fixture       *f,
            gconstpointer  data)
{
  CbBook *book = f->book.book;
  guint n_all, n_ordered, n_found;

  cb_test_people_allow_all_but (book, CB_PERMISSION_NONE);
  g_assert_cmpuint (count_found (book, "Ada"), ==, 1);
  g_assert_cmpuint (count_found (book, "Bo"), ==, 1);
  n_all = count_items (book, &n_ordered, &n_found);
  g_assert_cmpuint (n_all, >, 0);
  g_assert_cmpuint (n_ordered, ==, n_all);
  g_assert_cmpuint (n_found, ==, n_all);

  for (guint i = 0; i < 2; i++)
    {
      cb_test_people_allow_all_but (book, i == 0 ? CB_PERMISSION_SEE_CUSTOMERS : CB_PERMISSION_SEE_DELETED);
      g_assert_cmpuint (count_items (book, &n_ordered, &n_found), ==, n_all / 2);
      g_assert_cmpuint (n_ordered, ==, n_all / 2);
      g_assert_cmpuint (n_found, ==, n_all / 2);
      g_assert_cmpuint (count_found (book, "Ada"), ==, i);
      g_assert_cmpuint (count_found (book, "Bo"), ==, 1 - i);
    }

  cb_test_people_put_in (book, CB_BUILT_IN_GROUP_ADMINISTRATOR);
  cb_test_execute (book, "DELETE FROM group_permission", NULL);
  cb_test_execute (book, "UPDATE person SET group_id = NULL", NULL);
  g_assert_cmpuint (count_items (book, &n_ordered, &n_found), ==, 0);
  g_assert_cmpuint (n_ordered, ==, 0);
  g_assert_cmpuint (n_found, ==, 0);
  g_assert_cmpuint (count_found (book, "Ada"), ==, 0);
}

int
main (int   argc,
       char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sight/everything", Fixture, NULL, set_up, test_everything, tear_down);
  g_test_add ("/sight/page", Fixture, NULL, set_up, test_page, tear_down);
  g_test_add ("/sight/parts", Fixture, NULL, set_up, test_parts, tear_down);

  return g_test_run ();
}
