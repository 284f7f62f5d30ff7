/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-plan-sentences.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-plan-list.h"
#include "cb-time-text.h"

/* Brand names. */
static const char *const programs[CB_N_ACCOUNTINGS] = {
  [CB_ACCOUNTING_QUICKBOOKS] = "QuickBooks",
  [CB_ACCOUNTING_XERO] = "Xero",
};

/* What is to happen, to one customer who is called by name and number. */
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
      return g_strdup_printf (_("“%s”, number %s, and everything that was kept about them will be removed from this book. This can’t be undone, nor can anything that was done to them before."),
                              name, number);
    case CB_ACTION_MASK:
      return g_strdup_printf (_("Asterisks will stand in the place of everything personal about “%s”, number %s: here, in what is exported, and on their quotes and orders."),
                              name, number);
    case CB_ACTION_UNMASK:
      return g_strdup_printf (_("“%s”, number %s, will be shown without asterisks again, among Deleted Customers, and not be deleted forever by itself."),
                              name, number);
    case CB_ACTION_DELETE_CONVERSATION:
      return g_strdup_printf (_("All that was exchanged with “%s”, number %s, will be deleted. Contact details stay until the customer is deleted too."),
                              name, number);
    case CB_ACTION_UNDELETE_CONVERSATION:
      return g_strdup_printf (_("All that was exchanged with “%s”, number %s, and deleted will be taken back."),
                              name, number);
    case CB_ACTION_ASSIGN:
      return g_strdup_printf (_("“%s”, number %s, will be assigned to somebody else."), name, number);
    case CB_ACTION_DELETE_ITEMS:
    case CB_ACTION_UNDELETE_ITEMS:
    case CB_ACTION_ERASE_KEPT:
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
      return g_strdup (_("They and everything that was kept about them will be removed from this book. This can’t be undone, nor can anything that was done to them before."));
    case CB_ACTION_MASK:
      return g_strdup (_("Asterisks will stand in the place of everything personal about them: here, in what is exported, and on their quotes and orders."));
    case CB_ACTION_UNMASK:
      return g_strdup (_("They will be shown without asterisks again, among Deleted Customers, and not be deleted forever by themselves."));
    case CB_ACTION_DELETE_CONVERSATION:
      return g_strdup (_("All that was exchanged with these customers will be deleted. Their contact details stay until they are deleted too."));
    case CB_ACTION_UNDELETE_CONVERSATION:
      return g_strdup (_("All that was exchanged with these customers and deleted will be taken back."));
    case CB_ACTION_ASSIGN:
      return g_strdup (_("They will be assigned to somebody else."));
    case CB_ACTION_DELETE_ITEMS:
    case CB_ACTION_UNDELETE_ITEMS:
    case CB_ACTION_ERASE_KEPT:
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
describe_items (CbPlan *plan)
{
  gsize n = cb_plan_get_n (plan);
  CbCustomer *single = cb_plan_get_single (plan);
  g_autofree char *items = NULL;
  g_autofree char *name = single != NULL ? cb_display_quote (cb_customer_get_name (single)) : NULL;

  switch (cb_plan_get_action (plan))
    {
    case CB_ACTION_DELETE_ITEMS:
      items = cb_plan_join_items (plan, CB_FATE_DELETED);
      if (name != NULL)
        /* Translators: a list such as "2 quotes and 1 invoice", and whose they are */
        return g_strdup_printf (ngettext ("%1$s of “%2$s” will be deleted. Undo takes it back.",
                                          "%1$s of “%2$s” will be deleted. Undo takes them back.", n), items, name);
      /* Translators: %s is a list such as "2 quotes and 1 invoice" */
      return g_strdup_printf (ngettext ("%s will be deleted. Undo takes it back.",
                                        "%s will be deleted. Undo takes them back.", n), items);

    case CB_ACTION_UNDELETE_ITEMS:
      items = cb_plan_join_items (plan, CB_FATE_UNDELETED);
      return g_strdup_printf (ngettext ("%s will be taken back.", "%s will be taken back.", n), items);

    case CB_ACTION_ERASE_KEPT:
      items = cb_plan_join_items (plan, CB_FATE_ERASED);
      return g_strdup_printf (ngettext ("%s of deleted customers will be removed from this book. This can’t be undone.",
                                        "%s of deleted customers will be removed from this book. This can’t be undone.", n), items);

    case CB_ACTION_DELETE:
    case CB_ACTION_UNDELETE:
    case CB_ACTION_ERASE:
    case CB_ACTION_MASK:
    case CB_ACTION_UNMASK:
    case CB_ACTION_DELETE_CONVERSATION:
    case CB_ACTION_UNDELETE_CONVERSATION:
    case CB_ACTION_ASSIGN:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
add_closed (GPtrArray *sentences,
            CbPlan    *plan)
{
  gsize n_closed = cb_plan_get_n_all_items (plan, CB_FATE_CLOSED);
  gsize n_reopened = cb_plan_get_n_all_items (plan, CB_FATE_REOPENED);
  g_autofree char *closed = cb_plan_join_items (plan, CB_FATE_CLOSED);
  g_autofree char *reopened = cb_plan_join_items (plan, CB_FATE_REOPENED);

  if (closed != NULL)
    /* Translators: %s is a list such as "2 appointments and 1 reminder" */
    g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%s in progress will be closed.",
                                                           "%s in progress will be closed.", n_closed), closed));
  if (reopened != NULL)
    g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%s that was closed will be opened again.",
                                                           "%s that were closed will be opened again.", n_reopened),
                                                 reopened));
}

