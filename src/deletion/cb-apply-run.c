/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-apply-run.h"

#include "cb-error.h"
#include "cb-operation-item-rows.h"

/* How many customers one statement takes, so that progress can be told. All
 * of them are one transaction all the same. */
#define CHUNK 5000

void
cb_apply_run_set_changed (GError **error)
{
  g_clear_error (error);
  g_set_error_literal (error, CB_ERROR, CB_ERROR_PLAN_CHANGED, "The plan no longer holds");
}

gboolean
cb_apply_run_on_set (CbApplyRun     *run,
                     const char     *sql,
                     const CbIdSet  *set,
                     gint64          operation_id,
                     GError        **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (run->connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, set);
  if (operation_id != 0)
    cb_statement_bind_int64 (statement, 2, operation_id);

  return cb_statement_run (statement, error);
}

/* Each of @set must be hit, or the plan was made for another state. */
gboolean
cb_apply_run_exactly (CbApplyRun     *run,
                      const char     *sql,
                      const CbIdSet  *set,
                      gint64          operation_id,
                      GError        **error)
{
  if (!cb_apply_run_on_set (run, sql, set, operation_id, error))
    {
      /* It is there already. */
      if (error != NULL && g_error_matches (*error, CB_ERROR, CB_ERROR_INVALID))
        cb_apply_run_set_changed (error);
      return FALSE;
    }

  if ((gsize) cb_connection_get_n_changes (run->connection) != cb_id_set_get_size (set))
    {
      cb_apply_run_set_changed (error);
      return FALSE;
    }

  return TRUE;
}

gboolean
cb_apply_run_for_each_chunk (CbApplyRun     *run,
                             const CbIdSet  *set,
                             CbChunkFunc     func,
                             gint64          operation_id,
                             GError        **error)
{
  CbIdSetIter iter;
  gint64 id;
  gboolean more;

  cb_id_set_iter_init (&iter, set);
  more = cb_id_set_iter_next (&iter, &id);
  while (more)
    {
      g_autoptr (CbIdSet) chunk = cb_id_set_new ();

      for (guint n = 0; more && n < CHUNK; n++)
        {
          cb_id_set_add (chunk, id);
          more = cb_id_set_iter_next (&iter, &id);
        }

      if (!func (run, chunk, operation_id, error))
        return FALSE;

      run->n_done += cb_id_set_get_size (chunk);
      cb_progress_report (run->progress, MIN ((double) run->n_done / (double) run->n_all, 1.0));
    }

  return TRUE;
}

static gboolean
record_counts (CbApplyRun  *run,
               gint64       id,
               GError     **error)
{
  CbPlan *plan = run->plan;

  for (guint fate = 1; fate < CB_N_FATES; fate++)
    {
      for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
        {
          if (!cb_operation_item_rows_add_count (run->connection, id, fate, (int) kind,
                                                 plan->n_items[fate][kind], error))
            return FALSE;
        }
      for (guint kind = 1; kind < CB_N_RECORD_KINDS; kind++)
        {
          if (!cb_operation_item_rows_add_count (run->connection, id, fate, (int) kind + CB_COUNT_RECORDS,
                                                 plan->n_records[fate][kind], error))
            return FALSE;
        }
    }

  return TRUE;
}

/*
 * cb_apply_run_record:
 *
 * Records the operation with all that it takes and that was counted.
 *
 * Returns: its id, or 0 with @error
 */
gint64
cb_apply_run_record (CbApplyRun       *run,
                     CbOperationKind   kind,
                     GError          **error)
{
  CbPlan *plan = run->plan;
  /* An erasure leaves no more than the count. */
  const char *number = plan->single != NULL && kind != CB_OPERATION_ERASE
                         ? cb_customer_get_number (plan->single) : NULL;
  gint64 id;

  if (run->by_itself)
    id = cb_operation_rows_insert_by_itself (run->connection, kind, plan->customers,
                                             cb_plan_get_n_customers (plan), error);
  else
    id = cb_operation_rows_insert (run->connection, kind,
                                   plan->customers, cb_plan_get_n_customers (plan),
                                   number, plan->reverses, error);

  if (id == 0 || !record_counts (run, id, error) ||
      !cb_operation_item_rows_add (run->connection, id, CB_TAKEN_CLOSED_ITEMS, plan->closing, error) ||
      !cb_operation_item_rows_add (run->connection, id, CB_TAKEN_ITEMS, plan->items, error) ||
      !cb_operation_item_rows_add (run->connection, id, CB_TAKEN_DOCUMENTS, plan->documents, error))
    return 0;

  return id;
}
