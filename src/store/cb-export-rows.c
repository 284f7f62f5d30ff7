/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-export-rows.h"

#include "cb-operation-rows.h"

gint64
cb_export_rows_note (CbConnection     *connection,
                     CbOperationKind   kind,
                     const CbIdSet    *customers,
                     gsize             n,
                     GError          **error)
{
  g_autofree char *number = NULL;

  /* Who was erased while the file was written is not named any more. */
  if (cb_id_set_get_size (customers) == 1)
    {
      g_autoptr (CbStatement) statement =
        cb_connection_prepare (connection, "SELECT number FROM customer WHERE id = ?", error);
      CbStep step;

      if (statement == NULL)
        return 0;
      cb_statement_bind_int64 (statement, 1, cb_id_set_get_first (customers));
      step = cb_statement_step (statement, error);
      if (step == CB_STEP_ERROR)
        return 0;
      if (step == CB_STEP_ROW)
        number = g_strdup (cb_statement_get_text (statement, 0));
    }

  return cb_operation_rows_insert (connection, kind, customers, n, number, 0, error);
}
