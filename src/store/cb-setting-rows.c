/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-setting-rows.h"

gboolean
cb_setting_rows_get (CbConnection  *connection,
                     const char    *key,
                     char         **value,
                     GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT value FROM setting WHERE key = ?", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, key);
  step = cb_statement_step (statement, error);
  *value = step == CB_STEP_ROW ? g_strdup (cb_statement_get_text (statement, 0)) : NULL;

  return step != CB_STEP_ERROR;
}

gboolean
cb_setting_rows_set (CbConnection  *connection,
                     const char    *key,
                     const char    *value,
                     GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, key);
  cb_statement_bind_text (statement, 2, value);

  return cb_statement_run (statement, error);
}
