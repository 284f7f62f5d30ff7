/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the rows of the page are in: a list of rows that pages make, or a table
 * with columns of theirs. Where there is no room for all columns, a table shows
 * the one that takes what room is left.
 */

#include "cb-check-page-private.h"

#include <glib/gi18n.h>

#include "cb-check-column.h"
#include "cb-check-row.h"
#include "cb-row.h"

static gboolean
is_table (CbCheckPage *self)
{
  return CB_CHECK_PAGE_GET_CLASS (self)->add_columns != NULL;
}

static gpointer
get_content (gpointer lazy_row)
{
  return lazy_row != NULL ? cb_lazy_row_get_content (lazy_row) : NULL;
}

static void
show_list_row (GtkListItem *list_item)
{
  CbCheckPage *self = g_object_get_data (G_OBJECT (list_item), "page");
  CbCheckRow *row = CB_CHECK_ROW (gtk_list_item_get_child (list_item));
  g_autofree char *text = CB_CHECK_PAGE_GET_CLASS (self)->show_row (self, cb_check_row_get_content (row),
                                                                    get_content (gtk_list_item_get_item (list_item)));

  gtk_list_item_set_accessible_label (list_item, text);
}

static void
list_setup_cb (CbCheckPage *self,
               GtkListItem *list_item)
{
  GtkWidget *content = CB_CHECK_PAGE_GET_CLASS (self)->create_row (self);

  /* A row isn't in the page yet when it is bound first. */
  g_object_set_data (G_OBJECT (list_item), "page", self);
  gtk_list_item_set_child (list_item, cb_check_row_new (list_item, content));
}

static void
list_bind_cb (CbCheckPage *self,
              GtkListItem *list_item)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify::content",
                           G_CALLBACK (show_list_row), list_item, G_CONNECT_SWAPPED);
  show_list_row (list_item);
}

static void
list_unbind_cb (CbCheckPage *self,
                GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

static void
label_table_row (GtkColumnViewRow *row)
{
  CbCheckPageClass *klass = g_object_get_data (G_OBJECT (row), "class");
  gpointer content = get_content (gtk_column_view_row_get_item (row));
  g_autofree char *text = content != NULL ? klass->describe_row (content) : NULL;

  gtk_column_view_row_set_accessible_label (row, text != NULL ? text : _("Loading"));
}

static void
table_bind_cb (CbCheckPage      *self,
               GtkColumnViewRow *row)
{
  g_object_set_data (G_OBJECT (row), "class", CB_CHECK_PAGE_GET_CLASS (self));
  g_signal_connect_object (gtk_column_view_row_get_item (row), "notify::content",
                           G_CALLBACK (label_table_row), row, G_CONNECT_SWAPPED);
  label_table_row (row);
}

static void
table_unbind_cb (CbCheckPage      *self,
                 GtkColumnViewRow *row)
{
  g_signal_handlers_disconnect_by_data (gtk_column_view_row_get_item (row), row);
}

static GtkListItemFactory *
create_factory (CbCheckPage *self,
                GCallback    setup,
                GCallback    bind,
                GCallback    unbind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  if (setup != NULL)
    g_signal_connect_swapped (factory, "setup", setup, self);
  g_signal_connect_swapped (factory, "bind", bind, self);
  g_signal_connect_swapped (factory, "unbind", unbind, self);

  return factory;
}

static GtkWidget *
create_list (CbCheckPage *self)
{
  GtkListItemFactory *factory = create_factory (self, G_CALLBACK (list_setup_cb), G_CALLBACK (list_bind_cb),
                                                G_CALLBACK (list_unbind_cb));
  GtkWidget *view = gtk_list_view_new (NULL, factory);

  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_ITEM);

  return view;
}

static GtkWidget *
create_table (CbCheckPage *self)
{
  g_autoptr (GtkListItemFactory) factory = create_factory (self, NULL, G_CALLBACK (table_bind_cb),
                                                           G_CALLBACK (table_unbind_cb));
  g_autoptr (GtkColumnViewColumn) check = cb_check_column_new ();
  g_autoptr (GtkColumnViewColumn) menu = cb_row_menu_column_new ();
  GtkWidget *view = gtk_column_view_new (NULL);

  gtk_column_view_set_tab_behavior (GTK_COLUMN_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_column_view_set_row_factory (GTK_COLUMN_VIEW (view), factory);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), check);
  CB_CHECK_PAGE_GET_CLASS (self)->add_columns (self, GTK_COLUMN_VIEW (view));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), menu);

  return view;
}

static void
show_columns (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (priv->view));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_title (column) != NULL)
        gtk_column_view_column_set_visible (column, !priv->narrow || gtk_column_view_column_get_expand (column));
    }
}

static gboolean
bars_idle_cb (gpointer user_data)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (user_data);

  priv->bars_idle = 0;
  gtk_widget_set_visible (priv->select_all_button,
                          adw_breakpoint_bin_get_current_breakpoint (priv->breakpoint_bin) != priv->narrow_breakpoint);

  return G_SOURCE_REMOVE;
}

static void
breakpoint_changed_cb (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  CbRowMenu *current = cb_check_page_get_current (self);

  if (current != NULL)
    cb_row_return (GTK_WIDGET (self), GTK_WIDGET (priv->breakpoint_bin), cb_row_menu_get_id (current),
                   cb_check_page_reveal);

  priv->narrow = adw_breakpoint_bin_get_current_breakpoint (priv->breakpoint_bin) != NULL;
  if (is_table (self))
    show_columns (self);
  g_object_notify (G_OBJECT (self), "narrow");

  /* What is around the rows has its place in this frame already. */
  if (priv->bars_idle == 0)
    priv->bars_idle = g_idle_add_full (GTK_PRIORITY_RESIZE, bars_idle_cb, self, NULL);
}

void
cb_check_page_class_init_view (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, breakpoint_changed_cb);
}

void
cb_check_page_create_view (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);

  priv->view = is_table (self) ? create_table (self) : create_list (self);
  gtk_widget_add_css_class (priv->view, "checks");
  gtk_scrolled_window_set_child (priv->scroller, priv->view);
  if (is_table (self))
    {
      priv->check_all = CB_CHECK_ALL (cb_check_all_new ());
      gtk_overlay_add_overlay (priv->overlay, GTK_WIDGET (priv->check_all));
    }
}

void
cb_check_page_set_model (CbCheckPage       *self,
                         GtkSelectionModel *model)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);

  if (priv->view == NULL)
    return;

  if (is_table (self))
    {
      gtk_column_view_set_model (GTK_COLUMN_VIEW (priv->view), model);
      cb_check_all_set_model (priv->check_all, model);
    }
  else
    {
      gtk_list_view_set_model (GTK_LIST_VIEW (priv->view), model);
    }
}

void
cb_check_page_scroll_to (CbCheckPage *self,
                         guint        position)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);

  if (is_table (self))
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (priv->view), position, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  else
    gtk_list_view_scroll_to (GTK_LIST_VIEW (priv->view), position, GTK_LIST_SCROLL_FOCUS, NULL);
}
