/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-hindrance.h"
#include "cb-item-store.h"
#include "cb-lazy-list.h"
#include "cb-number-claim.h"
#include "cb-owned-item.h"
#include "cb-test-book.h"

#define MANY 300

/* The last change of a list. */
typedef struct
{
  guint n_changes;
  guint position;
  guint removed;
  guint added;
} Watch;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Watch      *watch)
{
  *watch = (Watch) { watch->n_changes + 1, position, removed, added };
}

static void
execute (CbTestBook *f,
         const char *format,
         ...) G_GNUC_PRINTF (2, 3);

static void
execute (CbTestBook *f,
         const char *format,
         ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  cb_test_execute (f->book, sql, &error);
  g_assert_no_error (error);
}

/* @time is that of the item: the newest comes first. */
static void
add_item (CbTestBook *f,
          gint64      customer,
          CbItemKind  kind,
          const char *number,
          int         time)
{
  execute (f, "INSERT INTO item (customer_id, kind, number, title, status, open, date, created, changed) "
              "VALUES (%" G_GINT64_FORMAT ", %d, '%s', 'Thing', 0, 1, %d, 1, 1)",
           customer, kind, number, time);
}

static void
set_ids (CbLazyList   *list,
         const gint64 *ids,
         guint         n_ids,
         guint         n_first_group)
{
  GArray *small = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (CbLazyGroup));
  CbLazyGroup parts[] = { { 3, n_first_group }, { 7, n_ids - n_first_group } };

  for (guint i = 0; i < n_ids; i++)
    {
      guint32 id = (guint32) ids[i];

      g_array_append_val (small, id);
    }
  g_array_append_vals (groups, parts, G_N_ELEMENTS (parts));
  cb_lazy_list_set_ids (list, small, groups);
}

static gboolean
has_content (gpointer row)
{
  return cb_lazy_row_get_content (row) != NULL;
}

static CbLazyRow *
get_row (CbLazyList *list,
         guint       position)
{
  CbLazyRow *row = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (row);
  cb_test_wait_until (has_content, row);

  return row;
}

static const char *
get_name (CbLazyRow *row)
{
  return cb_customer_get_name (cb_hindrance_get_customer (cb_lazy_row_get_content (row)));
}

static void
fill_cb (CbCustomer *customer,
         guint       index)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *name = g_strdup_printf ("Name %u", index);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);
}

static CbLazyList *
create_list (CbTestBook *f,
             gint64     *ids,
             gint64      first)
{
  CbLazyList *list = g_object_new (CB_TYPE_LAZY_LIST, NULL);

  for (guint i = 0; i < MANY; i++)
    ids[i] = first + i;
  cb_lazy_list_set_up (list, f->book, CB_LOOKUP_HINDRANCES, NULL);
  set_ids (list, ids, MANY, 100);

  return list;
}

static void
test_rows (CbTestBook    *f,
           gconstpointer  data)
{
  gint64 ids[MANY];
  g_autoptr (CbLazyList) list = create_list (f, ids, cb_test_fill (f->book, MANY, fill_cb));
  g_autoptr (CbLazyRow) last = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), MANY));

  last = get_row (list, MANY - 1);
  g_assert_cmpstr (get_name (last), ==, "Name 299");
  g_assert_cmpuint (cb_lazy_row_get_group (last), ==, 7);

  /* More than a page at once, and one of them given up again. */
  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), i));
  g_ptr_array_remove_index (rows, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      CbLazyRow *row = g_ptr_array_index (rows, i);
      g_autofree char *name = g_strdup_printf ("Name %u", i + 1);

      cb_test_wait_until (has_content, row);
      g_assert_cmpstr (get_name (row), ==, name);
      g_assert_cmpuint (cb_lazy_row_get_group (row), ==, i + 1 < 100 ? 3 : 7);
    }
}

