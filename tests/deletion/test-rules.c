/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-item-rows.h"
#include "cb-rule-rows.h"
#include "cb-test-book.h"
#include "cb-test-plan.h"

/*
 * Each kind of item, under each rule, in each state it can be in.
 */

typedef enum
{
  ITEM_OPEN,
  ITEM_SETTLED,
  ITEM_DELETED,
  N_ITEM_STATES
} ItemState;

static gpointer
set_rules_job (CbConnection  *connection,
               gpointer       data,
               CbProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  return GINT_TO_POINTER (cb_rule_rows_set (connection, data, error));
}

static gpointer
add_item_job (CbConnection  *connection,
              gpointer       data,
              CbProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  return GINT_TO_POINTER (cb_item_rows_insert (connection, data, error));
}

static void
set_rule (CbBook     *book,
          CbItemKind  kind,
          CbRule      rule)
{
  g_autoptr (CbRules) rules = cb_rules_new ();

  rules->of[kind] = rule;
  g_assert_nonnull (cb_test_write_job (book, set_rules_job, rules, NULL));
}

static guint
find_status (CbItemKind kind,
             gboolean   open)
{
  const CbItemKindInfo *info = cb_item_kind_get_info (kind);

  for (guint i = 0; i < info->n_statuses; i++)
    {
      if (info->statuses[i].open == open)
        return i;
    }

  g_assert_not_reached ();
}

static gint64
add_item (CbBook     *book,
          gint64      customer,
          CbItemKind  kind,
          ItemState   state)
{
  g_autoptr (CbItem) item = cb_item_new (kind, customer);

  cb_item_set_status (item, find_status (kind, state != ITEM_SETTLED));
  cb_item_set_title (item, "Something");
  /* 29 February 2024 */
  cb_item_set_date (item, G_GINT64_CONSTANT (1709164800000000));
  g_assert_nonnull (cb_test_write_job (book, add_item_job, item, NULL));

  if (state == ITEM_DELETED)
    {
      g_autoptr (CbIdSet) set = cb_id_set_new_single (cb_item_get_id (item));
      g_autoptr (CbPlan) plan = cb_test_make_items_plan (book, CB_ACTION_DELETE_ITEMS, set);
      g_autoptr (GError) error = NULL;
      g_autoptr (CbOperation) operation = cb_test_apply (book, plan, &error);

      g_assert_no_error (error);
    }

  return cb_item_get_id (item);
}

static char *
make_number (void)
{
  static guint n = 0;

  return g_strdup_printf ("%u", ++n);
}

static void
check_delete (CbBook       *book,
              CbItemKind    kind,
              CbDeleteRule  rule,
              ItemState     state)
{
  gboolean blocks = state != ITEM_DELETED &&
                    (rule == CB_DELETE_RULE_DELETED_FIRST ||
                     (rule == CB_DELETE_RULE_SETTLED_FIRST && state == ITEM_OPEN));
  gboolean closes = state == ITEM_OPEN && rule == CB_DELETE_RULE_CLOSED;
  g_autofree char *number = make_number ();
  gint64 customer = cb_test_add (book, number, "Ada");
  gint64 item = add_item (book, customer, kind, state);
  g_autoptr (CbIdSet) set = cb_id_set_new_single (customer);
  g_autoptr (CbPlan) plan = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM closed_item WHERE item_id = %d", (int) item);
  const char *literal = g_intern_string (sql);
  g_autofree char *closed = NULL;
  g_autofree char *reopened = NULL;

  plan = cb_test_make_plan (book, CB_ACTION_DELETE, set);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, blocks ? 0 : 1);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_BLOCKED), ==, blocks ? 1 : 0);
  g_assert_cmpuint (cb_plan_get_n_items (plan, CB_FATE_BLOCKS, kind), ==, blocks ? 1 : 0);
  g_assert_cmpuint (cb_plan_get_n_all_items (plan, CB_FATE_BLOCKS), ==, blocks ? 1 : 0);
  g_assert_cmpint (cb_id_set_contains (cb_plan_get_blocking (plan), item), ==, blocks);
  g_assert_cmpuint (cb_plan_get_n_items (plan, CB_FATE_CLOSED, kind), ==, closes ? 1 : 0);
  g_assert_cmpuint (cb_plan_get_n_all_items (plan, CB_FATE_CLOSED), ==, closes ? 1 : 0);
  if (blocks)
    return;

  cb_test_run (book, CB_ACTION_DELETE, customer, (gint64) 0);
  closed = cb_test_query (book, literal, NULL);
  g_assert_cmpstr (closed, ==, closes ? "1" : "0");

  g_clear_object (&plan);
  plan = cb_test_make_plan (book, CB_ACTION_UNDELETE, set);
  g_assert_cmpuint (cb_plan_get_n_items (plan, CB_FATE_REOPENED, kind), ==, closes ? 1 : 0);
  cb_test_run (book, CB_ACTION_UNDELETE, customer, (gint64) 0);
  reopened = cb_test_query (book, literal, NULL);
  g_assert_cmpstr (reopened, ==, "0");
}

