/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-left-out-text.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-plan-list.h"

/* Both forms, for ngettext() where it is known how many. */
#define NP_(singular, plural) { singular, plural }

typedef struct
{
  const char *customers[2];
  const char *items[2];     /* for actions on items, as far as they need it */
  const char *reason;
} Words;

static const Words words[CB_N_LEFT_OUT] = {
  [CB_LEFT_OUT_GONE] = {
    NP_("%s customer is left out: already deleted forever.", "%s customers are left out: already deleted forever."),
    NP_("%s item is left out: already deleted forever.", "%s items are left out: already deleted forever."),
    N_("Already deleted forever"),
  },
  [CB_LEFT_OUT_DELETED] = {
    NP_("%s customer is left out: already deleted.", "%s customers are left out: already deleted."),
    NP_("%s item is left out: already deleted.", "%s items are left out: already deleted."),
    N_("Already deleted"),
  },
  [CB_LEFT_OUT_NOT_DELETED] = {
    NP_("%s customer is left out: not deleted.", "%s customers are left out: not deleted."),
    NP_("%s item is left out: not deleted.", "%s items are left out: not deleted."),
    N_("Not deleted"),
  },
  [CB_LEFT_OUT_BLOCKED] = {
    NP_("%s customer is left out, because there are items that must be deleted or settled first.",
        "%s customers are left out, because there are items that must be deleted or settled first."),
    { NULL, NULL },
    N_("Has items that must be deleted or settled first"),
  },
  [CB_LEFT_OUT_PENDING] = {
    NP_("%s customer is left out: masked, and going to be deleted forever.",
        "%s customers are left out: masked, and going to be deleted forever."),
    { NULL, NULL },
    N_("Masked, and going to be deleted forever"),
  },
  [CB_LEFT_OUT_NOT_PENDING] = {
    NP_("%s customer is left out: there is no erasure to cancel.",
        "%s customers are left out: there is no erasure to cancel."),
    { NULL, NULL },
    N_("There is no erasure to cancel"),
  },
  [CB_LEFT_OUT_NUMBER_TAKEN] = {
    NP_("%s customer is left out: the number belongs to somebody else now.",
        "%s customers are left out: their numbers belong to others now."),
    { NULL, NULL },
    N_("The number belongs to another customer now"),
  },
  [CB_LEFT_OUT_CUSTOMER_DELETED] = {
    NP_("%s customer is left out: undelete the customer first.",
        "%s customers are left out: undelete the customers first."),
    NP_("%s item is left out: undelete its customer first.",
        "%s items are left out: undelete their customers first."),
    N_("The customer must be undeleted first"),
  },
  [CB_LEFT_OUT_EMPTY] = {
    NP_("%s customer is left out: there is nothing to delete.",
        "%s customers are left out: there is nothing to delete."),
    { NULL, NULL },
    N_("There is nothing to delete"),
  },
  [CB_LEFT_OUT_ASSIGNED] = {
    NP_("%s customer is left out: assigned like that already.",
        "%s customers are left out: assigned like that already."),
    { NULL, NULL },
    N_("Assigned like that already"),
  },
};

char *
cb_left_out_describe (CbPlan    *plan,
                      CbLeftOut  reason)
{
  const char *const *forms;

  g_return_val_if_fail (CB_IS_PLAN (plan), NULL);
  g_return_val_if_fail (reason < CB_N_LEFT_OUT, NULL);

  forms = words[reason].customers;
  if (cb_plan_is_about_items (plan) && words[reason].items[0] != NULL)
    forms = words[reason].items;

  return cb_count_phrase (forms[0], forms[1], cb_plan_get_n_left_out (plan, reason));
}

const char *
cb_left_out_get_reason (CbLeftOut reason)
{
  g_return_val_if_fail (reason < CB_N_LEFT_OUT, NULL);

  return _(words[reason].reason);
}
