/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-sign-in-store.h"

#include "cb-actor-rows.h"
#include "cb-book-private.h"
#include "cb-read-task.h"

static gpointer
list_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  cb_actor_rows_allow_anybody (connection);

  return cb_sign_in_rows_list (connection, data, g_get_real_time (), error);
}

void
cb_sign_in_store_list_async (CbBook              *book,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  CbSignInFailures *failures = NULL;

  g_return_if_fail (CB_IS_BOOK (book));

  if (cb_book_get_read_only (book))
    failures = g_memdup2 (&book->failures, sizeof book->failures);
  /* After what was written down of the last attempt. */
  cb_database_read_after_writes_async (cb_book_get_database (book), list_job, failures, g_free,
                                       (GDestroyNotify) g_ptr_array_unref, cancellable, cb_read_task_cb,
                                       cb_read_task_new (book, cb_sign_in_store_list_async,
                                                         (GDestroyNotify) g_ptr_array_unref,
                                                         cancellable, callback, user_data));
}

/**
 * cb_sign_in_store_list_finish:
 *
 * Returns: (transfer full) (element-type CbSignInChoice): by name, or NULL
 */
GPtrArray *
cb_sign_in_store_list_finish (CbBook        *book,
                              GAsyncResult  *result,
                              GError       **error)
{
  return cb_read_task_finish (book, result, cb_sign_in_store_list_async, error);
}
