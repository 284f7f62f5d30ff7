/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-message-store.h"

#include "cb-actor-rows.h"
#include "cb-card-number.h"
#include "cb-error.h"
#include "cb-history-rows.h"
#include "cb-live-customer.h"
#include "cb-message-rows.h"
#include "cb-refusal-store.h"

typedef struct
{
  gint64         customer_id;
  CbMessageKind  kind;
  gboolean       incoming;
  char          *subject;
  char          *text;
} Message;

static void
message_free (gpointer data)
{
  Message *self = data;

  g_free (self->subject);
  g_free (self->text);
  g_free (self);
}

static gboolean
set_invalid (const char  *message,
             GError     **error)
{
  g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, message);

  return FALSE;
}

/* The one place that looks at what is going to be logged. */
static gboolean
check_values (const Message  *message,
              GError        **error)
{
  g_autofree char *stripped = NULL;

  if (message->kind < CB_MESSAGE_SMS || message->kind > CB_MESSAGE_DISCUSSION)
    return set_invalid ("No such kind of message", error);
  if (!g_utf8_validate (message->text, -1, NULL) || g_utf8_strlen (message->text, -1) > CB_MESSAGE_MAX_TEXT)
    return set_invalid ("Not a text", error);
  if (!g_utf8_validate (message->subject, -1, NULL) ||
      g_utf8_strlen (message->subject, -1) > CB_MESSAGE_MAX_SUBJECT)
    return set_invalid ("Not a subject", error);

  stripped = g_strstrip (g_strdup (message->text));
  if (*stripped == '\0')
    return set_invalid ("No text", error);

  if (cb_card_number_is_in (message->text) || cb_card_number_is_in (message->subject))
    return set_invalid ("The number of a payment card", error);

  return TRUE;
}

static gboolean
add_history (CbConnection   *connection,
             const Message  *message,
             GError        **error)
{
  g_autoptr (CbHistoryEntry) entry = cb_history_entry_new_message (message->kind, message->incoming);

  return cb_history_rows_add (connection, message->customer_id, entry, error);
}

static gpointer
add_job (CbConnection  *connection,
         gpointer       user_data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  Message *message = user_data;
  gint64 id;

  return cb_actor_rows_check_one (connection, CB_PERMISSION_WRITE_MESSAGES, error) &&
         cb_live_customer_expect (connection, message->customer_id, error) &&
         check_values (message, error) &&
         cb_message_rows_insert (connection, message->customer_id, message->kind, message->incoming,
                                 message->subject, message->text, &id, error) &&
         add_history (connection, message, error)
         ? message : NULL;
}

static gpointer
mark_read_job (CbConnection  *connection,
               gpointer       user_data,
               CbProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  Message *message = user_data;
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  CbPermissionSet needed = { 0 };
  GError *failure = NULL;

  if (actor == NULL)
    return NULL;

  cb_permission_set_add (&needed, CB_PERMISSION_WRITE_MESSAGES);
  if (cb_actor_rows_is_deleted (connection, message->customer_id, &failure))
    cb_permission_set_add (&needed, CB_PERMISSION_SEE_DELETED);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (!cb_actor_check (actor, needed, error))
    return NULL;

  if (!cb_live_customer_expect (connection, message->customer_id, &failure) &&
      !g_error_matches (failure, CB_ERROR, CB_ERROR_DELETED))
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  g_clear_error (&failure);

  return cb_message_rows_mark_read (connection, message->customer_id, error) ? message : NULL;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Message *message = g_task_get_task_data (task);
  g_autoptr (CbChange) change = NULL;
  GError *error = NULL;

  if (cb_database_write_finish (CB_DATABASE (source), result, &error) == NULL)
    {
      /* That something was opened is no wish to write. */
      if (message->text != NULL)
        cb_refusal_store_note_error (g_task_get_source_object (task), error);
      g_task_return_error (task, error);
      return;
    }

  change = cb_change_new ();
  change->contents = cb_id_set_new_single (message->customer_id);
  cb_book_take_change (g_task_get_source_object (task), g_steal_pointer (&change));
  g_task_return_boolean (task, TRUE);
}

/* @message: (transfer full) */
static void
write_message (CbBook              *book,
               CbJob                job,
               Message             *message,
               gpointer             tag,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  GTask *task = g_task_new (book, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, message, message_free);
  g_task_set_check_cancellable (task, FALSE);
  cb_database_write_async (cb_book_get_database (book), job, message, NULL, NULL, NULL, cancellable, written_cb, task);
}

void
cb_message_store_add_async (CbBook              *book,
                            gint64               customer_id,
                            CbMessageKind        kind,
                            gboolean             incoming,
                            const char          *subject,
                            const char          *text,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Message *message;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (subject != NULL);
  g_return_if_fail (text != NULL);

  message = g_new0 (Message, 1);
  message->customer_id = customer_id;
  message->kind = kind;
  message->incoming = incoming;
  message->subject = g_strdup (subject);
  message->text = g_strdup (text);
  write_message (book, add_job, message, cb_message_store_add_async, cancellable, callback, user_data);
}

gboolean
cb_message_store_add_finish (CbBook        *book,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cb_message_store_add_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cb_message_store_mark_read_async (CbBook              *book,
                                  gint64               customer_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Message *message;

  g_return_if_fail (CB_IS_BOOK (book));

  message = g_new0 (Message, 1);
  message->customer_id = customer_id;
  write_message (book, mark_read_job, message, cb_message_store_mark_read_async, cancellable, callback, user_data);
}

gboolean
cb_message_store_mark_read_finish (CbBook        *book,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, cb_message_store_mark_read_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
