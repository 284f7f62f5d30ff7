/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What customers have in their custom fields.
 */

#include "cb-custom-field-store.h"

#include "cb-content-task.h"
#include "cb-custom-field-rows.h"
#include "cb-error.h"
#include "cb-profile-rows.h"
#include "cb-read-task.h"
#include "cb-record-rows.h"

typedef struct
{
  gint64     customer_id;
  GPtrArray *before;
  GPtrArray *after;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  g_free (self);
}

/* (nullable) */
static CbCustomField *
find (GPtrArray *fields,
      gint64     id)
{
  for (guint i = 0; i < fields->len; i++)
    {
      CbCustomField *field = fields->pdata[i];

      if (field->id == id)
        return field;
    }

  return NULL;
}

static gpointer
list_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (CbCustomer) customer = cb_profile_rows_get_customer (connection, id, error);

  if (customer == NULL)
    return NULL;
  if (cb_customer_get_pending (customer))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) cb_custom_field_free);

  return cb_custom_field_rows_list_of (connection, id, error);
}

/* @current: (nullable): the field as it stands in the book */
static gboolean
save_one (CbConnection         *connection,
          gint64                customer_id,
          const CbCustomField  *current,
          const CbCustomField  *before,
          const char           *value,
          GError              **error)
{
  CbHistoryKind what = CB_HISTORY_RECORD_EDITED;

  if (current == NULL)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such field");
      return FALSE;
    }
  if (before == NULL || !g_str_equal (current->value, before->value))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_CHANGED, "Changed by somebody else");
      return FALSE;
    }
  if (cb_custom_field_check_value (current, value) != CB_CUSTOM_PROBLEM_NONE)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, "No such value");
      return FALSE;
    }

  if (value[0] == '\0')
    what = CB_HISTORY_RECORD_REMOVED;
  else if (current->value[0] == '\0')
    what = CB_HISTORY_RECORD_ADDED;

  return cb_custom_field_rows_set (connection, customer_id, current->id, value, error) &&
         cb_record_rows_add_history (connection, customer_id, what, CB_RECORD_CUSTOM_VALUE, current->name, error);
}

static gpointer
save_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  const Saving *saving = data;
  g_autoptr (GPtrArray) current = NULL;

  if (!cb_record_rows_check_writable (connection, saving->customer_id, error))
    return NULL;

  current = cb_custom_field_rows_list_of (connection, saving->customer_id, error);
  if (current == NULL)
    return NULL;

  for (guint i = 0; i < saving->after->len; i++)
    {
      const CbCustomField *after = saving->after->pdata[i];
      const CbCustomField *before = find (saving->before, after->id);

      if (before != NULL && g_str_equal (before->value, after->value))
        continue;
      if (!save_one (connection, saving->customer_id, find (current, after->id), before, after->value, error))
        return NULL;
    }

  return GINT_TO_POINTER (TRUE);
}

void
cb_custom_value_store_list_async (CbBook              *book,
                                  gint64               customer_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), list_job, g_memdup2 (&customer_id, sizeof customer_id), g_free,
                          (GDestroyNotify) g_ptr_array_unref, CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_custom_value_store_list_async, (GDestroyNotify) g_ptr_array_unref,
                                            cancellable, callback, user_data));
}

GPtrArray *
cb_custom_value_store_list_finish (CbBook        *book,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return cb_read_task_finish (book, result, cb_custom_value_store_list_async, error);
}

static gpointer
copy_field (gconstpointer field,
            gpointer      user_data)
{
  return cb_custom_field_copy (field);
}

void
cb_custom_value_store_save_async (CbBook              *book,
                                  gint64               customer_id,
                                  GPtrArray           *before,
                                  GPtrArray           *after,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Saving *saving;

  g_return_if_fail (CB_IS_BOOK (book));

  saving = g_new (Saving, 1);
  saving->customer_id = customer_id;
  saving->before = g_ptr_array_copy (before, copy_field, NULL);
  saving->after = g_ptr_array_copy (after, copy_field, NULL);
  g_ptr_array_set_free_func (saving->before, (GDestroyNotify) cb_custom_field_free);
  g_ptr_array_set_free_func (saving->after, (GDestroyNotify) cb_custom_field_free);
  cb_content_task_run (book, cb_custom_value_store_save_async, customer_id, save_job, saving, saving_free, NULL,
                       cancellable, callback, user_data);
}

gboolean
cb_custom_value_store_save_finish (CbBook        *book,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return cb_content_task_finish (book, result, cb_custom_value_store_save_async, error) != NULL;
}
