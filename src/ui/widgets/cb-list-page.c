/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-list-page-private.h"

#include <glib/gi18n.h>

#include "cb-seen-rows.h"

enum
{
  PROP_NARROW = 1,
  PROP_WRITABLE,
  PROP_ROW_REASON,
  PROP_START_WIDGET,
  PROP_PAGE_MENU,
  PROP_BAR_WIDGET,
  PROP_EMPTY_WIDGET,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CbListPage, cb_list_page, ADW_TYPE_NAVIGATION_PAGE)

static void
book_changed_cb (CbListPage *self,
                 CbChange   *change)
{
  cb_list_page_follow_focus (self, change);
}

static void
rights_changed_cb (CbListPage *self)
{
  cb_list_page_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW_REASON]);
}

/* The list is shown with its first rows: to map all of them at once takes long. */
static void
items_changed_cb (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (priv->stack), "list") != 0)
    cb_list_page_update (self);
}

static void
search_changed_cb (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);

  cb_customer_list_set_query (priv->list, gtk_editable_get_text (GTK_EDITABLE (priv->search_entry)));
  cb_list_page_update_counts (self);
}

static void
search_activate_cb (CbListPage *self)
{
  cb_list_page_focus_list (self);
}

static void
search_mode_cb (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);

  /* The entry takes the focus with it. */
  if (!gtk_search_bar_get_search_mode (priv->search_bar) &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    cb_list_page_focus_list (self);
}

static void
retry_cb (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);

  cb_customer_list_reload (priv->list);
}

static void
activate_cb (CbListPage *self,
             guint       position)
{
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);
  gint64 id = cb_customer_list_get_id (priv->list, position);

  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-customer", "x", id);
}

static void
select_all_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CbListPagePrivate *priv = cb_list_page_get_instance_private (CB_LIST_PAGE (widget));

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (priv->selection));
}

static void
select_none_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CbListPage *self = CB_LIST_PAGE (widget);
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);
  gboolean in_list = cb_list_page_get_current (self) != NULL;

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (priv->selection));
  /* The button that was pressed is hidden now. */
  if (!in_list)
    cb_list_page_focus_list (self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  CbListPage *self = CB_LIST_PAGE (widget);
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);

  if (cb_selection_model_get_n_selected (priv->selection) > 0)
    {
      gtk_widget_activate_action (widget, "page.select-none", NULL);
      return GDK_EVENT_STOP;
    }

  if (gtk_search_bar_get_search_mode (priv->search_bar))
    {
      gtk_search_bar_set_search_mode (priv->search_bar, FALSE);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/* A key says why it does nothing. */
static void
add_list_shortcut (CbListPage *self,
                   const char *trigger,
                   const char *action)
{
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);
  GtkEventController *controller;
  GtkShortcut *shortcut;

  if (action == NULL)
    return;

  controller = gtk_shortcut_controller_new ();
  shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new ("page.try"));
  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (action));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (priv->column_view), controller);
}

