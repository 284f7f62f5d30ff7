/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-plan-reversal.h"

#include "cb-assigning.h"
#include "cb-existing.h"
#include "cb-operation-item-rows.h"
#include "cb-operation-rows.h"
#include "cb-plan-set.h"
#include "cb-taken-number-rows.h"

/* (transfer full): the ids in the first column of @sql for @operation. */
static CbIdSet *
find_by (CbConnection  *connection,
         const char    *sql,
         gint64         operation,
         GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  g_autoptr (CbIdSet) set = cb_id_set_new ();

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, operation);

  return cb_existing_collect (statement, set, error) ? g_steal_pointer (&set) : NULL;
}

/* Adds those that @operation still has deleted; of @within, if given. */
static gboolean
find_deleted_by (CbConnection   *connection,
                 gint64          operation,
                 const CbIdSet  *within,
                 CbIdSet        *found,
                 GError        **error)
{
  g_autoptr (CbIdSet) set =
    find_by (connection, "SELECT customer_id FROM deleted_customer WHERE operation_id = ?", operation, error);

  if (set == NULL)
    return FALSE;

  if (within != NULL)
    cb_id_set_intersect (set, within);
  cb_id_set_union (found, set);

  return TRUE;
}

/* (transfer full): whom @operation took itself. */
static CbIdSet *
get_own (CbConnection  *connection,
         gint64         operation,
         GError       **error)
{
  g_autoptr (GPtrArray) sets = cb_operation_rows_get_sets (connection, operation, error);

  if (sets == NULL)
    return NULL;

  for (guint i = 0; i < sets->len; i++)
    {
      CbOperationSet *set = g_ptr_array_index (sets, i);

      if (set->source == 0)
        return cb_id_set_ref (set->set);
    }

  return cb_id_set_new ();
}

/* To undo a deletion: whom it took and still has. One that did again what had
 * been undone left them as the first operations had them, as others may have. */
static gboolean
plan_undeletion (CbPlan        *plan,
                 CbConnection  *connection,
                 CbOperation   *operation,
                 GError       **error)
{
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (CbIdSet) own = NULL;
  g_autoptr (CbIdSet) pending = NULL;
  g_autoptr (CbIdSet) masked = NULL;

  if (cb_operation_get_reverses (operation) == 0)
    {
      if (!find_deleted_by (connection, cb_operation_get_id (operation), NULL, plan->customers, error))
        return FALSE;
    }
  else
    {
      sets = cb_operation_rows_get_sets (connection, cb_operation_get_reverses (operation), error);
      if (sets == NULL)
        return FALSE;

      for (guint i = 0; i < sets->len; i++)
        {
          CbOperationSet *part = g_ptr_array_index (sets, i);

          if (part->source != 0 &&
              !find_deleted_by (connection, part->source, part->set, plan->customers, error))
            return FALSE;
        }
      own = get_own (connection, cb_operation_get_id (operation), error);
      if (own == NULL)
        return FALSE;
      cb_id_set_intersect (plan->customers, own);
    }

  pending = cb_existing_find_pending (connection, plan->customers, error);
  if (pending == NULL)
    return FALSE;
  cb_id_set_subtract (plan->customers, pending);
  cb_plan_leave_out (plan, CB_LEFT_OUT_PENDING, pending);

  return TRUE;
}

/* To undo an undeletion: whom it brought back, each into the hands of the
 * operation that had deleted them, unless they are gone or deleted anew. */
static gboolean
plan_deletion (CbPlan        *plan,
               CbConnection  *connection,
               CbOperation   *operation,
               GError       **error)
{
  g_autoptr (GPtrArray) sets =
    cb_operation_rows_get_sets (connection, cb_operation_get_id (operation), error);

  if (sets == NULL)
    return FALSE;

  plan->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_operation_set_free);
  for (guint i = 0; i < sets->len; i++)
    {
      CbOperationSet *set = g_ptr_array_index (sets, i);
      g_autoptr (CbIdSet) deleted = NULL;
      CbIdSet *live;

      if (set->source == 0)
        continue;

      live = cb_existing_find (connection, set->set, error);
      if (live == NULL)
        return FALSE;
      g_ptr_array_add (plan->parts, cb_operation_set_new (set->source, live));
      deleted = cb_existing_find_deleted (connection, live, error);
      if (deleted == NULL)
        return FALSE;
      cb_id_set_subtract (live, deleted);
      cb_id_set_union (plan->customers, live);
    }

  return cb_taken_number_rows_find_next (connection, cb_operation_get_id (operation), plan->renumbered, error);
}

/* The guard may have left some out. */
static void
keep_in_parts (CbPlan *plan)
{
  cb_id_set_intersect (plan->renumbered, plan->customers);
  for (guint i = 0; plan->parts != NULL && i < plan->parts->len; i++)
    {
      CbOperationSet *part = g_ptr_array_index (plan->parts, i);

      cb_id_set_intersect (part->set, plan->customers);
    }
}

