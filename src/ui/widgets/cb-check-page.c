/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-check-page-private.h"

#include "cb-focus-return.h"
#include "cb-narrow-header.h"
#include "cb-slow-growth.h"

/* Those of a table have more in them. */
#define LIST_ROWS_PER_TURN  4
#define TABLE_ROWS_PER_TURN 2

enum
{
  PROP_PAGE_MENU = 1,
  PROP_BAR_WIDGET,
  PROP_EMPTY_WIDGET,
  PROP_SEARCH_HINT,
  PROP_START_WIDGET,
  PROP_TOP_WIDGET,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CbCheckPage, cb_check_page, ADW_TYPE_NAVIGATION_PAGE)

/* Hits are seen from the top, and few rows come at a time. */
static void
updating_cb (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  if (g_strcmp0 (priv->shown_query, cb_live_list_get_query (priv->list)) != 0)
    gtk_slice_list_model_set_model (priv->slice, NULL);
}

static void
updated_cb (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  g_set_str (&priv->shown_query, cb_live_list_get_query (priv->list));
  if (gtk_slice_list_model_get_model (priv->slice) == NULL)
    cb_grow_slowly (priv->slice, G_LIST_MODEL (priv->list),
                    CB_CHECK_PAGE_GET_CLASS (self)->add_columns != NULL ? TABLE_ROWS_PER_TURN : LIST_ROWS_PER_TURN);
  cb_check_selection_update (priv->selection);
  cb_check_page_update (self);
  cb_check_page_move_focus (self);
}

static void
search_changed_cb (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  if (priv->list != NULL)
    cb_live_list_set_query (priv->list, gtk_editable_get_text (GTK_EDITABLE (priv->search_entry)));
}

static void
search_activate_cb (CbCheckPage *self)
{
  cb_check_page_focus_list (self);
}

static void
search_mode_cb (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  /* The entry takes the focus with it. */
  if (!gtk_search_bar_get_search_mode (priv->search_bar) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    cb_check_page_focus_list (self);
}

static void
clear_search_cb (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  gtk_editable_set_text (GTK_EDITABLE (priv->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (priv->search_entry));
}

static void
retry_cb (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  cb_live_list_reload (priv->list);
}

static void
activate_cb (CbCheckPage *self,
             guint        position)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);
  gint64 id = cb_lazy_list_get_id (CB_LAZY_LIST (priv->list), position);

  if (id != 0 && CB_CHECK_PAGE_GET_CLASS (self)->open != NULL)
    CB_CHECK_PAGE_GET_CLASS (self)->open (self, id);
}

static void
select_all_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (CB_CHECK_PAGE (widget));

  if (priv->selection != NULL)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (priv->selection));
}

static void
select_none_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  CbCheckPage *self = CB_CHECK_PAGE (widget);
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  if (priv->selection == NULL)
    return;

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (priv->selection));
  /* The button that was pressed is hidden now. */
  if (cb_check_page_get_current (self) == NULL)
    cb_check_page_focus_list (self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (CB_CHECK_PAGE (widget));

  if (priv->selection != NULL && cb_check_selection_get_n_selected (priv->selection) > 0)
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
add_list_shortcut (CbCheckPage *self,
                   const char  *trigger,
                   const char  *action)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut =
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new ("page.try"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (action));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (priv->view, controller);
}

static void
cb_check_page_constructed (GObject *object)
{
  CbCheckPage *self = CB_CHECK_PAGE (object);
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  G_OBJECT_CLASS (cb_check_page_parent_class)->constructed (object);

  cb_check_page_create_view (self);
  cb_check_page_add_menu_gestures (self);
  g_signal_connect_object (priv->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  add_list_shortcut (self, "Delete|KP_Delete|<Shift>Delete|<Shift>KP_Delete",
                     CB_CHECK_PAGE_GET_CLASS (self)->delete_action);
  add_list_shortcut (self, "Menu|<Shift>F10", "page.row-menu");
  cb_check_page_update (self);
}

static void
cb_check_page_map (GtkWidget *widget)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (CB_CHECK_PAGE (widget));

  GTK_WIDGET_CLASS (cb_check_page_parent_class)->map (widget);
  if (priv->list != NULL)
    cb_live_list_set_active (priv->list, TRUE);
}

