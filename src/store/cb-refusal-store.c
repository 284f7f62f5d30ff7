/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-refusal-store.h"

#include "cb-actor-rows.h"
#include "cb-error.h"
#include "cb-refusal-rows.h"

static gpointer
note_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  gboolean inserted;

  /* Everybody may be refused. */
  cb_actor_rows_allow_anybody (connection);
  if (!cb_refusal_rows_insert (connection, *(CbPermissionSet *) data, &inserted, error))
    return NULL;

  return GINT_TO_POINTER (inserted);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbBook) book = user_data;
  CbChange *change;

  if (cb_database_write_finish (CB_DATABASE (source), result, NULL) == NULL)
    return;

  change = cb_change_new ();
  change->refused = TRUE;
  cb_book_take_change (book, change);
}

void
cb_refusal_store_note (CbBook          *book,
                       CbPermissionSet  missing)
{
  g_return_if_fail (CB_IS_BOOK (book));

  if (cb_permission_set_is_empty (missing) || cb_book_get_read_only (book))
    return;

  cb_database_write_async (cb_book_get_database (book), note_job, g_memdup2 (&missing, sizeof missing), g_free,
                           NULL, NULL, NULL, noted_cb, g_object_ref (book));
}

void
cb_refusal_store_note_error (CbBook       *book,
                             const GError *error)
{
  CbPermission permission = cb_actor_get_denied (error);
  CbPermissionSet missing = { 0 };

  if (permission == CB_PERMISSION_NONE)
    return;

  cb_permission_set_add (&missing, permission);
  cb_refusal_store_note (book, missing);
}
