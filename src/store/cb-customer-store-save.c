/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-store.h"

#include "cb-actor-rows.h"
#include "cb-customer-rows.h"
#include "cb-error.h"
#include "cb-number-rows.h"
#include "cb-read-task.h"
#include "cb-refusal-store.h"
#include "cb-taken-number-rows.h"

typedef struct
{
  CbCustomer *customer;
  gboolean    is_new;
  gboolean    takes_over;
  gint64      former_holder; /* who had the number, 0 for nobody */
} SaveData;

static void
save_data_free (gpointer data)
{
  SaveData *self = data;

  g_object_unref (self->customer);
  g_free (self);
}

/* To assign somebody to another person is one thing, to edit them another. */
static gboolean
check_rights (CbConnection  *connection,
              CbCustomer    *current,
              CbCustomer    *customer,
              GError       **error)
{
  g_autoptr (CbCustomer) reassigned = cb_customer_copy (current);
  gint64 assigned_to = cb_customer_get_assigned_to (customer);
  CbPermissionSet needed = { 0 };

  cb_customer_set_assigned_to (reassigned, assigned_to, "");
  if (!cb_customer_equal_content (reassigned, customer))
    cb_permission_set_add (&needed, CB_PERMISSION_EDIT_CUSTOMERS);
  if (assigned_to != cb_customer_get_assigned_to (current))
    cb_permission_set_add (&needed, CB_PERMISSION_REASSIGN_CUSTOMERS);
  if (cb_permission_set_is_empty (needed))
    cb_permission_set_add (&needed, CB_PERMISSION_EDIT_CUSTOMERS);
  cb_permission_set_add (&needed, cb_customer_get_deleted (current) ? CB_PERMISSION_SEE_DELETED
                                                                    : CB_PERMISSION_SEE_CUSTOMERS);

  return cb_actor_rows_check (connection, needed, error);
}

static gboolean
check_unchanged (CbConnection  *connection,
                 CbCustomer    *customer,
                 GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbCustomer) current = cb_customer_rows_get (connection, cb_customer_get_id (customer), &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  if (current == NULL)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such customer");
  else if (cb_customer_get_changed (current) != cb_customer_get_changed (customer))
    g_set_error_literal (error, CB_ERROR, CB_ERROR_CHANGED, "Changed by somebody else");
  else
    return check_rights (connection, current, customer, error);

  return FALSE;
}

/* (transfer full): as it stands in the book now, or NULL with error. */
static CbCustomer *
read_saved (CbConnection  *connection,
            gint64         id,
            GError       **error)
{
  GError *failure = NULL;
  CbCustomer *customer = cb_customer_rows_get (connection, id, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (customer == NULL)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_DAMAGED, "What was written is not there");

  return customer;
}

static gboolean
give_number (CbConnection  *connection,
             CbCustomer    *customer,
             GError       **error)
{
  g_autofree char *number = NULL;

  if (cb_customer_get_number (customer)[0] != '\0')
    return TRUE;

  number = cb_number_rows_next (connection, error);
  if (number == NULL)
    return FALSE;

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);

  return TRUE;
}

/* Who is deleted may have lost their number to somebody else: whoever gives them
 * another one doesn't want the lost one back for them. */
static gboolean
update (CbConnection  *connection,
        CbCustomer    *customer,
        GError       **error)
{
  gint64 id = cb_customer_get_id (customer);
  gint64 owner;

  return cb_customer_rows_number_owner (connection, cb_customer_get_number (customer), &owner, error) &&
         (owner == id || cb_taken_number_rows_forget (connection, id, error)) &&
         cb_customer_rows_update (connection, customer, error);
}

static gpointer
save_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  SaveData *data = user_data;
  CbCustomer *customer = data->customer;
  gboolean saved;

  if (data->takes_over &&
      !cb_taken_number_rows_take (connection, cb_customer_get_number (customer), cb_customer_get_id (customer),
                                  &data->former_holder, error))
    return NULL;

  if (data->is_new)
    saved = cb_actor_rows_check_one (connection, CB_PERMISSION_CREATE_CUSTOMERS, error) &&
            give_number (connection, customer, error) &&
            cb_customer_rows_insert (connection, customer, error);
  else
    saved = check_unchanged (connection, customer, error) && update (connection, customer, error);

  return saved ? read_saved (connection, cb_customer_get_id (customer), error) : NULL;
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = g_task_get_source_object (task);
  SaveData *data = g_task_get_task_data (task);
  GError *error = NULL;
  CbCustomer *saved = cb_database_write_finish (CB_DATABASE (source), result, &error);
  CbChange *change;
  CbIdSet *set;

  if (saved == NULL)
    {
      cb_refusal_store_note_error (book, error);
      g_task_return_error (task, error);
      return;
    }

  change = cb_change_new ();
  set = cb_id_set_new_single (cb_customer_get_id (saved));
  if (data->is_new)
    change->added = set;
  else
    change->edited = set;
  if (data->former_holder != 0)
    {
      if (change->edited == NULL)
        change->edited = cb_id_set_new ();
      cb_id_set_add (change->edited, data->former_holder);
    }
  cb_book_take_change (book, change);

  g_task_return_pointer (task, saved, g_object_unref);
}

static void
save (CbBook              *book,
      CbCustomer          *customer,
      gboolean             takes_over,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  GTask *task = g_task_new (book, cancellable, callback, user_data);
  SaveData *data = g_new0 (SaveData, 1);

  data->customer = cb_customer_copy (customer);
  data->is_new = cb_customer_get_id (customer) == 0;
  data->takes_over = takes_over;
  g_task_set_source_tag (task, cb_customer_store_save_async);
  g_task_set_task_data (task, data, save_data_free);
  g_task_set_check_cancellable (task, FALSE);
  cb_database_write_async (cb_book_get_database (book), save_job, data, NULL, g_object_unref,
                           NULL, cancellable, save_cb, task);
}

/**
 * cb_customer_store_save_async:
 * @customer: copied; one with id 0 is added, another written back
 *
 * A new customer without a number gets the next free one.
 */
void
cb_customer_store_save_async (CbBook              *book,
                              CbCustomer          *customer,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_CUSTOMER (customer));

  save (book, customer, FALSE, cancellable, callback, user_data);
}

/**
 * cb_customer_store_take_over_async:
 * @customer: copied; one with id 0 is added, another written back
 *
 * Saves @customer with a number that a deleted customer has, who gets one that
 * stands for it; the book remembers which it was. Finish with
 * cb_customer_store_save_finish().
 */
void
cb_customer_store_take_over_async (CbBook              *book,
                                   CbCustomer          *customer,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_CUSTOMER (customer));

  save (book, customer, TRUE, cancellable, callback, user_data);
}

/**
 * cb_customer_store_save_finish:
 *
 * Returns: (transfer full): the customer as it stands in the book now, or NULL
 *   with %CB_ERROR_NUMBER_TAKEN, %CB_ERROR_CHANGED (somebody else was
 *   faster), %CB_ERROR_NOT_FOUND (erased), %CB_ERROR_INVALID, %CB_ERROR_DENIED
 *   or another
 */
CbCustomer *
cb_customer_store_save_finish (CbBook        *book,
                               GAsyncResult  *result,
                               GError       **error)
{
  return cb_read_task_finish (book, result, cb_customer_store_save_async, error);
}
