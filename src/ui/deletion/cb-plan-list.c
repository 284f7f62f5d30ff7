/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-plan-list.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-kind-text.h"
#include "cb-list-text.h"

gboolean
cb_plan_is_about_items (CbPlan *plan)
{
  switch (cb_plan_get_action (plan))
    {
    case CB_ACTION_DELETE_ITEMS:
    case CB_ACTION_UNDELETE_ITEMS:
    case CB_ACTION_ERASE_KEPT:
      return TRUE;

    case CB_ACTION_DELETE:
    case CB_ACTION_UNDELETE:
    case CB_ACTION_ERASE:
    case CB_ACTION_MASK:
    case CB_ACTION_UNMASK:
    case CB_ACTION_DELETE_CONVERSATION:
    case CB_ACTION_UNDELETE_CONVERSATION:
    case CB_ACTION_ASSIGN:
    default:
      return FALSE;
    }
}

gsize
cb_plan_get_n (CbPlan *plan)
{
  return cb_plan_is_about_items (plan) ? cb_id_set_get_size (cb_plan_get_items (plan))
                                       : cb_plan_get_n_customers (plan);
}

gsize
cb_plan_get_n_all_left_out (CbPlan *plan)
{
  gsize n = 0;

  for (guint reason = 0; reason < CB_N_LEFT_OUT; reason++)
    n += cb_plan_get_n_left_out (plan, reason);

  return n;
}

static void
add_kind (GStrvBuilder *parts,
          guint         kind,
          gsize         n)
{
  if (n == 0)
    return;

  if (kind != 0)
    {
      g_strv_builder_take (parts, cb_item_kind_describe_count (kind, n));
    }
  else
    {
      g_autofree char *count = cb_count_format (n);

      g_strv_builder_take (parts, g_strdup_printf (ngettext ("%s item that only a newer version knows",
                                                             "%s items that only a newer version knows", n),
                                                   count));
    }
}

/* Those of kinds that only a newer version knows come last. */
static void
add_items (GStrvBuilder *parts,
           CbPlan       *plan,
           CbFate        fate)
{
  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    add_kind (parts, kind, cb_plan_get_n_items (plan, fate, kind));
  add_kind (parts, 0, cb_plan_get_n_items (plan, fate, 0));
}

/* NULL for none. */
static char *
join (GStrvBuilder *builder)
{
  g_auto (GStrv) parts = g_strv_builder_end (builder);

  return parts[0] != NULL ? cb_list_text_join ((const char *const *) parts) : NULL;
}

char *
cb_plan_join_items (CbPlan *plan,
                    CbFate  fate)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  add_items (parts, plan, fate);

  return join (parts);
}

GStrv
cb_plan_list_all (CbPlan *plan,
                  CbFate  fate)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  add_items (parts, plan, fate);
  for (guint kind = 1; kind < CB_N_RECORD_KINDS; kind++)
    {
      gsize n = cb_plan_get_n_records (plan, fate, kind);

      if (n > 0)
        g_strv_builder_take (parts, cb_record_kind_describe_count (kind, n));
    }

  return g_strv_builder_end (parts);
}

char *
cb_plan_join_all (CbPlan *plan,
                  CbFate  fate)
{
  g_auto (GStrv) parts = cb_plan_list_all (plan, fate);

  return parts[0] != NULL ? cb_list_text_join ((const char *const *) parts) : NULL;
}

CbDeleteRule
cb_plan_get_delete_rule (CbPlan     *plan,
                         CbItemKind  kind)
{
  const CbRules *rules = cb_plan_get_rules (plan);

  if (rules == NULL || !cb_item_kind_is_valid (kind))
    return CB_DELETE_RULE_DELETED_FIRST;

  return rules->of[kind].on_delete;
}

char *
cb_plan_join_blocking (CbPlan       *plan,
                       CbDeleteRule  rule,
                       gsize        *n)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  *n = 0;
  for (guint i = 1; i <= CB_N_ITEM_KINDS; i++)
    {
      guint kind = i % CB_N_ITEM_KINDS;
      gsize n_kind = cb_plan_get_n_items (plan, CB_FATE_BLOCKS, kind);

      if (cb_plan_get_delete_rule (plan, kind) != rule)
        continue;
      add_kind (parts, kind, n_kind);
      *n += n_kind;
    }

  return join (parts);
}

char *
cb_plan_join_kept (CbPlan *plan,
                   guint   years,
                   gsize  *n)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  const CbRules *rules = cb_plan_get_rules (plan);

  *n = 0;
  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      gsize n_kind = cb_plan_get_n_items (plan, CB_FATE_KEPT, kind);

      if ((rules != NULL ? rules->of[kind].keep_years : CB_KEEP_FOR_EVER) != years)
        continue;
      add_kind (parts, kind, n_kind);
      *n += n_kind;
    }

  return join (parts);
}

const char *
cb_delete_rule_describe (CbDeleteRule rule)
{
  switch (rule)
    {
    case CB_DELETE_RULE_DELETED_FIRST:
      return _("Must be deleted first");
    case CB_DELETE_RULE_SETTLED_FIRST:
      return _("Must be settled first");
    case CB_DELETE_RULE_CLOSED:
      return _("Closed with the customer");
    case CB_DELETE_RULE_NONE:
      return _("Does not matter");
    default:
      g_return_val_if_reached (NULL);
    }
}
