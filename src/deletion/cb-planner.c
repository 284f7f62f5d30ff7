/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-planner.h"

#include "cb-customer-rows.h"
#include "cb-existing.h"
#include "cb-operation-rows.h"
#include "cb-plan-private.h"
#include "cb-read-task.h"

typedef struct
{
  CbAction  action;
  CbIdSet  *customers;
  CbIdSet  *deleted;
} MakeData;

static void
make_data_free (gpointer data)
{
  MakeData *self = data;

  cb_id_set_unref (self->customers);
  cb_id_set_unref (self->deleted);
  g_free (self);
}

static gboolean
add_single (CbConnection  *connection,
            CbPlan        *plan,
            GError       **error)
{
  GError *failure = NULL;
  CbCustomer *customer;

  if (cb_plan_get_n_customers (plan) != 1)
    return TRUE;

  customer = cb_customer_rows_get (connection,
                                   cb_id_set_get_first (cb_plan_get_customers (plan)), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  cb_plan_set_single (plan, customer);

  return TRUE;
}

static gpointer
make_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  MakeData *data = user_data;
  g_autoptr (CbIdSet) applies = cb_existing_find (connection, data->customers, error);
  g_autoptr (CbPlan) plan = NULL;
  gsize n_existing;
  CbLeftOut reason;

  if (applies == NULL)
    return NULL;

  n_existing = cb_id_set_get_size (applies);
  if (data->action == CB_ACTION_DELETE)
    {
      cb_id_set_subtract (applies, data->deleted);
      reason = CB_LEFT_OUT_DELETED;
    }
  else
    {
      cb_id_set_intersect (applies, data->deleted);
      reason = CB_LEFT_OUT_NOT_DELETED;
    }

  plan = cb_plan_new (data->action, cb_id_set_ref (applies), NULL, 0);
  cb_plan_set_left_out (plan, CB_LEFT_OUT_GONE, cb_id_set_get_size (data->customers) - n_existing);
  cb_plan_set_left_out (plan, reason, n_existing - cb_id_set_get_size (applies));

  return add_single (connection, plan, error) ? g_steal_pointer (&plan) : NULL;
}

/* Adds those that @operation still has deleted; of @within, if given. */
static gboolean
find_deleted_by (CbConnection   *connection,
                 gint64          operation,
                 const CbIdSet  *within,
                 CbIdSet        *found,
                 GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT customer_id FROM deleted_customer WHERE operation_id = ?",
                           error);
  g_autoptr (CbIdSet) set = cb_id_set_new ();

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, operation);
  if (!cb_existing_collect (statement, set, error))
    return FALSE;
  if (within != NULL)
    cb_id_set_intersect (set, within);
  cb_id_set_union (found, set);

  return TRUE;
}

/* Takes out of @customers whom @operation did not take itself. */
static gboolean
keep_own (CbConnection   *connection,
          gint64          operation,
          CbIdSet        *customers,
          GError        **error)
{
  g_autoptr (GPtrArray) sets = cb_operation_rows_get_sets (connection, operation, error);

  if (sets == NULL)
    return FALSE;

  for (guint i = 0; i < sets->len; i++)
    {
      CbOperationSet *set = g_ptr_array_index (sets, i);

      if (set->source == 0)
        cb_id_set_intersect (customers, set->set);
    }

  return TRUE;
}

/* To undo a deletion: whom it took and still has. One that did again what had
 * been undone left them as the first operations had them, as others may have. */
static CbPlan *
plan_undeletion (CbConnection  *connection,
                 CbOperation   *operation,
                 GError       **error)
{
  g_autoptr (CbIdSet) customers = cb_id_set_new ();
  g_autoptr (GPtrArray) sets = NULL;

  if (cb_operation_get_reverses (operation) == 0)
    {
      if (!find_deleted_by (connection, cb_operation_get_id (operation), NULL, customers, error))
        return NULL;
    }
  else
    {
      sets = cb_operation_rows_get_sets (connection, cb_operation_get_reverses (operation), error);
      if (sets == NULL)
        return NULL;

      for (guint i = 0; i < sets->len; i++)
        {
          CbOperationSet *part = g_ptr_array_index (sets, i);

          if (part->source != 0 &&
              !find_deleted_by (connection, part->source, part->set, customers, error))
            return NULL;
        }
      if (!keep_own (connection, cb_operation_get_id (operation), customers, error))
        return NULL;
    }

  return cb_plan_new (CB_ACTION_UNDELETE, g_steal_pointer (&customers), NULL,
                      cb_operation_get_id (operation));
}

/* To undo an undeletion: whom it brought back, each into the hands of the
 * operation that had deleted them, unless they are gone or deleted anew. */
