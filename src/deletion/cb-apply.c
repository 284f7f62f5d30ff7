/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-apply.h"

#include "cb-error.h"
#include "cb-existing.h"
#include "cb-operation-rows.h"
#include "cb-plan-private.h"
#include "cb-proof-run.h"
#include "cb-setting-rows.h"

/* How many customers one statement takes, so that progress can be told. All
 * of them are one transaction all the same. */
#define CHUNK 20000

/* A plan on its way. */
typedef struct
{
  CbPlan      *plan;
  CbOperation *operation;  /* once it is recorded */
  CbProof     *proof;      /* of an erasure */
} Apply;

typedef struct
{
  CbConnection *connection;
  Apply        *apply;
  CbPlan       *plan;
  CbProgress   *progress;
  gsize         n_done;
} Run;

/* One statement on the customers of @set, bound as its first parameter. */
typedef gboolean (*ChunkFunc) (Run            *run,
                               const CbIdSet  *set,
                               gint64          operation_id,
                               GError        **error);

static void
apply_free (gpointer data)
{
  Apply *self = data;

  g_object_unref (self->plan);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->proof, cb_proof_unref);
  g_free (self);
}

static void
plan_changed (GError **error)
{
  g_clear_error (error);
  g_set_error_literal (error, CB_ERROR, CB_ERROR_PLAN_CHANGED, "The plan no longer holds");
}

