/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-plan-text.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-left-out-text.h"
#include "cb-plan-list.h"
#include "cb-plan-sentences.h"

/* Both forms, for ngettext() where it is known how many. */
#define NP_(singular, plural) { singular, plural }

typedef struct
{
  const char *question;       /* about one */
  const char *questions[2];
  const char *response;
  const char *responses;
  const char *progress[2];
  const char *done[2];
  const char *heading[2];     /* when it is done */
  const char *failed;
} Words;

static const Words words[CB_N_ACTIONS] = {
  [CB_ACTION_DELETE] = {
    N_("Delete Customer?"), NP_("Delete %s Customer?", "Delete %s Customers?"),
    N_("_Delete Customer"), N_("_Delete %s"),
    NP_("Deleting %s Customer", "Deleting %s Customers"),
    NP_("%s customer deleted", "%s customers deleted"),
    NP_("%s Customer Deleted", "%s Customers Deleted"),
    N_("Nothing Was Deleted"),
  },
  [CB_ACTION_UNDELETE] = {
    N_("Undelete Customer?"), NP_("Undelete %s Customer?", "Undelete %s Customers?"),
    N_("_Undelete Customer"), N_("_Undelete %s"),
    NP_("Undeleting %s Customer", "Undeleting %s Customers"),
    NP_("%s customer undeleted", "%s customers undeleted"),
    NP_("%s Customer Undeleted", "%s Customers Undeleted"),
    N_("Nothing Was Undeleted"),
  },
  [CB_ACTION_ERASE] = {
    N_("Delete Customer Forever?"), NP_("Delete %s Customer Forever?", "Delete %s Customers Forever?"),
    N_("Delete _Forever"), N_("Delete _Forever"),
    NP_("Deleting %s Customer Forever", "Deleting %s Customers Forever"),
    NP_("%s customer deleted forever", "%s customers deleted forever"),
    NP_("%s Customer Deleted Forever", "%s Customers Deleted Forever"),
    N_("Nothing Was Deleted Forever"),
  },
  [CB_ACTION_MASK] = {
    N_("Mask Customer and Delete Forever?"),
    NP_("Mask %s Customer and Delete Forever?", "Mask %s Customers and Delete Forever?"),
    N_("_Mask, Delete Later"), N_("_Mask, Delete Later"),
    NP_("Masking %s Customer", "Masking %s Customers"),
    NP_("%s customer masked", "%s customers masked"),
    NP_("%s Customer Masked", "%s Customers Masked"),
    N_("Nothing Was Masked"),
  },
  [CB_ACTION_UNMASK] = {
    N_("Cancel Erasure?"), NP_("Cancel %s Erasure?", "Cancel %s Erasures?"),
    N_("Cancel _Erasure"), N_("Cancel _Erasures"),
    NP_("Canceling %s Erasure", "Canceling %s Erasures"),
    NP_("%s erasure canceled", "%s erasures canceled"),
    NP_("%s Erasure Canceled", "%s Erasures Canceled"),
    N_("No Erasure Was Canceled"),
  },
  [CB_ACTION_DELETE_ITEMS] = {
    N_("Delete Item?"), NP_("Delete %s Item?", "Delete %s Items?"),
    N_("_Delete Item"), N_("_Delete %s"),
    NP_("Deleting %s Item", "Deleting %s Items"),
    NP_("%s item deleted", "%s items deleted"),
    NP_("%s Item Deleted", "%s Items Deleted"),
    N_("No Item Was Deleted"),
  },
  [CB_ACTION_UNDELETE_ITEMS] = {
    N_("Restore Item?"), NP_("Restore %s Item?", "Restore %s Items?"),
    N_("_Restore Item"), N_("_Restore %s"),
    NP_("Restoring %s Item", "Restoring %s Items"),
    NP_("%s item restored", "%s items restored"),
    NP_("%s Item Restored", "%s Items Restored"),
    N_("No Item Was Restored"),
  },
  [CB_ACTION_DELETE_CONVERSATION] = {
    N_("Delete Conversation?"), NP_("Delete %s Conversation?", "Delete %s Conversations?"),
    N_("_Delete Conversation"), N_("_Delete %s"),
    NP_("Deleting %s Conversation", "Deleting %s Conversations"),
    NP_("%s conversation deleted", "%s conversations deleted"),
    NP_("%s Conversation Deleted", "%s Conversations Deleted"),
    N_("No Conversation Was Deleted"),
  },
  [CB_ACTION_UNDELETE_CONVERSATION] = {
    N_("Undelete Conversation?"), NP_("Undelete %s Conversation?", "Undelete %s Conversations?"),
    N_("_Undelete Conversation"), N_("_Undelete %s"),
    NP_("Undeleting %s Conversation", "Undeleting %s Conversations"),
    NP_("%s conversation undeleted", "%s conversations undeleted"),
    NP_("%s Conversation Undeleted", "%s Conversations Undeleted"),
    N_("No Conversation Was Undeleted"),
  },
  [CB_ACTION_ERASE_KEPT] = {
    N_("Delete Kept Record Forever?"), NP_("Delete %s Kept Record Forever?", "Delete %s Kept Records Forever?"),
    N_("Delete _Forever"), N_("Delete _Forever"),
    NP_("Deleting %s Kept Record Forever", "Deleting %s Kept Records Forever"),
    NP_("%s kept record deleted forever", "%s kept records deleted forever"),
    NP_("%s Kept Record Deleted Forever", "%s Kept Records Deleted Forever"),
    N_("No Kept Record Was Deleted"),
  },
  [CB_ACTION_ASSIGN] = {
    N_("Reassign Customer?"), NP_("Reassign %s Customer?", "Reassign %s Customers?"),
    N_("_Reassign Customer"), N_("_Reassign %s"),
    NP_("Reassigning %s Customer", "Reassigning %s Customers"),
    NP_("%s customer reassigned", "%s customers reassigned"),
    NP_("%s Customer Reassigned", "%s Customers Reassigned"),
    N_("Nobody Was Reassigned"),
  },
};