static void
test_changes (CbTestBook    *f,
              gconstpointer  data)
{
  gint64 ids[MANY];
  g_autoptr (CbLazyList) list = create_list (f, ids, cb_test_fill (f->book, MANY, fill_cb));
  g_autoptr (CbLazyRow) row = get_row (list, 50);
  g_autoptr (CbLazyRow) same = NULL;
  Watch watch = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &watch);

  /* One before it is gone: it keeps what it is, and tells of no other change. */
  memmove (&ids[10], &ids[11], (MANY - 11) * sizeof *ids);
  set_ids (list, ids, MANY - 1, 99);
  g_assert_cmpuint (watch.n_changes, ==, 1);
  g_assert_cmpuint (watch.position, ==, 10);
  g_assert_cmpuint (watch.removed, ==, 1);
  g_assert_cmpuint (watch.added, ==, 0);
  same = g_list_model_get_item (G_LIST_MODEL (list), 49);
  g_assert_true (same == row);
  g_assert_cmpstr (get_name (same), ==, "Name 50");

  set_ids (list, ids, MANY - 1, 99);
  g_assert_cmpuint (watch.n_changes, ==, 1);

  set_ids (list, ids, 0, 0);
  g_assert_cmpuint (watch.n_changes, ==, 2);
  g_assert_cmpuint (watch.removed, ==, MANY - 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

static void
test_groups (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 ids[MANY];
  g_autoptr (CbLazyList) list = create_list (f, ids, cb_test_fill (f->book, MANY, fill_cb));
  g_autoptr (CbIdSet) first = cb_lazy_list_get_group_ids (list, 3);
  g_autoptr (CbIdSet) all = cb_lazy_list_get_group_ids (list, G_MAXUINT);
  guint start, end;

  g_assert_cmpuint (cb_id_set_get_size (first), ==, 100);
  g_assert_true (cb_id_set_contains (first, ids[99]));
  g_assert_false (cb_id_set_contains (first, ids[100]));
  g_assert_cmpuint (cb_id_set_get_size (all), ==, MANY);
  g_assert_cmpuint (cb_lazy_list_get_n_in_group (list, 7), ==, 200);
  g_assert_cmpuint (cb_lazy_list_get_n_in_group (list, 5), ==, 0);
  g_assert_cmpint (cb_lazy_list_get_id (list, 100), ==, ids[100]);

  cb_lazy_list_get_range (list, 99, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 100);
  cb_lazy_list_get_range (list, 100, &start, &end);
  g_assert_cmpuint (start, ==, 100);
  g_assert_cmpuint (end, ==, MANY);
  cb_lazy_list_get_range (list, MANY, &start, &end);
  g_assert_cmpuint (start, ==, MANY);
  g_assert_cmpuint (end, ==, G_MAXUINT);
}

static gboolean
is_renamed (gpointer row)
{
  return has_content (row) && g_str_equal (get_name (row), "Other");
}

static void
test_refresh (CbTestBook    *f,
              gconstpointer  data)
{
  gint64 ids[MANY];
  g_autoptr (CbLazyList) list = create_list (f, ids, cb_test_fill (f->book, MANY, fill_cb));
  g_autoptr (CbLazyRow) row = get_row (list, 5);

  execute (f, "UPDATE customer SET name = 'Other' WHERE id = %" G_GINT64_FORMAT, ids[5]);
  cb_lazy_list_refresh (list);
  cb_test_wait_until (is_renamed, row);
}

static void
test_hindrances (CbTestBook    *f,
                 gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbLazyList) list = g_object_new (CB_TYPE_LAZY_LIST, NULL);
  g_autoptr (CbIdSet) within = cb_id_set_new ();
  g_autoptr (CbLazyRow) row = NULL;
  CbHindrance *hindrance;

  for (int i = 1; i <= 8; i++)
    {
      g_autofree char *number = g_strdup_printf ("QU-%d", i);

      add_item (f, a, CB_ITEM_QUOTE, number, i);
      /* Not all of them count. */
      if (i > 1)
        cb_id_set_add (within, i);
    }
  cb_lazy_list_set_up (list, f->book, CB_LOOKUP_HINDRANCES, within);
  set_ids (list, &a, 1, 1);
  row = get_row (list, 0);
  hindrance = cb_lazy_row_get_content (row);
  g_assert_cmpuint (cb_hindrance_get_n_items (hindrance, CB_ITEM_QUOTE), ==, 7);
  g_assert_cmpuint (cb_hindrance_get_n_all (hindrance), ==, 7);
  g_assert_cmpuint (cb_hindrance_get_numbers (hindrance)->len, ==, 5);
}

static void
test_items (CbTestBook    *f,
            gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  g_autoptr (CbLazyList) list = g_object_new (CB_TYPE_LAZY_LIST, NULL);
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  g_autoptr (GArray) places = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  gint64 expected[] = { 3, 1, 2 };

  add_item (f, a, CB_ITEM_QUOTE, "QU-1", 1);
  add_item (f, b, CB_ITEM_INVOICE, "IN-1", 5);
  add_item (f, b, CB_ITEM_QUOTE, "QU-2", 2);
  for (gint64 id = 1; id <= 4; id++)
    cb_id_set_add (set, id);

  cb_item_store_order_async (f->book, set, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  places = cb_item_store_order_finish (f->book, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 3);
  for (guint i = 0; i < places->len; i++)
    {
      g_assert_cmpint (g_array_index (places, CbItemPlace, i).id, ==, expected[i]);
      g_assert_cmpuint (g_array_index (places, CbItemPlace, i).kind, ==, i < 2 ? CB_ITEM_QUOTE : CB_ITEM_INVOICE);
    }

  cb_lazy_list_set_up (list, f->book, CB_LOOKUP_ITEMS, NULL);
  set_ids (list, expected, 3, 2);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const numbers[] = { "QU-2", "QU-1", "IN-1" };
      static const char *const names[] = { "Bert", "Ada", "Bert" };
      g_autoptr (CbLazyRow) row = get_row (list, i);
      CbOwnedItem *owned = cb_lazy_row_get_content (row);

      g_assert_cmpstr (cb_item_get_number (cb_owned_item_get_item (owned)), ==, numbers[i]);
      g_assert_cmpstr (cb_customer_get_name (cb_owned_item_get_customer (owned)), ==, names[i]);
    }
}