static void
cb_check_page_unmap (GtkWidget *widget)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (CB_CHECK_PAGE (widget));

  if (priv->list != NULL)
    cb_live_list_set_active (priv->list, FALSE);
  GTK_WIDGET_CLASS (cb_check_page_parent_class)->unmap (widget);
}

/* Back from a page, the work goes on at the row that it was opened from. */
static void
cb_check_page_shown (AdwNavigationPage *page)
{
  CbCheckPage *self = CB_CHECK_PAGE (page);
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !gtk_search_bar_get_search_mode (priv->search_bar) &&
      cb_check_page_get_current (self) == NULL)
    cb_check_page_focus_list (self);
}

static void
cb_check_page_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (CB_CHECK_PAGE (object));

  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, priv->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cb_check_page_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (CB_CHECK_PAGE (object));

  switch (property_id)
    {
    case PROP_PAGE_MENU:
      gtk_menu_button_set_menu_model (priv->menu_button, g_value_get_object (value));
      break;

    case PROP_BAR_WIDGET:
      adw_bin_set_child (priv->bar_bin, g_value_get_object (value));
      break;

    case PROP_EMPTY_WIDGET:
      adw_bin_set_child (priv->empty_bin, g_value_get_object (value));
      break;

    case PROP_SEARCH_HINT:
      gtk_search_entry_set_placeholder_text (priv->search_entry, g_value_get_string (value));
      break;

    case PROP_START_WIDGET:
      adw_header_bar_pack_start (priv->header_bar, g_value_get_object (value));
      break;

    case PROP_TOP_WIDGET:
      priv->top_widget = g_value_get_object (value);
      adw_toolbar_view_add_top_bar (priv->toolbar_view, priv->top_widget);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
clear_list (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  cb_check_page_set_model (self, NULL);
  if (priv->list != NULL)
    g_signal_handlers_disconnect_by_data (priv->list, self);
  g_clear_object (&priv->selection);
  g_clear_object (&priv->slice);
  if (priv->list != NULL)
    g_object_run_dispose (G_OBJECT (priv->list));
  g_clear_object (&priv->list);
}

static void
cb_check_page_dispose (GObject *object)
{
  CbCheckPage *self = CB_CHECK_PAGE (object);
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  g_clear_handle_id (&priv->loading_delay, g_source_remove);
  g_clear_handle_id (&priv->focus_idle, g_source_remove);
  g_clear_handle_id (&priv->menu_idle, g_source_remove);
  g_clear_handle_id (&priv->bars_idle, g_source_remove);
  g_clear_pointer (&priv->going, cb_id_set_unref);
  g_clear_pointer (&priv->row_menu, gtk_widget_unparent);
  clear_list (self);
  g_clear_object (&priv->book);
  g_clear_pointer (&priv->shown_query, g_free);
  /* The page unparents its child by itself, once. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  priv->view = NULL;
  priv->check_all = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_CHECK_PAGE);

  G_OBJECT_CLASS (cb_check_page_parent_class)->dispose (object);
}

static void
cb_check_page_class_init (CbCheckPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cb_check_page_constructed;
  object_class->dispose = cb_check_page_dispose;
  object_class->get_property = cb_check_page_get_property;
  object_class->set_property = cb_check_page_set_property;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = cb_check_page_shown;
  widget_class->map = cb_check_page_map;
  widget_class->unmap = cb_check_page_unmap;

  properties[PROP_PAGE_MENU] =
    g_param_spec_object ("page-menu", NULL, NULL, G_TYPE_MENU_MODEL,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BAR_WIDGET] =
    g_param_spec_object ("bar-widget", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EMPTY_WIDGET] =
    g_param_spec_object ("empty-widget", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCH_HINT] =
    g_param_spec_string ("search-hint", NULL, NULL, NULL,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_START_WIDGET] =
    g_param_spec_object ("start-widget", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TOP_WIDGET] =
    g_param_spec_object ("top-widget", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CustomerBook/ui/cb-check-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, toolbar_view);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, header_bar);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, window_title);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, banner);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, search_bar);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, search_entry);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, breakpoint_bin);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, narrow_breakpoint);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, overlay);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, scroller);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, empty_bin);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, error_page);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, count_label);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, select_all_button);
  gtk_widget_class_bind_template_child_private (widget_class, CbCheckPage, bar_bin);
  gtk_widget_class_bind_template_callback (widget_class, clear_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "search_key_cb",
                                                G_CALLBACK (cb_check_page_search_key_cb));
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  cb_check_page_class_init_rows (widget_class);
  cb_check_page_class_init_view (widget_class);

  gtk_widget_class_install_action (widget_class, "page.try", "s", cb_check_page_try_cb);
  gtk_widget_class_install_action (widget_class, "page.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "page.select-none", NULL, select_none_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "page.select-all", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cb_check_page_init (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  cb_focus_return_set (GTK_WIDGET (self), cb_check_page_return);
  cb_narrow_header_watch (priv->header_bar, priv->narrow_breakpoint);
  gtk_search_bar_connect_entry (priv->search_bar, GTK_EDITABLE (priv->search_entry));
  priv->row_menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (priv->row_menu), FALSE);
  gtk_widget_set_parent (priv->row_menu, GTK_WIDGET (self));
  g_signal_connect_object (priv->row_menu, "closed", G_CALLBACK (cb_check_page_menu_closed), self, G_CONNECT_SWAPPED);
}

CbCheckPagePrivate *
cb_check_page_get_private (CbCheckPage *self)
{
  return cb_check_page_get_instance_private (self);
}

void
cb_check_page_set_book (CbCheckPage *self,
                        CbBook      *book)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  g_return_if_fail (CB_IS_CHECK_PAGE (self));
  g_return_if_fail (book == NULL || CB_IS_BOOK (book));

  if (priv->book == book)
    return;

  clear_list (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)), -1);
  if (priv->book != NULL)
    g_signal_handlers_disconnect_by_data (priv->book, self);
  g_set_object (&priv->book, book);
  g_set_str (&priv->shown_query, "");
  gtk_search_bar_set_search_mode (priv->search_bar, FALSE);
  if (book != NULL)
    {
      g_signal_connect_object (book, "notify::actor", G_CALLBACK (cb_check_page_update), self, G_CONNECT_SWAPPED);
      priv->list = CB_CHECK_PAGE_GET_CLASS (self)->create_list (self, book);
      priv->slice = gtk_slice_list_model_new (NULL, 0, 0);
      priv->selection = cb_check_selection_new (G_LIST_MODEL (priv->slice), CB_LAZY_LIST (priv->list));
      g_signal_connect_object (priv->list, "state-changed", G_CALLBACK (cb_check_page_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (priv->list, "updating", G_CALLBACK (updating_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (priv->list, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (priv->selection, "notify::n-selected", G_CALLBACK (cb_check_page_update_counts), self, G_CONNECT_SWAPPED);
      cb_check_page_set_model (self, GTK_SELECTION_MODEL (priv->selection));
    }
  cb_check_page_update (self);
}

CbBook *
cb_check_page_get_book (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  g_return_val_if_fail (CB_IS_CHECK_PAGE (self), NULL);

  return priv->book;
}

CbLiveList *
cb_check_page_get_list (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  g_return_val_if_fail (CB_IS_CHECK_PAGE (self), NULL);

  return priv->list;
}

void
cb_check_page_start_search (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  g_return_if_fail (CB_IS_CHECK_PAGE (self));

  gtk_search_bar_set_search_mode (priv->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (priv->search_entry));
}

void
cb_check_page_search (CbCheckPage *self,
                      const char  *query)
{
  CbCheckPagePrivate *priv = cb_check_page_get_instance_private (self);

  g_return_if_fail (CB_IS_CHECK_PAGE (self));
  g_return_if_fail (query != NULL);

  gtk_search_bar_set_search_mode (priv->search_bar, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (priv->search_entry), query);
  cb_check_page_focus_list (self);
}
