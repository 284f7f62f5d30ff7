/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-apply-run.h"

#include "cb-payment-rows.h"

/* Deleting items and conversations, and bringing them back. */

static gboolean
run_on_messages (CbApplyRun  *run,
                 const char  *sql,
                 gint64       operation_id,
                 GError     **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (run->connection, sql, error);
  GArray *messages = run->plan->messages;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < messages->len; i++)
    {
      const CbMessageRange *range = &g_array_index (messages, CbMessageRange, i);

      cb_statement_bind_int64 (statement, 1, operation_id);
      cb_statement_bind_int64 (statement, 2, range->customer_id);
      cb_statement_bind_int64 (statement, 3, range->first);
      cb_statement_bind_int64 (statement, 4, range->last);
      if (!cb_statement_run (statement, error))
        return FALSE;
      if (cb_connection_get_n_changes (run->connection) != 1)
        {
          cb_apply_run_set_changed (error);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
record_messages (CbApplyRun  *run,
                 gint64       operation_id,
                 GError     **error)
{
  return run_on_messages (run, "INSERT INTO operation_message (operation_id, customer_id, first_id, last_id) "
                               "VALUES (?, ?, ?, ?)", operation_id, error);
}

/*
 * cb_apply_take_away:
 *
 * Deletes the items of the plan, and with a conversation its documents and
 * messages.
 */
gint64
cb_apply_take_away (CbApplyRun  *run,
                    GError     **error)
{
  CbOperationKind kind = run->plan->action == CB_ACTION_DELETE_ITEMS ? CB_OPERATION_DELETE_ITEMS
                                                                     : CB_OPERATION_DELETE_CONVERSATION;
  gint64 id = cb_apply_run_record (run, kind, error);

  if (id == 0 ||
      !cb_apply_run_exactly (run, "INSERT INTO deleted_item (item_id, operation_id) "
                                  "SELECT id, ?2 FROM cb_set (?1)",
                             run->plan->items, id, error) ||
      !cb_apply_run_exactly (run, "INSERT INTO deleted_document (document_id, operation_id) "
                                  "SELECT id, ?2 FROM cb_set (?1)",
                             run->plan->documents, id, error) ||
      !run_on_messages (run, "INSERT INTO deleted_message (operation_id, customer_id, first_id, last_id) "
                             "VALUES (?, ?, ?, ?)", id, error) ||
      !record_messages (run, id, error) ||
      !cb_payment_rows_follow_operation (run->connection, run->plan->items, id, run->plan->reverses, error))
    return 0;

  return id;
}

/*
 * cb_apply_bring_back:
 *
 * The contrary.
 */
gint64
cb_apply_bring_back (CbApplyRun  *run,
                     GError     **error)
{
  CbOperationKind kind = run->plan->action == CB_ACTION_UNDELETE_ITEMS ? CB_OPERATION_UNDELETE_ITEMS
                                                                       : CB_OPERATION_UNDELETE_CONVERSATION;
  gint64 id = cb_apply_run_record (run, kind, error);

  if (id == 0 ||
      !cb_apply_run_exactly (run, "DELETE FROM deleted_item WHERE item_id IN (SELECT id FROM cb_set (?1))",
                             run->plan->items, 0, error) ||
      !cb_apply_run_exactly (run, "DELETE FROM deleted_document "
                                  "WHERE document_id IN (SELECT id FROM cb_set (?1))",
                             run->plan->documents, 0, error) ||
      !run_on_messages (run, "DELETE FROM deleted_message WHERE operation_id = ?1 AND customer_id = ?2 "
                             "AND first_id = ?3 AND last_id = ?4", run->plan->reverses, error) ||
      !record_messages (run, id, error) ||
      !cb_payment_rows_follow_operation (run->connection, run->plan->items, id, run->plan->reverses, error))
    return 0;

  return id;
}
