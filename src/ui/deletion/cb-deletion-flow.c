/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-deletion-flow-private.h"

#include <glib/gi18n.h>

#include "cb-apply.h"
#include "cb-blockers-dialog.h"
#include "cb-error.h"
#include "cb-plan-alert.h"
#include "cb-plan-list.h"
#include "cb-plan-text.h"
#include "cb-planner.h"
#include "cb-preference-store.h"
#include "cb-present.h"
#include "cb-renumber-dialog.h"

static void make_plan (CbDeletionFlow *flow);

static void
flow_free (CbDeletionFlow *flow)
{
  cb_window_end_work (flow->window);
  g_clear_pointer (&flow->dialog, cb_progress_dialog_end);
  g_clear_pointer (&flow->request, cb_flow_request_unref);
  g_clear_object (&flow->plan);
  g_clear_object (&flow->cancellable);
  g_clear_object (&flow->book);
  g_clear_object (&flow->place);
  g_clear_object (&flow->window);
  g_free (flow);
}

/* Shows, after a moment, that something is going on that can be cancelled. */
static void
begin_waiting (CbDeletionFlow *flow,
               const char     *heading,
               CbProgress     *progress)
{
  g_clear_pointer (&flow->dialog, cb_progress_dialog_end);
  g_clear_object (&flow->cancellable);
  flow->cancellable = g_cancellable_new ();
  flow->dialog = cb_progress_dialog_begin (GTK_WIDGET (flow->window), heading, progress, flow->cancellable);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  CbDeletionFlow *flow = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbOperation) operation = cb_plan_apply_finish (flow->book, result, &error);

  g_clear_pointer (&flow->dialog, cb_progress_dialog_end);
  /* A new plan says what is permitted no more, too. */
  if (g_error_matches (error, CB_ERROR, CB_ERROR_PLAN_CHANGED) ||
      g_error_matches (error, CB_ERROR, CB_ERROR_DENIED))
    {
      flow->again = TRUE;
      flow->settled = FALSE;
      make_plan (flow);
      return;
    }

  if (error != NULL)
    cb_deletion_flow_tell_error (flow, error);
  else
    cb_deletion_flow_tell_done (flow, operation);
  flow_free (flow);
}

static void
apply (CbDeletionFlow *flow)
{
  g_autofree char *heading = cb_plan_get_progress (flow->plan);
  g_autoptr (CbProgress) progress = cb_progress_new ();

  begin_waiting (flow, heading, progress);
  cb_plan_apply_async (flow->book, flow->plan, progress, flow->cancellable, applied_cb, flow);
}

/* What goes on when nothing blocks any more. */
typedef struct
{
  CbWindow      *window;
  CbBook        *book;
  CbFlowRequest *request;
} Later;

static void
later_free (gpointer  data,
            GClosure *closure)
{
  Later *later = data;

  g_object_unref (later->window);
  g_object_unref (later->book);
  cb_flow_request_unref (later->request);
  g_free (later);
}

static void
continue_cb (CbBlockersDialog *dialog,
             Later            *later)
{
  cb_deletion_flow_start (GTK_WIDGET (later->window), later->book, later->request);
}

/* The dialog does deletions of its own: so this one ends, and starts anew. */
static void
resolve (CbDeletionFlow *flow)
{
  AdwDialog *dialog = cb_blockers_dialog_new (flow->book,
                                              cb_plan_get_left_out (flow->plan, CB_LEFT_OUT_BLOCKED));
  g_autoptr (CbWindow) window = g_object_ref (flow->window);
  Later *later = g_new0 (Later, 1);

  later->window = g_object_ref (flow->window);
  later->book = g_object_ref (flow->book);
  later->request = cb_flow_request_ref (flow->request);
  g_signal_connect_data (dialog, "continue", G_CALLBACK (continue_cb), later, later_free, 0);
  flow_free (flow);
  cb_present_soon (dialog, GTK_WIDGET (window));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  CbDeletionFlow *flow = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "apply"))
    apply (flow);
  else if (g_str_equal (response, "resolve"))
    resolve (flow);
  else
    flow_free (flow);
}

static gboolean
ask_cb (gpointer user_data)
{
  CbDeletionFlow *flow = user_data;
  g_autoptr (AdwDialog) question = g_steal_pointer (&flow->question);

  adw_alert_dialog_choose (ADW_ALERT_DIALOG (question), GTK_WIDGET (flow->window), NULL, answered_cb, flow);

  return G_SOURCE_REMOVE;
}

/* To make the question and to show it would take too long at once. */
static void
ask (CbDeletionFlow *flow)
{
  flow->question = g_object_ref_sink (cb_plan_alert_new (flow->book, flow->plan, flow->again));
  g_idle_add_full (G_PRIORITY_DEFAULT, ask_cb, flow, NULL);
}

