/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-maintain-command.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-maintenance.h"

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (place);
}

static CbBook *
open_book (const char  *path,
           GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_book_open_quietly_async (path, NULL, result_cb, &place);
  result = wait_for (&place);

  return cb_book_open_finish (result, error);
}

static gboolean
maintain (CbBook        *book,
          CbMaintained  *done,
          GError       **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_maintenance_run_async (book, g_get_real_time (), NULL, NULL, result_cb, &place);
  result = wait_for (&place);

  return cb_maintenance_run_finish (book, result, done, error);
}

static gboolean
close_book (CbBook  *book,
            GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_book_close_async (book, result_cb, &place);
  result = wait_for (&place);

  return cb_book_close_finish (book, result, error);
}

static void
print_done (const CbMaintained *done)
{
  g_autofree char *n_pending = cb_count_format (done->n_pending);
  g_autofree char *n_retained = cb_count_format (done->n_retained);
  g_autofree char *n_kept = cb_count_format (done->n_kept);

  if (done->n_pending > 0)
    {
      g_print (ngettext ("%s masked customer was deleted forever.",
                         "%s masked customers were deleted forever.", done->n_pending), n_pending);
      g_print ("\n");
    }
  if (done->n_retained > 0)
    {
      g_print (ngettext ("%s deleted customer was deleted forever, kept long enough.",
                         "%s deleted customers were deleted forever, kept long enough.", done->n_retained), n_retained);
      g_print ("\n");
    }
  if (done->n_kept > 0)
    {
      g_print (ngettext ("%s kept item was deleted forever, kept long enough.",
                         "%s kept items were deleted forever, kept long enough.", done->n_kept), n_kept);
      g_print ("\n");
    }
}

static int
fail (const char   *path,
      const GError *error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = cb_error_describe (error);

  g_printerr ("%s: %s\n", name, text);

  return 1;
}

int
cb_maintain_command_run (const char *path,
                         gboolean    may_be_missing)
{
  g_autoptr (CbBook) book = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) close_error = NULL;
  CbMaintained done = { 0 };

  g_return_val_if_fail (path != NULL, 1);

  if (may_be_missing && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_print ("%s\n", _("There is no book yet."));
      return 0;
    }

  book = open_book (path, &error);
  if (book == NULL)
    return fail (path, error);

  if (cb_book_get_read_only (book))
    g_set_error_literal (&error, CB_ERROR, CB_ERROR_READ_ONLY, "Opened read-only");
  else
    maintain (book, &done, &error);
  print_done (&done);
  close_book (book, &close_error);

  if (error != NULL || close_error != NULL)
    return fail (path, error != NULL ? error : close_error);
  if (done.n_pending + done.n_retained + done.n_kept == 0)
    g_print ("%s\n", _("Nothing was due."));

  return 0;
}
