/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-freed-number-store.h"

#include "cb-actor-rows.h"
#include "cb-freed-number-rows.h"
#include "cb-read-task.h"

static gpointer
list_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  if (!cb_actor_rows_check_one (connection, CB_PERMISSION_SEE_ACTIVITY, error))
    return NULL;

  return cb_freed_number_rows_list (connection, error);
}

void
cb_freed_number_store_list_async (CbBook              *book,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_aside_async (cb_book_get_database (book), list_job, NULL, NULL,
                                (GDestroyNotify) cb_freed_numbers_unref, cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_freed_number_store_list_async,
                                                  (GDestroyNotify) cb_freed_numbers_unref,
                                                  cancellable, callback, user_data));
}

/**
 * cb_freed_number_store_list_finish:
 *
 * Returns: (transfer full): the ledger, or NULL
 */
CbFreedNumbers *
cb_freed_number_store_list_finish (CbBook        *book,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return cb_read_task_finish (book, result, cb_freed_number_store_list_async, error);
}
