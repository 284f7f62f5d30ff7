/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-plan-set.h"

#include "cb-assigning.h"
#include "cb-conversation.h"
#include "cb-existing.h"
#include "cb-guard.h"
#include "cb-holdings.h"
#include "cb-preference-rows.h"

/* Keeps those customers of @plan that are in @set, or with @out those that
 * aren't. */
static void
keep (CbPlan        *plan,
      const CbIdSet *set,
      gboolean       out,
      CbLeftOut      reason)
{
  g_autoptr (CbIdSet) others = cb_id_set_copy (plan->customers);

  if (out)
    {
      cb_id_set_intersect (others, set);
      cb_id_set_subtract (plan->customers, set);
    }
  else
    {
      cb_id_set_subtract (others, set);
      cb_id_set_intersect (plan->customers, set);
    }
  cb_plan_leave_out (plan, reason, others);
}

/* What was closed with those who come back, and wasn't deleted since. */
static gboolean
collect_closed (CbPlan        *plan,
                CbConnection  *connection,
                GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT c.item_id, i.kind FROM cb_set (?) s "
                           "CROSS JOIN closed_item c ON c.customer_id = s.id "
                           "CROSS JOIN item i ON i.id = c.item_id "
                           "WHERE NOT EXISTS (SELECT 1 FROM deleted_item d WHERE d.item_id = c.item_id)", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, plan->customers);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 kind = cb_statement_get_int64 (statement, 1);

      cb_id_set_add (plan->closing, cb_statement_get_int64 (statement, 0));
      plan->n_items[CB_FATE_REOPENED][cb_item_kind_is_valid (kind) ? kind : 0]++;
    }

  return step == CB_STEP_DONE;
}

/* Whose number somebody else has by now: left out, unless they get a new one. */
static gboolean
find_conflicts (CbPlan        *plan,
                CbConnection  *connection,
                GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT t.customer_id, t.number, c.id FROM taken_number t "
                           "LEFT JOIN customer c ON c.number = t.number ORDER BY t.customer_id", error);
  g_autoptr (GHashTable) claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CbIdSet) conflicts = cb_id_set_new ();
  CbStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 id = cb_statement_get_int64 (statement, 0);

      if (!cb_id_set_contains (plan->customers, id))
        continue;
      cb_id_set_add (plan->renumbered, id);
      if (plan->recipe->renumber != NULL && cb_id_set_contains (plan->recipe->renumber, id))
        continue;
      if (!cb_statement_is_null (statement, 2) ||
          !g_hash_table_add (claimed, g_ascii_strdown (cb_statement_get_text (statement, 1), -1)))
        cb_id_set_add (conflicts, id);
    }
  if (step == CB_STEP_ERROR)
    return FALSE;

  keep (plan, conflicts, TRUE, CB_LEFT_OUT_NUMBER_TAKEN);
  cb_id_set_intersect (plan->renumbered, plan->customers);

  return TRUE;
}

static gboolean
set_erase_at (CbPlan        *plan,
              CbConnection  *connection,
              GError       **error)
{
  g_autoptr (CbPreferences) preferences = cb_preference_rows_get (connection, error);

  if (preferences == NULL)
    return FALSE;
  plan->erase_at = g_get_real_time () + (gint64) preferences->mask_days * G_TIME_SPAN_DAY;

  return TRUE;
}

gboolean
cb_plan_set_complete (CbPlan        *plan,
                      CbConnection  *connection,
                      GError       **error)
{
  switch (plan->action)
    {
    case CB_ACTION_DELETE:
      return cb_guard_apply (connection, plan, error) &&
             cb_holdings_count_linked (connection, plan, error);

    case CB_ACTION_UNDELETE:
      return find_conflicts (plan, connection, error) &&
             collect_closed (plan, connection, error);

    case CB_ACTION_MASK:
      return set_erase_at (plan, connection, error) &&
             cb_holdings_count (connection, plan, error) &&
             cb_holdings_count_linked (connection, plan, error);

    case CB_ACTION_ERASE:
      return cb_holdings_count (connection, plan, error) &&
             cb_holdings_count_linked (connection, plan, error);

    case CB_ACTION_DELETE_CONVERSATION:
      return cb_conversation_collect (connection, plan, error);

    case CB_ACTION_ASSIGN:
      /* An operation that is reversed has said to whom. */
      return plan->reverses != 0 || cb_assigning_plan (plan, connection, error);

    case CB_ACTION_UNMASK:
    case CB_ACTION_DELETE_ITEMS:
    case CB_ACTION_UNDELETE_ITEMS:
    case CB_ACTION_UNDELETE_CONVERSATION:
    case CB_ACTION_ERASE_KEPT:
    default:
      return TRUE;
    }
}

