/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-maintenance.h"

#include "cb-actor-rows.h"
#include "cb-apply.h"
#include "cb-due.h"
#include "cb-error.h"
#include "cb-planner.h"
#include "cb-read-task.h"
#include "cb-setting-rows.h"

/* How often the book may change under a run before the next one is left to go
 * on with it. */
#define MAX_TRIES 5

#define KEY_NOTICE_DAY "notice_day"

typedef enum
{
  STEP_PENDING,
  STEP_RETAINED,
  STEP_KEPT,
  STEP_DONE,
} Step;

/* A run on its way. */
typedef struct
{
  gint64        now;
  CbDue        *due;
  CbProgress   *progress;  /* (nullable) */
  Step          step;
  guint         n_tries;
  CbMaintained  done;
  GError       *error;  /* (nullable): what an erasure that is done had to say */
} Run;

static void read_due (GTask *task);
static void go_on    (GTask *task);

static void
run_free (gpointer data)
{
  Run *self = data;

  g_clear_pointer (&self->due, cb_due_free);
  g_clear_object (&self->progress);
  g_clear_error (&self->error);
  g_free (self);
}

static gpointer
read_due_job (CbConnection  *connection,
              gpointer       data,
              CbProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  CbDue *due;

  cb_actor_rows_allow_anybody (connection);

  if (!cb_connection_begin_reading (connection, error))
    return NULL;
  due = cb_due_read (connection, *(gint64 *) data, error);
  cb_connection_end_reading (connection);

  return due;
}

static void
take_outlook (CbOutlook   *outlook,
              const CbDue *due)
{
  outlook->next = due->next;
  outlook->retains = due->retains;
  outlook->n_soon = due->n_soon;
}

