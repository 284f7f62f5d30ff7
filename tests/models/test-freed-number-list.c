/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "cb-freed-number-list.h"
#include "cb-freed-number.h"

#define N_MANY 1000000

static CbFreedNumbers *
create (guint n)
{
  CbFreedNumbers *numbers = cb_freed_numbers_new ();

  cb_freed_numbers_add_operation (numbers, 7, "Erika");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("C-%07u", i);

      cb_freed_numbers_add (numbers, number, i % 2 == 0);
    }

  return numbers;
}

static void
count_cb (GObject *object,
          guint   *n)
{
  (*n)++;
}

static void
wait_for (guint *n,
          guint  expected)
{
  while (*n < expected)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (*n, ==, expected);
}

static void
assert_list (CbFreedNumberList *list,
             guint              n,
             guint              position,
             const char        *expected)
{
  g_autoptr (CbFreedNumber) number = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
  number = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_assert_cmpstr (cb_freed_number_get_number (number), ==, expected);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), n));
}

/* What is told of changes has to agree with what there is. */
static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  guint      *n_items)
{
  g_assert_cmpuint (position, ==, 0);
  g_assert_true (removed == 0 || added == 0);
  g_assert_cmpuint (removed, <=, *n_items);
  *n_items = *n_items - removed + added;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, *n_items);
}

static void
test_search (void)
{
  g_autoptr (CbFreedNumberList) list = cb_freed_number_list_new ();
  g_autoptr (CbFreedNumbers) numbers = create (N_MANY);
  g_autoptr (CbFreedNumbers) few = create (20);
  g_autoptr (CbFreedNumber) last = NULL;
  guint n_items = 0;
  guint n_searched = 0;

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == CB_TYPE_FREED_NUMBER);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &n_items);
  g_signal_connect (list, "searched", G_CALLBACK (count_cb), &n_searched);

  cb_freed_number_list_set_numbers (list, numbers);
  wait_for (&n_searched, 1);
  assert_list (list, N_MANY, 4711, "C-0004711");
  last = g_list_model_get_item (G_LIST_MODEL (list), N_MANY - 1);
  g_assert_false (cb_freed_number_get_in_use (last));
  g_assert_cmpint (cb_freed_number_get_time (last), ==, 7);
  g_assert_cmpstr (cb_freed_number_get_person (last), ==, "Erika");

  /* All stay until the search is at its end, and only the last one shows. */
  cb_freed_number_list_search (list, "4");
  cb_freed_number_list_search (list, "47");
  cb_freed_number_list_search (list, "47114");
  assert_list (list, N_MANY, 4711, "C-0004711");
  wait_for (&n_searched, 2);
  assert_list (list, 20, 0, "C-0047114");
  cb_freed_number_list_search (list, "nobody");
  wait_for (&n_searched, 3);
  g_assert_cmpuint (n_items, ==, 0);

  /* A new ledger is searched for the same. */
  g_assert_true (cb_freed_number_list_search (list, "C-000001"));
  g_assert_false (cb_freed_number_list_search (list, "C-000001"));
  wait_for (&n_searched, 4);
  cb_freed_number_list_set_numbers (list, few);
  wait_for (&n_searched, 5);
  assert_list (list, 10, 9, "C-0000019");
  cb_freed_number_list_search (list, "");
  wait_for (&n_searched, 6);
  assert_list (list, 20, 19, "C-0000019");
  g_assert_cmpstr (cb_freed_number_get_number (last), ==, "C-0999999");
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* A search before there is anything is not forgotten, and none outlives the
 * list. */
static void
test_early_and_late (void)
{
  CbFreedNumberList *list = cb_freed_number_list_new ();
  g_autoptr (CbFreedNumbers) numbers = create (1000);
  guint n_searched = 0;
  guint tick;

  g_signal_connect (list, "searched", G_CALLBACK (count_cb), &n_searched);
  cb_freed_number_list_search (list, "99");
  cb_freed_number_list_set_numbers (list, numbers);
  cb_freed_number_list_search (list, "999");
  wait_for (&n_searched, 1);
  assert_list (list, 1, 0, "C-0000999");

  cb_freed_number_list_search (list, "1");
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  g_object_unref (list);
  /* The thread may be the last to let go of it, which wakes nobody here. */
  tick = g_timeout_add (10, tick_cb, NULL);
  while (g_atomic_pointer_get (&list) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/freed-number-list/search", test_search);
  g_test_add_func ("/freed-number-list/early-and-late", test_early_and_late);

  return g_test_run ();
}
