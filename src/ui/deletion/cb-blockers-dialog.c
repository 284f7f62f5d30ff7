/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-blockers-dialog-private.h"

#include <glib/gi18n.h>

#include "cb-blocker-row.h"
#include "cb-count.h"
#include "cb-deletion-flow.h"
#include "cb-error-text.h"
#include "cb-item-page.h"
#include "cb-item-store.h"
#include "cb-plan-list.h"
#include "cb-planner.h"
#include "cb-rights.h"
#include "cb-slow-growth.h"

#define ROWS_PER_TURN 8

/* There is no such action: an item of a menu that has it is off. */
#define NOT_ALLOWED "blockers.not-allowed"

/* Milliseconds between them. */
#define FOCUS_PAUSE 40
#define FOCUS_TRIES 10

G_DEFINE_FINAL_TYPE (CbBlockersDialog, cb_blockers_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CONTINUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void read_plan (CbBlockersDialog *self);

static void
delete_items (CbBlockersDialog *self,
              CbIdSet          *items)
{
  guint position = cb_blockers_dialog_find_focus (self);

  self->focus_position = position != G_MAXUINT ? position : 0;
  cb_deletion_flow_run_items (GTK_WIDGET (self->stack), self->book, CB_ACTION_DELETE_ITEMS, items);
}

static void
delete_item_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_autoptr (CbIdSet) single = cb_id_set_new_single (g_variant_get_int64 (parameter));

  delete_items (CB_BLOCKERS_DIALOG (widget), single);
}

static void
delete_focused_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CbBlockersDialog *self = CB_BLOCKERS_DIALOG (widget);
  guint position = cb_blockers_dialog_find_focus (self);
  g_autoptr (CbIdSet) single = NULL;

  if (position == G_MAXUINT)
    return;

  single = cb_id_set_new_single (cb_lazy_list_get_id (CB_LAZY_LIST (self->list), position));
  delete_items (self, single);
}

static void
delete_kind_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CbBlockersDialog *self = CB_BLOCKERS_DIALOG (widget);
  g_autoptr (CbIdSet) items = cb_lazy_list_get_group_ids (CB_LAZY_LIST (self->list),
                                                          g_variant_get_uint32 (parameter));

  delete_items (self, items);
}

static void
delete_all_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CbBlockersDialog *self = CB_BLOCKERS_DIALOG (widget);

  delete_items (self, cb_plan_get_blocking (self->plan));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CbBlockersDialog *self = CB_BLOCKERS_DIALOG (widget);

  cb_deletion_flow_undo (GTK_WIDGET (self->stack), self->book, g_variant_get_boolean (parameter));
}

static void
page_delete_cb (CbBlockersDialog *self,
                CbItemPage       *page)
{
  g_autoptr (CbIdSet) single = cb_id_set_new_single (cb_item_page_get_id (page));
  guint position = self->focus_position;

  delete_items (self, single);
  self->focus_position = position;
}

