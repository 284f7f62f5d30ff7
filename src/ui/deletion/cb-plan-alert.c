/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-plan-alert.h"

#include <glib/gi18n.h>

#include "cb-erase-dialog.h"
#include "cb-plan-details.h"
#include "cb-plan-list.h"
#include "cb-plan-text.h"

static AdwResponseAppearance
get_appearance (CbPlan *plan)
{
  switch (cb_plan_get_action (plan))
    {
    case CB_ACTION_UNDELETE:
    case CB_ACTION_UNMASK:
    case CB_ACTION_UNDELETE_ITEMS:
    case CB_ACTION_UNDELETE_CONVERSATION:
    case CB_ACTION_ASSIGN:
      return ADW_RESPONSE_SUGGESTED;

    case CB_ACTION_DELETE:
    case CB_ACTION_ERASE:
    case CB_ACTION_MASK:
    case CB_ACTION_DELETE_ITEMS:
    case CB_ACTION_DELETE_CONVERSATION:
    case CB_ACTION_ERASE_KEPT:
    default:
      return ADW_RESPONSE_DESTRUCTIVE;
    }
}

static AdwDialog *
create_plain (CbBook     *book,
              CbPlan     *plan,
              const char *heading,
              const char *body)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));
  GtkWidget *details = cb_plan_details_new (book, plan);

  adw_alert_dialog_add_response (dialog, "cancel", _("_Cancel"));
  if (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_BLOCKED) > 0)
    adw_alert_dialog_add_response (dialog, "resolve", _("_Resolve…"));
  if (!cb_plan_is_empty (plan))
    {
      g_autofree char *response = cb_plan_get_response (plan);

      adw_alert_dialog_add_response (dialog, "apply", response);
      adw_alert_dialog_set_response_appearance (dialog, "apply", get_appearance (plan));
    }
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  if (details != NULL)
    {
      adw_alert_dialog_set_extra_child (dialog, details);
      adw_alert_dialog_set_prefer_wide_layout (dialog, TRUE);
    }

  return ADW_DIALOG (dialog);
}

AdwDialog *
cb_plan_alert_new (CbBook   *book,
                   CbPlan   *plan,
                   gboolean  again)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  g_return_val_if_fail (CB_IS_BOOK (book), NULL);
  g_return_val_if_fail (CB_IS_PLAN (plan), NULL);

  heading = cb_plan_get_question (plan);
  body = cb_plan_describe (plan, again);
  switch (cb_plan_get_action (plan))
    {
    case CB_ACTION_ERASE:
    case CB_ACTION_MASK:
    case CB_ACTION_ERASE_KEPT:
      {
        g_autofree char *response = cb_plan_get_response (plan);

        return cb_erase_dialog_new (heading, body, cb_plan_get_n (plan), cb_plan_is_about_items (plan),
                                    response, cb_plan_details_new (book, plan));
      }

    case CB_ACTION_DELETE:
    case CB_ACTION_UNDELETE:
    case CB_ACTION_UNMASK:
    case CB_ACTION_DELETE_ITEMS:
    case CB_ACTION_UNDELETE_ITEMS:
    case CB_ACTION_DELETE_CONVERSATION:
    case CB_ACTION_UNDELETE_CONVERSATION:
    case CB_ACTION_ASSIGN:
    default:
      return create_plain (book, plan, heading, body);
    }
}
