/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The list of a customer's items, with a book.
 */

#include "cb-item-list.h"
#include "cb-owned-item.h"
#include "cb-test-conversations.h"

static gboolean
is_read (gpointer data)
{
  return !cb_live_list_get_loading (data);
}

static void
assert_numbers (CbItemList *list,
                const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  cb_test_wait_until (is_read, list);
  g_assert_no_error (cb_live_list_get_error (CB_LIVE_LIST (list)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (CbLazyRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      CbOwnedItem *owned;

      while ((owned = cb_lazy_row_get_content (row)) == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", cb_item_get_number (cb_owned_item_get_item (owned)));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_list (CbTestBook    *f,
           gconstpointer  data)
{
  g_autoptr (CbItemList) list = NULL;

  cb_test_fill_conversations (f);
  cb_test_change (f, "DELETE FROM item WHERE customer_id = 1 AND kind = 2");
  cb_test_add_item (f, 1, CB_ITEM_QUOTE, "QU-1", 100, 1);
  cb_test_add_item (f, 1, CB_ITEM_QUOTE, "QU-2", 300, 1);
  cb_test_add_item (f, 1, CB_ITEM_QUOTE, "QU-3", 200, 1);
  list = cb_item_list_new (f->book, 1, CB_ITEM_QUOTE);
  assert_numbers (list, "QU-2 QU-3 QU-1");

  cb_item_list_set_order (list, CB_ITEM_ORDER_NUMBER, FALSE);
  assert_numbers (list, "QU-1 QU-2 QU-3");
  cb_live_list_set_query (CB_LIVE_LIST (list), " qu-3 ");
  assert_numbers (list, "QU-3");
  cb_live_list_set_query (CB_LIVE_LIST (list), "");
  cb_item_list_set_filter (list, CB_ITEM_FILTER_DELETED);
  assert_numbers (list, "");
  cb_item_list_set_filter (list, CB_ITEM_FILTER_ALL);
  assert_numbers (list, "QU-1 QU-2 QU-3");
}

/* What is saved is seen at once, and what is another customer's isn't. */
static void
test_follows (CbTestBook    *f,
              gconstpointer  data)
{
  g_autoptr (CbItemList) list = NULL;
  GAsyncResult *place = NULL;

  cb_test_add (f->book, "1", "Ada");
  cb_test_add (f->book, "2", "Bo");
  list = cb_item_list_new (f->book, 1, CB_ITEM_QUOTE);
  assert_numbers (list, "");

  for (gint64 customer = 2; customer >= 1; customer--)
    {
      g_autoptr (CbItem) item = cb_item_new (CB_ITEM_QUOTE, customer);
      g_autoptr (CbItem) saved = NULL;
      g_autoptr (GAsyncResult) result = NULL;

      cb_item_set_date (item, 5);
      cb_item_store_save_async (f->book, item, NULL, cb_test_result_cb, &place);
      result = cb_test_wait (&place);
      saved = cb_item_store_save_finish (f->book, result, NULL);
      g_assert_nonnull (saved);
      g_assert_cmpint (cb_live_list_get_loading (CB_LIVE_LIST (list)), ==, customer == 1);
    }
  assert_numbers (list, "QU-0002");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/item-list/list", CbTestBook, NULL, cb_test_book_set_up, test_list, cb_test_book_tear_down);
  g_test_add ("/item-list/follows", CbTestBook, NULL, cb_test_book_set_up, test_follows, cb_test_book_tear_down);

  return g_test_run ();
}
