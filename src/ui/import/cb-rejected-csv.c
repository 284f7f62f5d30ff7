/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-rejected-csv.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cb-field-text.h"

/* RFC 4180, but with the line ending that every program reads anyway. */
static void
append_value (GString    *out,
              const char *value)
{
  if (strpbrk (value, "\",;\t\r\n") == NULL)
    {
      g_string_append (out, value);
      return;
    }

  g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_header (GString *out)
{
  append_value (out, _("Line"));
  g_string_append_c (out, ',');
  append_value (out, _("Reason"));
  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      g_string_append_c (out, ',');
      append_value (out, cb_field_get_label (i));
    }
  g_string_append_c (out, '\n');
}

static void
append_row (GString           *out,
            const CbImportRow *row)
{
  g_autofree char *reason = cb_import_row_describe (row);

  g_string_append_printf (out, "%u,", row->line);
  append_value (out, reason);
  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      g_string_append_c (out, ',');
      if (row->customer != NULL)
        append_value (out, cb_customer_get_text (row->customer, i));
    }
  g_string_append_c (out, '\n');
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GPtrArray *rows = cb_import_report_get_rejected (CB_IMPORT_REPORT (source));
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  append_header (out);
  for (guint i = 0; i < rows->len; i++)
    append_row (out, g_ptr_array_index (rows, i));

  if (g_file_replace_contents (G_FILE (task_data), out->str, out->len, NULL, FALSE,
                               G_FILE_CREATE_PRIVATE, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * cb_rejected_csv_save_async:
 * @report: not changed any more
 * @file: where to
 *
 * Writes a list of what was rejected, for mending it in the original.
 */
void
cb_rejected_csv_save_async (CbImportReport      *report,
                            GFile               *file,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (report, cancellable, callback, user_data);

  g_task_set_source_tag (task, cb_rejected_csv_save_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
cb_rejected_csv_save_finish (CbImportReport  *report,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, report), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