static CbPlan *
plan_deletion (CbConnection  *connection,
               CbOperation   *operation,
               GError       **error)
{
  g_autoptr (GPtrArray) sets =
    cb_operation_rows_get_sets (connection, cb_operation_get_id (operation), error);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_operation_set_free);
  g_autoptr (CbIdSet) customers = cb_id_set_new ();
  g_autoptr (CbIdSet) deleted = cb_id_set_new ();
  g_autoptr (CbStatement) statement = NULL;

  if (sets == NULL)
    return NULL;

  statement = cb_connection_prepare (connection, "SELECT customer_id FROM deleted_customer", error);
  if (statement == NULL || !cb_existing_collect (statement, deleted, error))
    return NULL;

  for (guint i = 0; i < sets->len; i++)
    {
      CbOperationSet *set = g_ptr_array_index (sets, i);
      CbIdSet *live;

      if (set->source == 0)
        continue;

      live = cb_existing_find (connection, set->set, error);
      if (live == NULL)
        return NULL;
      cb_id_set_subtract (live, deleted);
      cb_id_set_union (customers, live);
      g_ptr_array_add (parts, cb_operation_set_new (set->source, live));
    }

  return cb_plan_new (CB_ACTION_DELETE, g_steal_pointer (&customers), g_steal_pointer (&parts),
                      cb_operation_get_id (operation));
}

/* Without an error NULL stands for a plan that would do nothing. */
static CbPlan *
plan_reversal (CbConnection  *connection,
               CbOperation   *operation,
               GError       **error)
{
  CbOperationKind kind = cb_operation_get_kind (operation);
  g_autoptr (CbPlan) plan = NULL;

  if (kind == CB_OPERATION_DELETE)
    plan = plan_undeletion (connection, operation, error);
  else if (kind == CB_OPERATION_UNDELETE)
    plan = plan_deletion (connection, operation, error);

  if (plan == NULL || cb_plan_get_n_customers (plan) == 0 || !add_single (connection, plan, error))
    return NULL;

  cb_plan_set_left_out (plan, CB_LEFT_OUT_GONE,
                        cb_operation_get_n_customers (operation) - cb_plan_get_n_customers (plan));

  return g_steal_pointer (&plan);
}

static gpointer
make_reverse_job (CbConnection  *connection,
                  gpointer       data,
                  CbProgress    *progress,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (CbOperation) operation = cb_operation_rows_get (connection, *(gint64 *) data, error);

  return operation != NULL ? plan_reversal (connection, operation, error) : NULL;
}

static gpointer
make_undo_job (CbConnection  *connection,
               gpointer       data,
               CbProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) stack =
    cb_operation_rows_get_stack (connection, GPOINTER_TO_INT (data), error);
  GError *failure = NULL;
  CbPlan *plan = NULL;

  if (stack == NULL)
    return NULL;

  /* Those whose customers are all gone, or no longer in its hands, are passed. */
  for (guint i = stack->len; i > 0 && plan == NULL && failure == NULL; i--)
    plan = plan_reversal (connection, g_ptr_array_index (stack, i - 1), &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);

  return plan;
}

static void
make (CbBook              *book,
      CbJob                job,
      gpointer             data,
      GDestroyNotify       data_free,
      gpointer             tag,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  cb_database_read_async (cb_book_get_database (book), job,
                          data, data_free, cb_read_task_unref_nullable,
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, tag, cb_read_task_unref_nullable,
                                            cancellable, callback, user_data));
}

/**
 * cb_plan_make_async:
 * @customers: copied
 *
 * Finds out, on the reading thread, what @action would do to @customers.
 */
void
cb_plan_make_async (CbBook              *book,
                    CbAction             action,
                    const CbIdSet       *customers,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  MakeData *data;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (customers != NULL);

  data = g_new0 (MakeData, 1);
  data->action = action;
  data->customers = cb_id_set_copy (customers);
  data->deleted = cb_id_set_ref (cb_book_get_deleted (book));
  make (book, make_job, data, make_data_free, cb_plan_make_async, cancellable, callback, user_data);
}

/**
 * cb_plan_make_finish:
 *
 * Returns: (transfer full): the plan, which may apply to nobody, or NULL
 */
CbPlan *
cb_plan_make_finish (CbBook        *book,
                     GAsyncResult  *result,
                     GError       **error)
{
  return cb_read_task_finish (book, result, cb_plan_make_async, error);
}

/**
 * cb_plan_make_undo_async:
 * @redo: whether to do again what was undone last, rather than undo
 *
 * Plans to reverse the last operation that can be.
 */
void
cb_plan_make_undo_async (CbBook              *book,
                         gboolean             redo,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  make (book, make_undo_job, GINT_TO_POINTER (redo), NULL, cb_plan_make_undo_async,
        cancellable, callback, user_data);
}

/**
 * cb_plan_make_undo_finish:
 *
 * Returns: (transfer full) (nullable): the plan; NULL without error when there
 *   is nothing to undo or to do again
 */
CbPlan *
cb_plan_make_undo_finish (CbBook        *book,
                          GAsyncResult  *result,
                          GError       **error)
{
  return cb_read_task_finish (book, result, cb_plan_make_undo_async, error);
}

/**
 * cb_plan_make_reverse_async:
 * @operation_id: a deletion or undeletion
 *
 * Plans to reverse one operation.
 */
void
cb_plan_make_reverse_async (CbBook              *book,
                            gint64               operation_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  make (book, make_reverse_job, g_memdup2 (&operation_id, sizeof operation_id), g_free,
        cb_plan_make_reverse_async, cancellable, callback, user_data);
}

/**
 * cb_plan_make_reverse_finish:
 *
 * Returns: (transfer full) (nullable): the plan; NULL without error when
 *   nothing of the operation is left to reverse
 */
CbPlan *
cb_plan_make_reverse_finish (CbBook        *book,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cb_read_task_finish (book, result, cb_plan_make_reverse_async, error);
}
