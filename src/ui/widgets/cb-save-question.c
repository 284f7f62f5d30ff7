/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-save-question.h"

#include <glib/gi18n.h>

void
cb_save_question_ask (GtkWidget           *parent,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  AdwAlertDialog *alert =
    ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Save Changes?"),
                                            _("What you entered has not been saved. Discarded changes are lost.")));

  adw_alert_dialog_add_responses (alert,
                                  "cancel", _("_Cancel"),
                                  "discard", _("_Discard"),
                                  "save", _("_Save"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (alert, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (alert, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_choose (alert, parent, NULL, callback, user_data);
}

CbSaveAnswer
cb_save_question_finish (GObject      *source,
                         GAsyncResult *result)
{
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "save"))
    return CB_SAVE_ANSWER_SAVE;
  if (g_str_equal (response, "discard"))
    return CB_SAVE_ANSWER_DISCARD;

  return CB_SAVE_ANSWER_CANCEL;
}
