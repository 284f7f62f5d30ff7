/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-activity-page.h"

#include <glib/gi18n.h>

#include "cb-activity-export.h"
#include "cb-activity-filter.h"
#include "cb-activity-row.h"
#include "cb-deletion-flow.h"
#include "cb-error-text.h"
#include "cb-operation-list.h"
#include "cb-people-store.h"
#include "cb-receipts-dialog.h"
#include "cb-rights.h"

/* A list that is there sooner doesn't flash a spinner. */
#define LOADING_DELAY_MS 200

/* More is read when less than so many times of what is seen is left below. */
#define PAGES_AHEAD 2

struct _CbActivityPage
{
  AdwNavigationPage  parent_instance;

  AdwBanner         *banner;
  AdwBanner         *error_banner;
  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  GtkListView       *list_view;
  AdwStatusPage     *status_page;
  GtkWidget         *retry_button;
  GtkWidget         *clear_button;
  GtkToggleButton   *filter_button;
  CbActivityFilter  *filter;
  AdwToastOverlay   *toasts;

  CbBook            *book;
  CbOperationList   *list;
  guint              loading_delay;
  gboolean           focus_wanted;
};

G_DEFINE_FINAL_TYPE (CbActivityPage, cb_activity_page, ADW_TYPE_NAVIGATION_PAGE)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *row = cb_activity_row_new ();

  gtk_list_item_set_child (list_item, row);
  /* A double click is no way to ask for an undoing. */
  gtk_list_item_set_activatable (list_item, FALSE);
  g_object_bind_property (row, "text", list_item, "accessible-label", G_BINDING_DEFAULT);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  cb_activity_row_set_row (CB_ACTIVITY_ROW (gtk_list_item_get_child (list_item)),
                           gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  cb_activity_row_set_row (CB_ACTIVITY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
read_ahead (CbActivityPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page_size = gtk_adjustment_get_page_size (adjustment);
  double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) - page_size;

  if (page_size > 0 && below < PAGES_AHEAD * page_size)
    cb_operation_list_load_more (self->list);
}

/* Who sees the newest operation goes on seeing it. */
static void
items_changed_cb (CbActivityPage *self,
                  guint           position,
                  guint           removed,
                  guint           added)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (position == 0 && removed == 0 && added > 0 && gtk_adjustment_get_value (adjustment) <= 0)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static gboolean
loading_delay_cb (gpointer user_data)
{
  CbActivityPage *self = user_data;

  self->loading_delay = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

/* @error: (nullable) */
static void
update_status (CbActivityPage *self,
               const GError   *error)
{
  gboolean filtered = cb_operation_list_get_filter (self->list) != NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  if (error != NULL)
    text = cb_error_describe (error);
  else if (filtered)
    text = g_strdup (_("Nothing that was done matches the filter."));
  else
    text = g_strdup (_("Whatever is deleted, undeleted, imported or deleted forever in this book is listed here, with who did it and when. What can still be undone can be undone from here."));
  markup = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (self->status_page, error != NULL ? "dialog-error-symbolic" : "document-open-recent-symbolic");
  adw_status_page_set_title (self->status_page, error != NULL ? _("Activity Can’t Be Read")
                                                                : filtered ? _("No Results Found") : _("No Activity Yet"));
  adw_status_page_set_description (self->status_page, markup);
  gtk_widget_set_visible (self->retry_button, error != NULL);
  gtk_widget_set_visible (self->clear_button, error == NULL && filtered);
}

static void
update (CbActivityPage *self)
{
  const GError *error = cb_operation_list_get_error (self->list);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const char *name;

  adw_banner_set_revealed (self->error_banner, error != NULL && n_rows > 0);

  if (self->book == NULL)
    {
      name = "blank";
    }
  else if (n_rows > 0)
    {
      name = "list";
    }
  else if (error == NULL && cb_operation_list_get_loading (self->list))
    {
      if (self->loading_delay == 0)
        self->loading_delay = g_timeout_add (LOADING_DELAY_MS, loading_delay_cb, self);
      return;
    }
  else
    {
      update_status (self, error);
      name = "status";
    }

  g_clear_handle_id (&self->loading_delay, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, name);
  if (self->focus_wanted && self->book != NULL)
    cb_activity_page_focus_list (self);
  read_ahead (self);
}

static void
update_actions (CbActivityPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.reverse",
                                 self->book != NULL && !cb_book_get_read_only (self->book));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.reverse-people",
                                 self->book != NULL && !cb_book_get_read_only (self->book) &&
                                 cb_rights_allow (self->book, GTK_WIDGET (self), "activity.reverse-people", 1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.receipt", self->book != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.receipts", self->book != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.export",
                                 self->book != NULL &&
                                 cb_rights_allow (self->book, GTK_WIDGET (self), "activity.export", 1));
}

/* Enter, before the list takes it for the activation of a row. */
static gboolean
run_row_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  GtkWidget *item = gtk_widget_get_focus_child (widget);
  GtkWidget *row = item != NULL ? gtk_widget_get_first_child (item) : NULL;

  if (!CB_IS_ACTIVITY_ROW (row))
    return GDK_EVENT_PROPAGATE;

  if (!cb_activity_row_run (CB_ACTIVITY_ROW (row)))
    gtk_widget_error_bell (widget);

  return GDK_EVENT_STOP;
}

