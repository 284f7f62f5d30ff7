/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-rule-rows.h"

/**
 * cb_rule_rows_add_kinds:
 *
 * Adds the kinds of items that the book doesn't know yet, with the rules to
 * begin with. In a transaction.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_rule_rows_add_kinds (CbConnection  *connection,
                        GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT OR IGNORE INTO item_kind (id, name, on_delete, on_erase) VALUES (?, ?, ?, ?)",
                           error);

  if (statement == NULL)
    return FALSE;

  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      const CbItemKindInfo *info = cb_item_kind_get_info (kind);

      cb_statement_bind_int64 (statement, 1, kind);
      cb_statement_bind_text (statement, 2, info->name);
      cb_statement_bind_int64 (statement, 3, info->on_delete);
      cb_statement_bind_int64 (statement, 4, info->on_erase);
      if (!cb_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cb_rule_rows_get:
 *
 * Returns: (transfer full): the rules, or NULL
 */
CbRules *
cb_rule_rows_get (CbConnection  *connection,
                  GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT id, on_delete, on_erase, keep_years FROM item_kind", error);
  g_autoptr (CbRules) rules = cb_rules_new ();
  CbStep step;

  if (statement == NULL)
    return NULL;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 kind = cb_statement_get_int64 (statement, 0);

      if (cb_item_kind_is_valid (kind))
        rules->of[kind] = (CbRule) {
          .on_delete = (CbDeleteRule) cb_statement_get_int64 (statement, 1),
          .on_erase = (CbEraseRule) cb_statement_get_int64 (statement, 2),
          .keep_years = (guint) cb_statement_get_int64 (statement, 3),
        };
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&rules) : NULL;
}

/**
 * cb_rule_rows_set:
 *
 * Writes the rules. In a transaction.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_rule_rows_set (CbConnection   *connection,
                  const CbRules  *rules,
                  GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "UPDATE item_kind SET (on_delete, on_erase, keep_years) = (?, ?, ?) WHERE id = ?",
                           error);

  if (statement == NULL)
    return FALSE;

  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      const CbRule *rule = &rules->of[kind];

      cb_statement_bind_int64 (statement, 1, rule->on_delete);
      cb_statement_bind_int64 (statement, 2, rule->on_erase);
      cb_statement_bind_int64 (statement, 3, rule->keep_years);
      cb_statement_bind_int64 (statement, 4, kind);
      if (!cb_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}