static void
test_claims (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "X-1", "Ada");
  gint64 ids[2] = { a, cb_test_add (f->book, "X-2", "Cleo") };
  g_autoptr (CbLazyList) list = g_object_new (CB_TYPE_LAZY_LIST, NULL);
  g_autoptr (CbLazyRow) held = NULL;
  g_autoptr (CbLazyRow) free_again = NULL;
  CbNumberClaim *claim;

  cb_test_add (f->book, "7", "Bert");
  execute (f, "INSERT INTO taken_number VALUES (%" G_GINT64_FORMAT ", '7'), (%" G_GINT64_FORMAT ", '8')",
           ids[0], ids[1]);
  cb_lazy_list_set_up (list, f->book, CB_LOOKUP_CLAIMS, NULL);
  set_ids (list, ids, 2, 1);

  held = get_row (list, 0);
  claim = cb_lazy_row_get_content (held);
  g_assert_cmpstr (cb_customer_get_name (cb_number_claim_get_customer (claim)), ==, "Ada");
  g_assert_cmpstr (cb_number_claim_get_number (claim), ==, "7");
  g_assert_cmpstr (cb_customer_get_name (cb_number_claim_get_holder (claim)), ==, "Bert");

  free_again = get_row (list, 1);
  g_assert_null (cb_number_claim_get_holder (cb_lazy_row_get_content (free_again)));
}

static void
test_gone (CbTestBook    *f,
           gconstpointer  data)
{
  gint64 ids[] = { 4711, cb_test_add (f->book, "1", "Ada") };
  g_autoptr (CbLazyList) list = g_object_new (CB_TYPE_LAZY_LIST, NULL);
  g_autoptr (CbLazyRow) gone = NULL;
  g_autoptr (CbLazyRow) there = NULL;

  cb_lazy_list_set_up (list, f->book, CB_LOOKUP_HINDRANCES, NULL);
  set_ids (list, ids, 2, 2);
  gone = g_list_model_get_item (G_LIST_MODEL (list), 0);
  there = get_row (list, 1);
  /* They were read together. */
  g_assert_null (cb_lazy_row_get_content (gone));

  /* Rows may outlive their list. */
  g_clear_object (&list);
  g_assert_cmpint (cb_lazy_row_get_id (gone), ==, 4711);
}

static void
show_slowly_cb (CbLazyRow  *row,
                GParamSpec *pspec,
                guint      *n_shown)
{
  g_usleep (1000);
  (*n_shown)++;
}

/* However long it takes to show rows, a turn of the main loop is short; and a list
 * that goes meanwhile shows no more of them. */
static void
test_turns (CbTestBook    *f,
            gconstpointer  data)
{
  gint64 ids[MANY];
  g_autoptr (CbLazyList) list = create_list (f, ids, cb_test_fill (f->book, MANY, fill_cb));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_shown = 0;
  guint n_before;

  for (guint i = 0; i < 60; i++)
    {
      g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), i));
      g_signal_connect (rows->pdata[i], "notify::content", G_CALLBACK (show_slowly_cb), &n_shown);
    }
  while (n_shown < 30)
    {
      n_before = n_shown;
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (n_shown - n_before, <, 20);
    }

  g_object_run_dispose (G_OBJECT (list));
  n_before = n_shown;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_shown, ==, n_before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/lazy-list/" name, CbTestBook, NULL, cb_test_book_set_up, function, cb_test_book_tear_down)
  ADD ("rows", test_rows);
  ADD ("changes", test_changes);
  ADD ("groups", test_groups);
  ADD ("refresh", test_refresh);
  ADD ("hindrances", test_hindrances);
  ADD ("items", test_items);
  ADD ("claims", test_claims);
  ADD ("gone", test_gone);
  ADD ("turns", test_turns);
#undef ADD

  return g_test_run ();
}
