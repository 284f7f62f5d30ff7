/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-conversation.h"

#include "cb-existing.h"

/* Statements that list the ids of a set of customers in their first column, and
 * whose they are in the second. */
static CbStatement *
prepare (CbConnection  *connection,
         const char    *sql,
         CbPlan        *plan,
         GError       **error)
{
  CbStatement *statement = cb_connection_prepare (connection, sql, error);

  if (statement != NULL)
    cb_statement_bind_set (statement, 1, plan->customers);

  return statement;
}

static gboolean
collect_items (CbConnection  *connection,
               CbPlan        *plan,
               CbIdSet       *whose,
               GError       **error)
{
  g_autoptr (CbStatement) statement =
    prepare (connection,
             "SELECT i.id, i.customer_id, i.kind FROM cb_set (?) s "
             "CROSS JOIN item i INDEXED BY item_customer ON i.customer_id = s.id "
             "WHERE NOT EXISTS (SELECT 1 FROM deleted_item d WHERE d.item_id = i.id)", plan, error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 kind = cb_statement_get_int64 (statement, 2);

      if (!cb_item_kind_is_valid (kind) || !cb_item_kind_get_info ((CbItemKind) kind)->in_conversation)
        continue;
      cb_id_set_add (plan->items, cb_statement_get_int64 (statement, 0));
      cb_id_set_add (whose, cb_statement_get_int64 (statement, 1));
      plan->n_items[CB_FATE_DELETED][kind]++;
    }

  return step == CB_STEP_DONE;
}

static gboolean
collect_documents (CbConnection  *connection,
                   CbPlan        *plan,
                   CbIdSet       *whose,
                   GError       **error)
{
  g_autoptr (CbStatement) statement =
    prepare (connection,
             "SELECT t.id, t.customer_id FROM cb_set (?) s "
             "CROSS JOIN document t ON t.customer_id = s.id "
             "WHERE NOT EXISTS (SELECT 1 FROM deleted_document d WHERE d.document_id = t.id)", plan, error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      cb_id_set_add (plan->documents, cb_statement_get_int64 (statement, 0));
      cb_id_set_add (whose, cb_statement_get_int64 (statement, 1));
      plan->n_records[CB_FATE_DELETED][CB_RECORD_DOCUMENT]++;
    }

  return step == CB_STEP_DONE;
}

/* As stretches, between which there may be some that are deleted already. */
static gboolean
collect_messages (CbConnection  *connection,
                  CbPlan        *plan,
                  CbIdSet       *whose,
                  GError       **error)
{
  g_autoptr (CbStatement) statement =
    prepare (connection,
             "SELECT m.id, m.customer_id, EXISTS (SELECT 1 FROM deleted_message d "
             "WHERE d.customer_id = m.customer_id AND m.id BETWEEN d.first_id AND d.last_id) "
             "FROM cb_set (?) s CROSS JOIN message m ON m.customer_id = s.id", plan, error);
  gboolean goes_on = FALSE;
  CbStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 id = cb_statement_get_int64 (statement, 0);
      gint64 customer = cb_statement_get_int64 (statement, 1);
      CbMessageRange *last = NULL;

      if (cb_statement_get_int64 (statement, 2) != 0)
        {
          goes_on = FALSE;
          continue;
        }

      if (goes_on)
        last = &g_array_index (plan->messages, CbMessageRange, plan->messages->len - 1);
      if (last != NULL && last->customer_id == customer)
        last->last = id;
      else
        g_array_append_val (plan->messages, ((CbMessageRange) { customer, id, id }));
      goes_on = TRUE;
      cb_id_set_add (whose, customer);
      plan->n_records[CB_FATE_DELETED][CB_RECORD_MESSAGE]++;
    }

  return step == CB_STEP_DONE;
}

gboolean
cb_conversation_collect (CbConnection  *connection,
                         CbPlan        *plan,
                         GError       **error)
{
  g_autoptr (CbIdSet) whose = cb_id_set_new ();

  if (!collect_items (connection, plan, whose, error) ||
      !collect_documents (connection, plan, whose, error) ||
      !collect_messages (connection, plan, whose, error))
    return FALSE;

  cb_id_set_subtract (plan->customers, whose);
  cb_plan_leave_out (plan, CB_LEFT_OUT_EMPTY, plan->customers);
  cb_id_set_clear (plan->customers);
  cb_id_set_union (plan->customers, whose);

  return TRUE;
}
