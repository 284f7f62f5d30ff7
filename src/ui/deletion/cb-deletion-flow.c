/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-deletion-flow.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cb-apply.h"
#include "cb-erase-dialog.h"
#include "cb-error.h"
#include "cb-plan-text.h"
#include "cb-planner.h"
#include "cb-progress-dialog.h"
#include "cb-receipts-dialog.h"
#include "cb-window.h"

/* Where the plan comes from; it is made again when it no longer holds. */
typedef enum
{
  SOURCE_CUSTOMERS,
  SOURCE_LAST,        /* the last operation that can be undone, or redone */
  SOURCE_OPERATION,   /* one operation */
} Source;

/* Owned by whatever it waits for: one callback hands it to the next. */
typedef struct
{
  CbWindow          *window;
  CbBook            *book;
  Source             source;
  CbAction           action;
  CbIdSet           *customers;
  gint64             operation_id;
  gboolean           redo;
  gboolean           again;

  CbPlan            *plan;
  GCancellable      *cancellable;
  CbProgressDialog  *dialog;
} Flow;

static Flow *flow_new       (GtkWidget *parent,
                             CbBook    *book,
                             Source     source);
static void  flow_make_plan (Flow      *flow);

static void
flow_free (Flow *flow)
{
  cb_window_end_work (flow->window);
  g_clear_pointer (&flow->dialog, cb_progress_dialog_end);
  g_clear_pointer (&flow->customers, cb_id_set_unref);
  g_clear_object (&flow->plan);
  g_clear_object (&flow->cancellable);
  g_clear_object (&flow->book);
  g_clear_object (&flow->window);
  g_free (flow);
}

static void
flow_toast (Flow *flow,
            char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  cb_window_add_toast (flow->window, toast);
  g_free (text);
}

/* What a toast tells of. */
typedef struct
{
  CbBook   *book;
  gint64    operation_id;
  gboolean  redo;
} Done;

static void
done_free (Done *done)
{
  g_object_unref (done->book);
  g_free (done);
}

static void
reverse_cb (AdwToast *toast,
            CbWindow *window)
{
  Done *done = g_object_get_data (G_OBJECT (toast), "done");

  cb_deletion_flow_reverse (GTK_WIDGET (window), done->book, done->operation_id, done->redo);
}

static void
receipt_cb (AdwToast *toast,
            CbWindow *window)
{
  Done *done = g_object_get_data (G_OBJECT (toast), "done");

  adw_dialog_present (cb_receipts_dialog_new (done->book, done->operation_id), GTK_WIDGET (window));
}

static void
flow_toast_done (Flow        *flow,
                 CbOperation *operation)
{
  g_autofree char *text = cb_plan_describe_done (flow->plan);
  AdwToast *toast = adw_toast_new (text);
  Done *done = g_new0 (Done, 1);

  done->book = g_object_ref (flow->book);
  done->operation_id = cb_operation_get_id (operation);
  done->redo = cb_plan_get_reverses (flow->plan) != 0 && !flow->redo;
  g_object_set_data_full (G_OBJECT (toast), "done", done, (GDestroyNotify) done_free);

  adw_toast_set_use_markup (toast, FALSE);
  if (cb_plan_get_action (flow->plan) == CB_ACTION_ERASE)
    {
      adw_toast_set_button_label (toast, _("_Receipt"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (receipt_cb), flow->window, 0);
    }
  else
    {
      adw_toast_set_button_label (toast, done->redo ? _("_Redo") : _("_Undo"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (reverse_cb), flow->window, 0);
    }
  cb_window_add_toast (flow->window, toast);
}

static char *
get_error_heading (CbAction action)
{
  switch (action)
    {
    case CB_ACTION_DELETE:
      return g_strdup (_("Nothing Was Deleted"));
    case CB_ACTION_UNDELETE:
      return g_strdup (_("Nothing Was Undeleted"));
    case CB_ACTION_ERASE:
      return g_strdup (_("Nothing Was Deleted Forever"));
    default:
      g_return_val_if_reached (NULL);
    }
}

/* FALSE if the work goes on with a new plan. */
static gboolean
flow_fail (Flow   *flow,
           GError *error)
{
  g_autofree char *heading = NULL;

  if (g_error_matches (error, CB_ERROR, CB_ERROR_PLAN_CHANGED))
    {
      flow->again = TRUE;
      return FALSE;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      flow_toast (flow, g_strdup (_("Cancelled. Nothing was changed.")));
      return TRUE;
    }

  if (!g_error_matches (error, CB_ERROR, CB_ERROR_REMAINS) &&
      !g_error_matches (error, CB_ERROR, CB_ERROR_UNPROVED) &&
      !g_error_matches (error, CB_ERROR, CB_ERROR_FOUND))
    heading = get_error_heading (flow->plan != NULL ? cb_plan_get_action (flow->plan) : flow->action);
  cb_window_show_error (flow->window, heading, error);

  return TRUE;
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Flow *flow = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbOperation) operation = NULL;

  operation = cb_plan_apply_finish (flow->book, result, &error);
  g_clear_pointer (&flow->dialog, cb_progress_dialog_end);

  if (error != NULL && !flow_fail (flow, error))
    {
      flow_make_plan (flow);
      return;
    }

  if (operation != NULL && error == NULL)
    flow_toast_done (flow, operation);
  flow_free (flow);
}

static void
flow_apply (Flow *flow)
{
  g_autofree char *heading = cb_plan_get_progress (flow->plan);
  g_autoptr (CbProgress) progress = cb_progress_new ();

  g_clear_object (&flow->cancellable);
  flow->cancellable = g_cancellable_new ();
  flow->dialog = cb_progress_dialog_begin (GTK_WIDGET (flow->window), heading,
                                           progress, flow->cancellable);
  cb_plan_apply_async (flow->book, flow->plan, progress, flow->cancellable, applied_cb, flow);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Flow *flow = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "cancel"))
    flow_free (flow);
  else
    flow_apply (flow);
}