static CbIdSet *
get_set (Run *run)
{
  switch (run->step)
    {
    case STEP_PENDING:
      return run->due->pending;

    case STEP_RETAINED:
      return run->due->retained;

    case STEP_KEPT:
      return run->due->kept;

    case STEP_DONE:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
count_done (Run    *run,
            CbPlan *plan)
{
  switch (run->step)
    {
    case STEP_PENDING:
      run->done.n_pending += cb_plan_get_n_customers (plan);
      break;

    case STEP_RETAINED:
      run->done.n_retained += cb_plan_get_n_customers (plan);
      break;

    case STEP_KEPT:
      run->done.n_kept += cb_id_set_get_size (cb_plan_get_items (plan));
      break;

    case STEP_DONE:
    default:
      g_return_if_reached ();
    }
}

/* Whether the erasure is done all the same. */
static gboolean
is_about_remains (const GError *error)
{
  return g_error_matches (error, CB_ERROR, CB_ERROR_REMAINS) ||
         g_error_matches (error, CB_ERROR, CB_ERROR_UNPROVED) ||
         g_error_matches (error, CB_ERROR, CB_ERROR_FOUND);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = CB_BOOK (source);
  Run *run = g_task_get_task_data (task);
  CbPlan *plan = g_object_get_data (G_OBJECT (task), "plan");
  GError *error = NULL;
  g_autoptr (CbOperation) operation = cb_plan_apply_finish (book, result, &error);

  if (g_error_matches (error, CB_ERROR, CB_ERROR_PLAN_CHANGED) && ++run->n_tries < MAX_TRIES)
    {
      g_error_free (error);
      read_due (task);
      return;
    }

  if (error != NULL && !is_about_remains (error))
    {
      g_task_return_error (task, error);
      return;
    }

  count_done (run, plan);
  if (operation != NULL && run->step != STEP_KEPT)
    run->done.operation_id = cb_operation_get_id (operation);
  if (run->error == NULL)
    run->error = error;
  else
    g_clear_error (&error);

  run->step++;
  go_on (task);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = CB_BOOK (source);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  CbPlan *plan = cb_plan_make_due_finish (book, result, &error);

  if (plan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_object_set_data_full (G_OBJECT (task), "plan", plan, g_object_unref);
  if (cb_plan_is_empty (plan))
    {
      run->step++;
      go_on (task);
      return;
    }

  cb_plan_apply_due_async (book, plan, run->now, run->progress, g_task_get_cancellable (task),
                           applied_cb, g_object_ref (task));
}

static void
finish (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  take_outlook (&run->done.outlook, run->due);
  if (run->error != NULL)
    g_task_return_error (task, g_steal_pointer (&run->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
go_on (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  CbBook *book = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  while (run->step != STEP_DONE && cb_id_set_is_empty (get_set (run)))
    run->step++;

  switch (run->step)
    {
    case STEP_DONE:
      finish (task);
      break;

    case STEP_PENDING:
    case STEP_RETAINED:
    case STEP_KEPT:
    default:
      cb_plan_make_due_async (book, run->step == STEP_KEPT ? CB_ACTION_ERASE_KEPT : CB_ACTION_ERASE, get_set (run),
                              cancellable, planned_cb, g_object_ref (task));
      break;
    }
}

static void
due_read_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  CbDue *due = cb_database_read_finish (CB_DATABASE (source), result, &error);

  if (due == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_pointer (&run->due, cb_due_free);
  run->due = due;
  run->step = STEP_PENDING;
  go_on (task);
}

static void
read_due (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  CbBook *book = g_task_get_source_object (task);

  cb_database_read_aside_async (cb_book_get_database (book), read_due_job,
                                g_memdup2 (&run->now, sizeof run->now), g_free, (GDestroyNotify) cb_due_free,
                                g_task_get_cancellable (task), due_read_cb, g_object_ref (task));
}

/**
 * cb_maintenance_run_async:
 * @now: what time it is
 * @progress: (nullable): told how far each erasure is
 * @cancellable: (nullable): what is being erased when it is cancelled stays
 */
void
cb_maintenance_run_async (CbBook              *book,
                          gint64               now,
                          CbProgress          *progress,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Run *run;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (now > 0);

  run = g_new0 (Run, 1);
  run->now = now;
  g_set_object (&run->progress, progress);
  task = g_task_new (book, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_maintenance_run_async);
  /* What was done counts, whatever came after it. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, run_free);

  if (cb_book_get_read_only (book))
    g_task_return_boolean (task, TRUE);
  else
    read_due (task);
}

/**
 * cb_maintenance_run_finish:
 * @done: (out): what was done, also when @error is set
 *
 * Returns: FALSE with %CB_ERROR_REMAINS, %CB_ERROR_UNPROVED or %CB_ERROR_FOUND
 *   when all was done, but the search for remains has to tell something, or
 *   with another error when some was left undone
 */
gboolean
cb_maintenance_run_finish (CbBook        *book,
                           GAsyncResult  *result,
                           CbMaintained  *done,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);

  *done = ((Run *) g_task_get_task_data (G_TASK (result)))->done;

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cb_maintenance_look_async (CbBook              *book,
                           gint64               now,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_aside_async (cb_book_get_database (book), read_due_job,
                                g_memdup2 (&now, sizeof now), g_free, (GDestroyNotify) cb_due_free,
                                cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_maintenance_look_async, (GDestroyNotify) cb_due_free,
                                                  cancellable, callback, user_data));
}

/**
 * cb_maintenance_look_finish:
 * @outlook: (out): what is to come after what is due already
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_maintenance_look_finish (CbBook        *book,
                            GAsyncResult  *result,
                            CbOutlook     *outlook,
                            GError       **error)
{
  g_autoptr (CbDue) due = cb_read_task_finish (book, result, cb_maintenance_look_async, error);

  if (due == NULL)
    return FALSE;
  take_outlook (outlook, due);

  return TRUE;
}

static gpointer
claim_notice_job (CbConnection  *connection,
                  gpointer       data,
                  CbProgress    *progress,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autofree char *last = NULL;

  cb_actor_rows_allow_anybody (connection);

  if (!cb_setting_rows_get (connection, KEY_NOTICE_DAY, &last, error) || g_strcmp0 (last, data) == 0 ||
      !cb_setting_rows_set (connection, KEY_NOTICE_DAY, data, error))
    return NULL;

  return GINT_TO_POINTER (TRUE);
}

static void
claimed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer claimed = cb_database_write_finish (CB_DATABASE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, claimed != NULL);
}

/**
 * cb_maintenance_claim_notice_async:
 * @now: what time it is; the day is that of where we are
 */
void
cb_maintenance_claim_notice_async (CbBook              *book,
                                   gint64               now,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (now);
  g_autoptr (GDateTime) local = NULL;
  GTask *task;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (utc != NULL);

  local = g_date_time_to_local (utc);
  task = g_task_new (book, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_maintenance_claim_notice_async);
  cb_database_write_async (cb_book_get_database (book), claim_notice_job,
                           g_date_time_format (local, "%F"), g_free, NULL,
                           NULL, cancellable, claimed_cb, task);
}

/**
 * cb_maintenance_claim_notice_finish:
 *
 * Returns: whether notice may be given; FALSE without error when it was given
 *   that day
 */
gboolean
cb_maintenance_claim_notice_finish (CbBook        *book,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