static void
activate_cb (CbBlockersDialog *self,
             guint             position)
{
  g_autoptr (CbLazyRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  AdwNavigationPage *page;

  if (row == NULL || cb_lazy_row_get_content (row) == NULL)
    return;

  self->focus_position = position;
  page = cb_item_page_new (self->book, cb_lazy_row_get_content (row));
  g_signal_connect_object (page, "delete", G_CALLBACK (page_delete_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

static void
update_menu (CbBlockersDialog *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();
  gsize n = cb_id_set_get_size (cb_plan_get_blocking (self->plan));
  g_autofree char *count = cb_count_format (n);
  g_autofree char *label = g_strdup_printf (ngettext ("Delete All %s _Item…", "Delete All %s _Items…", n), count);
  gboolean may_all = TRUE;

  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      g_autofree char *kind_label = NULL;
      g_autofree char *action = NULL;
      g_autofree char *reason = NULL;

      if (cb_plan_get_n_items (self->plan, CB_FATE_BLOCKS, kind) == 0)
        continue;
      /* Translators: %s is the name of many items of a kind: "Quotes" */
      kind_label = g_strdup_printf (_("Delete All %s…"), _(cb_item_kind_get_info (kind)->title_plural));
      reason = cb_rights_explain_items (self->book, kind, CB_ITEM_RIGHT_DELETE);
      may_all = may_all && reason == NULL;
      action = reason == NULL ? g_strdup_printf ("blockers.delete-kind(uint32 %u)", kind) : g_strdup (NOT_ALLOWED);
      g_menu_append (kinds, kind_label, action);
    }
  g_menu_append (all, label, may_all ? "blockers.delete-all" : NOT_ALLOWED);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (kinds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  gtk_menu_button_set_menu_model (self->delete_button, G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (GTK_WIDGET (self->delete_button), n > 0);
}

/* A dialog that shows itself gives the keyboard to the first that takes it: the
 * button in a row. */
static gboolean
is_in_row (GtkWidget *focus)
{
  return gtk_widget_get_ancestor (focus, CB_TYPE_BLOCKER_ROW) != NULL;
}

/* The alert that led here takes the keyboard back while it closes, and the
 * dialog may still be about to show itself: so it is looked at once more. */
static gboolean
focus_cb (gpointer user_data)
{
  CbBlockersDialog *self = user_data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->slice));

  self->focus_id = 0;
  if (n == 0 || self->focus_position == G_MAXUINT ||
      g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->navigation), "list") != 0)
    return G_SOURCE_REMOVE;

  if ((cb_blockers_dialog_find_focus (self) == MIN (self->focus_position, n - 1) &&
       !is_in_row (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))))) ||
      self->n_focus_tries == 0)
    {
      self->focus_position = G_MAXUINT;
      return G_SOURCE_REMOVE;
    }

  gtk_list_view_scroll_to (self->list_view, MIN (self->focus_position, n - 1), GTK_LIST_SCROLL_FOCUS, NULL);
  /* That only says which row it would be, while the keyboard is elsewhere. */
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->list_view));
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  self->n_focus_tries--;
  self->focus_id = g_timeout_add (FOCUS_PAUSE, focus_cb, self);

  return G_SOURCE_REMOVE;
}

/* Rows can take the keyboard when they have their places. */
static void
restore_focus (CbBlockersDialog *self)
{
  self->n_focus_tries = FOCUS_TRIES;
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (focus_cb, self);
}

/* The page of an item that is gone is left. */
static void
leave_page (CbBlockersDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  if (CB_IS_ITEM_PAGE (page) &&
      !cb_id_set_contains (cb_plan_get_blocking (self->plan), cb_item_page_get_id (CB_ITEM_PAGE (page))))
    adw_navigation_view_pop (self->navigation);
}

static void
show_blockers (CbBlockersDialog *self,
               GArray           *places)
{
  gboolean is_done = cb_plan_get_n_left_out (self->plan, CB_LEFT_OUT_BLOCKED) == 0;
  g_autofree char *items = cb_plan_join_items (self->plan, CB_FATE_BLOCKS);

  cb_blocker_list_set_places (self->list, places);
  cb_lazy_list_refresh (CB_LAZY_LIST (self->list));
  if (!self->shown)
    {
      self->shown = TRUE;
      cb_grow_slowly (self->slice, G_LIST_MODEL (self->list), ROWS_PER_TURN);
    }
  adw_window_title_set_subtitle (self->title, items != NULL ? items : "");
  update_menu (self);
  leave_page (self);

  gtk_stack_set_visible_child_name (self->stack, is_done ? "done" : "list");
  gtk_widget_set_sensitive (self->continue_button, is_done);
  adw_dialog_set_default_widget (ADW_DIALOG (self), is_done ? self->continue_button : NULL);
  if (is_done)
    gtk_widget_grab_focus (self->continue_button);
  else
    restore_focus (self);
}