static gboolean
run_on_set (Run            *run,
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

/* Each customer must be hit, or the plan was made for another state. */
static gboolean
run_exactly (Run            *run,
             const char     *sql,
             const CbIdSet  *set,
             gint64          operation_id,
             GError        **error)
{
  if (!run_on_set (run, sql, set, operation_id, error))
    {
      /* Deleted already. */
      if (error != NULL && g_error_matches (*error, CB_ERROR, CB_ERROR_INVALID))
        plan_changed (error);
      return FALSE;
    }

  if ((gsize) cb_connection_get_n_changes (run->connection) != cb_id_set_get_size (set))
    {
      plan_changed (error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
delete_chunk (Run            *run,
              const CbIdSet  *set,
              gint64          operation_id,
              GError        **error)
{
  return run_exactly (run, "INSERT INTO deleted_customer (customer_id, operation_id) "
                           "SELECT id, ?2 FROM cb_set (?1)",
                      set, operation_id, error);
}

static gboolean
undelete_chunk (Run            *run,
                const CbIdSet  *set,
                gint64          operation_id,
                GError        **error)
{
  return run_exactly (run, "DELETE FROM deleted_customer "
                           "WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                      set, 0, error);
}

/* All that is a customer's, by explicit deletes. */
static gboolean
erase_chunk (Run            *run,
             const CbIdSet  *set,
             gint64          operation_id,
             GError        **error)
{
  return undelete_chunk (run, set, 0, error) &&
         run_on_set (run, "DELETE FROM operation_number "
                          "WHERE customer_id IN (SELECT id FROM cb_set (?1))",
                     set, 0, error) &&
         run_exactly (run, "DELETE FROM customer WHERE id IN (SELECT id FROM cb_set (?1))",
                      set, 0, error);
}

static gboolean
for_each_chunk (Run            *run,
                const CbIdSet  *set,
                ChunkFunc       func,
                gint64          operation_id,
                GError        **error)
{
  gsize n_all = cb_plan_get_n_customers (run->plan);
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
      cb_progress_report (run->progress, (double) run->n_done / (double) n_all);
    }

  return TRUE;
}

/* (transfer full): who of the plan was deleted by which operation, so that
 * undoing the undeletion is exact. */
static GPtrArray *
read_sources (Run     *run,
              GError **error)
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

  cb_statement_bind_set (statement, 1, cb_plan_get_customers (run->plan));
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

static gint64
record (Run              *run,
        CbOperationKind   kind,
        GError          **error)
{
  CbPlan *plan = run->plan;
  CbCustomer *single = cb_plan_get_single (plan);
  /* An erasure leaves no more than the count. */
  const char *number = single != NULL && kind != CB_OPERATION_ERASE ? cb_customer_get_number (single) : NULL;

  return cb_operation_rows_insert (run->connection, kind,
                                   cb_plan_get_customers (plan), cb_plan_get_n_customers (plan),
                                   number, cb_plan_get_reverses (plan), error);
}

static gboolean
check_existing (Run     *run,
                GError **error)
{
  CbIdSet *customers = cb_plan_get_customers (run->plan);
  g_autoptr (CbIdSet) existing = cb_existing_find (run->connection, customers, error);

  if (existing == NULL)
    return FALSE;

  if (!cb_id_set_equal (existing, customers))
    {
      plan_changed (error);
      return FALSE;
    }

  return TRUE;
}

static gint64
apply_delete (Run     *run,
              GError **error)
{
  GPtrArray *parts = cb_plan_get_parts (run->plan);
  gint64 id;

  if (!check_existing (run, error))
    return 0;

  id = record (run, CB_OPERATION_DELETE, error);
  if (id == 0)
    return 0;

  if (parts == NULL)
    return for_each_chunk (run, cb_plan_get_customers (run->plan), delete_chunk, id, error) ? id : 0;

  for (guint i = 0; i < parts->len; i++)
    {
      CbOperationSet *part = g_ptr_array_index (parts, i);

      if (!for_each_chunk (run, part->set, delete_chunk, part->source, error))
        return 0;
    }

  return id;
}

static gint64
apply_undelete (Run     *run,
                GError **error)
{
  g_autoptr (GPtrArray) sources = read_sources (run, error);
  gint64 id;

  if (sources == NULL)
    return 0;

  id = record (run, CB_OPERATION_UNDELETE, error);
  if (id == 0)
    return 0;

  for (guint i = 0; i < sources->len; i++)
    {
      CbOperationSet *part = g_ptr_array_index (sources, i);

      if (!cb_operation_rows_add_set (run->connection, id, part->source, part->set, error))
        return 0;
    }

  return for_each_chunk (run, cb_plan_get_customers (run->plan), undelete_chunk, 0, error) ? id : 0;
}

static gint64
apply_erase (Run     *run,
             GError **error)
{
  gint64 id;

  run->apply->proof = cb_proof_new (run->connection, cb_plan_get_customers (run->plan), error);
  if (run->apply->proof == NULL)
    return 0;

  id = record (run, CB_OPERATION_ERASE, error);

  if (id == 0 ||
      !for_each_chunk (run, cb_plan_get_customers (run->plan), erase_chunk, 0, error) ||
      !cb_setting_rows_set (run->connection, CB_SETTING_CLEANING_DUE, "1", error))
    return 0;

  return id;
}

static gpointer
apply_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  Apply *apply = data;
  Run run = { connection, apply, apply->plan, progress, 0 };
  gint64 id = 0;

  switch (cb_plan_get_action (run.plan))
    {
    case CB_ACTION_DELETE:
      id = apply_delete (&run, error);
      break;

    case CB_ACTION_UNDELETE:
      id = apply_undelete (&run, error);
      break;

    case CB_ACTION_ERASE:
      id = apply_erase (&run, error);
      break;

    default:
      g_assert_not_reached ();
    }

  return id != 0 ? cb_operation_rows_get (connection, id, error) : NULL;
}

static CbChange *
describe (CbPlan *plan)
{
  CbChange *change = cb_change_new ();
  CbIdSet *set = cb_id_set_ref (cb_plan_get_customers (plan));

  switch (cb_plan_get_action (plan))
    {
    case CB_ACTION_DELETE:
      change->deleted = set;
      break;

    case CB_ACTION_UNDELETE:
      change->undeleted = set;
      break;

    case CB_ACTION_ERASE:
    default:
      change->erased = set;
      break;
    }

  return change;
}

static void
return_operation (GTask *task)
{
  Apply *apply = g_task_get_task_data (task);

  g_task_return_pointer (task, g_object_ref (apply->operation), g_object_unref);
}

static void
proved_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (cb_proof_run_finish (CB_DATABASE (source), result, &error))
    return_operation (task);
  else
    g_task_return_error (task, error);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = g_task_get_source_object (task);
  Apply *apply = g_task_get_task_data (task);
  GError *error = NULL;

  apply->operation = cb_database_write_finish (CB_DATABASE (source), result, &error);
  if (apply->operation == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  cb_book_take_change (book, describe (apply->plan));
  if (apply->proof != NULL)
    cb_proof_run_async (CB_DATABASE (source), apply->proof, cb_operation_get_id (apply->operation),
                        proved_cb, g_steal_pointer (&task));
  else
    return_operation (task);
}

/**
 * cb_plan_apply_async:
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): cancelling takes everything back
 *
 * Does what @plan says, all of it in one transaction.
 */
void
cb_plan_apply_async (CbBook              *book,
                     CbPlan              *plan,
                     CbProgress          *progress,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  Apply *apply;
  GTask *task;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_PLAN (plan));

  apply = g_new0 (Apply, 1);
  apply->plan = g_object_ref (plan);

  task = g_task_new (book, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_plan_apply_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, apply, apply_free);
  cb_database_write_async (cb_book_get_database (book), apply_job, apply, NULL, g_object_unref,
                           progress, cancellable, applied_cb, task);
}

/**
 * cb_plan_apply_finish:
 *
 * Returns: (transfer full): the operation that was recorded, or NULL with
 *   %CB_ERROR_PLAN_CHANGED when nothing was done since the book changed
 *   meanwhile, %CB_ERROR_REMAINS when an erasure is done but somebody else's
 *   reading keeps the write-ahead log from being emptied (it will be, as soon
 *   as they let go), %CB_ERROR_UNPROVED or %CB_ERROR_FOUND when an erasure is
 *   done but the search for remains could not be made, or found some; or
 *   another error, with nothing done
 */
CbOperation *
cb_plan_apply_finish (CbBook        *book,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