/* To cancel what it masked. */
static gboolean
plan_unmasking (CbPlan        *plan,
                CbConnection  *connection,
                CbOperation   *operation,
                GError       **error)
{
  g_autoptr (CbIdSet) set =
    find_by (connection, "SELECT customer_id FROM pending_erasure WHERE operation_id = ?",
             cb_operation_get_id (operation), error);

  if (set == NULL)
    return FALSE;
  cb_id_set_union (plan->customers, set);

  return TRUE;
}

/* To mask again whom it had unmasked, as far as they are still deleted. */
static gboolean
plan_masking (CbPlan        *plan,
              CbConnection  *connection,
              CbOperation   *operation,
              GError       **error)
{
  g_autoptr (CbIdSet) own = get_own (connection, cb_operation_get_id (operation), error);
  g_autoptr (CbIdSet) deleted = NULL;
  g_autoptr (CbIdSet) pending = NULL;

  if (own == NULL)
    return FALSE;

  deleted = cb_existing_find_deleted (connection, own, error);
  pending = deleted != NULL ? cb_existing_find_pending (connection, own, error) : NULL;
  if (pending == NULL)
    return FALSE;
  cb_id_set_union (plan->customers, deleted);
  cb_id_set_subtract (plan->customers, pending);

  return TRUE;
}

/* To bring back the items that it has deleted. */
static gboolean
plan_items_back (CbPlan        *plan,
                 CbConnection  *connection,
                 CbOperation   *operation,
                 GError       **error)
{
  g_autoptr (CbIdSet) items =
    find_by (connection, "SELECT item_id FROM deleted_item WHERE operation_id = ?",
             cb_operation_get_id (operation), error);

  return items != NULL && cb_plan_set_take_items (plan, connection, items, error);
}

/* To delete again the items that it brought back. */
static gboolean
plan_items_away (CbPlan        *plan,
                 CbConnection  *connection,
                 CbOperation   *operation,
                 GError       **error)
{
  g_autoptr (CbIdSet) items =
    cb_operation_item_rows_get (connection, cb_operation_get_id (operation), CB_TAKEN_ITEMS, error);

  return items != NULL && cb_plan_set_take_items (plan, connection, items, error);
}

/* The documents of @documents whose deletion is to be taken back (@back) or
 * done, except those of deleted customers. */
static gboolean
take_documents (CbPlan         *plan,
                CbConnection   *connection,
                const CbIdSet  *documents,
                gboolean        back,
                GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT t.id, t.customer_id FROM cb_set (?1) s CROSS JOIN document t ON t.id = s.id "
                           "WHERE EXISTS (SELECT 1 FROM deleted_document d WHERE d.document_id = t.id) = ?2 "
                           "AND NOT (?2 AND EXISTS (SELECT 1 FROM deleted_customer d "
                           "WHERE d.customer_id = t.customer_id))", error);
  CbFate fate = back ? CB_FATE_UNDELETED : CB_FATE_DELETED;
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, documents);
  cb_statement_bind_int64 (statement, 2, back != FALSE);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      cb_id_set_add (plan->documents, cb_statement_get_int64 (statement, 0));
      cb_id_set_add (plan->customers, cb_statement_get_int64 (statement, 1));
      plan->n_records[fate][CB_RECORD_DOCUMENT]++;
    }

  return step == CB_STEP_DONE;
}

static gboolean
take_messages (CbPlan        *plan,
               CbConnection  *connection,
               const char    *sql,
               gint64         operation,
               CbFate         fate,
               GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, operation);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      CbMessageRange range = {
        .customer_id = cb_statement_get_int64 (statement, 0),
        .first = cb_statement_get_int64 (statement, 1),
        .last = cb_statement_get_int64 (statement, 2),
      };
      gsize n = (gsize) cb_statement_get_int64 (statement, 3);

      if (n == 0)
        continue;
      g_array_append_val (plan->messages, range);
      cb_id_set_add (plan->customers, range.customer_id);
      plan->n_records[fate][CB_RECORD_MESSAGE] += n;
    }

  return step == CB_STEP_DONE;
}

#define N_MESSAGES "(SELECT count(*) FROM message m WHERE m.customer_id = r.customer_id " \
                   "AND m.id BETWEEN r.first_id AND r.last_id)"

static gboolean
plan_conversation_back (CbPlan        *plan,
                        CbConnection  *connection,
                        CbOperation   *operation,
                        GError       **error)
{
  gint64 id = cb_operation_get_id (operation);
  g_autoptr (CbIdSet) documents = NULL;
  g_autoptr (CbIdSet) own = NULL;
  g_autoptr (CbIdSet) deleted = NULL;

  if (!plan_items_back (plan, connection, operation, error))
    return FALSE;
  documents = find_by (connection, "SELECT document_id FROM deleted_document WHERE operation_id = ?", id, error);
  if (documents == NULL || !take_documents (plan, connection, documents, TRUE, error))
    return FALSE;

  if (!take_messages (plan, connection,
                      "SELECT r.customer_id, r.first_id, r.last_id, " N_MESSAGES " FROM deleted_message r "
                      "WHERE r.operation_id = ? AND NOT EXISTS (SELECT 1 FROM deleted_customer d "
                      "WHERE d.customer_id = r.customer_id)", id, CB_FATE_UNDELETED, error))
    return FALSE;

  /* Told by customer here, as who was asked for are customers. */
  g_clear_pointer (&plan->left_out[CB_LEFT_OUT_CUSTOMER_DELETED], cb_id_set_unref);
  plan->n_left_out[CB_LEFT_OUT_CUSTOMER_DELETED] = 0;
  own = get_own (connection, id, error);
  deleted = own != NULL ? cb_existing_find_deleted (connection, own, error) : NULL;
  if (deleted == NULL)
    return FALSE;
  cb_plan_leave_out (plan, CB_LEFT_OUT_CUSTOMER_DELETED, deleted);

  return TRUE;
}

