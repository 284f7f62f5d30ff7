/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-rule-text.h"

#include <glib/gi18n.h>

#include "cb-count.h"

const char *
cb_rule_get_delete_title (CbDeleteRule rule)
{
  switch (rule)
    {
    case CB_DELETE_RULE_DELETED_FIRST:
      return _("Must Be Deleted First");
    case CB_DELETE_RULE_SETTLED_FIRST:
      return _("Must Be Settled First");
    case CB_DELETE_RULE_CLOSED:
      return _("Are Closed with the Customer");
    case CB_DELETE_RULE_NONE:
      return _("Do Not Matter");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
cb_rule_get_erase_title (CbEraseRule rule)
{
  switch (rule)
    {
    case CB_ERASE_RULE_ERASED:
      return _("Deleted Forever Too");
    case CB_ERASE_RULE_KEPT:
      return _("Kept, Masked");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
cb_rule_describe_delete (CbDeleteRule rule)
{
  switch (rule)
    {
    case CB_DELETE_RULE_DELETED_FIRST:
      return _("Must be deleted before the customer can be.");
    case CB_DELETE_RULE_SETTLED_FIRST:
      return _("Open ones must be settled before the customer can be deleted.");
    case CB_DELETE_RULE_CLOSED:
      return _("Open ones are closed with the customer, and opened again when the customer is undeleted.");
    case CB_DELETE_RULE_NONE:
      return _("Stay as they are when the customer is deleted.");
    default:
      g_return_val_if_reached ("");
    }
}

char *
cb_rule_describe_erase (CbEraseRule rule,
                        guint       keep_years)
{
  g_autofree char *count = NULL;

  if (rule == CB_ERASE_RULE_ERASED)
    return g_strdup (_("Deleted forever with the customer."));
  if (keep_years == CB_KEEP_FOR_EVER)
    return g_strdup (_("Kept without what tells whose they were."));

  count = cb_count_format (keep_years);

  return g_strdup_printf (ngettext ("Kept for %s year without what tells whose they were.",
                                    "Kept for %s years without what tells whose they were.", keep_years),
                          count);
}

char *
cb_rule_describe_counts (CbDeleteRule        rule,
                         CbItemKind          kind,
                         const CbRuleCounts *counts)
{
  gboolean wants_open = rule == CB_DELETE_RULE_SETTLED_FIRST || rule == CB_DELETE_RULE_CLOSED;
  gsize n = wants_open ? counts->with_open[kind] : counts->with_any[kind];
  g_autofree char *count = cb_count_format (n);

  if (n == 0)
    return g_strdup (wants_open ? _("No customer has open ones now.") : _("No customer has any now."));

  if (wants_open)
    return g_strdup_printf (ngettext ("%s customer has open ones now.", "%s customers have open ones now.", n),
                            count);

  return g_strdup_printf (ngettext ("%s customer has some now.", "%s customers have some now.", n), count);
}