static const Words *
get_words (CbPlan *plan)
{
  return &words[cb_plan_get_action (plan)];
}

static char *
phrase (const char *const *forms,
        CbPlan            *plan)
{
  return cb_count_phrase (forms[0], forms[1], cb_plan_get_n (plan));
}

static void
append_left_out (GPtrArray *sentences,
                 CbPlan    *plan)
{
  for (guint reason = 0; reason < CB_N_LEFT_OUT; reason++)
    {
      if (cb_plan_get_n_left_out (plan, reason) == 0)
        continue;
      g_ptr_array_add (sentences, cb_left_out_describe (plan, reason));
      if (reason == CB_LEFT_OUT_BLOCKED)
        cb_plan_add_blockers (sentences, plan);
    }
}

/* @sentences: (transfer full) */
static char *
join (GPtrArray  *sentences,
      const char *separator)
{
  g_ptr_array_add (sentences, NULL);

  return g_strjoinv (separator, (char **) sentences->pdata);
}

static gboolean
is_blocked (CbPlan *plan)
{
  return cb_plan_is_empty (plan) && cb_plan_get_n_left_out (plan, CB_LEFT_OUT_BLOCKED) > 0;
}

static char *
get_blocked_heading (CbPlan *plan)
{
  gsize n = cb_plan_get_n_left_out (plan, CB_LEFT_OUT_BLOCKED);
  g_autofree char *count = cb_count_format (n);

  if (n == 1)
    return g_strdup (_("Can’t Delete Customer Yet"));

  return g_strdup_printf (ngettext ("Can’t Delete %s Customer Yet", "Can’t Delete %s Customers Yet", n), count);
}

