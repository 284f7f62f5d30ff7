/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-planner.h"

#include "cb-plan-private.h"
#include "cb-read-task.h"

/* Counting what more customers than this own would keep the lists waiting. */
#define MAX_BESIDE_LISTS 1000

static gpointer
compute_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  return cb_plan_recipe_compute (data, connection, error);
}

/* On a thread of its own, where no transaction is open yet. */
static gpointer
compute_aside_job (CbConnection  *connection,
                   gpointer       data,
                   CbProgress    *progress,
                   GCancellable  *cancellable,
                   GError       **error)
{
  CbPlan *plan;

  if (!cb_connection_begin_reading (connection, error))
    return NULL;
  plan = cb_plan_recipe_compute (data, connection, error);
  cb_connection_end_reading (connection);

  return plan;
}

static gboolean
takes_long (CbPlanRecipe *recipe)
{
  return (recipe->action == CB_ACTION_ERASE || recipe->action == CB_ACTION_MASK ||
          recipe->action == CB_ACTION_DELETE_CONVERSATION) &&
         recipe->set != NULL && cb_id_set_get_size (recipe->set) > MAX_BESIDE_LISTS;
}

/* @recipe: (transfer full) */
static void
make (CbBook              *book,
      CbPlanRecipe        *recipe,
      gpointer             tag,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  CbDatabase *database = cb_book_get_database (book);
  GTask *task = cb_read_task_new (book, tag, cb_read_task_unref_nullable, cancellable, callback, user_data);

  if (takes_long (recipe))
    cb_database_read_aside_async (database, compute_aside_job,
                                  recipe, (GDestroyNotify) cb_plan_recipe_unref, cb_read_task_unref_nullable,
                                  cancellable, cb_read_task_cb, task);
  else
    cb_database_read_async (database, compute_job,
                            recipe, (GDestroyNotify) cb_plan_recipe_unref, cb_read_task_unref_nullable,
                            CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb, task);
}

/**
 * cb_plan_make_async:
 * @action: one on customers or their conversations
 * @customers: copied
 *
 * Finds out, off the main thread, what @action would do to @customers.
 */