static void
reverse_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  gint64 id;
  gboolean redo;

  g_variant_get (parameter, "(xb)", &id, &redo);
  cb_deletion_flow_reverse (widget, CB_ACTIVITY_PAGE (widget)->book, id, redo);
}

static void
people_reversed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (cb_people_store_change_finish (CB_BOOK (source), result, &error) == 0)
    cb_error_show (widget, _("Nothing Was Changed"), error);
}

static void
reverse_people_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  cb_people_store_reverse_async (CB_ACTIVITY_PAGE (widget)->book, g_variant_get_int64 (parameter), people_reversed_cb,
                                 g_object_ref (widget));
}

static void
receipt_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  adw_dialog_present (cb_receipts_dialog_new (CB_ACTIVITY_PAGE (widget)->book, g_variant_get_int64 (parameter)),
                      widget);
}

static void
receipts_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CbActivityPage *self = CB_ACTIVITY_PAGE (widget);

  /* The dialog would give the focus back to the menu. */
  cb_activity_page_focus_list (self);
  adw_dialog_present (cb_receipts_dialog_new (self->book, 0), widget);
}

static void
export_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CbActivityPage *self = CB_ACTIVITY_PAGE (widget);

  cb_activity_export_ask (self->toasts, self->book, cb_operation_list_get_filter (self->list));
}

static void
filter_changed_cb (CbActivityPage *self)
{
  g_autoptr (CbOperationFilter) filter = cb_activity_filter_get (self->filter);

  cb_operation_list_set_filter (self->list, filter);
}

/* Without the row of the filter, nothing is left out that one can't see is. */
static void
filter_toggled_cb (CbActivityPage *self)
{
  if (gtk_toggle_button_get_active (self->filter_button))
    cb_activity_filter_focus (self->filter);
  else
    cb_activity_filter_clear (self->filter);
}

static void
clear_filter_cb (CbActivityPage *self)
{
  cb_activity_filter_clear (self->filter);
}

static void
retry_cb (CbActivityPage *self)
{
  cb_operation_list_retry (self->list);
}

static void
cb_activity_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cb_activity_page_parent_class)->map (widget);
  cb_operation_list_set_active (CB_ACTIVITY_PAGE (widget)->list, TRUE);
}

static void
cb_activity_page_unmap (GtkWidget *widget)
{
  cb_operation_list_set_active (CB_ACTIVITY_PAGE (widget)->list, FALSE);
  GTK_WIDGET_CLASS (cb_activity_page_parent_class)->unmap (widget);
}

