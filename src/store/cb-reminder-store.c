/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-reminder-store.h"

#include "cb-actor-rows.h"
#include "cb-read-task.h"
#include "cb-reminder-rows.h"

typedef struct
{
  gint64   now;
  guint    limit;
  CbIdSet *items;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_clear_pointer (&self->items, cb_id_set_unref);
  g_free (self);
}

static void
due_reminders_free_nullable (gpointer reminders)
{
  if (reminders != NULL)
    cb_due_reminders_free (reminders);
}

static gpointer
look_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;
  g_autofree CbReminderOutlook *outlook = g_new0 (CbReminderOutlook, 1);

  if (!cb_actor_rows_check_one (connection, CB_PERMISSION_SEE_CUSTOMERS, error) ||
      !cb_reminder_rows_look (connection, request->now, outlook, error))
    return NULL;

  return g_steal_pointer (&outlook);
}

static gpointer
check_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  const Request *request = data;

  return cb_actor_rows_check_one (connection, CB_PERMISSION_SEE_CUSTOMERS, error)
           ? cb_reminder_rows_check (connection, request->items, request->now, error) : NULL;
}

static gpointer
claim_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  const Request *request = data;

  return cb_actor_rows_check_one (connection, CB_PERMISSION_SEE_CUSTOMERS, error)
           ? cb_reminder_rows_claim (connection, request->now, request->limit, error) : NULL;
}

void
cb_reminder_store_look_async (CbBook              *book,
                              gint64               now,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Request *request;

  g_return_if_fail (CB_IS_BOOK (book));

  request = g_new0 (Request, 1);
  request->now = now;
  cb_database_read_aside_async (cb_book_get_database (book), look_job, request, request_free, g_free,
                                cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_reminder_store_look_async, g_free,
                                                  cancellable, callback, user_data));
}

gboolean
cb_reminder_store_look_finish (CbBook             *book,
                               GAsyncResult       *result,
                               CbReminderOutlook  *outlook,
                               GError            **error)
{
  g_autofree CbReminderOutlook *found = cb_read_task_finish (book, result, cb_reminder_store_look_async, error);

  if (found != NULL)
    *outlook = *found;

  return found != NULL;
}

void
cb_reminder_store_check_async (CbBook              *book,
                               const CbIdSet       *items,
                               gint64               now,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Request *request;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (items != NULL);

  request = g_new0 (Request, 1);
  request->now = now;
  request->items = cb_id_set_copy (items);
  cb_database_read_aside_async (cb_book_get_database (book), check_job, request, request_free,
                                (GDestroyNotify) cb_id_set_unref, cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_reminder_store_check_async, (GDestroyNotify) cb_id_set_unref,
                                                  cancellable, callback, user_data));
}

CbIdSet *
cb_reminder_store_check_finish (CbBook        *book,
                                GAsyncResult  *result,
                                GError       **error)
{
  return cb_read_task_finish (book, result, cb_reminder_store_check_async, error);
}

static void
claimed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  CbDueReminders *reminders = cb_database_write_finish (CB_DATABASE (source), result, &error);

  if (reminders != NULL)
    g_task_return_pointer (task, reminders, due_reminders_free_nullable);
  else
    g_task_return_error (task, error);
}

void
cb_reminder_store_claim_async (CbBook              *book,
                               gint64               now,
                               guint                limit,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;
  Request *request;

  g_return_if_fail (CB_IS_BOOK (book));

  request = g_new0 (Request, 1);
  request->now = now;
  request->limit = limit;
  task = g_task_new (book, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_reminder_store_claim_async);
  g_task_set_check_cancellable (task, FALSE);
  cb_database_write_async (cb_book_get_database (book), claim_job, request, request_free,
                           due_reminders_free_nullable, NULL, cancellable, claimed_cb, task);
}

CbDueReminders *
cb_reminder_store_claim_finish (CbBook        *book,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
