/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A book's beginning and end.
 */

#include "cb-book-private.h"

#include "cb-actor-rows.h"

/* How often another process is looked for. */
#define POLL_SECONDS 2

static gpointer
make_keys_job (CbConnection  *connection,
               gpointer       data,
               CbProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  cb_actor_rows_allow_anybody (connection);

  return GINT_TO_POINTER (cb_book_rows_make_keys (connection, progress, error));
}

static void
make_keys_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CbBook) self = user_data;

  /* Without it the order is that of another language; it is tried again at
   * the next start. */
  if (cb_database_write_finish (CB_DATABASE (source), result, NULL) != NULL)
    cb_book_reload (self);
}

static gboolean
poll_timeout_cb (gpointer user_data)
{
  CbBook *self = user_data;

  cb_book_poll (self);
  /* Not before the window is there: what is seen goes first. */
  cb_book_load_search (self);

  return G_SOURCE_CONTINUE;
}

static void
begin_to_follow (CbBook   *self,
                 gboolean  has_other_locale)
{
  if (has_other_locale && !cb_book_get_read_only (self))
    cb_database_write_async (self->database, make_keys_job, NULL, NULL, NULL, NULL, NULL,
                             make_keys_cb, g_object_ref (self));

  cb_book_poll (self);
  self->poll_id = g_timeout_add_seconds (POLL_SECONDS, poll_timeout_cb, self);
}

static void
open_database_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *self = g_task_get_source_object (task);
  g_autoptr (CbBookState) state = NULL;
  GError *error = NULL;

  self->database = cb_database_open_finish (result, (gpointer *) &state, &error);
  if (self->database == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  cb_book_take_state (self, state);
  if (!self->quiet)
    begin_to_follow (self, state->has_other_locale);
  g_task_return_boolean (task, TRUE);
}

static void
close_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, cb_database_close_finish (CB_DATABASE (source), result, NULL));
}

gpointer
cb_book_read_state_job (CbConnection  *connection,
                        gpointer       data,
                        CbProgress    *progress,
                        GCancellable  *cancellable,
                        GError       **error)
{
  return cb_book_rows_read_state (connection, error);
}

static void
open_book (const char          *path,
           gboolean             create,
           gboolean             quiet,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  g_autoptr (CbBook) self = g_object_new (CB_TYPE_BOOK, NULL);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->path = g_strdup (path);
  self->quiet = quiet;
  g_task_set_source_tag (task, open_book);
  cb_database_open_async (path, create, cb_book_read_state_job, (GDestroyNotify) cb_book_state_free, cancellable,
                          open_database_cb, g_object_ref (task));
}

/**
 * cb_book_open_async:
 * @path: the file, in the file name encoding
 * @create: whether a missing file becomes a new book, with mode 0600 in a
 *   folder with mode 0700
 */
void
cb_book_open_async (const char          *path,
                    gboolean             create,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  open_book (path, create, FALSE, cancellable, callback, user_data);
}

/**
 * cb_book_open_quietly_async:
 * @path: the file, in the file name encoding; it must exist
 */
void
cb_book_open_quietly_async (const char          *path,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  open_book (path, FALSE, TRUE, cancellable, callback, user_data);
}

/**
 * cb_book_open_finish:
 *
 * Returns: (transfer full): the book, or NULL with the reason: any %CB_ERROR
 *   up to %CB_ERROR_IO
 */
CbBook *
cb_book_open_finish (GAsyncResult  *result,
                     GError       **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return CB_BOOK (g_async_result_get_source_object (result));
}

void
cb_book_close_async (CbBook              *self,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_BOOK (self));

  g_cancellable_cancel (self->closing);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cb_book_close_async);
  cb_database_close_async (self->database, close_cb, task);
}

gboolean
cb_book_close_finish (CbBook        *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