static gboolean
keep_by_state (CbPlan        *plan,
               CbConnection  *connection,
               GError       **error)
{
  g_autoptr (CbIdSet) deleted = cb_existing_find_deleted (connection, plan->customers, error);
  g_autoptr (CbIdSet) pending = NULL;

  if (deleted == NULL)
    return FALSE;
  pending = cb_existing_find_pending (connection, plan->customers, error);
  if (pending == NULL)
    return FALSE;

  switch (plan->action)
    {
    case CB_ACTION_DELETE:
      keep (plan, deleted, TRUE, CB_LEFT_OUT_DELETED);
      break;

    case CB_ACTION_UNDELETE:
    case CB_ACTION_MASK:
      keep (plan, deleted, FALSE, CB_LEFT_OUT_NOT_DELETED);
      keep (plan, pending, TRUE, CB_LEFT_OUT_PENDING);
      break;

    case CB_ACTION_ERASE:
      keep (plan, deleted, FALSE, CB_LEFT_OUT_NOT_DELETED);
      break;

    case CB_ACTION_UNMASK:
      keep (plan, pending, FALSE, CB_LEFT_OUT_NOT_PENDING);
      break;

    case CB_ACTION_DELETE_CONVERSATION:
    case CB_ACTION_ASSIGN:
      keep (plan, pending, TRUE, CB_LEFT_OUT_PENDING);
      break;

    case CB_ACTION_DELETE_ITEMS:
    case CB_ACTION_UNDELETE_ITEMS:
    case CB_ACTION_UNDELETE_CONVERSATION:
    case CB_ACTION_ERASE_KEPT:
    default:
      g_return_val_if_reached (FALSE);
    }

  return TRUE;
}

/*
 * cb_plan_set_compute_customers:
 *
 * Returns: (transfer full): the plan, which may apply to nobody, or NULL
 */
CbPlan *
cb_plan_set_compute_customers (CbPlanRecipe  *recipe,
                               CbConnection  *connection,
                               GError       **error)
{
  g_autoptr (CbPlan) plan = cb_plan_new (recipe->action, recipe);
  g_autoptr (CbIdSet) existing = cb_existing_find (connection, recipe->set, error);

  if (existing == NULL)
    return NULL;

  cb_id_set_union (plan->customers, recipe->set);
  keep (plan, existing, FALSE, CB_LEFT_OUT_GONE);

  if (!keep_by_state (plan, connection, error) || !cb_plan_set_complete (plan, connection, error))
    return NULL;

  return g_steal_pointer (&plan);
}

static const char *
get_items_sql (CbAction action)
{
  if (action == CB_ACTION_ERASE_KEPT)
    return "SELECT k.id, 0, k.kind, 0, 0 FROM cb_set (?) s CROSS JOIN kept_item k ON k.id = s.id";

  return "SELECT i.id, i.customer_id, i.kind, "
         "EXISTS (SELECT 1 FROM deleted_item d WHERE d.item_id = i.id), "
         "EXISTS (SELECT 1 FROM deleted_customer d WHERE d.customer_id = i.customer_id) "
         "FROM cb_set (?) s CROSS JOIN item i ON i.id = s.id";
}

static CbFate
get_items_fate (CbAction action)
{
  switch (action)
    {
    case CB_ACTION_ERASE_KEPT:
      return CB_FATE_ERASED;

    case CB_ACTION_UNDELETE_ITEMS:
    case CB_ACTION_UNDELETE_CONVERSATION:
      return CB_FATE_UNDELETED;

    default:
      return CB_FATE_DELETED;
    }
}

gboolean
cb_plan_set_take_items (CbPlan         *plan,
                        CbConnection   *connection,
                        const CbIdSet  *items,
                        GError        **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, get_items_sql (plan->action), error);
  g_autoptr (CbIdSet) gone = cb_id_set_copy (items);
  g_autoptr (CbIdSet) in_other_state = cb_id_set_new ();
  g_autoptr (CbIdSet) of_deleted = cb_id_set_new ();
  CbFate fate = get_items_fate (plan->action);
  gboolean back = fate == CB_FATE_UNDELETED;
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, items);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 id = cb_statement_get_int64 (statement, 0);
      gint64 customer = cb_statement_get_int64 (statement, 1);
      gint64 kind = cb_statement_get_int64 (statement, 2);

      cb_id_set_remove (gone, id);
      if ((cb_statement_get_int64 (statement, 3) != 0) != back)
        {
          cb_id_set_add (in_other_state, id);
        }
      else if (back && cb_statement_get_int64 (statement, 4) != 0)
        {
          cb_id_set_add (of_deleted, id);
        }
      else
        {
          cb_id_set_add (plan->items, id);
          if (customer != 0)
            cb_id_set_add (plan->customers, customer);
          plan->n_items[fate][cb_item_kind_is_valid (kind) ? kind : 0]++;
        }
    }
  if (step == CB_STEP_ERROR)
    return FALSE;

  cb_plan_leave_out (plan, CB_LEFT_OUT_GONE, gone);
  cb_plan_leave_out (plan, back ? CB_LEFT_OUT_NOT_DELETED : CB_LEFT_OUT_DELETED, in_other_state);
  cb_plan_leave_out (plan, CB_LEFT_OUT_CUSTOMER_DELETED, of_deleted);

  return TRUE;
}

/*
 * cb_plan_set_compute_items:
 *
 * Returns: (transfer full): the plan, which may apply to nothing, or NULL
 */
CbPlan *
cb_plan_set_compute_items (CbPlanRecipe  *recipe,
                           CbConnection  *connection,
                           GError       **error)
{
  g_autoptr (CbPlan) plan = cb_plan_new (recipe->action, recipe);

  if (!cb_plan_set_take_items (plan, connection, recipe->set, error))
    return NULL;

  return g_steal_pointer (&plan);
}
