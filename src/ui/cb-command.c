/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-command.h"

#include "cb-error-text.h"
#include "cb-error.h"

void
cb_command_result_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      place)
{
  *(GAsyncResult **) place = g_object_ref (result);
}

GAsyncResult *
cb_command_wait (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (place);
}

CbBook *
cb_command_open_book (const char  *path,
                      GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbBook) book = NULL;

  cb_book_open_quietly_async (path, NULL, cb_command_result_cb, &place);
  result = cb_command_wait (&place);
  book = cb_book_open_finish (result, error);
  if (book == NULL || !cb_book_get_read_only (book))
    return g_steal_pointer (&book);

  g_set_error_literal (error, CB_ERROR, CB_ERROR_READ_ONLY, "Opened read-only");
  cb_command_close_book (book, NULL);

  return NULL;
}

gboolean
cb_command_close_book (CbBook  *book,
                       GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_book_close_async (book, cb_command_result_cb, &place);
  result = cb_command_wait (&place);

  return cb_book_close_finish (book, result, error);
}

int
cb_command_fail (const char   *path,
                 const GError *error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = cb_error_describe (error);

  g_printerr ("%s: %s\n", name, text);

  return 1;
}
