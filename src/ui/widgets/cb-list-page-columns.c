/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which columns a list page has, and shows at its width.
 */

#include "cb-list-page-private.h"

#include "cb-check-column.h"
#include "cb-narrow-header.h"
#include "cb-row.h"

/* The actions beside it need the room more. */
#define NARROW_COUNT_CHARS 12

static gboolean
update_bars_cb (gpointer user_data)
{
  CbListPage *self = user_data;
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  gboolean narrow = priv->width == CB_LIST_WIDTH_NARROW;

  priv->bars_idle = 0;
  gtk_widget_set_visible (priv->select_all_button, !narrow);
  gtk_label_set_ellipsize (priv->count_label, narrow ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (priv->count_label, narrow);
  gtk_label_set_max_width_chars (priv->count_label, narrow ? NARROW_COUNT_CHARS : -1);
  cb_narrow_header_set (priv->header_bar, narrow);

  return G_SOURCE_REMOVE;
}

static void
reveal_cb (GtkWidget *page,
           gint64     id)
{
  cb_list_page_reveal (CB_LIST_PAGE (page), id);
}

static void
return_to_rows (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  CbRowButtons *current = cb_list_page_get_current (self);
  CbCustomerRow *row = current != NULL ? cb_row_buttons_get_row (current) : NULL;

  if (row != NULL)
    cb_row_return (GTK_WIDGET (self), GTK_WIDGET (priv->breakpoint_bin), cb_customer_row_get_id (row), reveal_cb);
}

static void
breakpoint_changed_cb (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  AdwBreakpoint *current = adw_breakpoint_bin_get_current_breakpoint (priv->breakpoint_bin);

  if (current == priv->narrow_breakpoint)
    priv->width = CB_LIST_WIDTH_NARROW;
  else if (current == priv->medium_breakpoint)
    priv->width = CB_LIST_WIDTH_MEDIUM;
  else
    priv->width = CB_LIST_WIDTH_WIDE;

  cb_list_page_update_columns (self);
  return_to_rows (self);

  if (priv->width == CB_LIST_WIDTH_NARROW)
    gtk_widget_add_css_class (GTK_WIDGET (priv->breakpoint_bin), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (priv->breakpoint_bin), "narrow");
  g_object_notify (G_OBJECT (self), "narrow");

  /* What is around the list has its place in this frame already. */
  if (priv->bars_idle == 0)
    priv->bars_idle = g_idle_add_full (GTK_PRIORITY_RESIZE, update_bars_cb, self, NULL);
}

void
cb_list_page_class_init_columns (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, breakpoint_changed_cb);
}

void
cb_list_page_add_columns (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  const CbListPageSpec *spec = CB_LIST_PAGE_GET_CLASS (self)->spec;
  g_autoptr (GtkColumnViewColumn) check = cb_check_column_new ();
  g_autoptr (GtkColumnViewColumn) buttons = cb_row_buttons_column_new (&spec->row_action, G_OBJECT (self));
  g_autoptr (GtkListItemFactory) rows = cb_customer_row_factory_new ();

  gtk_column_view_append_column (priv->column_view, check);
  for (guint i = 0; i < spec->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
        cb_customer_column_new (spec->columns[i], spec->scope, G_OBJECT (self));

      gtk_column_view_append_column (priv->column_view, column);
    }
  gtk_column_view_append_column (priv->column_view, buttons);
  gtk_column_view_set_row_factory (priv->column_view, rows);
}

void
cb_list_page_update_columns (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  GListModel *columns = gtk_column_view_get_columns (priv->column_view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      CbSortColumn sort_column;

      if (cb_customer_column_from_id (gtk_column_view_column_get_id (column), &sort_column))
        gtk_column_view_column_set_visible (column,
                                            (priv->hidden_columns & (1u << sort_column)) == 0 &&
                                            cb_customer_column_get_width (sort_column) <= priv->width);
    }
}
