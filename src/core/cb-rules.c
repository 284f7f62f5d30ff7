/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-rules.h"

G_DEFINE_BOXED_TYPE (CbRules, cb_rules, cb_rules_copy, cb_rules_free)

/**
 * cb_rules_new:
 *
 * Returns: (transfer full): the rules that a new book has
 */
CbRules *
cb_rules_new (void)
{
  CbRules *self = g_new0 (CbRules, 1);

  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      const CbItemKindInfo *info = cb_item_kind_get_info (kind);

      self->of[kind] = (CbRule) { info->on_delete, info->on_erase, CB_KEEP_FOR_EVER };
    }

  return self;
}

CbRules *
cb_rules_copy (const CbRules *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
cb_rules_free (CbRules *self)
{
  g_free (self);
}

gboolean
cb_rules_equal (const CbRules *a,
                const CbRules *b)
{
  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (a->of[kind].on_delete != b->of[kind].on_delete ||
          a->of[kind].on_erase != b->of[kind].on_erase ||
          a->of[kind].keep_years != b->of[kind].keep_years)
        return FALSE;
    }

  return TRUE;
}
