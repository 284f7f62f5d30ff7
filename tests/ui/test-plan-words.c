/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-display-text.h"
#include "cb-item-text.h"
#include "cb-left-out-text.h"
#include "cb-list-text.h"
#include "cb-money-text.h"
#include "cb-outcome-text.h"
#include "cb-plan-list.h"
#include "cb-plan-private.h"
#include "cb-plan-text.h"

/* 22 December 2026, noon UTC: the same day almost everywhere. */
#define SOMETIME G_GINT64_CONSTANT (1797940800000000)

static CbCustomer *
create_customer (void)
{
  CbCustomer *customer = cb_customer_new ();

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, "C-7");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Ada");

  return customer;
}

/* Of @n customers, and as many items. */
static CbPlan *
create_plan (CbAction action,
             guint    n)
{
  g_autoptr (CbPlanRecipe) recipe = cb_plan_recipe_new (CB_PLAN_SOURCE_CUSTOMERS, action, NULL);
  CbPlan *plan = cb_plan_new (action, recipe);

  for (guint i = 1; i <= n; i++)
    {
      cb_id_set_add (plan->customers, i);
      if (cb_plan_is_about_items (plan))
        cb_id_set_add (plan->items, i);
    }
  if (n == 1)
    plan->single = create_customer ();
  if (cb_plan_is_about_items (plan))
    {
      plan->n_items[CB_FATE_DELETED][CB_ITEM_QUOTE] = n;
      plan->n_items[CB_FATE_UNDELETED][CB_ITEM_QUOTE] = n;
      plan->n_items[CB_FATE_ERASED][CB_ITEM_QUOTE] = n;
    }
  plan->rules = cb_rules_new ();
  plan->erase_at = SOMETIME;

  return plan;
}

static void
leave_out (CbPlan    *plan,
           CbLeftOut  reason,
           guint      n)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();

  for (guint i = 0; i < n; i++)
    cb_id_set_add (set, 100 * (reason + 1) + i);
  cb_plan_leave_out (plan, reason, set);
}

/* A whole phrase with nothing left to fill in. */
static void
assert_text (const char *text,
             const char *end)
{
  g_assert_nonnull (text);
  g_assert_cmpstr (text, !=, "");
  g_assert_null (strchr (text, '%'));
  g_assert_null (strstr (text, "(null)"));
  g_assert_true (g_str_has_suffix (text, end));
}

static void
assert_says (CbPlan     *plan,
             const char *sentence)
{
  g_autofree char *text = cb_plan_describe (plan, FALSE);

  assert_text (text, ".");
  if (strstr (text, sentence) == NULL)
    g_error ("“%s” doesn’t say “%s”", text, sentence);
}

static void
test_actions (void)
{
  static const guint numbers[] = { 1, 3, 1200 };
  g_autoptr (GHashTable) questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (CbAction action = 0; action < CB_N_ACTIONS; action++)
    {
      assert_text (cb_action_get_error_heading (action), "");
      assert_text (cb_outcome_get_done (action), "");

      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        {
          g_autoptr (CbPlan) plan = create_plan (action, numbers[i]);
          char *question = cb_plan_get_question (plan);
          char *body = cb_plan_describe (plan, FALSE);
          char *done = cb_plan_describe_done (plan);
          g_autofree char *again = cb_plan_describe (plan, TRUE);
          g_autofree char *response = cb_plan_get_response (plan);
          g_autofree char *progress = cb_plan_get_progress (plan);
          g_autofree char *heading = cb_plan_get_done_heading (plan);

          assert_text (question, "?");
          assert_text (body, ".");
          assert_text (done, "");
          assert_text (response, "");
          assert_text (progress, "");
          assert_text (heading, "");
          g_assert_true (g_str_has_suffix (again, body));
          g_assert_nonnull (strstr (again, "meanwhile"));
          g_assert_nonnull (strchr (response, '_'));
          if (numbers[i] == 1200)
            {
              g_assert_nonnull (strstr (question, "1,200"));
              g_assert_nonnull (strstr (done, "1,200"));
              g_assert_nonnull (strstr (heading, "1,200"));
              g_assert_nonnull (strstr (progress, "1,200"));
            }
          if (numbers[i] == 1 && !cb_plan_is_about_items (plan))
            {
              g_assert_nonnull (strstr (body, "Ada"));
              g_assert_nonnull (strstr (body, "C-7"));
            }
          /* No two of them say the same. */
          g_assert_true (g_hash_table_add (questions, question));
          g_assert_true (g_hash_table_add (results, done));
          if (numbers[i] != 1200)
            g_assert_true (g_hash_table_add (bodies, body));
          else
            g_free (body);
        }
    }
}