static void
add_linked (GPtrArray *sentences,
            CbPlan    *plan)
{
  for (guint program = 1; program < CB_N_ACCOUNTINGS; program++)
    {
      gsize n = cb_plan_get_n_linked (plan, program);
      g_autofree char *count = cb_count_format (n);

      if (n == 0)
        continue;

      if (cb_plan_get_n_customers (plan) == 1)
        /* Translators: %s is the name of an accounting program, both times */
        g_ptr_array_add (sentences, g_strdup_printf (_("The customer is linked to %s and will no longer be synced. What is in %s remains there."),
                                                     programs[program], programs[program]));
      else
        /* Translators: how many customers, then the name of an accounting program */
        g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%s of them is linked to %s and will no longer be synced. What is there remains there.",
                                                               "%s of them are linked to %s and will no longer be synced. What is there remains there.", n),
                                                     count, programs[program]));
    }
}

static void
add_kept (GPtrArray *sentences,
          CbPlan    *plan)
{
  for (guint years = 0; years <= CB_MAX_KEEP_YEARS; years++)
    {
      g_autofree char *count = cb_count_format (years);
      gsize n;
      g_autofree char *kept = cb_plan_join_kept (plan, years, &n);

      if (kept == NULL)
        continue;

      if (years == CB_KEEP_FOR_EVER)
        /* Translators: %s is a list such as "2 orders and 1 payment" */
        g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%s will be kept for ever, with asterisks instead of everything personal.",
                                                               "%s will be kept for ever, with asterisks instead of everything personal.", n), kept));
      else
        /* Translators: a list such as "2 orders and 1 payment", then how many years */
        g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%s will be kept until %s year after the date on it, with asterisks instead of everything personal.",
                                                               "%s will be kept until %s years after the date on it, with asterisks instead of everything personal.", years),
                                                     kept, count));
    }
}

static void
add_erase_date (GPtrArray *sentences,
                CbPlan    *plan)
{
  gsize n = cb_plan_get_n_customers (plan);
  g_autofree char *date = cb_time_format_date (cb_plan_get_erase_at (plan));

  /* Translators: %s is a date */
  g_ptr_array_add (sentences, g_strdup_printf (ngettext ("On %s the customer will be deleted forever by itself. Until then this can be canceled in Pending Erasure.",
                                                         "On %s they will be deleted forever by themselves. Until then this can be canceled in Pending Erasure.", n),
                                               date));
}

static void
add_conversation (GPtrArray *sentences,
                  CbPlan    *plan,
                  CbFate     fate)
{
  g_autofree char *all = cb_plan_join_all (plan, fate);

  if (all == NULL)
    return;

  if (fate == CB_FATE_DELETED)
    /* Translators: %s is a list such as "2 quotes, 3 documents and 9 messages" */
    g_ptr_array_add (sentences, g_strdup_printf (_("That is %s. Undo takes all of it back."), all));
  else
    g_ptr_array_add (sentences, g_strdup_printf (_("That is %s."), all));
}

void
cb_plan_add_sentences (GPtrArray *sentences,
                       CbPlan    *plan)
{
  CbAction action = cb_plan_get_action (plan);

  if (cb_plan_is_about_items (plan))
    {
      g_ptr_array_add (sentences, describe_items (plan));
      return;
    }

  g_ptr_array_add (sentences, cb_plan_get_single (plan) != NULL
                              ? describe_single (action, cb_plan_get_single (plan))
                              : describe_many (action));
  switch (action)
    {
    case CB_ACTION_DELETE:
    case CB_ACTION_UNDELETE:
      add_closed (sentences, plan);
      add_linked (sentences, plan);
      break;

    case CB_ACTION_MASK:
      add_erase_date (sentences, plan);
      add_kept (sentences, plan);
      add_linked (sentences, plan);
      break;

    case CB_ACTION_ERASE:
      add_kept (sentences, plan);
      add_linked (sentences, plan);
      break;

    case CB_ACTION_DELETE_CONVERSATION:
      add_conversation (sentences, plan, CB_FATE_DELETED);
      break;

    case CB_ACTION_UNDELETE_CONVERSATION:
      add_conversation (sentences, plan, CB_FATE_UNDELETED);
      break;

    case CB_ACTION_UNMASK:
    case CB_ACTION_DELETE_ITEMS:
    case CB_ACTION_UNDELETE_ITEMS:
    case CB_ACTION_ERASE_KEPT:
    case CB_ACTION_ASSIGN:
    default:
      break;
    }
}

void
cb_plan_add_blockers (GPtrArray *sentences,
                      CbPlan    *plan)
{
  gsize n_delete, n_settle;
  g_autofree char *to_delete = cb_plan_join_blocking (plan, CB_DELETE_RULE_DELETED_FIRST, &n_delete);
  g_autofree char *to_settle = cb_plan_join_blocking (plan, CB_DELETE_RULE_SETTLED_FIRST, &n_settle);

  if (to_delete != NULL)
    /* Translators: %s is a list such as "3 quotes and 1 booking" */
    g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%s must be deleted first.",
                                                           "%s must be deleted first.", n_delete), to_delete));
  if (to_settle != NULL)
    g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%s must be settled first.",
                                                           "%s must be settled first.", n_settle), to_settle));
}

void
cb_plan_add_blocked (GPtrArray *sentences,
                     CbPlan    *plan)
{
  CbCustomer *customer = cb_plan_get_single_left_out (plan);
  g_autofree char *name = cb_display_quote (cb_customer_get_name (customer));
  g_autofree char *number = cb_display_quote (cb_customer_get_number (customer));

  g_ptr_array_add (sentences, g_strdup_printf (_("“%s”, number %s, has items that would be left without an owner."),
                                               name, number));
  cb_plan_add_blockers (sentences, plan);
}