static AdwDialog *
create_delete_dialog (const char *heading,
                      const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "delete", _("_Delete"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "delete",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");

  return dialog;
}

static gboolean
needs_question (Flow *flow)
{
  g_autoptr (GSettings) settings = NULL;

  /* Undelete loses nothing; Undo and Redo were asked for by name. */
  if (cb_plan_get_action (flow->plan) == CB_ACTION_UNDELETE || flow->source != SOURCE_CUSTOMERS)
    return FALSE;

  if (cb_plan_get_action (flow->plan) == CB_ACTION_ERASE || cb_plan_get_single (flow->plan) == NULL)
    return TRUE;

  settings = g_settings_new ("org.example.CustomerBook");
  return g_settings_get_boolean (settings, "confirm-single-delete");
}

static void
flow_ask (Flow *flow)
{
  g_autofree char *heading = cb_plan_get_question (flow->plan);
  g_autofree char *body = cb_plan_describe (flow->plan, flow->again);
  AdwDialog *dialog;

  if (cb_plan_get_action (flow->plan) == CB_ACTION_ERASE)
    dialog = cb_erase_dialog_new (heading, body, cb_plan_get_n_customers (flow->plan));
  else
    dialog = create_delete_dialog (heading, body);

  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (flow->window), NULL,
                           answered_cb, flow);
}

static void
flow_take_plan (Flow   *flow,
                CbPlan *plan,
                GError *error)
{
  g_clear_pointer (&flow->dialog, cb_progress_dialog_end);
  g_set_object (&flow->plan, plan);

  if (error != NULL)
    {
      flow_fail (flow, error);
      flow_free (flow);
    }
  else if (plan == NULL)
    {
      flow_toast (flow, g_strdup (flow->redo ? _("Nothing to redo") : _("Nothing to undo")));
      flow_free (flow);
    }
  else if (cb_plan_get_n_customers (plan) == 0)
    {
      flow_toast (flow, cb_plan_describe_nothing (plan));
      flow_free (flow);
    }
  else if (needs_question (flow))
    {
      flow_ask (flow);
    }
  else
    {
      flow_apply (flow);
    }
}

static void
plan_made_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Flow *flow = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbPlan) plan = NULL;

  switch (flow->source)
    {
    case SOURCE_CUSTOMERS:
      plan = cb_plan_make_finish (flow->book, result, &error);
      break;
    case SOURCE_LAST:
      plan = cb_plan_make_undo_finish (flow->book, result, &error);
      break;
    case SOURCE_OPERATION:
      plan = cb_plan_make_reverse_finish (flow->book, result, &error);
      break;
    default:
      g_assert_not_reached ();
    }

  flow_take_plan (flow, plan, error);
}

static void
flow_make_plan (Flow *flow)
{
  g_clear_object (&flow->cancellable);
  flow->cancellable = g_cancellable_new ();
  flow->dialog = cb_progress_dialog_begin (GTK_WIDGET (flow->window), _("Counting Customers"),
                                           NULL, flow->cancellable);

  switch (flow->source)
    {
    case SOURCE_CUSTOMERS:
      cb_plan_make_async (flow->book, flow->action, flow->customers, flow->cancellable,
                          plan_made_cb, flow);
      break;
    case SOURCE_LAST:
      cb_plan_make_undo_async (flow->book, flow->redo, flow->cancellable,
                               plan_made_cb, flow);
      break;
    case SOURCE_OPERATION:
      cb_plan_make_reverse_async (flow->book, flow->operation_id, flow->cancellable,
                                  plan_made_cb, flow);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* NULL while the window does something else. */
static Flow *
flow_new (GtkWidget *parent,
          CbBook    *book,
          Source     source)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  Flow *flow;

  g_return_val_if_fail (CB_IS_WINDOW (root), NULL);

  if (!cb_window_begin_work (CB_WINDOW (root)))
    return NULL;

  flow = g_new0 (Flow, 1);
  flow->window = g_object_ref (CB_WINDOW (root));
  flow->book = g_object_ref (book);
  flow->source = source;

  return flow;
}

void
cb_deletion_flow_run (GtkWidget     *parent,
                      CbBook        *book,
                      CbAction       action,
                      const CbIdSet *customers)
{
  Flow *flow;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (customers != NULL);

  flow = flow_new (parent, book, SOURCE_CUSTOMERS);
  if (flow == NULL)
    return;

  flow->action = action;
  flow->customers = cb_id_set_copy (customers);
  flow_make_plan (flow);
}

void
cb_deletion_flow_undo (GtkWidget *parent,
                       CbBook    *book,
                       gboolean   redo)
{
  Flow *flow;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (CB_IS_BOOK (book));

  flow = flow_new (parent, book, SOURCE_LAST);
  if (flow == NULL)
    return;

  flow->redo = redo;
  flow_make_plan (flow);
}

void
cb_deletion_flow_reverse (GtkWidget *parent,
                          CbBook    *book,
                          gint64     operation_id,
                          gboolean   redo)
{
  Flow *flow;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (CB_IS_BOOK (book));

  flow = flow_new (parent, book, SOURCE_OPERATION);
  if (flow == NULL)
    return;

  flow->operation_id = operation_id;
  flow->redo = redo;
  flow_make_plan (flow);
}