static void
test_closing (void)
{
  for (guint n = 1; n <= 3; n += 2)
    {
      g_autoptr (CbPlan) delete = create_plan (CB_ACTION_DELETE, n);
      g_autoptr (CbPlan) undelete = create_plan (CB_ACTION_UNDELETE, n);

      delete->n_items[CB_FATE_CLOSED][CB_ITEM_APPOINTMENT] = 2;
      delete->n_items[CB_FATE_CLOSED][CB_ITEM_REMINDER] = 1;
      delete->n_items[CB_FATE_CLOSED][CB_ITEM_OPPORTUNITY] = 1;
      assert_says (delete, "\n\n2 appointments, 1 reminder and 1 opportunity in progress will be closed.");

      undelete->n_items[CB_FATE_REOPENED][CB_ITEM_REMINDER] = 1;
      assert_says (undelete, "\n\n1 reminder that was closed will be opened again.");
      undelete->n_items[CB_FATE_REOPENED][CB_ITEM_REMINDER] = 2;
      assert_says (undelete, "\n\n2 reminders that were closed will be opened again.");
    }
}

static void
test_accounting (void)
{
  static const CbAction actions[] = { CB_ACTION_DELETE, CB_ACTION_ERASE, CB_ACTION_MASK };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (CbPlan) one = create_plan (actions[i], 1);
      g_autoptr (CbPlan) many = create_plan (actions[i], 9);

      one->n_linked[CB_ACCOUNTING_XERO] = 1;
      assert_says (one, "The customer is linked to Xero and will no longer be synced. What is in Xero remains there.");
      many->n_linked[CB_ACCOUNTING_QUICKBOOKS] = 3;
      many->n_linked[CB_ACCOUNTING_XERO] = 1;
      assert_says (many, "3 of them are linked to QuickBooks and will no longer be synced.");
      assert_says (many, "1 of them is linked to Xero and will no longer be synced.");
    }
}

static void
test_kept (void)
{
  static const CbAction actions[] = { CB_ACTION_ERASE, CB_ACTION_MASK };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (CbPlan) plan = create_plan (actions[i], 2);
      g_auto (GStrv) all = NULL;

      plan->n_items[CB_FATE_KEPT][CB_ITEM_ORDER] = 2;
      plan->n_items[CB_FATE_KEPT][CB_ITEM_PAYMENT] = 1;
      plan->n_items[CB_FATE_KEPT][CB_ITEM_GROUP_EVENT] = 4;
      plan->rules->of[CB_ITEM_PAYMENT].keep_years = 10;
      plan->rules->of[CB_ITEM_GROUP_EVENT].keep_years = 1;
      assert_says (plan, "2 orders will be kept for ever, with asterisks");
      assert_says (plan, "1 payment will be kept until 10 years after the date on it, with asterisks");
      assert_says (plan, "4 group events will be kept until 1 year after the date on it, with asterisks");

      plan->n_items[CB_FATE_ERASED][CB_ITEM_QUOTE] = 5;
      plan->n_items[CB_FATE_ERASED][0] = 1;
      plan->n_records[CB_FATE_ERASED][CB_RECORD_PHOTO] = 1;
      all = cb_plan_list_all (plan, CB_FATE_ERASED);
      g_assert_cmpstr (all[0], ==, "5 quotes");
      g_assert_cmpstr (all[1], ==, "1 item that only a newer version knows");
      g_assert_cmpstr (all[2], ==, "1 photo");
      g_assert_null (all[3]);
    }
}