static void
cb_list_page_constructed (GObject *object)
{
  CbListPage *self = CB_LIST_PAGE (object);
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);
  const CbListPageSpec *spec = CB_LIST_PAGE_GET_CLASS (self)->spec;

  G_OBJECT_CLASS (cb_list_page_parent_class)->constructed (object);

  priv->list = cb_customer_list_new (spec->scope);
  priv->selection = cb_selection_model_new (priv->list);
  cb_check_all_set_model (priv->check_all, GTK_SELECTION_MODEL (priv->selection));
  cb_customer_list_set_sort (priv->list, spec->sort_column, spec->descending);
  cb_list_page_add_columns (self);
  cb_list_page_watch_sort (self);
  if (spec->search_hint != NULL)
    gtk_search_entry_set_placeholder_text (priv->search_entry, _(spec->search_hint));
  add_list_shortcut (self, "Delete|KP_Delete", spec->delete_action);
  add_list_shortcut (self, "<Shift>Delete|<Shift>KP_Delete", spec->shift_delete_action);
  add_list_shortcut (self, "Menu|<Shift>F10", "page.row-menu");

  cb_seen_rows_watch (priv->column_view, priv->list);
  cb_list_page_watch_scrolling (self);
  g_signal_connect_object (priv->list, "items-changed",
                           G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list, "settled",
                           G_CALLBACK (cb_list_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list, "notify::loading",
                           G_CALLBACK (cb_list_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list, "notify::error",
                           G_CALLBACK (cb_list_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->selection, "notify::n-selected",
                           G_CALLBACK (cb_list_page_update_counts), self, G_CONNECT_SWAPPED);
  cb_list_page_sort (self, spec->sort_column, spec->descending);

  cb_list_page_update (self);
}

/* Back from a profile, the work goes on at the row that it was opened from. */
static void
cb_list_page_shown (AdwNavigationPage *page)
{
  CbListPage *self = CB_LIST_PAGE (page);
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      !gtk_search_bar_get_search_mode (priv->search_bar) &&
      cb_list_page_get_current (self) == NULL)
    cb_list_page_focus_list (self);
}

static void
cb_list_page_map (GtkWidget *widget)
{
  CbListPage *self = CB_LIST_PAGE (widget);

  GTK_WIDGET_CLASS (cb_list_page_parent_class)->map (widget);
  cb_list_page_watch_focus (self);
}

static void
cb_list_page_unmap (GtkWidget *widget)
{
  cb_list_page_unwatch_focus (CB_LIST_PAGE (widget));
  GTK_WIDGET_CLASS (cb_list_page_parent_class)->unmap (widget);
}

static void
cb_list_page_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CbListPagePrivate *priv = cb_list_page_get_instance_private (CB_LIST_PAGE (object));

  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, priv->width == CB_LIST_WIDTH_NARROW);
      break;

    case PROP_WRITABLE:
      g_value_set_boolean (value, priv->book != NULL && !cb_book_get_read_only (priv->book));
      break;

    case PROP_ROW_REASON:
      g_value_take_string (value, cb_list_page_explain_row (CB_LIST_PAGE (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cb_list_page_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CbListPagePrivate *priv = cb_list_page_get_instance_private (CB_LIST_PAGE (object));

  switch (property_id)
    {
    case PROP_START_WIDGET:
      adw_bin_set_child (priv->start_bin, g_value_get_object (value));
      break;

    case PROP_PAGE_MENU:
      cb_list_page_set_page_menu (CB_LIST_PAGE (object), g_value_get_object (value));
      break;

    case PROP_BAR_WIDGET:
      adw_bin_set_child (priv->bar_bin, g_value_get_object (value));
      break;

    case PROP_EMPTY_WIDGET:
      adw_bin_set_child (priv->empty_bin, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cb_list_page_dispose (GObject *object)
{
  CbListPage *self = CB_LIST_PAGE (object);
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);

  g_clear_handle_id (&priv->loading_delay, g_source_remove);
  g_clear_handle_id (&priv->bars_idle, g_source_remove);
  g_clear_handle_id (&priv->anchor_idle, g_source_remove);
  cb_list_page_clear_focus (self);
  cb_list_page_clear_sort (self);
  cb_list_page_unwatch_focus (self);
  g_clear_pointer (&priv->row_menu, gtk_widget_unparent);
  if (priv->book != NULL)
    g_signal_handlers_disconnect_by_data (priv->book, self);
  g_clear_object (&priv->book);
  if (priv->column_view != NULL)
    gtk_column_view_set_model (priv->column_view, NULL);
  /* The page unparents its child by itself, once. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_LIST_PAGE);
  g_clear_object (&priv->adjustment);
  g_clear_object (&priv->selection);
  g_clear_object (&priv->list);

  G_OBJECT_CLASS (cb_list_page_parent_class)->dispose (object);
}

static void
cb_list_page_class_init (CbListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cb_list_page_constructed;
  object_class->dispose = cb_list_page_dispose;
  object_class->get_property = cb_list_page_get_property;
  object_class->set_property = cb_list_page_set_property;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = cb_list_page_shown;
  widget_class->map = cb_list_page_map;
  widget_class->unmap = cb_list_page_unmap;
  klass->describe_count = cb_list_page_describe_count;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WRITABLE] =
    g_param_spec_boolean ("writable", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROW_REASON] =
    g_param_spec_string ("row-reason", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_START_WIDGET] =
    g_param_spec_object ("start-widget", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE_MENU] =
    g_param_spec_object ("page-menu", NULL, NULL, G_TYPE_MENU_MODEL,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BAR_WIDGET] =
    g_param_spec_object ("bar-widget", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EMPTY_WIDGET] =
    g_param_spec_object ("empty-widget", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CB_TYPE_CHECK_ALL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CustomerBook/ui/cb-list-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, toolbar_view);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, header_bar);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, window_title);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, start_bin);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, banner);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, search_bar);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, search_entry);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, toast_overlay);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, breakpoint_bin);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, medium_breakpoint);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, narrow_breakpoint);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, column_view);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, check_all);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, empty_bin);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, no_match_page);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, clear_button);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, error_page);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, count_label);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, select_all_button);
  gtk_widget_class_bind_template_child_private (widget_class, CbListPage, bar_bin);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "clear_search_cb",
                                                G_CALLBACK (cb_list_page_clear_search_cb));
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "search_key_cb",
                                                G_CALLBACK (cb_list_page_search_key_cb));
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  cb_list_page_class_init_columns (widget_class);
  cb_list_page_class_init_menu (widget_class);

  gtk_widget_class_install_action (widget_class, "page.try", "s", cb_list_page_try_cb);
  gtk_widget_class_install_action (widget_class, "page.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "page.select-none", NULL, select_none_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK,
                                       "page.select-all", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cb_list_page_init (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);

  priv->width = CB_LIST_WIDTH_WIDE;
  cb_list_page_init_sort (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (priv->search_bar, GTK_EDITABLE (priv->search_entry));
}

CbListPagePrivate *
cb_list_page_get_private (CbListPage *self)
{
  return cb_list_page_get_instance_private (self);
}

void
cb_list_page_set_book (CbListPage *self,
                       CbBook     *book)
{
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);

  g_return_if_fail (CB_IS_LIST_PAGE (self));

  if (priv->book == book)
    return;

  if (priv->book != NULL)
    g_signal_handlers_disconnect_by_data (priv->book, self);
  g_set_object (&priv->book, book);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRITABLE]);
  cb_list_page_clear_focus (self);
  gtk_search_bar_set_search_mode (priv->search_bar, FALSE);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (priv->selection));

  cb_customer_list_set_book (priv->list, book);
  /* Only now: a million rows needn't be shown to be thrown away. */
  gtk_column_view_set_model (priv->column_view, book != NULL ? GTK_SELECTION_MODEL (priv->selection) : NULL);
  if (book != NULL)
    {
      g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (book, "notify::actor", G_CALLBACK (rights_changed_cb), self, G_CONNECT_SWAPPED);
    }
  rights_changed_cb (self);
  cb_list_page_update (self);
}

CbBook *
cb_list_page_get_book (CbListPage *self)
{
  g_return_val_if_fail (CB_IS_LIST_PAGE (self), NULL);

  return cb_list_page_get_private (self)->book;
}

CbCustomerList *
cb_list_page_get_list (CbListPage *self)
{
  g_return_val_if_fail (CB_IS_LIST_PAGE (self), NULL);

  return cb_list_page_get_private (self)->list;
}

CbSelectionModel *
cb_list_page_get_selection (CbListPage *self)
{
  g_return_val_if_fail (CB_IS_LIST_PAGE (self), NULL);

  return cb_list_page_get_private (self)->selection;
}

void
cb_list_page_start_search (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_instance_private (self);

  g_return_if_fail (CB_IS_LIST_PAGE (self));

  gtk_search_bar_set_search_mode (priv->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (priv->search_entry));
}