static void
test_delete (CbTestBook    *f,
             gconstpointer  data)
{
  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    for (CbDeleteRule rule = CB_DELETE_RULE_DELETED_FIRST; rule <= CB_DELETE_RULE_NONE; rule++)
      {
        set_rule (f->book, kind, (CbRule) { rule, CB_ERASE_RULE_ERASED, CB_KEEP_FOR_EVER });
        for (ItemState state = 0; state < N_ITEM_STATES; state++)
          check_delete (f->book, kind, rule, state);
      }
}

static void
check_erase (CbBook      *book,
             CbItemKind   kind,
             CbRule       rule,
             ItemState    state,
             gboolean     pending)
{
  gboolean kept = rule.on_erase == CB_ERASE_RULE_KEPT && state != ITEM_DELETED;
  g_autofree char *number = make_number ();
  gint64 customer = cb_test_add (book, number, "Ada");
  gint64 item = add_item (book, customer, kind, state);
  g_autoptr (CbIdSet) set = cb_id_set_new_single (customer);
  g_autoptr (CbPlan) plan = NULL;
  g_autofree char *there_sql = g_strdup_printf ("SELECT count(*) FROM item WHERE id = %d", (int) item);
  g_autofree char *kept_sql = g_strdup_printf ("SELECT kind || ' ' || date || ' ' || coalesce (erase_at, 0) "
                                               "FROM kept_item WHERE id = %d AND former_customer = %d",
                                               (int) item, (int) customer);
  g_autofree char *is_there = NULL;
  g_autofree char *is_kept = NULL;

  cb_test_run (book, CB_ACTION_DELETE, customer, (gint64) 0);
  if (pending)
    cb_test_run (book, CB_ACTION_MASK, customer, (gint64) 0);

  plan = cb_test_make_plan (book, CB_ACTION_ERASE, set);
  g_assert_cmpuint (cb_plan_get_n_items (plan, CB_FATE_KEPT, kind), ==, kept ? 1 : 0);
  g_assert_cmpuint (cb_plan_get_n_items (plan, CB_FATE_ERASED, kind), ==, kept ? 0 : 1);

  cb_test_run (book, CB_ACTION_ERASE, customer, (gint64) 0);
  is_there = cb_test_query (book, g_intern_string (there_sql), NULL);
  g_assert_cmpstr (is_there, ==, "0");
  is_kept = cb_test_query (book, g_intern_string (kept_sql), NULL);
  if (kept)
    {
      /* Two years after 29 February 2024 is 1 March 2026. */
      g_autofree char *expected = g_strdup_printf ("%d 1709164800000000 %s", kind,
                                                   rule.keep_years == 2 ? "1772323200000000" : "0");

      g_assert_cmpstr (is_kept, ==, expected);
    }
  else
    {
      g_assert_null (is_kept);
    }
}

static void
test_erase (CbTestBook    *f,
            gconstpointer  data)
{
  static const CbRule rules[] = {
    { CB_DELETE_RULE_NONE, CB_ERASE_RULE_ERASED, CB_KEEP_FOR_EVER },
    { CB_DELETE_RULE_CLOSED, CB_ERASE_RULE_ERASED, 2 },
    { CB_DELETE_RULE_NONE, CB_ERASE_RULE_KEPT, CB_KEEP_FOR_EVER },
    { CB_DELETE_RULE_CLOSED, CB_ERASE_RULE_KEPT, 2 },
  };

  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
      {
        set_rule (f->book, kind, rules[i]);
        for (ItemState state = 0; state < N_ITEM_STATES; state++)
          check_erase (f->book, kind, rules[i], state, (kind + i + state) % 2 == 0);
      }
}