/* Whether Undo makes good all that deleting the one customer does. */
static gboolean
is_harmless (CbPlan *plan)
{
  for (guint program = 1; program < CB_N_ACCOUNTINGS; program++)
    {
      if (cb_plan_get_n_linked (plan, program) > 0)
        return FALSE;
    }

  return cb_plan_get_single (plan) != NULL && cb_plan_get_n_all_left_out (plan) == 0 &&
         cb_plan_get_n_all_items (plan, CB_FATE_CLOSED) == 0;
}

static gboolean
needs_question (CbDeletionFlow *flow)
{
  g_autoptr (GSettings) settings = NULL;

  switch (cb_plan_get_action (flow->plan))
    {
    case CB_ACTION_ERASE:
    case CB_ACTION_ERASE_KEPT:
      return TRUE;

    /* Nothing is lost by these. */
    case CB_ACTION_UNDELETE:
    case CB_ACTION_UNMASK:
    case CB_ACTION_UNDELETE_ITEMS:
    case CB_ACTION_UNDELETE_CONVERSATION:
    case CB_ACTION_ASSIGN:
      return FALSE;

    case CB_ACTION_DELETE:
    case CB_ACTION_MASK:
    case CB_ACTION_DELETE_ITEMS:
    case CB_ACTION_DELETE_CONVERSATION:
    default:
      break;
    }

  /* Undo and Redo were asked for by name. */
  if (flow->request->source == CB_FLOW_SOURCE_LAST || flow->request->source == CB_FLOW_SOURCE_OPERATION)
    return flow->again;
  if (cb_plan_get_action (flow->plan) != CB_ACTION_DELETE || flow->again || !is_harmless (flow->plan))
    return TRUE;

  settings = g_settings_new ("org.example.CustomerBook");

  return g_settings_get_boolean (settings, "confirm-single-delete");
}

static void take_plan (CbDeletionFlow *flow,
                       CbPlan         *plan,
                       GError         *error);

static void
renumbered_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  CbDeletionFlow *flow = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbPlan) plan = cb_plan_renumber_finish (flow->book, result, &error);

  take_plan (flow, plan, error);
}

static void
numbers_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  CbDeletionFlow *flow = user_data;
  g_autoptr (CbIdSet) renumber = cb_renumber_dialog_choose_finish (CB_RENUMBER_DIALOG (source), result);

  if (renumber == NULL)
    {
      flow_free (flow);
      return;
    }

  flow->settled = TRUE;
  begin_waiting (flow, _("Counting Customers"), NULL);
  cb_plan_renumber_async (flow->book, flow->plan, renumber, flow->cancellable, renumbered_cb, flow);
}

static void
choose_numbers (CbDeletionFlow *flow)
{
  AdwDialog *dialog = cb_renumber_dialog_new (flow->book,
                                              cb_plan_get_left_out (flow->plan, CB_LEFT_OUT_NUMBER_TAKEN));

  cb_renumber_dialog_choose (CB_RENUMBER_DIALOG (dialog), GTK_WIDGET (flow->window), numbers_chosen_cb, flow);
}

static void
take_plan (CbDeletionFlow *flow,
           CbPlan         *plan,
           GError         *error)
{
  g_clear_pointer (&flow->dialog, cb_progress_dialog_end);
  g_set_object (&flow->plan, plan);

  if (error != NULL)
    {
      cb_deletion_flow_tell_error (flow, error);
      flow_free (flow);
    }
  else if (plan == NULL)
    {
      cb_deletion_flow_say (flow, g_strdup (flow->request->redo ? _("Nothing to redo") : _("Nothing to undo")));
      flow_free (flow);
    }
  else if (!cb_permission_set_is_empty (cb_plan_get_missing (plan)))
    {
      cb_deletion_flow_tell_denied (flow);
      flow_free (flow);
    }
  else if (!flow->settled && cb_plan_get_n_left_out (plan, CB_LEFT_OUT_NUMBER_TAKEN) > 0)
    {
      choose_numbers (flow);
    }
  else if (cb_plan_get_n (plan) == 0 && cb_plan_get_n_customers (plan) == 0)
    {
      if (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_BLOCKED) > 0)
        {
          ask (flow);
          return;
        }
      cb_deletion_flow_say (flow, cb_plan_describe_nothing (plan));
      flow_free (flow);
    }
  else if (needs_question (flow))
    {
      ask (flow);
    }
  else
    {
      apply (flow);
    }
}

static void
plan_made_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  CbDeletionFlow *flow = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbPlan) plan = NULL;

  switch (flow->request->source)
    {
    case CB_FLOW_SOURCE_CUSTOMERS:
      plan = flow->action == CB_ACTION_ASSIGN ? cb_plan_make_assign_finish (flow->book, result, &error)
                                              : cb_plan_make_finish (flow->book, result, &error);
      break;
    case CB_FLOW_SOURCE_ITEMS:
      plan = cb_plan_make_items_finish (flow->book, result, &error);
      break;
    case CB_FLOW_SOURCE_LAST:
      plan = cb_plan_make_undo_finish (flow->book, result, &error);
      break;
    case CB_FLOW_SOURCE_OPERATION:
      plan = cb_plan_make_reverse_finish (flow->book, result, &error);
      break;
    default:
      g_assert_not_reached ();
    }

  take_plan (flow, plan, error);
}

