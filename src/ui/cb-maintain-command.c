/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-maintain-command.h"

#include <glib/gi18n.h>

#include "cb-command.h"
#include "cb-count.h"
#include "cb-maintenance.h"

static gboolean
maintain (CbBook        *book,
          CbMaintained  *done,
          GError       **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_maintenance_run_async (book, g_get_real_time (), NULL, NULL, cb_command_result_cb, &place);
  result = cb_command_wait (&place);

  return cb_maintenance_run_finish (book, result, done, error);
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

  book = cb_command_open_book (path, &error);
  if (book == NULL)
    return cb_command_fail (path, error);

  maintain (book, &done, &error);
  print_done (&done);
  cb_command_close_book (book, &close_error);

  if (error != NULL || close_error != NULL)
    return cb_command_fail (path, error != NULL ? error : close_error);
  if (done.n_pending + done.n_retained + done.n_kept == 0)
    g_print ("%s\n", _("Nothing was due."));

  return 0;
}
