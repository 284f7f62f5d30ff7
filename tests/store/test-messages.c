/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Messages that are logged, and which of them nobody has read yet.
 */

#include "cb-conversation-store.h"
#include "cb-error.h"
#include "cb-history-store.h"
#include "cb-message-store.h"
#include "cb-test-conversations.h"
#include "cb-test-people.h"
#include "cb-test-words.h"

static gboolean
add (CbTestBook     *f,
     gint64          customer,
     CbMessageKind   kind,
     gboolean        incoming,
     const char     *subject,
     const char     *text,
     GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_message_store_add_async (f->book, customer, kind, incoming, subject, text, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_message_store_add_finish (f->book, result, error);
}

static gboolean
mark_read (CbTestBook  *f,
           gint64       customer,
           GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_message_store_mark_read_async (f->book, customer, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_message_store_mark_read_finish (f->book, result, error);
}

static void
assert_refused (CbTestBook *f,
                gint64      customer,
                const char *subject,
                const char *text,
                gint        code)
{
  static const char *const all = "SELECT (SELECT count(*) FROM message) || '/' || (SELECT count(*) FROM history)";
  g_autofree char *before = cb_test_query (f->book, all, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (add (f, customer, CB_MESSAGE_EMAIL, FALSE, subject, text, &error));
  g_assert_error (error, CB_ERROR, code);
  after = cb_test_query (f->book, all, NULL);
  g_assert_cmpstr (after, ==, before);
}

static void
test_add (CbTestBook    *f,
          gconstpointer  data)
{
  gint64 before = g_get_real_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *history = NULL;
  CbInteraction *newest;

  cb_test_fill_conversations (f);
  cb_test_words_rebuild (f->book);
  g_assert_true (add (f, 1, CB_MESSAGE_EMAIL, FALSE, "Offer", "Three\nlines\n\xe2\x82\xac", &error));
  g_assert_no_error (error);
  g_assert_true (add (f, 1, CB_MESSAGE_SMS, TRUE, "", "Fine", &error));
  g_assert_no_error (error);
  g_assert_true (add (f, 3, CB_MESSAGE_DISCUSSION, FALSE, "", "The first with him", &error));
  g_assert_no_error (error);

  cb_test_words_assert_same (f->book);

  list = cb_test_read_conversation (f, 1, 2);
  newest = list->pdata[0];
  g_assert_cmpint (cb_interaction_get_message_kind (newest), ==, CB_MESSAGE_SMS);
  g_assert_true (cb_interaction_get_incoming (newest));
  g_assert_cmpstr (cb_interaction_get_text (newest), ==, "Fine");
  g_assert_cmpint (cb_interaction_get_time (newest), >=, before);
  newest = list->pdata[1];
  g_assert_cmpstr (cb_interaction_get_title (newest), ==, "Offer");
  g_assert_cmpstr (cb_interaction_get_text (newest), ==, "Three\nlines\n\xe2\x82\xac");
  g_assert_false (cb_interaction_get_incoming (newest));
  cb_test_assert_conversations (f, "3 1 2 4");

  history = cb_test_query (f->book, "SELECT group_concat (customer_id || ' ' || kind || ' ' || details) FROM history", NULL);
  g_assert_cmpstr (history, ==, "1 30 2 0,1 30 1 1,3 30 3 0");
}

static void
test_history (CbTestBook    *f,
              gconstpointer  data)
{
  g_autoptr (CbHistoryEntry) entry = cb_history_entry_new_message (CB_MESSAGE_EMAIL, TRUE);
  g_autoptr (CbHistoryEntry) read =
    cb_history_entry_new_read (1, "Ada", cb_history_entry_get_kind (entry), cb_history_entry_get_details (entry));
  g_autoptr (CbHistoryEntry) odd = cb_history_entry_new_read (1, "Ada", CB_HISTORY_MESSAGE_LOGGED, "9 1");

  g_assert_cmpint (cb_history_entry_get_kind (read), ==, CB_HISTORY_MESSAGE_LOGGED);
  g_assert_cmpint (cb_history_entry_get_message (read), ==, CB_MESSAGE_EMAIL);
  g_assert_true (cb_history_entry_get_incoming (read));
  g_assert_cmpint (cb_history_entry_get_kind (odd), ==, CB_HISTORY_OTHER);
}

static void
test_limits (CbTestBook    *f,
             gconstpointer  data)
{
  g_autofree char *longest = g_strnfill (CB_MESSAGE_MAX_TEXT, 'x');
  g_autofree char *too_long = g_strnfill (CB_MESSAGE_MAX_TEXT + 1, 'x');
  g_autofree char *pasted = g_strnfill (10 * 1000 * 1000, 'x');
  g_autofree char *subject = g_strnfill (CB_MESSAGE_MAX_SUBJECT + 1, 'x');
  g_autofree char *length = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_add (f->book, "1", "Ada");
  assert_refused (f, 1, "", "", CB_ERROR_INVALID);
  assert_refused (f, 1, "Subject", " \n\t", CB_ERROR_INVALID);
  assert_refused (f, 1, "", "\xff", CB_ERROR_INVALID);
  assert_refused (f, 1, "", too_long, CB_ERROR_INVALID);
  assert_refused (f, 1, "", pasted, CB_ERROR_INVALID);
  assert_refused (f, 1, subject, "x", CB_ERROR_INVALID);
  assert_refused (f, 1, pasted, "x", CB_ERROR_INVALID);
  assert_refused (f, 1, "", "Please charge 4111 1111 1111 1111", CB_ERROR_INVALID);
  assert_refused (f, 1, "4111-1111-1111-1111", "x", CB_ERROR_INVALID);

  g_assert_true (add (f, 1, CB_MESSAGE_SMS, FALSE, "", longest, &error));
  g_assert_no_error (error);
  length = cb_test_query (f->book, "SELECT length (body) FROM message", NULL);
  g_assert_cmpint (g_ascii_strtoll (length, NULL, 10), ==, CB_MESSAGE_MAX_TEXT);
}

/* Whoever is deleted can't be written to. */
static void
test_not_live (CbTestBook    *f,
               gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  g_autoptr (GError) error = NULL;

  cb_test_fill_conversations (f);
  cb_id_set_add (set, 1);
  cb_test_delete (f->book, set, NULL);
  assert_refused (f, 1, "", "Hello", CB_ERROR_DELETED);
  assert_refused (f, 4711, "", "Hello", CB_ERROR_NOT_FOUND);
  cb_test_change (f, "INSERT INTO pending_erasure (customer_id, operation_id, erase_at) "
                     "SELECT customer_id, operation_id, 1 FROM deleted_customer");
  assert_refused (f, 1, "", "Hello", CB_ERROR_MASKED);
  g_assert_false (mark_read (f, 1, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_MASKED);
}

static void
assert_unread (CbTestBook *f,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbIdSet) unread = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GString) ids = g_string_new (NULL);
  GAsyncResult *place = NULL;

  cb_conversation_store_unread_async (f->book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  unread = cb_conversation_store_unread_finish (f->book, result, &error);
  g_assert_no_error (error);
  for (gint64 id = 1; id < 10; id++)
    if (cb_id_set_contains (unread, id))
      g_string_append_printf (ids, "%" G_GINT64_FORMAT " ", id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static gsize
count_unread (CbTestBook *f,
              gint64      customer)
{
  g_autoptr (CbConversationEntry) entry = cb_test_look_up (f, CB_LOOKUP_CONVERSATIONS, customer);

  return cb_conversation_entry_get_n_unread (entry);
}

static void
test_unread (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  cb_test_fill_conversations (f);
  assert_unread (f, "");
  cb_test_change (f, "UPDATE message SET unread = 1 WHERE customer_id = 1");
  cb_test_add_message (f, 2, 1, 1, "Read");
  cb_test_add_message (f, 2, 2, 2, "Unread");
  cb_test_change (f, "UPDATE message SET unread = 1 WHERE customer_id = 2 AND id = 2");
  assert_unread (f, "1 2 ");
  g_assert_cmpuint (count_unread (f, 1), ==, 2);
  g_assert_cmpuint (count_unread (f, 2), ==, 1);

  g_assert_true (mark_read (f, 2, &error));
  g_assert_no_error (error);
  assert_unread (f, "1 ");
  g_assert_cmpuint (count_unread (f, 2), ==, 0);

  /* What is deleted isn't there to be read, and comes back as it was. */
  cb_test_change (f, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                     "SELECT 1, 1, id, name, 1 FROM person");
  cb_test_change (f, "INSERT INTO deleted_message VALUES (1, 1, 1, 1)");
  g_assert_cmpuint (count_unread (f, 1), ==, 1);
  g_assert_true (mark_read (f, 1, &error));
  g_assert_no_error (error);
  assert_unread (f, "");
  cb_test_change (f, "DELETE FROM deleted_message");
  assert_unread (f, "1 ");
  g_assert_cmpuint (count_unread (f, 1), ==, 1);
}

static void
test_rights (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *refused = NULL;

  cb_test_fill_conversations (f);
  cb_test_change (f, "UPDATE message SET unread = 1");
  cb_test_people_allow_all_but (f->book, CB_PERMISSION_WRITE_MESSAGES);
  assert_refused (f, 1, "", "Hello", CB_ERROR_DENIED);
  g_assert_false (mark_read (f, 1, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  g_clear_error (&error);
  assert_unread (f, "1 ");

  cb_test_people_allow_all_but (f->book, CB_PERMISSION_NONE);
  cb_id_set_add (set, 1);
  cb_test_delete (f->book, set, NULL);
  cb_test_people_allow_all_but (f->book, CB_PERMISSION_SEE_DELETED);
  g_assert_false (mark_read (f, 1, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  g_clear_error (&error);
  cb_test_people_allow_all_but (f->book, CB_PERMISSION_NONE);
  g_assert_true (mark_read (f, 1, &error));
  g_assert_no_error (error);
  assert_unread (f, "");

  /* Only the wish to write is recorded, not that somebody looked. */
  refused = cb_test_query (f->book, "SELECT count(*) FROM operation WHERE kind = 21", NULL);
  g_assert_cmpstr (refused, ==, "1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name) \
  g_test_add ("/messages/" #name, CbTestBook, NULL, cb_test_book_set_up, test_##name, cb_test_book_tear_down)
  ADD (add);
  ADD (history);
  ADD (limits);
  ADD (not_live);
  ADD (unread);
  ADD (rights);
#undef ADD

  return g_test_run ();
}
