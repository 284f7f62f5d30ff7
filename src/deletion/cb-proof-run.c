/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-proof-run.h"

#include "cb-actor-rows.h"
#include "cb-error.h"
#include "cb-setting-rows.h"

/* How often it is wiped before what is found counts. */
#define MAX_TRIES 3

typedef struct
{
  CbProof *proof;
  gint64   operation_id;
  guint    n_tries;
  gsize    n_found;
} Run;

static void clean (CbDatabase *database,
                   GTask      *task);

static void
run_free (gpointer data)
{
  Run *self = data;

  cb_proof_unref (self->proof);
  g_free (self);
}

static gpointer
search_job (CbConnection  *connection,
            gpointer       data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  Run *run = data;

  cb_actor_rows_allow_anybody (connection);

  if (!cb_proof_search (run->proof, connection, &run->n_found, error))
    return NULL;

  run->n_tries++;
  if (run->n_found > 0 && run->n_tries < MAX_TRIES)
    return run;

  if (!cb_proof_record (run->proof, connection, run->operation_id, error) ||
      (run->n_found > 0 && !cb_setting_rows_set (connection, CB_SETTING_CLEANING_DUE, "1", error)))
    return NULL;

  return run;
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (cb_database_write_finish (CB_DATABASE (source), result, &error) == NULL)
    g_task_return_new_error (task, CB_ERROR, CB_ERROR_UNPROVED, "Can't look for remains: %s", error->message);
  else if (run->n_found == 0)
    g_task_return_boolean (task, TRUE);
  else if (run->n_tries < MAX_TRIES)
    clean (CB_DATABASE (source), g_steal_pointer (&task));
  else
    g_task_return_new_error (task, CB_ERROR, CB_ERROR_FOUND, "%" G_GSIZE_FORMAT " values are still there", run->n_found);
}

static void
cleaned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!cb_database_clean_finish (CB_DATABASE (source), result, &error))
    {
      g_task_return_new_error (task, CB_ERROR, CB_ERROR_REMAINS,
                               "The write-ahead log can't be emptied: %s", error->message);
      return;
    }

  cb_database_write_async (CB_DATABASE (source), search_job, run, NULL, NULL, NULL, NULL,
                           searched_cb, g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
clean (CbDatabase *database,
       GTask      *task)
{
  cb_database_clean_async (database, NULL, cleaned_cb, task);
}

/**
 * cb_proof_run_async:
 * @operation_id: the erasure
 */
void
cb_proof_run_async (CbDatabase          *database,
                    CbProof             *proof,
                    gint64               operation_id,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GTask *task = g_task_new (database, NULL, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->proof = cb_proof_ref (proof);
  run->operation_id = operation_id;
  g_task_set_source_tag (task, cb_proof_run_async);
  g_task_set_task_data (task, run, run_free);
  clean (database, task);
}

/**
 * cb_proof_run_finish:
 *
 * Returns: TRUE when nothing is left; FALSE with %CB_ERROR_REMAINS while
 *   somebody else's reading keeps the files from being wiped,
 *   %CB_ERROR_UNPROVED when they could not be searched, or %CB_ERROR_FOUND
 *   when traces stay
 */
gboolean
cb_proof_run_finish (CbDatabase    *database,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, database), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
