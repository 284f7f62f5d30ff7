/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-plan-text.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-display-text.h"

static void
append_sentence (GString *text,
                 char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
  g_free (sentence);
}

static char *
describe_left_out (CbLeftOut reason,
                   gsize     n)
{
  g_autofree char *count = cb_count_format (n);

  switch (reason)
    {
    case CB_LEFT_OUT_GONE:
      return g_strdup_printf (ngettext ("%s customer is left out: already deleted forever.",
                                        "%s customers are left out: already deleted forever.", n),
                              count);
    case CB_LEFT_OUT_DELETED:
      return g_strdup_printf (ngettext ("%s customer is left out: already deleted.",
                                        "%s customers are left out: already deleted.", n),
                              count);
    case CB_LEFT_OUT_NOT_DELETED:
      return g_strdup_printf (ngettext ("%s customer is left out: not deleted.",
                                        "%s customers are left out: not deleted.", n),
                              count);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
append_left_out (GString *text,
                 CbPlan  *plan)
{
  for (guint reason = 0; reason < CB_N_LEFT_OUT; reason++)
    {
      gsize n = cb_plan_get_n_left_out (plan, reason);

      if (n > 0)
        append_sentence (text, describe_left_out (reason, n));
    }
}

char *
cb_plan_get_question (CbPlan *plan)
{
  gsize n = cb_plan_get_n_customers (plan);
  g_autofree char *count = cb_count_format (n);

  switch (cb_plan_get_action (plan))
    {
    case CB_ACTION_DELETE:
      if (cb_plan_get_single (plan) != NULL)
        return g_strdup (_("Delete Customer?"));
      return g_strdup_printf (ngettext ("Delete %s Customer?", "Delete %s Customers?", n), count);

    case CB_ACTION_UNDELETE:
      if (cb_plan_get_single (plan) != NULL)
        return g_strdup (_("Undelete Customer?"));
      return g_strdup_printf (ngettext ("Undelete %s Customer?", "Undelete %s Customers?", n), count);

    case CB_ACTION_ERASE:
      if (cb_plan_get_single (plan) != NULL)
        return g_strdup (_("Delete Customer Forever?"));
      return g_strdup_printf (ngettext ("Delete %s Customer Forever?",
                                        "Delete %s Customers Forever?", n), count);

    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
describe_single (CbAction    action,
                 CbCustomer *customer)
{
  g_autofree char *name = cb_display_quote (cb_customer_get_name (customer));
  g_autofree char *number = cb_display_quote (cb_customer_get_number (customer));

  switch (action)
    {
    case CB_ACTION_DELETE:
      return g_strdup_printf (_("“%s”, number %s, will be moved to Deleted Customers, and can be undeleted there until it is deleted forever."),
                              name, number);
    case CB_ACTION_UNDELETE:
      return g_strdup_printf (_("“%s”, number %s, will be taken back from Deleted Customers."),
                              name, number);
    case CB_ACTION_ERASE:
      return g_strdup_printf (_("“%s”, number %s, and everything that was kept about them will be removed from this book. This can’t be undone."),
                              name, number);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
describe_many (CbAction action)
{
  switch (action)
    {
    case CB_ACTION_DELETE:
      return g_strdup (_("They will be moved to Deleted Customers, and can be undeleted there until they are deleted forever."));
    case CB_ACTION_UNDELETE:
      return g_strdup (_("They will be taken back from Deleted Customers."));
    case CB_ACTION_ERASE:
      return g_strdup (_("They and everything that was kept about them will be removed from this book. This can’t be undone."));
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
cb_plan_describe (CbPlan   *plan,
                  gboolean  again)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CbCustomer *single = cb_plan_get_single (plan);

  if (again)
    append_sentence (text, g_strdup (_("The customers have changed meanwhile, so please look again.")));
  append_sentence (text, single != NULL
                         ? describe_single (cb_plan_get_action (plan), single)
                         : describe_many (cb_plan_get_action (plan)));
  append_left_out (text, plan);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
cb_plan_describe_nothing (CbPlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_left_out (text, plan);
  if (text->len == 0)
    append_sentence (text, g_strdup (_("There are no customers to do this with.")));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
cb_plan_get_progress (CbPlan *plan)
{
  gsize n = cb_plan_get_n_customers (plan);
  g_autofree char *count = cb_count_format (n);

  switch (cb_plan_get_action (plan))
    {
    case CB_ACTION_DELETE:
      return g_strdup_printf (ngettext ("Deleting %s Customer", "Deleting %s Customers", n), count);
    case CB_ACTION_UNDELETE:
      return g_strdup_printf (ngettext ("Undeleting %s Customer", "Undeleting %s Customers", n), count);
    case CB_ACTION_ERASE:
      return g_strdup_printf (ngettext ("Deleting %s Customer Forever",
                                        "Deleting %s Customers Forever", n), count);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
cb_plan_describe_done (CbPlan *plan)
{
  gsize n = cb_plan_get_n_customers (plan);
  g_autofree char *count = cb_count_format (n);

  switch (cb_plan_get_action (plan))
    {
    case CB_ACTION_DELETE:
      return g_strdup_printf (ngettext ("%s customer deleted", "%s customers deleted", n), count);
    case CB_ACTION_UNDELETE:
      return g_strdup_printf (ngettext ("%s customer undeleted", "%s customers undeleted", n), count);
    case CB_ACTION_ERASE:
      return g_strdup_printf (ngettext ("%s customer deleted forever",
                                        "%s customers deleted forever", n), count);
    default:
      g_return_val_if_reached (NULL);
    }
}