static void
test_masking (void)
{
  g_autoptr (CbPlan) one = create_plan (CB_ACTION_MASK, 1);
  g_autoptr (CbPlan) many = create_plan (CB_ACTION_MASK, 5);

  assert_says (one, "On 22 December 2026 the customer will be deleted forever by itself.");
  assert_says (many, "On 22 December 2026 they will be deleted forever by themselves.");
  assert_says (many, "Pending Erasure");
}

static void
block (CbPlan *plan,
       guint   n)
{
  leave_out (plan, CB_LEFT_OUT_BLOCKED, n);
  plan->n_items[CB_FATE_BLOCKS][CB_ITEM_QUOTE] = 3;
  plan->n_items[CB_FATE_BLOCKS][CB_ITEM_INVOICE] = 1;
  plan->rules->of[CB_ITEM_INVOICE].on_delete = CB_DELETE_RULE_SETTLED_FIRST;
}

static void
test_blocked (void)
{
  g_autoptr (CbPlan) one = create_plan (CB_ACTION_DELETE, 0);
  g_autoptr (CbPlan) many = create_plan (CB_ACTION_DELETE, 0);
  g_autoptr (CbPlan) mixed = create_plan (CB_ACTION_DELETE, 9);
  g_autofree char *question_one = NULL;
  g_autofree char *question_many = NULL;
  g_autofree char *question_mixed = NULL;
  g_autofree char *response = NULL;

  block (one, 1);
  one->single_left_out = create_customer ();
  question_one = cb_plan_get_question (one);
  g_assert_cmpstr (question_one, ==, "Can’t Delete Customer Yet");
  assert_says (one, "Ada");
  assert_says (one, "\n\n3 quotes must be deleted first.\n\n1 invoice must be settled first.");

  block (many, 2);
  question_many = cb_plan_get_question (many);
  g_assert_cmpstr (question_many, ==, "Can’t Delete 2 Customers Yet");
  assert_says (many, "2 customers are left out, because there are items that must be deleted or settled first.");

  block (mixed, 3);
  mixed->n_items[CB_FATE_BLOCKS][0] = 2;
  question_mixed = cb_plan_get_question (mixed);
  response = cb_plan_get_response (mixed);
  g_assert_cmpstr (question_mixed, ==, "Delete 9 Customers?");
  g_assert_cmpstr (response, ==, "_Delete 9");
  assert_says (mixed, "3 customers are left out, because");
  assert_says (mixed, "3 quotes and 2 items that only a newer version knows must be deleted first.");
}

static void
test_left_out (void)
{
  g_autoptr (GHashTable) reasons = g_hash_table_new (g_str_hash, g_str_equal);

  for (CbLeftOut reason = 0; reason < CB_N_LEFT_OUT; reason++)
    {
      g_assert_true (g_hash_table_add (reasons, (char *) cb_left_out_get_reason (reason)));

      for (CbAction action = 0; action < CB_N_ACTIONS; action++)
        {
          g_autoptr (CbPlan) plan = create_plan (action, 2);
          g_autoptr (CbPlan) empty = create_plan (action, 0);
          g_autofree char *sentence = NULL;
          g_autofree char *nothing = NULL;

          leave_out (plan, reason, 3);
          leave_out (empty, reason, 1);
          sentence = cb_left_out_describe (plan, reason);
          nothing = cb_plan_describe_nothing (empty);
          assert_text (sentence, ".");
          assert_text (nothing, ".");
          g_assert_true (g_str_has_prefix (sentence, "3 "));
          g_assert_true (g_str_has_prefix (nothing, "1 "));
          assert_says (plan, sentence);
        }
    }
}

