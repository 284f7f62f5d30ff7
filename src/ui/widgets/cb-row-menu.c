/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-row-menu.h"

#include <glib/gi18n.h>

#include "cb-check-page-private.h"
#include "cb-row.h"

struct _CbRowMenu
{
  GtkButton  parent_instance;

  GObject   *item;  /* unowned: it owns this */
};

G_DEFINE_FINAL_TYPE (CbRowMenu, cb_row_menu, GTK_TYPE_BUTTON)

static void
cb_row_menu_clicked (GtkButton *button)
{
  CbRowMenu *self = CB_ROW_MENU (button);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), CB_TYPE_CHECK_PAGE);

  if (page == NULL || cb_row_menu_get_id (self) == 0)
    return;

  gtk_widget_grab_focus (cb_row_menu_get_row (self));
  cb_check_page_show_menu (CB_CHECK_PAGE (page), cb_row_menu_get_id (self), GTK_WIDGET (self), NULL);
}

/* To set its text would ask the display where the pointer is, for each row. */
static gboolean
cb_row_menu_query_tooltip (GtkWidget  *widget,
                           int         x,
                           int         y,
                           gboolean    keyboard,
                           GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, _("Menu"));

  return TRUE;
}

static void
cb_row_menu_class_init (CbRowMenuClass *klass)
{
  GTK_WIDGET_CLASS (klass)->query_tooltip = cb_row_menu_query_tooltip;
  GTK_BUTTON_CLASS (klass)->clicked = cb_row_menu_clicked;
}

static void
cb_row_menu_init (CbRowMenu *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_button_set_icon_name (GTK_BUTTON (self), "view-more-symbolic");
  /* The keyboard has a key for this. */
  gtk_widget_set_focusable (widget, FALSE);
  gtk_widget_set_focus_on_click (widget, FALSE);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Menu"),
                                  -1);
  gtk_widget_add_css_class (widget, "flat");
  gtk_widget_add_css_class (widget, "row-menu");
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkColumnViewCell  *cell,
          gpointer            unused)
{
  gtk_column_view_cell_set_child (cell, cb_row_menu_new (G_OBJECT (cell)));
}

GtkWidget *
cb_row_menu_new (GObject *item)
{
  CbRowMenu *self;

  g_return_val_if_fail (GTK_IS_LIST_ITEM (item), NULL);

  self = g_object_new (CB_TYPE_ROW_MENU, NULL);
  self->item = item;

  return GTK_WIDGET (self);
}

GtkColumnViewColumn *
cb_row_menu_column_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_id (column, "menu");

  return column;
}

gint64
cb_row_menu_get_id (CbRowMenu *self)
{
  CbLazyRow *row;

  g_return_val_if_fail (CB_IS_ROW_MENU (self), 0);

  /* A cell is a list item, but knows its row by its own means. */
  row = GTK_IS_COLUMN_VIEW_CELL (self->item) ? gtk_column_view_cell_get_item (GTK_COLUMN_VIEW_CELL (self->item))
                                             : gtk_list_item_get_item (GTK_LIST_ITEM (self->item));

  return row != NULL ? cb_lazy_row_get_id (row) : 0;
}

guint
cb_row_menu_get_position (CbRowMenu *self)
{
  g_return_val_if_fail (CB_IS_ROW_MENU (self), GTK_INVALID_LIST_POSITION);

  return GTK_IS_COLUMN_VIEW_CELL (self->item) ? gtk_column_view_cell_get_position (GTK_COLUMN_VIEW_CELL (self->item))
                                              : gtk_list_item_get_position (GTK_LIST_ITEM (self->item));
}

GtkWidget *
cb_row_menu_get_row (CbRowMenu *self)
{
  g_return_val_if_fail (CB_IS_ROW_MENU (self), NULL);

  return cb_row_find (GTK_WIDGET (self));
}

CbRowMenu *
cb_row_menu_find (GtkWidget *widget)
{
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  row = cb_row_find (widget);
  if (row == NULL)
    return NULL;

  /* It comes last in its cell or row; cells that were hidden come back after the
   * others, wherever they are seen. */
  for (GtkWidget *child = gtk_widget_get_last_child (row); child != NULL; child = gtk_widget_get_prev_sibling (child))
    {
      GtkWidget *last = child;

      while (last != NULL && !CB_IS_ROW_MENU (last))
        last = gtk_widget_get_last_child (last);
      if (last != NULL)
        return CB_ROW_MENU (last);
    }

  return NULL;
}
