/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-deletion-flow-private.h"

#include <glib/gi18n.h>

#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-permission-text.h"
#include "cb-plan-list.h"
#include "cb-plan-text.h"
#include "cb-receipts-dialog.h"
#include "cb-refusal-store.h"
#include "cb-result-dialog.h"

/* What a toast tells of. */
typedef struct
{
  GtkWidget *place;
  CbBook    *book;
  gint64     operation_id;
  gboolean   redo;
} Done;

static void
done_free (gpointer  data,
           GClosure *closure)
{
  Done *done = data;

  g_object_unref (done->place);
  g_object_unref (done->book);
  g_free (done);
}

/* The overlay of the dialog that @place is part of, NULL for the window's. */
static AdwToastOverlay *
find_overlay (GtkWidget *place)
{
  if (gtk_widget_get_root (place) == NULL ||
      gtk_widget_get_ancestor (place, ADW_TYPE_DIALOG) == NULL)
    return NULL;

  return ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (place, ADW_TYPE_TOAST_OVERLAY));
}

/* @toast: (transfer full) */
static void
add_toast (CbDeletionFlow *flow,
           AdwToast       *toast)
{
  AdwToastOverlay *overlay = find_overlay (flow->place);

  adw_toast_set_use_markup (toast, FALSE);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, toast);
  else
    cb_window_add_toast (flow->window, toast);
}

gboolean
cb_deletion_flow_hold_up (CbWindow *window,
                          CbAction  action)
{
  /* What is erased can't be wiped from a file that somebody reads. */
  if (!cb_window_has_background (window) || (action != CB_ACTION_ERASE && action != CB_ACTION_ERASE_KEPT))
    return FALSE;

  cb_window_add_toast (window, adw_toast_new (_("The book is being backed up. Delete forever when that is done.")));

  return TRUE;
}

void
cb_deletion_flow_say (CbDeletionFlow *flow,
                      char           *text)
{
  add_toast (flow, adw_toast_new (text));
  g_free (text);
}

static void
reverse_cb (AdwToast *toast,
            Done     *done)
{
  if (gtk_widget_get_root (done->place) != NULL)
    cb_deletion_flow_reverse (done->place, done->book, done->operation_id, done->redo);
}

static void
receipt_cb (AdwToast *toast,
            Done     *done)
{
  if (gtk_widget_get_root (done->place) != NULL)
    adw_dialog_present (cb_receipts_dialog_new (done->book, done->operation_id), done->place);
}

static Done *
done_new (CbDeletionFlow *flow,
          CbOperation    *operation)
{
  Done *done = g_new0 (Done, 1);

  done->place = g_object_ref (find_overlay (flow->place) != NULL ? flow->place : GTK_WIDGET (flow->window));
  done->book = g_object_ref (flow->book);
  done->operation_id = cb_operation_get_id (operation);
  done->redo = cb_plan_get_reverses (flow->plan) != 0 && !flow->request->redo;

  return done;
}

/* Those who can be named, and whom the person doesn't know of already: undoing
 * takes what is left of an operation, so some may be missing as ever. */
static gboolean
is_worth_a_dialog (CbDeletionFlow *flow)
{
  CbPlan *plan = flow->plan;
  gboolean reverses = cb_plan_get_reverses (plan) != 0;

  if (cb_plan_get_action (plan) > CB_ACTION_UNMASK && cb_plan_get_action (plan) != CB_ACTION_DELETE_CONVERSATION)
    return FALSE;

  for (guint reason = 0; reason < CB_N_LEFT_OUT; reason++)
    {
      if (cb_plan_get_left_out (plan, reason) != NULL && (!reverses || reason != CB_LEFT_OUT_GONE))
        return TRUE;
    }

  return FALSE;
}

static char *
describe_done (CbPlan *plan)
{
  g_autofree char *done = cb_plan_describe_done (plan);
  g_autofree char *left_out = NULL;

  /* Of items there is no list. */
  if (cb_plan_get_n_all_left_out (plan) == 0 || !cb_plan_is_about_items (plan))
    return g_steal_pointer (&done);

  left_out = cb_plan_describe_nothing (plan);

  return g_strjoin ("\n", done, left_out, NULL);
}