static void
make_plan (CbDeletionFlow *flow)
{
  CbFlowRequest *request = flow->request;

  begin_waiting (flow, _("Counting Customers"), NULL);
  switch (request->source)
    {
    case CB_FLOW_SOURCE_CUSTOMERS:
      if (flow->action == CB_ACTION_ASSIGN)
        cb_plan_make_assign_async (flow->book, request->set, request->assignee, flow->cancellable,
                                   plan_made_cb, flow);
      else
        cb_plan_make_async (flow->book, flow->action, request->set, flow->cancellable, plan_made_cb, flow);
      break;
    case CB_FLOW_SOURCE_ITEMS:
      cb_plan_make_items_async (flow->book, flow->action, request->set, flow->cancellable, plan_made_cb, flow);
      break;
    case CB_FLOW_SOURCE_LAST:
      cb_plan_make_undo_async (flow->book, request->redo, flow->cancellable, plan_made_cb, flow);
      break;
    case CB_FLOW_SOURCE_OPERATION:
      cb_plan_make_reverse_async (flow->book, request->operation_id, flow->cancellable, plan_made_cb, flow);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
preferences_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  CbDeletionFlow *flow = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbPreferences) preferences = cb_preference_store_get_finish (flow->book, result, &error);

  if (preferences == NULL)
    {
      cb_deletion_flow_tell_error (flow, error);
      flow_free (flow);
      return;
    }

  if (preferences->mask_first)
    flow->action = CB_ACTION_MASK;
  make_plan (flow);
}

/* Who is masked already can only be erased. */
static gboolean
are_pending (CbDeletionFlow *flow)
{
  return cb_id_set_count_common (flow->request->set, cb_book_get_pending (flow->book)) ==
         cb_id_set_get_size (flow->request->set);
}

void
cb_deletion_flow_start (GtkWidget     *parent,
                        CbBook        *book,
                        CbFlowRequest *request)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  CbDeletionFlow *flow;

  g_return_if_fail (CB_IS_WINDOW (root));

  if (cb_deletion_flow_hold_up (CB_WINDOW (root), request->action) || !cb_window_begin_work (CB_WINDOW (root)))
    return;

  flow = g_new0 (CbDeletionFlow, 1);
  flow->window = g_object_ref (CB_WINDOW (root));
  flow->place = g_object_ref (parent);
  flow->book = g_object_ref (book);
  flow->request = cb_flow_request_ref (request);
  flow->action = request->action;

  if (request->source == CB_FLOW_SOURCE_CUSTOMERS && flow->action == CB_ACTION_ERASE && !are_pending (flow))
    cb_preference_store_get_async (book, NULL, preferences_cb, flow);
  else
    make_plan (flow);
}

void
cb_deletion_flow_run (GtkWidget     *parent,
                      CbBook        *book,
                      CbAction       action,
                      const CbIdSet *customers)
{
  g_autoptr (CbFlowRequest) request = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (customers != NULL);

  request = cb_flow_request_new (CB_FLOW_SOURCE_CUSTOMERS, action, customers);
  cb_deletion_flow_start (parent, book, request);
}

void
cb_deletion_flow_assign (GtkWidget     *parent,
                         CbBook        *book,
                         const CbIdSet *customers,
                         gint64         person)
{
  g_autoptr (CbFlowRequest) request = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (customers != NULL);

  request = cb_flow_request_new (CB_FLOW_SOURCE_CUSTOMERS, CB_ACTION_ASSIGN, customers);
  request->assignee = person;
  cb_deletion_flow_start (parent, book, request);
}

void
cb_deletion_flow_run_items (GtkWidget     *parent,
                            CbBook        *book,
                            CbAction       action,
                            const CbIdSet *items)
{
  g_autoptr (CbFlowRequest) request = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (items != NULL);

  request = cb_flow_request_new (CB_FLOW_SOURCE_ITEMS, action, items);
  cb_deletion_flow_start (parent, book, request);
}

void
cb_deletion_flow_undo (GtkWidget *parent,
                       CbBook    *book,
                       gboolean   redo)
{
  g_autoptr (CbFlowRequest) request = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (CB_IS_BOOK (book));

  request = cb_flow_request_new (CB_FLOW_SOURCE_LAST, redo ? CB_ACTION_DELETE : CB_ACTION_UNDELETE, NULL);
  request->redo = redo;
  cb_deletion_flow_start (parent, book, request);
}

void
cb_deletion_flow_reverse (GtkWidget *parent,
                          CbBook    *book,
                          gint64     operation_id,
                          gboolean   redo)
{
  g_autoptr (CbFlowRequest) request = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (CB_IS_BOOK (book));

  request = cb_flow_request_new (CB_FLOW_SOURCE_OPERATION, redo ? CB_ACTION_DELETE : CB_ACTION_UNDELETE, NULL);
  request->operation_id = operation_id;
  request->redo = redo;
  cb_deletion_flow_start (parent, book, request);
}
