/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-apply.h"

#include "cb-actor-rows.h"
#include "cb-apply-run.h"
#include "cb-document-copies.h"
#include "cb-due.h"
#include "cb-operation-rows.h"
#include "cb-plan-private.h"
#include "cb-proof-run.h"
#include "cb-refusal-store.h"

/* A plan on its way. */
typedef struct
{
  CbPlan      *plan;
  CbOperation *operation;  /* once it is recorded */
  CbProof     *proof;      /* of an erasure */
  gint64       due_now;    /* it must be due then, unless 0 */
} Apply;

static void
apply_free (gpointer data)
{
  Apply *self = data;

  g_object_unref (self->plan);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->proof, cb_proof_unref);
  g_free (self);
}

typedef gint64 (*ApplyFunc) (CbApplyRun  *run,
                             GError     **error);

static const ApplyFunc apply_funcs[CB_N_ACTIONS] = {
  [CB_ACTION_DELETE] = cb_apply_delete,
  [CB_ACTION_UNDELETE] = cb_apply_undelete,
  [CB_ACTION_ERASE] = cb_apply_erase,
  [CB_ACTION_MASK] = cb_apply_mask,
  [CB_ACTION_UNMASK] = cb_apply_unmask,
  [CB_ACTION_DELETE_ITEMS] = cb_apply_take_away,
  [CB_ACTION_UNDELETE_ITEMS] = cb_apply_bring_back,
  [CB_ACTION_DELETE_CONVERSATION] = cb_apply_take_away,
  [CB_ACTION_UNDELETE_CONVERSATION] = cb_apply_bring_back,
  [CB_ACTION_ERASE_KEPT] = cb_apply_erase_kept,
  [CB_ACTION_ASSIGN] = cb_apply_assign,
};

/* What was permitted when the plan was made may not be any more. */
static gboolean
check_permissions (CbConnection  *connection,
                   CbPlan        *plan,
                   gboolean       by_itself,
                   GError       **error)
{
  g_autoptr (CbActor) actor = by_itself ? cb_actor_rows_get_itself (connection)
                                        : cb_actor_rows_get (connection, error);

  if (actor == NULL || !cb_actor_check (actor, plan->needed, error))
    return FALSE;

  /* Somebody else was asked, and shown it. */
  if (!by_itself && cb_actor_get_person_id (actor) != cb_actor_get_person_id (plan->actor))
    {
      cb_apply_run_set_changed (error);
      return FALSE;
    }

  return TRUE;
}

/* When something was written since the plan was made, it is made again: if it
 * says the same, nothing has changed that matters. */
static gboolean
check_plan (CbConnection  *connection,
            CbPlan        *plan,
            GError       **error)
{
  g_autoptr (CbPlan) again = NULL;
  GError *failure = NULL;
  gint64 generation;

  if (!cb_connection_query_int64 (connection, "SELECT n FROM generation", &generation, error))
    return FALSE;
  if (generation == plan->generation)
    return TRUE;

  again = cb_plan_recipe_compute (plan->recipe, connection, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (again == NULL || !cb_plan_does_the_same (plan, again))
    {
      cb_apply_run_set_changed (error);
      return FALSE;
    }

  return TRUE;
}

/* A plan to erase says the same when such an erasure has been cancelled. */
static gboolean
check_due (CbConnection  *connection,
           CbPlan        *plan,
           gint64         now,
           GError       **error)
{
  g_autoptr (CbDue) due = NULL;

  if (now == 0)
    return TRUE;

  due = cb_due_read (connection, now, error);
  if (due == NULL)
    return FALSE;
  if (!cb_due_covers (due, plan))
    {
      cb_apply_run_set_changed (error);
      return FALSE;
    }

  return TRUE;
}

static gpointer
apply_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  Apply *apply = data;
  CbPlan *plan = apply->plan;
  CbApplyRun run = {
    .connection = connection,
    .plan = plan,
    .progress = progress,
    .n_all = cb_plan_get_n_customers (plan),
    .by_itself = apply->due_now != 0,
  };
  gint64 id;

  if (!check_permissions (connection, plan, run.by_itself, error) ||
      !check_plan (connection, plan, error) || !check_due (connection, plan, apply->due_now, error))
    return NULL;

  id = apply_funcs[plan->action] (&run, error);
  apply->proof = run.proof;
  if (id != 0)
    cb_document_copies_sweep (connection);

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
      if (!cb_id_set_is_empty (plan->renumbered))
        change->edited = cb_id_set_ref (plan->renumbered);
      break;

    case CB_ACTION_UNDELETE:
      change->undeleted = set;
      if (!cb_id_set_is_empty (plan->renumbered))
        change->edited = cb_id_set_ref (plan->renumbered);
      break;

    case CB_ACTION_ERASE:
      change->erased = set;
      break;

    case CB_ACTION_MASK:
      change->masked = set;
      break;

    case CB_ACTION_UNMASK:
      change->unmasked = set;
      break;

    case CB_ACTION_ASSIGN:
      change->edited = set;
      break;

    case CB_ACTION_DELETE_ITEMS:
    case CB_ACTION_UNDELETE_ITEMS:
    case CB_ACTION_DELETE_CONVERSATION:
    case CB_ACTION_UNDELETE_CONVERSATION:
    case CB_ACTION_ERASE_KEPT:
    default:
      change->contents = set;
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
  CbChange *change = cb_change_new ();
  GError *error = NULL;
  gboolean proved = cb_proof_run_finish (CB_DATABASE (source), result, &error);

  change->proofs = TRUE;
  cb_book_take_change (g_task_get_source_object (task), change);
  if (proved)
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
      /* What is due nobody has asked for. */
      if (apply->due_now == 0)
        cb_refusal_store_note_error (book, error);
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

static void
start (CbBook              *book,
       CbPlan              *plan,
       gint64               due_now,
       CbProgress          *progress,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  Apply *apply = g_new0 (Apply, 1);
  GTask *task = g_task_new (book, cancellable, callback, user_data);

  apply->plan = g_object_ref (plan);
  apply->due_now = due_now;
  g_task_set_source_tag (task, cb_plan_apply_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, apply, apply_free);
  if (cb_plan_get_action (plan) == CB_ACTION_ERASE)
    cb_database_write_unchecked_async (cb_book_get_database (book), apply_job, apply, NULL, g_object_unref,
                                       progress, cancellable, applied_cb, task);
  else
    cb_database_write_async (cb_book_get_database (book), apply_job, apply, NULL, g_object_unref,
                             progress, cancellable, applied_cb, task);
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
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_PLAN (plan));

  start (book, plan, 0, progress, cancellable, callback, user_data);
}

/**
 * cb_plan_apply_due_async:
 * @plan: an erasure of customers, or of what was kept of such
 * @now: UTC microseconds since 1970
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): cancelling takes everything back
 *
 * Does what @plan says if all of it is due at @now, and records that it was
 * done by itself. To be finished with cb_plan_apply_finish(), which sets
 * %CB_ERROR_PLAN_CHANGED when some of it isn't.
 */
void
cb_plan_apply_due_async (CbBook              *book,
                         CbPlan              *plan,
                         gint64               now,
                         CbProgress          *progress,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_PLAN (plan));
  g_return_if_fail (now > 0);

  start (book, plan, now, progress, cancellable, callback, user_data);
}

/**
 * cb_plan_apply_finish:
 *
 * Returns: (transfer full): the operation that was recorded, or NULL with
 *   %CB_ERROR_DENIED when nothing was done since who asked for it may not do it,
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
