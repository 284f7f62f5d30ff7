/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-preference-store.h"

#include "cb-actor-rows.h"
#include "cb-operation-rows.h"
#include "cb-preference-notes.h"
#include "cb-preference-rows.h"
#include "cb-read-task.h"
#include "cb-refusal-store.h"

static gpointer
get_job (CbConnection  *connection,
         gpointer       data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  cb_actor_rows_allow_anybody (connection);

  return cb_preference_rows_get (connection, error);
}

/* What deletion does is one thing, what numbers look like another. */
static gboolean
check_rights (CbConnection         *connection,
              const CbPreferences  *after,
              GError              **error)
{
  g_autoptr (CbPreferences) before = cb_preference_rows_get (connection, error);
  CbPermissionSet needed = { 0 };

  if (before == NULL)
    return FALSE;

  if (!cb_rules_equal (&before->rules, &after->rules) || !before->mask_first != !after->mask_first ||
      before->mask_days != after->mask_days || before->retention_days != after->retention_days)
    cb_permission_set_add (&needed, CB_PERMISSION_CHANGE_RULES);
  if (!g_str_equal (before->number_prefix, after->number_prefix) ||
      before->number_digits != after->number_digits || !before->reuse_numbers != !after->reuse_numbers ||
      cb_permission_set_is_empty (needed))
    cb_permission_set_add (&needed, CB_PERMISSION_CHANGE_PREFERENCES);

  return cb_actor_rows_check (connection, needed, error);
}

static gpointer
save_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (CbIdSet) nobody = cb_id_set_new ();
  g_autoptr (CbPreferences) before = NULL;
  gint64 operation;

  if (!check_rights (connection, data, error))
    return NULL;

  before = cb_preference_rows_get (connection, error);
  if (before == NULL || !cb_preference_rows_set (connection, data, error))
    return NULL;

  operation = cb_operation_rows_insert (connection, CB_OPERATION_CHANGE_RULES, nobody, 0, NULL, 0, error);
  if (operation == 0 || !cb_preference_notes_write (connection, operation, before, data, error))
    return NULL;

  return cb_preference_rows_get (connection, error);
}

static gpointer
count_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  /* In the order of the index item_customer, so nothing is sorted. */
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT kind, count(*), sum (has_open) FROM ("
                           "SELECT kind, max (open AND NOT EXISTS (SELECT 1 FROM closed_item c "
                           "WHERE c.customer_id = i.customer_id AND c.item_id = i.id)) AS has_open "
                           "FROM item i WHERE id NOT IN (SELECT item_id FROM deleted_item) "
                           "GROUP BY customer_id, kind "
                           "HAVING customer_id NOT IN (SELECT customer_id FROM deleted_customer)) "
                           "GROUP BY kind", error);
  g_autofree CbRuleCounts *counts = g_new0 (CbRuleCounts, 1);
  CbStep step;

  cb_actor_rows_allow_anybody (connection);

  if (statement == NULL)
    return NULL;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 kind = cb_statement_get_int64 (statement, 0);

      if (cb_item_kind_is_valid (kind))
        {
          counts->with_any[kind] = (gsize) cb_statement_get_int64 (statement, 1);
          counts->with_open[kind] = (gsize) cb_statement_get_int64 (statement, 2);
        }
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}

static gpointer
count_retention_job (CbConnection  *connection,
                     gpointer       data,
                     CbProgress    *progress,
                     GCancellable  *cancellable,
                     GError       **error)
{
  const CbPreferences *preferences = data;
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT coalesce (sum (n), 0), coalesce (sum (n) FILTER (WHERE time <= ?), 0), "
                           "coalesce (min (time), 0) FROM ("
                           "SELECT operation_id, count(*) AS n FROM deleted_customer "
                           "WHERE customer_id NOT IN (SELECT customer_id FROM pending_erasure) "
                           "GROUP BY operation_id) JOIN operation ON id = operation_id", error);
  g_autofree CbRetentionCounts *counts = g_new0 (CbRetentionCounts, 1);
  gint64 notice = preferences->retention_since + CB_RETENTION_NOTICE_DAYS * G_TIME_SPAN_DAY;
  gint64 first;

  cb_actor_rows_allow_anybody (connection);

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, notice - preferences->retention_days * G_TIME_SPAN_DAY);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return NULL;

  counts->n_deleted = (gsize) cb_statement_get_int64 (statement, 0);
  counts->n_first = (gsize) cb_statement_get_int64 (statement, 1);
  first = cb_statement_get_int64 (statement, 2);
  if (counts->n_deleted > 0)
    counts->first_date = cb_preferences_get_retention_date (preferences, first);

  return g_steal_pointer (&counts);
}

