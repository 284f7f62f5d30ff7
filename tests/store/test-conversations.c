/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which conversations there are, what is in them, and which of them a search
 * finds.
 */

#include "cb-conversation-store.h"
#include "cb-test-conversations.h"

#define DAY G_TIME_SPAN_DAY

static void
test_list (CbTestBook    *f,
           gconstpointer  data)
{
  g_autoptr (CbConversationEntry) ada = NULL;
  g_autoptr (CbConversationEntry) bob = NULL;
  g_autoptr (CbConversationEntry) di = NULL;
  CbInteraction *last;

  cb_test_fill_conversations (f);
  cb_test_assert_conversations (f, "2 4 1");
  cb_test_assert_conversation (f, 4, TRUE);
  cb_test_assert_conversation (f, 3, FALSE);

  ada = cb_test_look_up (f, CB_LOOKUP_CONVERSATIONS, 1);
  g_assert_cmpstr (cb_customer_get_name (cb_conversation_entry_get_customer (ada)), ==, "Ada");
  g_assert_cmpint (cb_conversation_entry_get_time (ada), ==, 8 * DAY);
  g_assert_cmpuint (cb_conversation_entry_get_n_items (ada, CB_ITEM_QUOTE), ==, 2);
  g_assert_cmpuint (cb_conversation_entry_get_n_items (ada, CB_ITEM_ORDER), ==, 1);
  g_assert_cmpuint (cb_conversation_entry_get_n_items (ada, CB_ITEM_REMINDER), ==, 0);
  g_assert_cmpuint (cb_conversation_entry_get_n_records (ada, CB_RECORD_MESSAGE), ==, 2);
  g_assert_cmpuint (cb_conversation_entry_get_n_records (ada, CB_RECORD_DOCUMENT), ==, 1);
  last = cb_conversation_entry_get_last (ada);
  g_assert_cmpint (cb_interaction_get_kind (last), ==, CB_INTERACTION_MESSAGE);
  g_assert_cmpstr (cb_interaction_get_text (last), ==, "Last Wörds");

  bob = cb_test_look_up (f, CB_LOOKUP_CONVERSATIONS, 2);
  last = cb_conversation_entry_get_last (bob);
  g_assert_cmpstr (cb_item_get_number (cb_interaction_get_item (last)), ==, "IN-1");

  /* What is to come counts from when it was noted down. */
  di = cb_test_look_up (f, CB_LOOKUP_CONVERSATIONS, 4);
  g_assert_cmpint (cb_conversation_entry_get_time (di), ==, 10 * DAY);
}

static void
test_time_line (CbTestBook    *f,
                gconstpointer  data)
{
  static const gint64 days[] = { 8, 7, 6, 5, 3, 2 };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;

  cb_test_fill_conversations (f);
  all = cb_test_read_conversation (f, 1, 100);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (days));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (cb_interaction_get_time (all->pdata[i]), ==, days[i] * DAY);
  g_assert_cmpint (cb_interaction_get_kind (all->pdata[5]), ==, CB_INTERACTION_DOCUMENT);
  g_assert_cmpstr (cb_interaction_get_title (all->pdata[5]), ==, "Plan.txt");

  some = cb_test_read_conversation (f, 1, 2);
  g_assert_cmpuint (some->len, ==, 2);
}

static void
test_search (CbTestBook    *f,
             gconstpointer  data)
{
  cb_test_fill_conversations (f);
  cb_test_add_message (f, 2, 1, DAY, "Something else");
  g_assert_cmpuint (cb_test_search_messages (f, "last wOrds", 1), ==, 1);
  g_assert_cmpuint (cb_test_search_messages (f, "first", 0), ==, 0);
  g_assert_cmpuint (cb_test_search_messages (f, "subject", 2), ==, 2);
  g_assert_cmpuint (cb_test_search_messages (f, "%", 0), ==, 0);
}