void
cb_plan_make_async (CbBook              *book,
                    CbAction             action,
                    const CbIdSet       *customers,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (customers != NULL);

  make (book, cb_plan_recipe_new (CB_PLAN_SOURCE_CUSTOMERS, action, customers), cb_plan_make_async,
        cancellable, callback, user_data);
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
 * cb_plan_make_items_async:
 * @action: one on items
 * @items: ids, copied
 */
void
cb_plan_make_items_async (CbBook              *book,
                          CbAction             action,
                          const CbIdSet       *items,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (items != NULL);
  g_return_if_fail (action == CB_ACTION_DELETE_ITEMS || action == CB_ACTION_UNDELETE_ITEMS ||
                    action == CB_ACTION_ERASE_KEPT);

  make (book, cb_plan_recipe_new (CB_PLAN_SOURCE_ITEMS, action, items), cb_plan_make_items_async,
        cancellable, callback, user_data);
}

/**
 * cb_plan_make_items_finish:
 *
 * Returns: (transfer full): the plan, which may apply to nothing, or NULL
 */
CbPlan *
cb_plan_make_items_finish (CbBook        *book,
                           GAsyncResult  *result,
                           GError       **error)
{
  return cb_read_task_finish (book, result, cb_plan_make_items_async, error);
}

/**
 * cb_plan_make_assign_async:
 * @customers: copied
 * @person: the id of who gets them, or 0 for nobody
 */
void
cb_plan_make_assign_async (CbBook              *book,
                           const CbIdSet       *customers,
                           gint64               person,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  CbPlanRecipe *recipe;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (customers != NULL);
  g_return_if_fail (person >= 0);

  recipe = cb_plan_recipe_new (CB_PLAN_SOURCE_CUSTOMERS, CB_ACTION_ASSIGN, customers);
  recipe->assignee = person;
  make (book, recipe, cb_plan_make_assign_async, cancellable, callback, user_data);
}

/**
 * cb_plan_make_assign_finish:
 *
 * Returns: (transfer full): the plan, which may apply to nobody, or NULL
 */
CbPlan *
cb_plan_make_assign_finish (CbBook        *book,
                            GAsyncResult  *result,
                            GError       **error)
{
  return cb_read_task_finish (book, result, cb_plan_make_assign_async, error);
}

/**
 * cb_plan_make_due_async:
 * @action: to erase customers, or what was kept of such
 * @set: customers or items, copied
 *
 * Plans what is to be done as its time has come, whatever they may do who work
 * with the book. For cb_plan_apply_due_async().
 */
void
cb_plan_make_due_async (CbBook              *book,
                        CbAction             action,
                        const CbIdSet       *set,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  CbPlanRecipe *recipe;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (set != NULL);
  g_return_if_fail (action == CB_ACTION_ERASE || action == CB_ACTION_ERASE_KEPT);

  recipe = cb_plan_recipe_new (action == CB_ACTION_ERASE ? CB_PLAN_SOURCE_CUSTOMERS : CB_PLAN_SOURCE_ITEMS,
                               action, set);
  recipe->by_itself = TRUE;
  make (book, recipe, cb_plan_make_due_async, cancellable, callback, user_data);
}

/**
 * cb_plan_make_due_finish:
 *
 * Returns: (transfer full): the plan, which may apply to nothing, or NULL
 */
CbPlan *
cb_plan_make_due_finish (CbBook        *book,
                         GAsyncResult  *result,
                         GError       **error)
{
  return cb_read_task_finish (book, result, cb_plan_make_due_async, error);
}

/**
 * cb_plan_renumber_async:
 * @plan: an undeletion, possibly by undoing
 * @customers: those of its %CB_LEFT_OUT_NUMBER_TAKEN that are to come back with
 *   another number; copied
 */
void
cb_plan_renumber_async (CbBook              *book,
                        CbPlan              *plan,
                        const CbIdSet       *customers,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  CbPlanRecipe *recipe;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_PLAN (plan));
  g_return_if_fail (plan->action == CB_ACTION_UNDELETE);
  g_return_if_fail (customers != NULL);

  recipe = cb_plan_recipe_new (plan->recipe->source, plan->recipe->action, plan->recipe->set);
  recipe->operation_id = plan->recipe->operation_id;
  recipe->redo = plan->recipe->redo;
  recipe->renumber = cb_id_set_copy (customers);
  make (book, recipe, cb_plan_renumber_async, cancellable, callback, user_data);
}

/**
 * cb_plan_renumber_finish:
 *
 * Returns: (transfer full) (nullable): the plan; NULL without error when there
 *   is nothing left to reverse
 */
CbPlan *
cb_plan_renumber_finish (CbBook        *book,
                         GAsyncResult  *result,
                         GError       **error)
{
  return cb_read_task_finish (book, result, cb_plan_renumber_async, error);
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
  CbPlanRecipe *recipe;

  g_return_if_fail (CB_IS_BOOK (book));

  recipe = cb_plan_recipe_new (CB_PLAN_SOURCE_LAST, CB_ACTION_UNDELETE, NULL);
  recipe->redo = redo;
  make (book, recipe, cb_plan_make_undo_async, cancellable, callback, user_data);
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
 * @operation_id: one that can be undone
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
  CbPlanRecipe *recipe;

  g_return_if_fail (CB_IS_BOOK (book));

  recipe = cb_plan_recipe_new (CB_PLAN_SOURCE_OPERATION, CB_ACTION_UNDELETE, NULL);
  recipe->operation_id = operation_id;
  make (book, recipe, cb_plan_make_reverse_async, cancellable, callback, user_data);
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