char *
cb_plan_get_question (CbPlan *plan)
{
  g_return_val_if_fail (CB_IS_PLAN (plan), NULL);

  if (is_blocked (plan))
    return get_blocked_heading (plan);
  if (cb_plan_get_n (plan) == 1)
    return g_strdup (_(get_words (plan)->question));

  return phrase (get_words (plan)->questions, plan);
}

char *
cb_plan_get_response (CbPlan *plan)
{
  const Words *own;

  g_return_val_if_fail (CB_IS_PLAN (plan), NULL);

  own = get_words (plan);
  if (cb_plan_get_n (plan) == 1)
    return g_strdup (_(own->response));

  return cb_count_phrase (own->responses, own->responses, cb_plan_get_n (plan));
}

char *
cb_plan_describe (CbPlan   *plan,
                  gboolean  again)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (CB_IS_PLAN (plan), NULL);

  if (again)
    g_ptr_array_add (sentences, g_strdup (_("The customers have changed meanwhile, so please look again.")));
  if (!is_blocked (plan))
    cb_plan_add_sentences (sentences, plan);
  else if (cb_plan_get_single_left_out (plan) != NULL)
    {
      cb_plan_add_blocked (sentences, plan);
      return join (sentences, "\n\n");
    }
  append_left_out (sentences, plan);

  return join (sentences, "\n\n");
}

char *
cb_plan_describe_nothing (CbPlan *plan)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (CB_IS_PLAN (plan), NULL);

  append_left_out (sentences, plan);
  if (sentences->len == 0)
    g_ptr_array_add (sentences, g_strdup (cb_plan_is_about_items (plan)
                                          ? _("There are no items to do this with.")
                                          : _("There are no customers to do this with.")));

  return join (sentences, "\n");
}

char *
cb_plan_get_progress (CbPlan *plan)
{
  g_return_val_if_fail (CB_IS_PLAN (plan), NULL);

  return phrase (get_words (plan)->progress, plan);
}

/* What is undone by a key may be of somebody who isn't seen. NULL where the count says
 * enough. */
static char *
describe_done_of (CbPlan     *plan,
                  CbCustomer *customer)
{
  gsize n = cb_plan_get_n (plan);
  g_autofree char *count = cb_count_format (n);
  g_autofree char *name = cb_display_quote (cb_customer_get_name (customer));

  switch ((int) cb_plan_get_action (plan))
    {
    case CB_ACTION_DELETE_ITEMS:
      /* Translators: how many items, and the name of a customer; the next ones too */
      return g_strdup_printf (ngettext ("%1$s item of %2$s deleted", "%1$s items of %2$s deleted", n), count, name);

    case CB_ACTION_UNDELETE_ITEMS:
      return g_strdup_printf (ngettext ("%1$s item of %2$s restored", "%1$s items of %2$s restored", n), count, name);

    case CB_ACTION_DELETE_CONVERSATION:
      /* Translators: %s is the name of a customer; the next one too */
      return g_strdup_printf (_("Conversation with %s deleted"), name);

    case CB_ACTION_UNDELETE_CONVERSATION:
      return g_strdup_printf (_("Conversation with %s undeleted"), name);

    default:
      return NULL;
    }
}

char *
cb_plan_describe_done (CbPlan *plan)
{
  CbCustomer *single;
  char *text;

  g_return_val_if_fail (CB_IS_PLAN (plan), NULL);

  single = cb_plan_get_single (plan);
  text = single != NULL ? describe_done_of (plan, single) : NULL;
  if (text != NULL)
    return text;

  return phrase (get_words (plan)->done, plan);
}

char *
cb_plan_get_done_heading (CbPlan *plan)
{
  g_return_val_if_fail (CB_IS_PLAN (plan), NULL);

  return phrase (get_words (plan)->heading, plan);
}

const char *
cb_action_get_error_heading (CbAction action)
{
  g_return_val_if_fail (action < CB_N_ACTIONS, NULL);

  return _(words[action].failed);
}
