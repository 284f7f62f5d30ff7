/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-profile-store.h"

#include "cb-interaction-rows.h"
#include "cb-profile-rows.h"
#include "cb-read-task.h"
#include "cb-turnover-rows.h"

#define RECORDS \
  "SELECT (SELECT count (*) FROM address WHERE customer_id = ?1) + " \
  "(SELECT count (*) FROM payment_method WHERE customer_id = ?1) + " \
  "(SELECT count (*) FROM dependent WHERE customer_id = ?1) + " \
  "(SELECT count (*) FROM custom_value WHERE customer_id = ?1) + " \
  "(SELECT count (*) FROM billing_cycle WHERE customer_id = ?1)"

static void
profile_free_nullable (gpointer profile)
{
  if (profile != NULL)
    cb_profile_free (profile);
}

static gpointer
get_job (CbConnection  *connection,
         gpointer       data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  return cb_profile_rows_get (connection, *(gint64 *) data, error);
}

static gboolean
count (CbConnection  *connection,
       const char    *sql,
       gint64         customer_id,
       gsize         *n,
       GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;

  *n = (gsize) cb_statement_get_int64 (statement, 0);

  return TRUE;
}

static gpointer
count_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (CbCustomer) customer = cb_profile_rows_get_customer (connection, id, error);
  g_autofree CbProfileCounts *counts = NULL;

  if (customer == NULL)
    return NULL;

  counts = g_new0 (CbProfileCounts, 1);
  if (!count (connection, "SELECT count (*) FROM message m WHERE m.customer_id = ? AND " CB_MESSAGE_STAYS, id,
              &counts->n_messages, error) ||
      !count (connection, "SELECT count (*) FROM history WHERE customer_id = ?", id, &counts->n_history, error))
    return NULL;
  if (!cb_customer_get_pending (customer) &&
      (!count (connection, RECORDS, id, &counts->n_records, error) ||
       !count (connection, "SELECT count (*) FROM document t WHERE t.customer_id = ? AND " CB_DOCUMENT_STAYS, id,
               &counts->n_documents, error)))
    return NULL;

  return g_steal_pointer (&counts);
}

static void
turnover_free_nullable (gpointer turnover)
{
  if (turnover != NULL)
    cb_turnover_free (turnover);
}

static gpointer
turnover_job (CbConnection  *connection,
              gpointer       data,
              CbProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (CbCustomer) customer = cb_profile_rows_get_customer (connection, id, error);

  return customer != NULL ? cb_turnover_rows_get (connection, id, g_get_real_time (), error) : NULL;
}

void
cb_profile_store_get_async (CbBook              *book,
                            gint64               customer_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), get_job,
                          g_memdup2 (&customer_id, sizeof customer_id), g_free, profile_free_nullable,
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_profile_store_get_async, profile_free_nullable,
                                            cancellable, callback, user_data));
}

CbProfile *
cb_profile_store_get_finish (CbBook        *book,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cb_read_task_finish (book, result, cb_profile_store_get_async, error);
}

void
cb_profile_store_count_async (CbBook              *book,
                              gint64               customer_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_aside_async (cb_book_get_database (book), count_job,
                                g_memdup2 (&customer_id, sizeof customer_id), g_free, g_free,
                                cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_profile_store_count_async, g_free,
                                                  cancellable, callback, user_data));
}

CbProfileCounts *
cb_profile_store_count_finish (CbBook        *book,
                               GAsyncResult  *result,
                               GError       **error)
{
  return cb_read_task_finish (book, result, cb_profile_store_count_async, error);
}

void
cb_profile_store_turnover_async (CbBook              *book,
                                 gint64               customer_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_aside_async (cb_book_get_database (book), turnover_job,
                                g_memdup2 (&customer_id, sizeof customer_id), g_free, turnover_free_nullable,
                                cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_profile_store_turnover_async, turnover_free_nullable,
                                                  cancellable, callback, user_data));
}

CbTurnover *
cb_profile_store_turnover_finish (CbBook        *book,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return cb_read_task_finish (book, result, cb_profile_store_turnover_async, error);
}