static void
show_error (CbBlockersDialog *self,
            const GError     *error)
{
  g_autofree char *text = cb_error_describe (error);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->error_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

/* Whether another look has to be taken, as the book has changed meanwhile. */
static gboolean
end_reading (CbBlockersDialog *self)
{
  self->reading = FALSE;
  if (!self->outdated)
    return FALSE;

  read_plan (self);

  return TRUE;
}

static void
ordered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbBlockersDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) places = cb_item_store_order_finish (CB_BOOK (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable) || end_reading (self))
    return;

  if (places != NULL)
    show_blockers (self, places);
  else
    show_error (self, error);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbBlockersDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbPlan) plan = cb_plan_make_finish (CB_BOOK (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (plan == NULL)
    {
      if (!end_reading (self))
        show_error (self, error);
      return;
    }

  g_set_object (&self->plan, plan);
  cb_item_store_order_async (self->book, cb_plan_get_blocking (plan), self->cancellable,
                             ordered_cb, g_object_ref (self));
}

static void
read_plan (CbBlockersDialog *self)
{
  self->reading = TRUE;
  self->outdated = FALSE;
  cb_plan_make_async (self->book, CB_ACTION_DELETE, self->customers, self->cancellable,
                      planned_cb, g_object_ref (self));
}

static void
book_changed_cb (CbBlockersDialog *self)
{
  self->outdated = TRUE;
  if (!self->reading)
    read_plan (self);
}

static void
retry_cb (CbBlockersDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  book_changed_cb (self);
}

static void
continue_cb (CbBlockersDialog *self)
{
  g_object_ref (self);
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CONTINUE], 0);
  g_object_unref (self);
}

static void
cb_blockers_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (CB_BLOCKERS_DIALOG (dialog)->cancellable);
}

static void
cb_blockers_dialog_dispose (GObject *object)
{
  CbBlockersDialog *self = CB_BLOCKERS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_BLOCKERS_DIALOG);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (cb_blockers_dialog_parent_class)->dispose (object);
}

static void
cb_blockers_dialog_finalize (GObject *object)
{
  CbBlockersDialog *self = CB_BLOCKERS_DIALOG (object);

  g_clear_pointer (&self->customers, cb_id_set_unref);
  g_clear_object (&self->plan);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_blockers_dialog_parent_class)->finalize (object);
}

static void
cb_blockers_dialog_class_init (CbBlockersDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cb_blockers_dialog_dispose;
  object_class->finalize = cb_blockers_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = cb_blockers_dialog_closed;

  signals[SIGNAL_CONTINUE] =
    g_signal_new ("continue", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-blockers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbBlockersDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, CbBlockersDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CbBlockersDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CbBlockersDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, CbBlockersDialog, slice);
  gtk_widget_class_bind_template_child (widget_class, CbBlockersDialog, done_page);
  gtk_widget_class_bind_template_child (widget_class, CbBlockersDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, CbBlockersDialog, delete_button);
  gtk_widget_class_bind_template_child (widget_class, CbBlockersDialog, continue_button);
  cb_blockers_dialog_class_init_rows (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);

  gtk_widget_class_install_action (widget_class, "blockers.delete-item", "x", delete_item_cb);
  gtk_widget_class_install_action (widget_class, "blockers.delete-focused", NULL, delete_focused_cb);
  gtk_widget_class_install_action (widget_class, "blockers.delete-kind", "u", delete_kind_cb);
  gtk_widget_class_install_action (widget_class, "blockers.delete-all", NULL, delete_all_cb);
  gtk_widget_class_install_action (widget_class, "blockers.undo", "b", undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "blockers.delete-focused", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "blockers.delete-focused", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "blockers.undo", "b", FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "blockers.undo", "b", TRUE);
}

static void
cb_blockers_dialog_init (CbBlockersDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (GTK_WIDGET (self->delete_button), FALSE);
}

/**
 * cb_blockers_dialog_new:
 * @customers: who shall be deleted; copied
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
cb_blockers_dialog_new (CbBook        *book,
                        const CbIdSet *customers)
{
  CbBlockersDialog *self;

  g_return_val_if_fail (CB_IS_BOOK (book), NULL);
  g_return_val_if_fail (customers != NULL, NULL);

  self = g_object_new (CB_TYPE_BLOCKERS_DIALOG, NULL);
  self->book = g_object_ref (book);
  self->customers = cb_id_set_copy (customers);
  self->list = cb_blocker_list_new (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  read_plan (self);

  return ADW_DIALOG (self);
}
