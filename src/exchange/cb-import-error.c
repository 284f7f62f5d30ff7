/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-error.h"

#include <stdio.h>

#include "cb-import.h"

/**
 * cb_import_error_new_at_line:
 * @line: of the file, from 1
 *
 * The line travels in the message, since a GError has no other place for it.
 *
 * Returns: (transfer full): an error from which cb_import_error_get_line()
 *   reads @line again
 */
GError *
cb_import_error_new_at_line (CbError code,
                             guint   line)
{
  return g_error_new (CB_ERROR, code, "line %u: can't be read", line);
}

/**
 * cb_import_error_from_gio:
 *
 * Returns: (transfer full): the %CB_ERROR that @error amounts to; a
 *   cancellation stays what it is
 */
GError *
cb_import_error_from_gio (const GError *error)
{
  CbError code = CB_ERROR_IO;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    code = CB_ERROR_NO_ACCESS;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    code = CB_ERROR_CANT_OPEN;

  return g_error_new_literal (CB_ERROR, code, error->message);
}

guint
cb_import_error_get_line (const GError *error)
{
  guint line;

  g_return_val_if_fail (error != NULL, 0);

  if (error->domain != CB_ERROR || sscanf (error->message, "line %u:", &line) != 1)
    return 0;

  return line;
}