static void
cb_activity_page_dispose (GObject *object)
{
  CbActivityPage *self = CB_ACTIVITY_PAGE (object);

  g_clear_handle_id (&self->loading_delay, g_source_remove);
  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      cb_operation_list_set_book (self->list, NULL);
    }
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_ACTIVITY_PAGE);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (cb_activity_page_parent_class)->dispose (object);
}

static void
cb_activity_page_class_init (CbActivityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_activity_page_dispose;
  widget_class->map = cb_activity_page_map;
  widget_class->unmap = cb_activity_page_unmap;

  g_type_ensure (CB_TYPE_ACTIVITY_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-activity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbActivityPage, banner);
  gtk_widget_class_bind_template_child (widget_class, CbActivityPage, error_banner);
  gtk_widget_class_bind_template_child (widget_class, CbActivityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CbActivityPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CbActivityPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, CbActivityPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, CbActivityPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, CbActivityPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, CbActivityPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CbActivityPage, filter);
  gtk_widget_class_bind_template_child (widget_class, CbActivityPage, toasts);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_install_action (widget_class, "activity.reverse", "(xb)", reverse_cb);
  gtk_widget_class_install_action (widget_class, "activity.reverse-people", "x", reverse_people_cb);
  gtk_widget_class_install_action (widget_class, "activity.receipt", "x", receipt_cb);
  gtk_widget_class_install_action (widget_class, "activity.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "activity.receipts", NULL, receipts_cb);
}

static void
add_keys (CbActivityPage *self)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0),
                                                            gtk_callback_action_new (run_row_cb, NULL, NULL)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), controller);
}

static void
cb_activity_page_init (CbActivityPage *self)
{
  GtkAdjustment *adjustment;
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->list = cb_operation_list_new ();
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  add_keys (self);

  /* After the view has heard of it. */
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->list, "state-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (read_ahead), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (read_ahead), self, G_CONNECT_SWAPPED);

  update_actions (self);
}

/**
 * cb_activity_page_new:
 *
 * Returns: (transfer floating): a page without a book
 */
AdwNavigationPage *
cb_activity_page_new (void)
{
  return g_object_new (CB_TYPE_ACTIVITY_PAGE, NULL);
}

void
cb_activity_page_set_book (CbActivityPage *self,
                           CbBook         *book)
{
  g_return_if_fail (CB_IS_ACTIVITY_PAGE (self));
  g_return_if_fail (book == NULL || CB_IS_BOOK (book));

  if (self->book == book)
    return;

  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_set_object (&self->book, book);

  gtk_toggle_button_set_active (self->filter_button, FALSE);
  cb_activity_filter_set_book (self->filter, book);
  cb_operation_list_set_book (self->list, book);
  if (book != NULL)
    g_signal_connect_object (book, "notify::actor", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);
  update (self);
}

void
cb_activity_page_set_notice (CbActivityPage *self,
                             const char     *notice,
                             const char     *button,
                             const char     *action)
{
  g_return_if_fail (CB_IS_ACTIVITY_PAGE (self));

  if (notice != NULL)
    {
      adw_banner_set_title (self->banner, notice);
      adw_banner_set_button_label (self->banner, button);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), action);
    }
  adw_banner_set_revealed (self->banner, notice != NULL);
}

void
cb_activity_page_focus_list (CbActivityPage *self)
{
  g_return_if_fail (CB_IS_ACTIVITY_PAGE (self));

  self->focus_wanted = FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  else if (cb_operation_list_get_loading (self->list))
    self->focus_wanted = TRUE;
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

void
cb_activity_page_start_filter (CbActivityPage *self)
{
  g_return_if_fail (CB_IS_ACTIVITY_PAGE (self));

  gtk_toggle_button_set_active (self->filter_button, TRUE);
  cb_activity_filter_focus (self->filter);
}
