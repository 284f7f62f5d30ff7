/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-apply-run.h"

#include "cb-customer-rows.h"
#include "cb-error.h"
#include "cb-number-rows.h"
#include "cb-operation-rows.h"
#include "cb-preferences.h"
#include "cb-taken-number-rows.h"

/* Deleting, undeleting, masking and unmasking customers. */

static gboolean
delete_chunk (CbApplyRun     *run,
              const CbIdSet  *set,
              gint64          operation_id,
              GError        **error)
{
  return cb_apply_run_exactly (run, "INSERT INTO deleted_customer (customer_id, operation_id) "
                                    "SELECT id, ?2 FROM cb_set (?1)",
                               set, operation_id, error);
}

/* Who comes back into Deleted Customers may have been deleted long ago; nobody
 * is erased by itself without notice. */
static gboolean
keep_for_now (CbApplyRun     *run,
              const CbIdSet  *set,
              GError        **error)
{
  g_autoptr (CbStatement) statement = NULL;

  statement = cb_connection_prepare (run->connection,
                                     "UPDATE deleted_customer SET erase_at = ?2 "
                                     "WHERE customer_id IN (SELECT id FROM cb_set (?1))", error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, set);
  cb_statement_bind_int64 (statement, 2, g_get_real_time () + CB_RETENTION_NOTICE_DAYS * G_TIME_SPAN_DAY);

  return cb_statement_run (statement, error);
}

static gboolean
delete_again_chunk (CbApplyRun     *run,
                    const CbIdSet  *set,
                    gint64          operation_id,
                    GError        **error)
{
  return delete_chunk (run, set, operation_id, error) && keep_for_now (run, set, error);
}

static gboolean
undelete_chunk (CbApplyRun     *run,
                const CbIdSet  *set,
                gint64          operation_id,
                GError        **error)
{
  return cb_apply_run_exactly (run, "DELETE FROM deleted_customer "
                                    "WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                               set, 0, error);
}

/* Their own status stays what it is; so nothing is lost that would have to be
 * put back. */
static gboolean
close_items (CbApplyRun  *run,
             gint64       operation_id,
             GError     **error)
{
  return cb_apply_run_exactly (run, "INSERT INTO closed_item (customer_id, item_id, operation_id) "
                                    "SELECT i.customer_id, i.id, ?2 FROM cb_set (?1) s "
                                    "CROSS JOIN item i ON i.id = s.id",
                               run->plan->closing, operation_id, error);
}

static gboolean
reopen_items (CbApplyRun  *run,
              GError     **error)
{
  gint64 any;

  if (!cb_connection_query_int64 (run->connection, "SELECT EXISTS (SELECT 1 FROM closed_item)", &any, error))
    return FALSE;

  return !any ||
         cb_apply_run_on_set (run, "DELETE FROM closed_item WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                              run->plan->customers, 0, error);
}

/* (transfer full): who of the plan was deleted by which operation, so that
 * undoing the undeletion is exact. */
static GPtrArray *
read_sources (CbApplyRun  *run,
              GError     **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (run->connection,
                           "SELECT d.operation_id, d.customer_id FROM cb_set (?) s "
                           "CROSS JOIN deleted_customer d ON d.customer_id = s.id", error);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_operation_set_free);
  g_autoptr (GHashTable) by_source = g_hash_table_new (g_direct_hash, g_direct_equal);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_set (statement, 1, run->plan->customers);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 source = cb_statement_get_int64 (statement, 0);
      CbOperationSet *part = g_hash_table_lookup (by_source, GSIZE_TO_POINTER ((gsize) source));

      if (part == NULL)
        {
          part = cb_operation_set_new (source, cb_id_set_new ());
          g_ptr_array_add (parts, part);
          g_hash_table_insert (by_source, GSIZE_TO_POINTER ((gsize) source), part);
        }
      cb_id_set_add (part->set, cb_statement_get_int64 (statement, 1));
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&parts) : NULL;
}

/* A number, to a customer who waits for one. */
static gboolean
give_number (CbApplyRun  *run,
             gint64       id,
             const char  *number,
             GError     **error)
{
  g_autoptr (CbCustomer) customer = cb_customer_rows_get (run->connection, id, error);

  if (customer == NULL)
    return FALSE;
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  if (!cb_customer_rows_update (run->connection, customer, error))
    {
      if (error != NULL && g_error_matches (*error, CB_ERROR, CB_ERROR_NUMBER_TAKEN))
        cb_apply_run_set_changed (error);
      return FALSE;
    }

  return cb_taken_number_rows_forget (run->connection, id, error);
}

static gboolean
give_next_number (CbApplyRun  *run,
                  gint64       id,
                  GError     **error)
{
  g_autofree char *number = cb_number_rows_next (run->connection, error);

  return number != NULL && give_number (run, id, number, error);
}