static void
test_nothing (void)
{
  for (CbAction action = 0; action < CB_N_ACTIONS; action++)
    {
      g_autoptr (CbPlan) plan = create_plan (action, 0);
      g_autofree char *text = cb_plan_describe_nothing (plan);

      assert_text (text, ".");
    }
}

static void
test_conversation (void)
{
  for (guint n = 1; n <= 2; n++)
    {
      g_autoptr (CbPlan) delete = create_plan (CB_ACTION_DELETE_CONVERSATION, n);
      g_autoptr (CbPlan) undelete = create_plan (CB_ACTION_UNDELETE_CONVERSATION, n);

      delete->n_items[CB_FATE_DELETED][CB_ITEM_QUOTE] = 2;
      delete->n_records[CB_FATE_DELETED][CB_RECORD_DOCUMENT] = 1;
      delete->n_records[CB_FATE_DELETED][CB_RECORD_MESSAGE] = 9;
      assert_says (delete, "That is 2 quotes, 1 document and 9 messages. Undo takes all of it back.");
      undelete->n_records[CB_FATE_UNDELETED][CB_RECORD_MESSAGE] = 9;
      assert_says (undelete, "That is 9 messages.");
    }
}

static void
test_items (void)
{
  g_autoptr (CbPlan) delete = create_plan (CB_ACTION_DELETE_ITEMS, 3);
  g_autoptr (CbPlan) erase = create_plan (CB_ACTION_ERASE_KEPT, 3);

  delete->n_items[CB_FATE_DELETED][CB_ITEM_INVOICE] = 1;
  assert_says (delete, "3 quotes and 1 invoice will be deleted. Undo takes them back.");
  assert_says (erase, "3 quotes of deleted customers will be removed from this book. This can’t be undone.");
}

static void
test_outcomes (void)
{
  g_autoptr (CbCustomer) customer = create_customer ();
  g_autoptr (CbHindrance) hindrance = cb_hindrance_new (customer);
  g_autofree char *unknown = cb_outcome_describe (CB_ACTION_DELETE, CB_LEFT_OUT_BLOCKED, NULL);
  g_autofree char *none = cb_outcome_describe (CB_ACTION_DELETE, CB_LEFT_OUT_BLOCKED, hindrance);
  g_autofree char *done = cb_outcome_describe (CB_ACTION_DELETE, CB_OUTCOME_DONE, hindrance);
  g_autofree char *all = NULL;
  g_autofree char *more = NULL;

  g_assert_cmpstr (unknown, ==, cb_left_out_get_reason (CB_LEFT_OUT_BLOCKED));
  g_assert_cmpstr (none, ==, unknown);
  g_assert_cmpstr (done, ==, "Deleted");

  cb_hindrance_add (hindrance, CB_ITEM_QUOTE, "QU-0001");
  cb_hindrance_add (hindrance, CB_ITEM_INVOICE, "IN-0001");
  all = cb_outcome_describe (CB_ACTION_DELETE, CB_LEFT_OUT_BLOCKED, hindrance);
  g_assert_cmpstr (all, ==, "Must be deleted or settled first: 1 quote and 1 invoice (QU-0001, IN-0001)");
  cb_hindrance_add (hindrance, CB_ITEM_INVOICE, NULL);
  more = cb_outcome_describe (CB_ACTION_DELETE, CB_LEFT_OUT_BLOCKED, hindrance);
  g_assert_cmpstr (more, ==, "Must be deleted or settled first: 1 quote and 2 invoices (QU-0001, IN-0001, …)");
}

static void
test_rules (void)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  for (CbDeleteRule rule = CB_DELETE_RULE_DELETED_FIRST; rule <= CB_DELETE_RULE_NONE; rule++)
    g_assert_true (g_hash_table_add (texts, (char *) cb_delete_rule_describe (rule)));
}