void
cb_preference_store_get_async (CbBook              *book,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), get_job, NULL, NULL,
                          (GDestroyNotify) cb_preferences_free, CB_PRIORITY_INTERACTIVE,
                          cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_preference_store_get_async,
                                            (GDestroyNotify) cb_preferences_free,
                                            cancellable, callback, user_data));
}

/**
 * cb_preference_store_get_finish:
 *
 * Returns: (transfer full): the preferences, or NULL
 */
CbPreferences *
cb_preference_store_get_finish (CbBook        *book,
                                GAsyncResult  *result,
                                GError       **error)
{
  return cb_read_task_finish (book, result, cb_preference_store_get_async, error);
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = g_task_get_source_object (task);
  GError *error = NULL;
  CbPreferences *saved = cb_database_write_finish (CB_DATABASE (source), result, &error);
  CbChange *change;

  if (saved == NULL)
    {
      cb_refusal_store_note_error (book, error);
      g_task_return_error (task, error);
      return;
    }

  change = cb_change_new ();
  change->settings = TRUE;
  cb_book_take_change (book, change);

  g_task_return_pointer (task, saved, (GDestroyNotify) cb_preferences_free);
}

/**
 * cb_preference_store_save_async:
 * @preferences: copied; when retention began is found out, whatever it says
 *
 * Writes the preferences, and records that somebody did.
 */
void
cb_preference_store_save_async (CbBook               *book,
                                const CbPreferences  *preferences,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (preferences != NULL);

  task = g_task_new (book, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_preference_store_save_async);
  g_task_set_check_cancellable (task, FALSE);
  cb_database_write_async (cb_book_get_database (book), save_job,
                           cb_preferences_copy (preferences), (GDestroyNotify) cb_preferences_free,
                           (GDestroyNotify) cb_preferences_free, NULL, cancellable, save_cb, task);
}

/**
 * cb_preference_store_save_finish:
 *
 * Returns: (transfer full): the preferences as they stand in the book now, or
 *   NULL, with %CB_ERROR_INVALID for what is out of bounds, %CB_ERROR_DENIED or
 *   another
 */
CbPreferences *
cb_preference_store_save_finish (CbBook        *book,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return cb_read_task_finish (book, result, cb_preference_store_save_async, error);
}

/**
 * cb_preference_store_count_async:
 *
 * Counts whom the rules of each kind touch.
 */
void
cb_preference_store_count_async (CbBook              *book,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_aside_async (cb_book_get_database (book), count_job, NULL, NULL, g_free,
                                cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_preference_store_count_async, g_free,
                                                  cancellable, callback, user_data));
}

CbRuleCounts *
cb_preference_store_count_finish (CbBook        *book,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return cb_read_task_finish (book, result, cb_preference_store_count_async, error);
}

/**
 * cb_preference_store_count_retention_async:
 * @preferences: copied; with retention on, and since when
 *
 * Counts whom an erasure by itself would take.
 */
void
cb_preference_store_count_retention_async (CbBook               *book,
                                           const CbPreferences  *preferences,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (preferences != NULL);

  cb_database_read_aside_async (cb_book_get_database (book), count_retention_job,
                                cb_preferences_copy (preferences), (GDestroyNotify) cb_preferences_free,
                                g_free, cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_preference_store_count_retention_async, g_free,
                                                  cancellable, callback, user_data));
}

CbRetentionCounts *
cb_preference_store_count_retention_finish (CbBook        *book,
                                            GAsyncResult  *result,
                                            GError       **error)
{
  return cb_read_task_finish (book, result, cb_preference_store_count_retention_async, error);
}