/* Those whose number was taken over get it back, or the next free one: these
 * after the others, as that might be one which goes back. */
static gboolean
give_numbers (CbApplyRun  *run,
              gint64       operation,
              GError     **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (run->connection, "SELECT customer_id, number FROM taken_number ORDER BY customer_id",
                           error);
  CbIdSet *renumber = run->plan->recipe->renumber;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 id = cb_statement_get_int64 (statement, 0);

      if (!cb_id_set_contains (run->plan->customers, id))
        continue;
      if (renumber != NULL && cb_id_set_contains (renumber, id))
        {
          g_array_append_val (others, id);
          g_ptr_array_add (lost, g_strdup (cb_statement_get_text (statement, 1)));
          continue;
        }
      g_array_append_val (ids, id);
      g_ptr_array_add (numbers, g_strdup (cb_statement_get_text (statement, 1)));
    }
  if (step == CB_STEP_ERROR)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      if (!give_number (run, g_array_index (ids, gint64, i), g_ptr_array_index (numbers, i), error))
        return FALSE;
    }
  for (guint i = 0; i < others->len; i++)
    {
      gint64 id = g_array_index (others, gint64, i);

      if (!give_next_number (run, id, error) ||
          !cb_taken_number_rows_note_next (run->connection, id, operation, lost->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

/* Who had come back with another number waits for the one from before again. */
static gboolean
take_numbers_back (CbApplyRun  *run,
                   GError     **error)
{
  CbIdSetIter iter;
  gint64 id;

  cb_id_set_iter_init (&iter, run->plan->renumbered);
  while (cb_id_set_iter_next (&iter, &id))
    {
      if (!cb_taken_number_rows_wait_again (run->connection, id, error))
        return FALSE;
    }

  return TRUE;
}

gint64
cb_apply_delete (CbApplyRun  *run,
                 GError     **error)
{
  GPtrArray *parts = run->plan->parts;
  gint64 id = cb_apply_run_record (run, CB_OPERATION_DELETE, error);

  if (id == 0 || !close_items (run, id, error))
    return 0;

  if (parts == NULL)
    return cb_apply_run_for_each_chunk (run, run->plan->customers, delete_chunk, id, error) ? id : 0;

  for (guint i = 0; i < parts->len; i++)
    {
      CbOperationSet *part = g_ptr_array_index (parts, i);

      if (!cb_apply_run_for_each_chunk (run, part->set, delete_again_chunk, part->source, error))
        return 0;
    }

  return take_numbers_back (run, error) ? id : 0;
}

gint64
cb_apply_undelete (CbApplyRun  *run,
                   GError     **error)
{
  g_autoptr (GPtrArray) sources = read_sources (run, error);
  gint64 id;

  if (sources == NULL)
    return 0;

  id = cb_apply_run_record (run, CB_OPERATION_UNDELETE, error);
  if (id == 0)
    return 0;

  for (guint i = 0; i < sources->len; i++)
    {
      CbOperationSet *part = g_ptr_array_index (sources, i);

      if (!cb_operation_rows_add_set (run->connection, id, part->source, part->set, error))
        return 0;
    }

  if (!reopen_items (run, error) || !give_numbers (run, id, error) ||
      !cb_apply_run_for_each_chunk (run, run->plan->customers, undelete_chunk, 0, error))
    return 0;

  return id;
}

gint64
cb_apply_mask (CbApplyRun  *run,
               GError     **error)
{
  gint64 id = cb_apply_run_record (run, CB_OPERATION_MASK, error);
  g_autoptr (CbStatement) statement = NULL;

  if (id == 0)
    return 0;

  statement = cb_connection_prepare (run->connection,
                                     "INSERT INTO pending_erasure (customer_id, operation_id, erase_at) "
                                     "SELECT id, ?2, ?3 FROM cb_set (?1)", error);
  if (statement == NULL)
    return 0;

  cb_statement_bind_set (statement, 1, run->plan->customers);
  cb_statement_bind_int64 (statement, 2, id);
  cb_statement_bind_int64 (statement, 3, run->plan->erase_at);
  if (!cb_statement_run (statement, error))
    {
      if (error != NULL && g_error_matches (*error, CB_ERROR, CB_ERROR_INVALID))
        cb_apply_run_set_changed (error);
      return 0;
    }

  return id;
}

gint64
cb_apply_unmask (CbApplyRun  *run,
                 GError     **error)
{
  gint64 id = cb_apply_run_record (run, CB_OPERATION_UNMASK, error);

  if (id == 0 ||
      !cb_apply_run_exactly (run, "DELETE FROM pending_erasure "
                                  "WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                             run->plan->customers, 0, error) ||
      !keep_for_now (run, run->plan->customers, error))
    return 0;

  return id;
}