static void
test_lists (void)
{
  static const struct
  {
    const char *parts[5];
    const char *expected;
  } cases[] = {
    { { NULL }, "" },
    { { "a", NULL }, "a" },
    { { "a", "b", NULL }, "a and b" },
    { { "a", "b", "100 %s", NULL }, "a, b and 100 %s" },
    { { "a", "b", "c", "d", NULL }, "a, b, c and d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cb_list_text_join (cases[i].parts);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_money (void)
{
  static const struct
  {
    gint64      amount;
    const char *currency;
    const char *expected;
  } cases[] = {
    { 0, "EUR", "0.00 EUR" },
    { 5, "EUR", "0.05 EUR" },
    { 123450, "EUR", "1,234.50 EUR" },
    { -123450, "USD", "−1,234.50 USD" },
    { -5, "USD", "−0.05 USD" },
    { 1234, "JPY", "1,234 JPY" },
    { 1234567, "KWD", "1,234.567 KWD" },
    { 12345, "CLF", "1.2345 CLF" },
    { G_MAXINT64, "EUR", "92,233,720,368,547,758.07 EUR" },
    { G_MININT64, "EUR", "−92,233,720,368,547,758.08 EUR" },
    { 100, "", "1.00 " },
    { 100, "P X", "1.00 P X" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cb_money_format (cases[i].amount, cases[i].currency);
      g_autofree char *code = cb_display_quote (cases[i].currency);
      g_autofree char *number = g_strndup (cases[i].expected,
                                           strlen (cases[i].expected) - strlen (cases[i].currency));
      g_autofree char *expected = g_strconcat (number, code, NULL);

      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_item (void)
{
  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      const CbItemKindInfo *info = cb_item_kind_get_info (kind);
      g_autoptr (CbItem) item = cb_item_new (kind, 1);
      g_autofree char *heading = NULL;
      g_autofree char *none = cb_item_format_amount (item);
      g_autofree char *amount = NULL;

      g_assert_null (none);
      cb_item_set_number (item, "X-1");
      heading = cb_item_get_heading (item);
      g_assert_true (g_str_has_prefix (heading, info->title));
      g_assert_nonnull (strstr (heading, "X-1"));
      for (guint status = 0; status < info->n_statuses; status++)
        {
          cb_item_set_status (item, status);
          g_assert_cmpstr (cb_item_get_status_label (item), ==, info->statuses[status].label);
          g_assert_cmpstr (cb_item_get_state_label (item), ==, info->statuses[status].open ? "Open" : "Settled");
        }
      cb_item_set_amount (item, 100, "EUR");
      amount = cb_item_format_amount (item);
      g_assert_true (g_str_has_prefix (amount, "1.00 "));
      cb_item_set_state (item, CB_ITEM_STATE_DELETED);
      g_assert_cmpstr (cb_item_get_state_label (item), ==, "Deleted");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-words/actions", test_actions);
  g_test_add_func ("/plan-words/closing", test_closing);
  g_test_add_func ("/plan-words/accounting", test_accounting);
  g_test_add_func ("/plan-words/kept", test_kept);
  g_test_add_func ("/plan-words/masking", test_masking);
  g_test_add_func ("/plan-words/blocked", test_blocked);
  g_test_add_func ("/plan-words/left-out", test_left_out);
  g_test_add_func ("/plan-words/nothing", test_nothing);
  g_test_add_func ("/plan-words/conversation", test_conversation);
  g_test_add_func ("/plan-words/items", test_items);
  g_test_add_func ("/plan-words/outcomes", test_outcomes);
  g_test_add_func ("/plan-words/rules", test_rules);
  g_test_add_func ("/plan-words/lists", test_lists);
  g_test_add_func ("/plan-words/money", test_money);
  g_test_add_func ("/plan-words/item", test_item);

  return g_test_run ();
}