/* Whatever is deleted by itself isn't there any more; of the rest each counts. */
static void
test_without_deleted (CbTestBook    *f,
                      gconstpointer  data)
{
  g_autoptr (CbConversationEntry) ada = NULL;
  g_autoptr (CbConversationEntry) bob = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  CbInteraction *last;

  cb_test_fill_conversations (f);
  cb_test_change (f, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                     "SELECT 9, 1, id, name, 1 FROM person");
  cb_test_change (f, "INSERT INTO deleted_message (customer_id, operation_id, first_id, last_id) VALUES (1, 1, 2, 2)");
  cb_test_change (f, "INSERT INTO deleted_item (item_id, operation_id) "
                     "SELECT id, 1 FROM item WHERE number IN ('QU-1', 'IN-1')");
  cb_test_change (f, "INSERT INTO deleted_document (document_id, operation_id) VALUES (1, 1)");

  cb_test_assert_conversations (f, "4 1");
  cb_test_assert_conversation (f, 2, FALSE);
  ada = cb_test_look_up (f, CB_LOOKUP_CONVERSATIONS, 1);
  g_assert_cmpint (cb_conversation_entry_get_time (ada), ==, 7 * DAY);
  g_assert_cmpuint (cb_conversation_entry_get_n_items (ada, CB_ITEM_QUOTE), ==, 1);
  g_assert_cmpuint (cb_conversation_entry_get_n_records (ada, CB_RECORD_MESSAGE), ==, 1);
  g_assert_cmpuint (cb_conversation_entry_get_n_records (ada, CB_RECORD_DOCUMENT), ==, 0);
  last = cb_conversation_entry_get_last (ada);
  g_assert_cmpstr (cb_interaction_get_text (last), ==, "First words");
  rest = cb_test_read_conversation (f, 1, 100);
  g_assert_cmpuint (rest->len, ==, 3);
  g_assert_cmpuint (cb_test_search_messages (f, "last", 0), ==, 0);
  g_assert_cmpuint (cb_test_search_messages (f, "first", 1), ==, 1);

  /* Nothing is left, but for the customer. */
  bob = cb_test_look_up (f, CB_LOOKUP_CONVERSATIONS, 2);
  g_assert_nonnull (cb_conversation_entry_get_customer (bob));
  g_assert_null (cb_conversation_entry_get_last (bob));
}

/* Of a thousand at the same moment, pages of any length begin alike. */
static void
test_same_moment (CbTestBook    *f,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) all = NULL;

  cb_test_add (f->book, "1", "Ada");
  cb_test_change (f, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
                     "INSERT INTO message (customer_id, id, kind, incoming, time, body) SELECT 1, i, 1, 1, 5, i FROM n");
  all = cb_test_read_conversation (f, 1, 2000);
  g_assert_cmpuint (all->len, ==, 1000);
  for (guint limit = 1; limit < 1000; limit += 333)
    {
      g_autoptr (GPtrArray) some = cb_test_read_conversation (f, 1, limit);

      g_assert_cmpuint (some->len, ==, limit);
      for (guint i = 0; i < limit; i++)
        g_assert_cmpstr (cb_interaction_get_text (some->pdata[i]), ==, cb_interaction_get_text (all->pdata[i]));
    }
}

/* Long messages come as far as they are shown. */
static void
test_long (CbTestBook    *f,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) all = NULL;

  cb_test_add (f->book, "1", "Ada");
  cb_test_change (f, "INSERT INTO message (customer_id, id, kind, incoming, time, body) "
                     "VALUES (1, 1, 1, 1, 5, replace (hex (zeroblob (5000000)), '0', 'é') || 'end')");
  all = cb_test_read_conversation (f, 1, 10);
  g_assert_cmpuint (g_utf8_strlen (cb_interaction_get_text (all->pdata[0]), -1), ==, 2000);
  g_assert_cmpuint (cb_test_search_messages (f, "end", 0), ==, 0);
  g_assert_cmpuint (cb_test_search_messages (f, "EEE", 1), ==, 1);
}

/* A kind that a newer version alone knows counts, but isn't shown. */
static void
test_unknown_kind (CbTestBook    *f,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray) all = NULL;

  cb_test_fill_conversations (f);
  cb_test_change (f, "INSERT INTO item_kind (id, name, on_delete, on_erase) VALUES (200, 'spell', 4, 2)");
  cb_test_add_item (f, 1, (CbItemKind) 200, "SP-1", 60 * DAY, 1);
  all = cb_test_read_conversation (f, 1, 100);
  for (guint i = 0; i < all->len; i++)
    {
      CbItem *item = cb_interaction_get_item (all->pdata[i]);

      g_assert_true (item == NULL || cb_item_kind_is_valid (cb_item_get_kind (item)));
    }
  g_assert_cmpuint (all->len, ==, 6);
}

static void
test_cancelled (CbTestBook    *f,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) times = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_test_fill_conversations (f);
  cb_conversation_store_list_async (f->book, cancellable, cb_test_result_cb, &place);
  g_cancellable_cancel (cancellable);
  result = cb_test_wait (&place);
  times = cb_conversation_store_list_finish (f->book, result, &error);
  g_assert_null (times);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

  ADD ("/conversations/list", test_list);
  ADD ("/conversations/time-line", test_time_line);
  ADD ("/conversations/search", test_search);
  ADD ("/conversations/without-deleted", test_without_deleted);
  ADD ("/conversations/same-moment", test_same_moment);
  ADD ("/conversations/long", test_long);
  ADD ("/conversations/unknown-kind", test_unknown_kind);
  ADD ("/conversations/cancelled", test_cancelled);

  return g_test_run ();
}
