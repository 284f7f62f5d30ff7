/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-test-conversations.h"

#include "cb-conversation-store.h"

#define DAY G_TIME_SPAN_DAY

void
cb_test_change (CbTestBook *f,
                const char *sql)
{
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book, sql, &error);
  g_assert_no_error (error);
}

void
cb_test_add_item (CbTestBook *f,
                  gint64      customer,
                  CbItemKind  kind,
                  const char *number,
                  gint64      date,
                  gint64      created)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO item (customer_id, kind, number, title, status, open, date, created, changed) VALUES "
                     "(%" G_GINT64_FORMAT ", %d, '%s', 'Title', 1, 0, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 1)",
                     customer, kind, number, date, created);

  cb_test_change (f, sql);
}

void
cb_test_add_message (CbTestBook *f,
                     gint64      customer,
                     gint64      id,
                     gint64      time,
                     const char *body)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO message (customer_id, id, kind, incoming, time, subject, body) VALUES "
                     "(%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 2, 1, %" G_GINT64_FORMAT ", 'Subject', '%s')",
                     customer, id, time, body);

  cb_test_change (f, sql);
}

void
cb_test_add_document (CbTestBook *f,
                      gint64      customer,
                      gint64      time)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO document (customer_id, title, time, data) VALUES "
                     "(%" G_GINT64_FORMAT ", 'Plan.txt', %" G_GINT64_FORMAT ", x'00')", customer, time);

  cb_test_change (f, sql);
}

/* (transfer full): "id id", the newest first. */
static char *
join_times (GArray *times)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < times->len; i++)
    {
      const CbConversationTime *time = &g_array_index (times, CbConversationTime, i);

      g_string_append_printf (out, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", time->id);
      g_assert_true (i == 0 || time[-1].time >= time->time);
    }

  return g_string_free_and_steal (out);
}

void
cb_test_assert_conversations (CbTestBook *f,
                              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) times = NULL;
  g_autofree char *ids = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_conversation_store_list_async (f->book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  times = cb_conversation_store_list_finish (f->book, result, &error);
  g_assert_no_error (error);
  ids = join_times (times);
  g_assert_cmpstr (ids, ==, expected);
}

void
cb_test_assert_conversation (CbTestBook *f,
                             gint64      customer,
                             gboolean    expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) times = NULL;
  g_autoptr (CbIdSet) set = cb_id_set_new_single (customer);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_conversation_store_list_of_async (f->book, set, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  times = cb_conversation_store_list_of_finish (f->book, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (times->len, ==, expected ? 1 : 0);
  g_assert_true (!expected || g_array_index (times, CbConversationTime, 0).id == customer);
}

gpointer
cb_test_look_up (CbTestBook *f,
                 CbLookup    what,
                 gint64      id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_lookup_async (f->book, what, &id, 1, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  found = cb_lookup_finish (f->book, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);

  return found->pdata[0] != NULL ? g_object_ref (found->pdata[0]) : NULL;
}

GPtrArray *
cb_test_read_conversation (CbTestBook *f,
                           gint64      customer,
                           guint       limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *interactions;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_conversation_store_read_async (f->book, customer, limit, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  interactions = cb_conversation_store_read_finish (f->book, result, &error);
  g_assert_no_error (error);

  return interactions;
}

gsize
cb_test_search_messages (CbTestBook *f,
                         const char *query,
                         gint64      expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbIdSet) hits = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_conversation_store_search_async (f->book, query, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  hits = cb_conversation_store_search_finish (f->book, result, &error);
  g_assert_no_error (error);
  g_assert_true (expected == 0 || cb_id_set_contains (hits, expected));

  return cb_id_set_get_size (hits);
}

void
cb_test_fill_conversations (CbTestBook *f)
{
  gint64 now = g_get_real_time ();

  cb_test_add (f->book, "1", "Ada");
  cb_test_add (f->book, "2", "Bob");
  cb_test_add (f->book, "3", "Cy");
  cb_test_add (f->book, "4", "Di");
  cb_test_add_item (f, 1, CB_ITEM_QUOTE, "QU-1", 5 * DAY, 1);
  cb_test_add_item (f, 1, CB_ITEM_QUOTE, "QU-2", 6 * DAY, 1);
  cb_test_add_item (f, 1, CB_ITEM_REMINDER, "RE-1", 50 * DAY, 1);
  cb_test_add_item (f, 1, CB_ITEM_ORDER, "OR-1", 3 * DAY, 1);
  cb_test_add_message (f, 1, 1, 7 * DAY, "First words");
  cb_test_add_message (f, 1, 2, 8 * DAY, "Last Wörds");
  cb_test_add_document (f, 1, 2 * DAY);
  cb_test_add_item (f, 2, CB_ITEM_INVOICE, "IN-1", 20 * DAY, 1);
  cb_test_add_item (f, 3, CB_ITEM_OPPORTUNITY, "OP-1", 90 * DAY, 1);
  cb_test_add_item (f, 4, CB_ITEM_APPOINTMENT, "AP-1", now + 9 * DAY, 10 * DAY);
}

GArray *
cb_test_list_kept (CbTestBook  *f,
                   CbKeptOrder  order,
                   const char  *query)
{
  g_autoptr (GError) error = NULL;
  GArray *ids;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_kept_item_store_list_async (f->book, order, query, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  ids = cb_kept_item_store_list_finish (f->book, result, &error);
  g_assert_no_error (error);

  return ids;
}

void
cb_test_assert_kept (CbTestBook  *f,
                     CbKeptOrder  order,
                     const char  *query,
                     const char  *expected)
{
  g_autoptr (GArray) ids = cb_test_list_kept (f, order, query);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (CbKeptItem) kept = cb_test_look_up (f, CB_LOOKUP_KEPT, g_array_index (ids, gint64, i));

      g_string_append_printf (numbers, "%s%s", i > 0 ? " " : "", cb_item_get_number (cb_kept_item_get_item (kept)));
    }
  g_assert_cmpstr (numbers->str, ==, expected);
}
