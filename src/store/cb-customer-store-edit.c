/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-store.h"

#include "cb-actor-rows.h"
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
  GError *failure = NULL;
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  g_autoptr (CbCustomer) holder = NULL;

  if (actor == NULL)
    return NULL;

  holder = cb_customer_rows_find_number (connection, data, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (holder == NULL || cb_actor_may_see (actor, holder))
    return g_steal_pointer (&holder);
  else
    g_set_error_literal (error, CB_ERROR, CB_ERROR_DENIED, "Not to be seen");

  return NULL;
}

static gpointer
next_number_job (CbConnection  *connection,
                 gpointer       data,
                 CbProgress    *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  cb_actor_rows_allow_anybody (connection);

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

  cb_actor_rows_allow_anybody (connection);

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
