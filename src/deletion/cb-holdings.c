/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-holdings.h"

#include "cb-rule-rows.h"

#define COUNT(table) "SELECT count(*) FROM cb_set (?1) s CROSS JOIN " table " t ON t.customer_id = s.id"
#define ERASE(table) "DELETE FROM " table " WHERE customer_id IN (SELECT id FROM cb_set (?1))"
#define EXISTS(table) "SELECT EXISTS (SELECT 1 FROM " table ")"
#define HOLDING(table) { COUNT (table), ERASE (table), EXISTS (table) }

const CbHolding cb_holdings[CB_N_RECORD_KINDS] = {
  [CB_RECORD_ADDRESS] = HOLDING ("address"),
  [CB_RECORD_PAYMENT_METHOD] = HOLDING ("payment_method"),
  [CB_RECORD_DEPENDENT] = HOLDING ("dependent"),
  [CB_RECORD_PHOTO] = HOLDING ("photo"),
  [CB_RECORD_CUSTOM_VALUE] = HOLDING ("custom_value"),
  [CB_RECORD_DOCUMENT] = HOLDING ("document"),
  [CB_RECORD_MESSAGE] = HOLDING ("message"),
  [CB_RECORD_HISTORY] = HOLDING ("history"),
  [CB_RECORD_BILLING_CYCLE] = HOLDING ("billing_cycle"),
  [CB_RECORD_ACCOUNTING_LINK] = HOLDING ("accounting_link"),
};

static gboolean
count_records (CbConnection  *connection,
               CbPlan        *plan,
               CbRecordKind   kind,
               GError       **error)
{
  g_autoptr (CbStatement) statement = NULL;
  gint64 exists;

  if (!cb_connection_query_int64 (connection, cb_holdings[kind].exists, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;

  statement = cb_connection_prepare (connection, cb_holdings[kind].count, error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, plan->customers);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;
  plan->n_records[CB_FATE_ERASED][kind] = (gsize) cb_statement_get_int64 (statement, 0);

  return TRUE;
}

/* Deleted items are never kept: so a conversation and then its customer leave
 * nothing. */
static gboolean
count_items (CbConnection  *connection,
             CbPlan        *plan,
             GError       **error)
{
  g_autoptr (CbRules) rules = cb_rule_rows_get (connection, error);
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT i.kind, EXISTS (SELECT 1 FROM deleted_item d WHERE d.item_id = i.id), count(*) "
                           "FROM cb_set (?) s CROSS JOIN item i INDEXED BY item_customer ON i.customer_id = s.id "
                           "GROUP BY 1, 2",
                           error);
  CbStep step;

  if (rules == NULL || statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, plan->customers);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 kind = cb_statement_get_int64 (statement, 0);
      gboolean is_known = cb_item_kind_is_valid (kind);
      gboolean is_kept = is_known && rules->of[kind].on_erase == CB_ERASE_RULE_KEPT &&
                         cb_statement_get_int64 (statement, 1) == 0;

      plan->n_items[is_kept ? CB_FATE_KEPT : CB_FATE_ERASED][is_known ? kind : 0] +=
        (gsize) cb_statement_get_int64 (statement, 2);
    }
  g_clear_pointer (&plan->rules, cb_rules_free);
  plan->rules = g_steal_pointer (&rules);

  return step == CB_STEP_DONE;
}

gboolean
cb_holdings_count (CbConnection  *connection,
                   CbPlan        *plan,
                   GError       **error)
{
  for (CbRecordKind kind = 1; kind < CB_N_RECORD_KINDS; kind++)
    {
      if (!count_records (connection, plan, kind, error))
        return FALSE;
    }

  return count_items (connection, plan, error);
}

gboolean
cb_holdings_count_linked (CbConnection  *connection,
                          CbPlan        *plan,
                          GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT program, customer_id FROM accounting_link", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 program = cb_statement_get_int64 (statement, 0);

      if (program > 0 && program < CB_N_ACCOUNTINGS &&
          cb_id_set_contains (plan->customers, cb_statement_get_int64 (statement, 1)))
        plan->n_linked[program]++;
    }

  return step == CB_STEP_DONE;
}
