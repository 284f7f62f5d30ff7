/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-store.h"

#include "cb-customer-rows.h"
#include "cb-error.h"
#include "cb-number-rows.h"
#include "cb-person.h"
#include "cb-read-task.h"

static gpointer
find_number_job (CbConnection  *connection,
                 gpointer       data,
                 CbProgress    *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return cb_customer_rows_find_number (connection, data, error);
}

static gpointer
next_number_job (CbConnection  *connection,
                 gpointer       data,
                 CbProgress    *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return cb_number_rows_next (connection, error);
}

static int
compare_people (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  return g_utf8_collate (cb_person_get_name ((CbPerson *) a), cb_person_get_name ((CbPerson *) b));
}

static gpointer
people_job (CbConnection  *connection,
            gpointer       data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT id, name FROM person WHERE active ORDER BY id", error);
  g_autoptr (GListStore) people = g_list_store_new (CB_TYPE_PERSON);
  CbStep step;

  if (statement == NULL)
    return NULL;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autoptr (CbPerson) person = cb_person_new (cb_statement_get_int64 (statement, 0),
                                                   cb_statement_get_text (statement, 1));

      g_list_store_insert_sorted (people, person, compare_people, NULL);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&people) : NULL;
}

static gboolean
check_unchanged (CbConnection  *connection,
                 CbCustomer    *customer,
                 GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbCustomer) current =
    cb_customer_rows_get_fields (connection, cb_customer_get_id (customer), FALSE, &failure);

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
    return TRUE;

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

static gpointer
save_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  CbCustomer *customer = data;
  gboolean saved;

  if (cb_customer_get_id (customer) != 0)
    {
      saved = check_unchanged (connection, customer, error) &&
              cb_customer_rows_update (connection, customer, error);
    }
  else
    {
      if (cb_customer_get_number (customer)[0] == '\0')
        {
          g_autofree char *number = cb_number_rows_next (connection, error);

          if (number == NULL)
            return NULL;
          cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
        }
      saved = cb_customer_rows_insert (connection, customer, error);
    }

  return saved ? read_saved (connection, cb_customer_get_id (customer), error) : NULL;
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = g_task_get_source_object (task);
  gboolean is_new = GPOINTER_TO_INT (g_task_get_task_data (task));
  GError *error = NULL;
  CbCustomer *saved = cb_database_write_finish (CB_DATABASE (source), result, &error);
  CbChange *change;
  CbIdSet *set;

  if (saved == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  change = cb_change_new ();
  set = cb_id_set_new_single (cb_customer_get_id (saved));
  if (is_new)
    change->added = set;
  else
    change->edited = set;
  cb_book_take_change (book, change);

  g_task_return_pointer (task, saved, g_object_unref);
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
  GTask *task;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_CUSTOMER (customer));

  task = g_task_new (book, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_customer_store_save_async);
  g_task_set_task_data (task, GINT_TO_POINTER (cb_customer_get_id (customer) == 0), NULL);
  g_task_set_check_cancellable (task, FALSE);
  cb_database_write_async (cb_book_get_database (book), save_job,
                           cb_customer_copy (customer), g_object_unref, g_object_unref,
                           NULL, cancellable, save_cb, task);
}

/**
 * cb_customer_store_save_finish:
 *
 * Returns: (transfer full): the customer as it stands in the book now, or NULL
 *   with %CB_ERROR_NUMBER_TAKEN, %CB_ERROR_CHANGED (somebody else was
 *   faster), %CB_ERROR_NOT_FOUND (erased), %CB_ERROR_INVALID or another
 */
CbCustomer *
cb_customer_store_save_finish (CbBook        *book,
                               GAsyncResult  *result,
                               GError       **error)
{
  return cb_read_task_finish (book, result, cb_customer_store_save_async, error);
}

/**
 * cb_customer_store_find_number_async:
 * @number: upper and lower case of ASCII letters are the same
 *
 * Finds out who has a number.
 */
void
cb_customer_store_find_number_async (CbBook              *book,
                                     const char          *number,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), find_number_job,
                          g_strdup (number), g_free, cb_read_task_unref_nullable,
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_customer_store_find_number_async, cb_read_task_unref_nullable,
                                    cancellable, callback, user_data));
}

/**
 * cb_customer_store_find_number_finish:
 *
 * Returns: (transfer full) (nullable): the customer, deleted or not; NULL
 *   without error when the number is free
 */
CbCustomer *
cb_customer_store_find_number_finish (CbBook        *book,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return cb_read_task_finish (book, result, cb_customer_store_find_number_async, error);
}

void
cb_customer_store_next_number_async (CbBook              *book,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), next_number_job, NULL, NULL, g_free,
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_customer_store_next_number_async, g_free,
                                    cancellable, callback, user_data));
}

/**
 * cb_customer_store_next_number_finish:
 *
 * Returns: (transfer full): the number after the highest ever given, or NULL
 */
char *
cb_customer_store_next_number_finish (CbBook        *book,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return cb_read_task_finish (book, result, cb_customer_store_next_number_async, error);
}

void
cb_customer_store_people_async (CbBook              *book,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), people_job, NULL, NULL, g_object_unref,
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_customer_store_people_async, g_object_unref,
                                    cancellable, callback, user_data));
}

/**
 * cb_customer_store_people_finish:
 *
 * Returns: (transfer full): the active people by name, as a GListModel of
 *   CbPerson, or NULL
 */
GListModel *
cb_customer_store_people_finish (CbBook        *book,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return cb_read_task_finish (book, result, cb_customer_store_people_async, error);
}