static gboolean
plan_conversation_away (CbPlan        *plan,
                        CbConnection  *connection,
                        CbOperation   *operation,
                        GError       **error)
{
  gint64 id = cb_operation_get_id (operation);
  g_autoptr (CbIdSet) documents = NULL;

  if (!plan_items_away (plan, connection, operation, error))
    return FALSE;
  documents = cb_operation_item_rows_get (connection, id, CB_TAKEN_DOCUMENTS, error);

  return documents != NULL && take_documents (plan, connection, documents, FALSE, error) &&
         take_messages (plan, connection,
                        "SELECT r.customer_id, r.first_id, r.last_id, " N_MESSAGES " FROM operation_message r "
                        "WHERE r.operation_id = ? AND NOT EXISTS (SELECT 1 FROM deleted_message d "
                        "WHERE d.customer_id = r.customer_id AND d.first_id <= r.last_id "
                        "AND d.last_id >= r.first_id)", id, CB_FATE_DELETED, error);
}

typedef gboolean (*FillFunc) (CbPlan        *plan,
                              CbConnection  *connection,
                              CbOperation   *operation,
                              GError       **error);

/* By kind of operation: what reverses it, and how. */
static const struct
{
  CbAction action;
  FillFunc fill;
} reversals[CB_N_OPERATION_KINDS] = {
  [CB_OPERATION_DELETE] = { CB_ACTION_UNDELETE, plan_undeletion },
  [CB_OPERATION_UNDELETE] = { CB_ACTION_DELETE, plan_deletion },
  [CB_OPERATION_MASK] = { CB_ACTION_UNMASK, plan_unmasking },
  [CB_OPERATION_UNMASK] = { CB_ACTION_MASK, plan_masking },
  [CB_OPERATION_DELETE_ITEMS] = { CB_ACTION_UNDELETE_ITEMS, plan_items_back },
  [CB_OPERATION_UNDELETE_ITEMS] = { CB_ACTION_DELETE_ITEMS, plan_items_away },
  [CB_OPERATION_DELETE_CONVERSATION] = { CB_ACTION_UNDELETE_CONVERSATION, plan_conversation_back },
  [CB_OPERATION_UNDELETE_CONVERSATION] = { CB_ACTION_DELETE_CONVERSATION, plan_conversation_away },
  [CB_OPERATION_ASSIGN] = { CB_ACTION_ASSIGN, cb_assigning_reverse },
};

/* What keeps those from being reversed who are as the operation had left them:
 * worth telling. Others are no longer in its hands. */
static const CbLeftOut obstacles[] = {
  CB_LEFT_OUT_BLOCKED, CB_LEFT_OUT_PENDING, CB_LEFT_OUT_NUMBER_TAKEN, CB_LEFT_OUT_CUSTOMER_DELETED,
};

CbPlan *
cb_plan_reversal_compute (CbPlanRecipe  *recipe,
                          CbConnection  *connection,
                          CbOperation   *operation,
                          GError       **error)
{
  CbOperationKind kind = cb_operation_get_kind (operation);
  g_autoptr (CbPlan) plan = NULL;
  gsize n_others;

  if (kind >= CB_N_OPERATION_KINDS || reversals[kind].fill == NULL)
    return NULL;

  plan = cb_plan_new (reversals[kind].action, recipe);
  plan->reverses = cb_operation_get_id (operation);
  if (!reversals[kind].fill (plan, connection, operation, error))
    return NULL;

  /* What a conversation holds was recorded; it isn't looked for again. */
  if (plan->action != CB_ACTION_DELETE_CONVERSATION && !cb_plan_set_complete (plan, connection, error))
    return NULL;
  keep_in_parts (plan);

  n_others = cb_plan_get_n_customers (plan);
  for (guint i = 0; i < G_N_ELEMENTS (obstacles); i++)
    n_others += plan->n_left_out[obstacles[i]];
  if (n_others == 0)
    return NULL;
  /* Those who are no longer as it had left them. */
  if (plan->n_left_out[CB_LEFT_OUT_GONE] == 0 && cb_operation_get_n_customers (operation) > n_others)
    plan->n_left_out[CB_LEFT_OUT_GONE] = cb_operation_get_n_customers (operation) - n_others;

  return g_steal_pointer (&plan);
}
