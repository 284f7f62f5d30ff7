/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Conversations once they, or their customers, are deleted.
 */

#include "cb-conversation-store.h"
#include "cb-test-conversations.h"
#include "cb-test-plan.h"

#define DAY G_TIME_SPAN_DAY

static void
undo (CbTestBook *f)
{
  g_autoptr (CbPlan) plan = cb_test_make_undo (f->book, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbOperation) operation = cb_test_apply (f->book, plan, &error);

  g_assert_no_error (error);
}

static void
test_deletion (CbTestBook    *f,
               gconstpointer  data)
{
  g_autoptr (CbConversationEntry) before = NULL;
  g_autoptr (CbConversationEntry) after = NULL;
  g_autoptr (CbConversationEntry) again = NULL;
  g_autoptr (GPtrArray) nothing = NULL;

  cb_test_fill_conversations (f);
  cb_test_run (f->book, CB_ACTION_DELETE_CONVERSATION, (gint64) 1, (gint64) 0);
  cb_test_assert_conversations (f, "2 4");
  cb_test_assert_conversation (f, 1, FALSE);
  before = cb_test_look_up (f, CB_LOOKUP_CONVERSATIONS, 1);
  g_assert_null (cb_conversation_entry_get_last (before));
  g_assert_cmpuint (cb_conversation_entry_get_n_items (before, CB_ITEM_QUOTE), ==, 0);
  g_assert_cmpuint (cb_conversation_entry_get_n_records (before, CB_RECORD_MESSAGE), ==, 0);
  nothing = cb_test_read_conversation (f, 1, 10);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (cb_test_search_messages (f, "words", 0), ==, 0);

  /* What comes afterwards begins it anew. */
  cb_test_add_message (f, 1, 3, 30 * DAY, "New words");
  cb_test_assert_conversations (f, "1 2 4");
  after = cb_test_look_up (f, CB_LOOKUP_CONVERSATIONS, 1);
  g_assert_cmpuint (cb_conversation_entry_get_n_records (after, CB_RECORD_MESSAGE), ==, 1);
  g_assert_cmpuint (cb_test_search_messages (f, "NEW", 1), ==, 1);

  undo (f);
  again = cb_test_look_up (f, CB_LOOKUP_CONVERSATIONS, 1);
  g_assert_cmpuint (cb_conversation_entry_get_n_records (again, CB_RECORD_MESSAGE), ==, 3);
  g_assert_cmpuint (cb_conversation_entry_get_n_items (again, CB_ITEM_QUOTE), ==, 2);
}

/* Nothing personal of who is to be erased is shown, or found. */
static void
test_masked (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (CbConversationEntry) ada = NULL;
  g_autoptr (GPtrArray) all = NULL;

  cb_test_fill_conversations (f);
  cb_test_change (f, "DELETE FROM item WHERE kind = 2");
  cb_test_run (f->book, CB_ACTION_DELETE, (gint64) 1, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_MASK, (gint64) 1, (gint64) 0);
  cb_test_assert_conversations (f, "2 4 1");
  ada = cb_test_look_up (f, CB_LOOKUP_CONVERSATIONS, 1);
  g_assert_cmpstr (cb_customer_get_name (cb_conversation_entry_get_customer (ada)), ==, "*****");
  g_assert_cmpstr (cb_interaction_get_text (cb_conversation_entry_get_last (ada)), ==, "*****");
  g_assert_cmpuint (cb_test_search_messages (f, "words", 0), ==, 0);

  all = cb_test_read_conversation (f, 1, 100);
  g_assert_cmpuint (all->len, ==, 4);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (cb_interaction_get_title (all->pdata[i]), ==, "*****");
}

/* The conversation with an erased customer is what is kept of the items. */
static void
test_kept (CbTestBook    *f,
           gconstpointer  data)
{
  g_autoptr (CbConversationEntry) ada = NULL;
  g_autoptr (CbConversationParts) parts = NULL;
  g_autoptr (CbIdSet) both = cb_id_set_new_single (1);
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (CbKeptItem) kept = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_test_fill_conversations (f);
  cb_test_change (f, "DELETE FROM item WHERE kind = 2");
  cb_test_add_item (f, 1, CB_ITEM_ORDER, "OR-10000", 4 * DAY, 1);
  cb_test_add_item (f, 1, CB_ITEM_PAYMENT, "PA-0002", 40 * DAY, 1);
  cb_test_change (f, "UPDATE item SET amount = 1234, currency = 'EUR' WHERE number = 'PA-0002'");
  cb_test_run (f->book, CB_ACTION_DELETE, (gint64) 1, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_ERASE, (gint64) 1, (gint64) 0);

  cb_test_assert_conversations (f, "1 2 4");
  ada = cb_test_look_up (f, CB_LOOKUP_CONVERSATIONS, 1);
  g_assert_null (cb_conversation_entry_get_customer (ada));
  g_assert_cmpuint (cb_conversation_entry_get_n_items (ada, CB_ITEM_ORDER), ==, 2);
  g_assert_cmpuint (cb_conversation_entry_get_n_items (ada, CB_ITEM_PAYMENT), ==, 1);
  g_assert_cmpuint (cb_conversation_entry_get_n_records (ada, CB_RECORD_MESSAGE), ==, 0);
  g_assert_cmpstr (cb_interaction_get_title (cb_conversation_entry_get_last (ada)), ==, "*****");

  cb_test_assert_kept (f, CB_KEPT_ORDER_NEWEST, "", "PA-0002 OR-10000 OR-1");
  cb_test_assert_kept (f, CB_KEPT_ORDER_OLDEST, "", "OR-1 OR-10000 PA-0002");
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "", "OR-1 OR-10000 PA-0002");
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "or-1", "OR-1 OR-10000");
  cb_test_assert_kept (f, CB_KEPT_ORDER_NUMBER, "%", "");
  ids = cb_test_list_kept (f, CB_KEPT_ORDER_NEWEST, "PA");
  kept = cb_test_look_up (f, CB_LOOKUP_KEPT, g_array_index (ids, gint64, 0));
  g_assert_cmpint (cb_item_get_state (cb_kept_item_get_item (kept)), ==, CB_ITEM_STATE_KEPT);
  g_assert_cmpint (cb_item_get_amount (cb_kept_item_get_item (kept)), ==, 1234);
  g_assert_cmpint (cb_kept_item_get_erase_at (kept), ==, 0);

  cb_id_set_add (both, 2);
  cb_conversation_store_split_async (f->book, both, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  parts = cb_conversation_store_split_finish (f->book, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cb_id_set_get_first (parts->customers), ==, 2);
  g_assert_cmpuint (cb_id_set_get_size (parts->customers), ==, 1);
  g_assert_cmpint (cb_id_set_get_first (parts->erased), ==, 1);
  g_assert_cmpuint (cb_id_set_get_size (parts->kept), ==, 3);

  plan = cb_test_make_items_plan (f->book, CB_ACTION_ERASE_KEPT, parts->kept);
  operation = cb_test_apply (f->book, plan, &error);
  g_assert_no_error (error);
  cb_test_assert_conversations (f, "2 4");
  cb_test_assert_kept (f, CB_KEPT_ORDER_NEWEST, "", "");
  g_assert_null (cb_test_look_up (f, CB_LOOKUP_KEPT, g_array_index (ids, gint64, 0)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

  ADD ("/conversations/deletion", test_deletion);
  ADD ("/conversations/masked", test_masked);
  ADD ("/conversations/kept", test_kept);

  return g_test_run ();
}
