/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-conversation-entry.h"
#include "cb-conversation-list.h"
#include "cb-kept-list.h"
#include "cb-test-book.h"
#include "cb-test-plan.h"

/* A list, and what a view would have heard of its changes. */
typedef struct
{
  CbLiveList *list;
  guint       n_items;
  guint       n_changed;  /* places that came or went since the last look */
} Watch;

static void
items_changed_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Watch      *watch)
{
  g_assert_cmpuint (position + removed, <=, watch->n_items);
  watch->n_items += added - removed;
  watch->n_changed += added + removed;
  g_assert_cmpuint (watch->n_items, ==, g_list_model_get_n_items (list));
}

static void
execute (CbTestBook *f,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book, sql, &error);
  g_assert_no_error (error);
}

static void
add_customers (CbTestBook *f)
{
  cb_test_add (f->book, "1", "Ada");
  cb_test_add (f->book, "2", "Bob");
  cb_test_add (f->book, "3", "Cy");
  execute (f, "INSERT INTO message (customer_id, id, kind, incoming, time, body) "
              "VALUES (1, 1, 1, 1, 100, 'Hello Bob'), (2, 1, 1, 1, 300, 'Thanks'), (3, 1, 1, 1, 200, 'Bye')");
  execute (f, "INSERT INTO item (customer_id, kind, number, status, open, date, created, changed) "
              "VALUES (1, 5, 'OR-1', 0, 1, 90, 1, 1), (1, 5, 'OR-2', 0, 1, 80, 1, 1)");
}

static gboolean
is_at_rest (gpointer list)
{
  return !cb_live_list_get_loading (list);
}

static void
watch_list (Watch      *watch,
            CbLiveList *list)
{
  *watch = (Watch) { list, 0, 0 };
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), watch);
  g_assert_true (cb_live_list_get_loading (list));
}

/* Waits for exactly these ids, "id id", and that at most @n_changed places were
 * told to have changed. */
static void
assert_ids (Watch      *watch,
            const char *expected,
            guint       n_changed)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  cb_test_wait_until (is_at_rest, watch->list);
  g_assert_null (cb_live_list_get_error (watch->list));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (watch->list)); i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            cb_lazy_list_get_id (CB_LAZY_LIST (watch->list), i));
  g_assert_cmpstr (ids->str, ==, expected);
  g_assert_cmpuint (watch->n_changed, <=, n_changed);
  watch->n_changed = 0;
}

static gboolean
has_content (gpointer row)
{
  return cb_lazy_row_get_content (row) != NULL;
}

static gboolean
has_two_messages (gpointer row)
{
  return cb_conversation_entry_get_n_records (cb_lazy_row_get_content (row), CB_RECORD_MESSAGE) == 2;
}

static void
undo (CbTestBook *f)
{
  g_autoptr (CbPlan) plan = cb_test_make_undo (f->book, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbOperation) operation = cb_test_apply (f->book, plan, &error);

  g_assert_no_error (error);
}

/* Rows stay where they are, and are read again, while others come and go. */
static void
test_following (CbTestBook    *f,
                gconstpointer  data)
{
  g_autoptr (CbConversationList) list = NULL;
  g_autoptr (CbLazyRow) row = NULL;
  g_autoptr (CbLazyRow) same = NULL;
  CbChange change = { .contents = NULL };
  g_autoptr (CbIdSet) bob = cb_id_set_new_single (2);
  Watch watch;

  add_customers (f);
  list = cb_conversation_list_new (f->book);
  watch_list (&watch, CB_LIVE_LIST (list));
  assert_ids (&watch, "2 3 1", 3);

  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  cb_test_wait_until (has_content, row);
  cb_test_run (f->book, CB_ACTION_DELETE_CONVERSATION, (gint64) 3, (gint64) 0);
  assert_ids (&watch, "2 1", 1);
  same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (same == row);
  undo (f);
  assert_ids (&watch, "2 3 1", 1);

  /* A conversation that goes on comes to the top, or stays there. */
  execute (f, "INSERT INTO message (customer_id, id, kind, incoming, time, body) VALUES (2, 2, 1, 1, 400, 'Again')");
  change.contents = bob;
  g_signal_emit_by_name (f->book, "changed", &change);
  assert_ids (&watch, "2 3 1", 0);
  cb_test_wait_until (has_two_messages, row);

  /* Away from the page nothing is read until it is shown again. */
  cb_live_list_set_active (CB_LIVE_LIST (list), FALSE);
  cb_test_run (f->book, CB_ACTION_DELETE_CONVERSATION, (gint64) 1, (gint64) 0);
  assert_ids (&watch, "2 3 1", 0);
  cb_live_list_set_active (CB_LIVE_LIST (list), TRUE);
  assert_ids (&watch, "2 3", 1);
}

static void
test_searching (CbTestBook    *f,
                gconstpointer  data)
{
  g_autoptr (CbConversationList) list = NULL;
  Watch watch;

  add_customers (f);
  list = cb_conversation_list_new (f->book);
  watch_list (&watch, CB_LIVE_LIST (list));

  /* A name, and words of the last message. */
  cb_live_list_set_query (CB_LIVE_LIST (list), "  bob ");
  g_assert_cmpstr (cb_live_list_get_query (CB_LIVE_LIST (list)), ==, "bob");
  assert_ids (&watch, "2 1", 6);
  cb_live_list_set_query (CB_LIVE_LIST (list), "nobo");
  cb_live_list_set_query (CB_LIVE_LIST (list), "nobody");
  assert_ids (&watch, "", 2);

  /* What changes meanwhile is there afterwards. */
  cb_test_run (f->book, CB_ACTION_DELETE_CONVERSATION, (gint64) 1, (gint64) 0);
  assert_ids (&watch, "", 0);
  cb_live_list_set_query (CB_LIVE_LIST (list), "");
  assert_ids (&watch, "2 3", 2);
}

/* An erased customer's conversation stays until what was kept is deleted. */
static void
test_erased (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (CbConversationList) list = NULL;
  g_autoptr (CbKeptList) kept = NULL;
  g_autoptr (CbIdSet) items = cb_id_set_new ();
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  Watch conversations, records;

  add_customers (f);
  list = cb_conversation_list_new (f->book);
  watch_list (&conversations, CB_LIVE_LIST (list));
  kept = cb_kept_list_new (f->book);
  watch_list (&records, CB_LIVE_LIST (kept));
  assert_ids (&records, "", 0);

  cb_test_run (f->book, CB_ACTION_DELETE, (gint64) 1, (gint64) 2, (gint64) 0);
  assert_ids (&conversations, "2 3 1", 3);
  cb_test_run (f->book, CB_ACTION_ERASE, (gint64) 1, (gint64) 2, (gint64) 0);
  assert_ids (&conversations, "3 1", 1);
  assert_ids (&records, "1 2", 2);

  cb_kept_list_set_order (kept, CB_KEPT_ORDER_OLDEST);
  assert_ids (&records, "2 1", 4);
  cb_live_list_set_query (CB_LIVE_LIST (kept), "or-1");
  assert_ids (&records, "1", 1);

  cb_id_set_add (items, 1);
  cb_id_set_add (items, 2);
  plan = cb_test_make_items_plan (f->book, CB_ACTION_ERASE_KEPT, items);
  operation = cb_test_apply (f->book, plan, &error);
  g_assert_no_error (error);
  assert_ids (&records, "", 1);
  assert_ids (&conversations, "3", 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

  ADD ("/conversation-list/following", test_following);
  ADD ("/conversation-list/searching", test_searching);
  ADD ("/conversation-list/erased", test_erased);

  return g_test_run ();
}