/* What a new book does, as the product promises it. */
static void
test_defaults (CbTestBook    *f,
               gconstpointer  data)
{
  static const CbItemKind first[] = { CB_ITEM_INQUIRY, CB_ITEM_QUOTE, CB_ITEM_BOOKING, CB_ITEM_INVOICE };
  static const CbItemKind closed[] = { CB_ITEM_APPOINTMENT, CB_ITEM_REMINDER, CB_ITEM_OPPORTUNITY };
  static const CbItemKind kept[] = { CB_ITEM_ORDER, CB_ITEM_PAYMENT, CB_ITEM_GROUP_EVENT };
  g_autoptr (CbRules) rules = cb_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      g_assert_cmpint (rules->of[first[i]].on_delete, ==, CB_DELETE_RULE_DELETED_FIRST);
      g_assert_cmpint (rules->of[first[i]].on_erase, ==, CB_ERASE_RULE_ERASED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_assert_cmpint (rules->of[closed[i]].on_delete, ==, CB_DELETE_RULE_CLOSED);
      g_assert_cmpint (rules->of[closed[i]].on_erase, ==, CB_ERASE_RULE_ERASED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_assert_cmpint (rules->of[kept[i]].on_delete, ==, CB_DELETE_RULE_NONE);
      g_assert_cmpint (rules->of[kept[i]].on_erase, ==, CB_ERASE_RULE_KEPT);
    }
  g_assert_cmpuint (G_N_ELEMENTS (first) + G_N_ELEMENTS (closed) + G_N_ELEMENTS (kept), ==, CB_N_ITEM_KINDS - 1);

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    check_delete (f->book, first[i], CB_DELETE_RULE_DELETED_FIRST, ITEM_SETTLED);
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    check_delete (f->book, closed[i], CB_DELETE_RULE_CLOSED, ITEM_OPEN);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    check_delete (f->book, kept[i], CB_DELETE_RULE_NONE, ITEM_OPEN);
}

/* One who is blocked doesn't stop the others. */
static void
test_mixed (CbTestBook    *f,
            gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *number = make_number ();
      gint64 customer = cb_test_add (f->book, number, "Ada");

      cb_id_set_add (set, customer);
      if (i < 3)
        {
          add_item (f->book, customer, CB_ITEM_QUOTE, ITEM_OPEN);
          add_item (f->book, customer, CB_ITEM_REMINDER, ITEM_OPEN);
        }
      else if (i < 5)
        {
          add_item (f->book, customer, CB_ITEM_APPOINTMENT, ITEM_OPEN);
        }
    }

  plan = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 9);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_BLOCKED), ==, 3);
  g_assert_cmpuint (cb_id_set_get_size (cb_plan_get_left_out (plan, CB_LEFT_OUT_BLOCKED)), ==, 3);
  g_assert_cmpuint (cb_plan_get_n_items (plan, CB_FATE_BLOCKS, CB_ITEM_QUOTE), ==, 3);
  /* Not the reminders of those who stay. */
  g_assert_cmpuint (cb_plan_get_n_all_items (plan, CB_FATE_CLOSED), ==, 2);

  operation = cb_test_apply (f->book, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cb_operation_get_n_customers (operation), ==, 9);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 9);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 3);
}

/* Who was told how long something is kept must be asked again when that changes. */
static void
test_keeping_changed (CbTestBook    *f,
                      gconstpointer  data)
{
  static const CbAction actions[] = { CB_ACTION_ERASE, CB_ACTION_MASK };
  const CbRule for_ever = { CB_DELETE_RULE_NONE, CB_ERASE_RULE_KEPT, CB_KEEP_FOR_EVER };
  const CbRule one_year = { CB_DELETE_RULE_NONE, CB_ERASE_RULE_KEPT, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *number = make_number ();
      gint64 customer = cb_test_add (f->book, number, "Ada");
      g_autoptr (CbIdSet) set = cb_id_set_new_single (customer);
      g_autoptr (CbPlan) plan = NULL;
      g_autoptr (CbOperation) operation = NULL;
      g_autoptr (GError) error = NULL;

      set_rule (f->book, CB_ITEM_ORDER, for_ever);
      add_item (f->book, customer, CB_ITEM_ORDER, ITEM_OPEN);
      cb_test_run (f->book, CB_ACTION_DELETE, customer, (gint64) 0);
      plan = cb_test_make_plan (f->book, actions[i], set);

      set_rule (f->book, CB_ITEM_ORDER, one_year);
      operation = cb_test_apply (f->book, plan, &error);
      g_assert_error (error, CB_ERROR, CB_ERROR_PLAN_CHANGED);
      g_assert_null (operation);
      g_clear_error (&error);

      /* Of a kind that the customer has nothing of. */
      set_rule (f->book, CB_ITEM_ORDER, for_ever);
      set_rule (f->book, CB_ITEM_PAYMENT, one_year);
      operation = cb_test_apply (f->book, plan, &error);
      g_assert_no_error (error);
      g_assert_nonnull (operation);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

  ADD ("/rules/delete", test_delete);
  ADD ("/rules/erase", test_erase);
  ADD ("/rules/defaults", test_defaults);
  ADD ("/rules/mixed", test_mixed);
  ADD ("/rules/keeping-changed", test_keeping_changed);

  return g_test_run ();
}
