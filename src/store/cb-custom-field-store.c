/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-custom-field-store.h"

#include "cb-actor-rows.h"
#include "cb-custom-field-rows.h"
#include "cb-operation-rows.h"
#include "cb-preference-notes.h"
#include "cb-read-task.h"
#include "cb-refusal-store.h"

/* What is to be done with a field. */
typedef struct
{
  CbCustomField *field;  /* (nullable) */
  gint64         id;
  int            steps;  /* 0 to remove it */
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_clear_pointer (&self->field, cb_custom_field_free);
  g_free (self);
}

/* What fields there are says nothing about any customer. */
static gpointer
list_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  cb_actor_rows_allow_anybody (connection);

  return cb_custom_field_rows_list (connection, error);
}

static gpointer
work_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  const Work *work = data;
  g_autoptr (CbIdSet) nobody = cb_id_set_new ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  gint64 operation_id;
  gboolean done;

  if (!cb_actor_rows_check_one (connection, CB_PERMISSION_CHANGE_PREFERENCES, error))
    return NULL;

  before = cb_custom_field_rows_list_bare (connection, error);
  if (before == NULL)
    return NULL;

  if (work->field != NULL)
    done = cb_custom_field_rows_save (connection, work->field, error);
  else if (work->steps != 0)
    done = cb_custom_field_rows_move (connection, work->id, work->steps, error);
  else
    done = cb_custom_field_rows_remove (connection, work->id, error);

  after = done ? cb_custom_field_rows_list_bare (connection, error) : NULL;
  if (after == NULL)
    return NULL;

  operation_id = cb_operation_rows_insert (connection, CB_OPERATION_CHANGE_RULES, nobody, 0, NULL, 0, error);

  return operation_id != 0 && cb_preference_notes_write_fields (connection, operation_id, before, after, error)
         ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
worked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = g_task_get_source_object (task);
  GError *error = NULL;
  CbChange *change;

  if (cb_database_write_finish (CB_DATABASE (source), result, &error) == NULL)
    {
      cb_refusal_store_note_error (book, error);
      g_task_return_error (task, error);
      return;
    }

  change = cb_change_new ();
  change->settings = TRUE;
  cb_book_take_change (book, change);
  g_task_return_boolean (task, TRUE);
}

/* @work: (transfer full) */
static void
run (CbBook              *book,
     gpointer             tag,
     Work                *work,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  GTask *task = g_task_new (book, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  cb_database_write_async (cb_book_get_database (book), work_job, work, work_free, NULL, NULL, cancellable, worked_cb, task);
}

static gboolean
finish (CbBook        *book,
        GAsyncResult  *result,
        gpointer       tag,
        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cb_custom_field_store_list_async (CbBook              *book,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), list_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_custom_field_store_list_async, (GDestroyNotify) g_ptr_array_unref,
                                            cancellable, callback, user_data));
}

GPtrArray *
cb_custom_field_store_list_finish (CbBook        *book,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return cb_read_task_finish (book, result, cb_custom_field_store_list_async, error);
}

void
cb_custom_field_store_save_async (CbBook              *book,
                                  const CbCustomField *field,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Work *work;

  g_return_if_fail (CB_IS_BOOK (book));

  work = g_new0 (Work, 1);
  work->field = cb_custom_field_copy (field);
  run (book, cb_custom_field_store_save_async, work, cancellable, callback, user_data);
}

gboolean
cb_custom_field_store_save_finish (CbBook        *book,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return finish (book, result, cb_custom_field_store_save_async, error);
}

void
cb_custom_field_store_move_async (CbBook              *book,
                                  gint64               id,
                                  int                  steps,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Work *work;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (steps != 0);

  work = g_new0 (Work, 1);
  work->id = id;
  work->steps = steps;
  run (book, cb_custom_field_store_move_async, work, cancellable, callback, user_data);
}

gboolean
cb_custom_field_store_move_finish (CbBook        *book,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return finish (book, result, cb_custom_field_store_move_async, error);
}

void
cb_custom_field_store_remove_async (CbBook              *book,
                                    gint64               id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Work *work;

  g_return_if_fail (CB_IS_BOOK (book));

  work = g_new0 (Work, 1);
  work->id = id;
  run (book, cb_custom_field_store_remove_async, work, cancellable, callback, user_data);
}

gboolean
cb_custom_field_store_remove_finish (CbBook        *book,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return finish (book, result, cb_custom_field_store_remove_async, error);
}