static void
undo_cb (CbResultDialog *dialog,
         Done           *done)
{
  reverse_cb (NULL, done);
}

void
cb_deletion_flow_tell_done (CbDeletionFlow *flow,
                            CbOperation    *operation)
{
  gboolean is_erasure = !cb_operation_kind_is_reversible (cb_operation_get_kind (operation));
  Done *done = done_new (flow, operation);
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (is_worth_a_dialog (flow))
    {
      AdwDialog *dialog = cb_result_dialog_new (flow->book, flow->plan, !is_erasure);

      g_signal_connect_data (dialog, "undo", G_CALLBACK (undo_cb), done, done_free, 0);
      adw_dialog_present (dialog, GTK_WIDGET (flow->window));
      return;
    }

  text = describe_done (flow->plan);
  toast = adw_toast_new (text);
  if (!is_erasure)
    {
      adw_toast_set_button_label (toast, done->redo ? _("_Redo") : _("_Undo"));
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (reverse_cb), done, done_free, 0);
    }
  else if (cb_operation_get_kind (operation) == CB_OPERATION_ERASE)
    {
      adw_toast_set_button_label (toast, _("_Receipt"));
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (receipt_cb), done, done_free, 0);
    }
  else
    {
      done_free (done, NULL);
    }
  add_toast (flow, toast);
}

static void
error_response_cb (AdwAlertDialog *alert,
                   const char     *response,
                   Done           *done)
{
  if (g_str_equal (response, "receipt"))
    receipt_cb (NULL, done);
}

/* It is done, but not all of it is well: the receipt tells more. */
static void
show_remains (CbDeletionFlow *flow,
              const GError   *error)
{
  g_autofree char *title = cb_error_title (error);
  g_autofree char *body = cb_error_describe (error);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (title, body));
  Done *done = g_new0 (Done, 1);

  done->place = g_object_ref (GTK_WIDGET (flow->window));
  done->book = g_object_ref (flow->book);
  adw_alert_dialog_add_responses (alert, "close", _("_Close"), "receipt", _("_Receipts"), NULL);
  adw_alert_dialog_set_default_response (alert, "close");
  adw_alert_dialog_set_close_response (alert, "close");
  g_signal_connect_data (alert, "response", G_CALLBACK (error_response_cb), done, done_free, 0);
  adw_dialog_present (ADW_DIALOG (alert), GTK_WIDGET (flow->window));
}

void
cb_deletion_flow_tell_denied (CbDeletionFlow *flow)
{
  g_autofree char *body = cb_permissions_deny (cb_plan_get_missing (flow->plan),
                                               cb_actor_get_group (cb_plan_get_actor (flow->plan)));
  AdwDialog *alert = adw_alert_dialog_new (cb_action_get_error_heading (cb_plan_get_action (flow->plan)), body);

  /* What was refused when it was to be applied is recorded already. */
  if (!flow->again)
    cb_refusal_store_note (flow->book, cb_plan_get_missing (flow->plan));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "close");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "close");
  adw_dialog_present (alert, GTK_WIDGET (flow->window));
}

void
cb_deletion_flow_tell_error (CbDeletionFlow *flow,
                             const GError   *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cb_deletion_flow_say (flow, g_strdup (_("Canceled. Nothing was changed.")));
  else if (g_error_matches (error, CB_ERROR, CB_ERROR_REMAINS) ||
           g_error_matches (error, CB_ERROR, CB_ERROR_UNPROVED) ||
           g_error_matches (error, CB_ERROR, CB_ERROR_FOUND))
    show_remains (flow, error);
  else
    cb_window_show_error (flow->window,
                          cb_action_get_error_heading (flow->plan != NULL ? cb_plan_get_action (flow->plan)
                                                                          : flow->action), error);
}
