/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The menu and the buttons of a row.
 */

#include "cb-list-page-private.h"

#define MENU_INDENT 48

static CbRowButtons *
pick_row (CbListPage *self,
          double      x,
          double      y)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (priv->column_view), x, y, GTK_PICK_DEFAULT);

  if (widget == NULL || widget == GTK_WIDGET (priv->column_view))
    return NULL;

  return cb_row_buttons_find (widget);
}

static void
motion_cb (CbListPage *self,
           double      x,
           double      y)
{
  CbRowButtons *buttons = pick_row (self, x, y);

  if (buttons != NULL)
    cb_row_buttons_ensure (buttons);
}

static gboolean
show_menu_at (CbListPage *self,
              double      x,
              double      y)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  CbRowButtons *buttons = pick_row (self, x, y);
  CbCustomerRow *row = buttons != NULL ? cb_row_buttons_get_row (buttons) : NULL;

  if (row == NULL)
    return FALSE;

  cb_list_page_show_row_menu (self, cb_customer_row_get_id (row),
                              GTK_WIDGET (priv->column_view),
                              &GRAPHENE_POINT_INIT (x, y));
  return TRUE;
}

static void
secondary_click_cb (CbListPage *self,
                    int         n_press,
                    double      x,
                    double      y,
                    GtkGesture *gesture)
{
  if (show_menu_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_press_cb (CbListPage *self,
               double      x,
               double      y,
               GtkGesture *gesture)
{
  if (show_menu_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
row_menu_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CbListPage *self = CB_LIST_PAGE (widget);
  CbRowButtons *buttons = cb_list_page_get_current (self);
  CbCustomerRow *row = buttons != NULL ? cb_row_buttons_get_row (buttons) : NULL;
  GtkWidget *over;
  gboolean rtl;

  if (row == NULL)
    return;

  /* Below the beginning of the row, which is where one reads. */
  over = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (buttons)));
  rtl = gtk_widget_get_direction (over) == GTK_TEXT_DIR_RTL;
  cb_list_page_show_row_menu (self, cb_customer_row_get_id (row), over,
                              &GRAPHENE_POINT_INIT (rtl ? gtk_widget_get_width (over) - MENU_INDENT : MENU_INDENT,
                                                    gtk_widget_get_height (over)));
}

/* A click for the menu of the page leaves the keys with the list. */
static void
menu_pressed_cb (CbListPage *self)
{
  cb_list_page_get_private (self)->menu_from_list = cb_list_page_get_current (self) != NULL;
}

static void
menu_active_cb (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  if (gtk_menu_button_get_active (priv->menu_button) || !priv->menu_from_list)
    return;

  priv->menu_from_list = FALSE;
  cb_list_page_reveal (self, 0);
}

static void
menu_closed_cb (CbListPage *self)
{
  /* Not yet: it is still about to lose the focus. */
  cb_list_page_reveal (self, 0);
}

void
cb_list_page_class_init_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_active_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_click_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_press_cb);
  gtk_widget_class_install_action (widget_class, "page.row-menu", NULL, row_menu_cb);
}

void
cb_list_page_show_row_menu (CbListPage             *self,
                            gint64                  id,
                            GtkWidget              *over,
                            const graphene_point_t *point)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  g_autoptr (GMenuModel) menu = NULL;
  graphene_rect_t bounds;
  graphene_point_t at = GRAPHENE_POINT_INIT (0, 0);
  gsize n_selected = 0;
  GdkRectangle area;

  g_return_if_fail (CB_IS_LIST_PAGE (self));
  g_return_if_fail (GTK_IS_WIDGET (over));

  if (cb_id_set_contains (cb_selection_model_get_selected (priv->selection), id))
    n_selected = cb_selection_model_get_n_selected (priv->selection);
  menu = CB_LIST_PAGE_GET_CLASS (self)->create_row_menu (self, id, n_selected > 1 ? n_selected : 0);

  if (priv->row_menu == NULL)
    {
      priv->row_menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (priv->row_menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (priv->row_menu), FALSE);
      g_signal_connect_object (priv->row_menu, "closed",
                               G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }

  if (point != NULL)
    {
      if (!gtk_widget_compute_point (over, GTK_WIDGET (self), point, &at))
        return;
      area = (GdkRectangle) { at.x, at.y, 1, 1 };
    }
  else
    {
      if (!gtk_widget_compute_bounds (over, GTK_WIDGET (self), &bounds))
        return;
      area = (GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };
    }

  gtk_widget_set_halign (priv->row_menu, point != NULL ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (priv->row_menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (priv->row_menu), &area);
  gtk_popover_popup (GTK_POPOVER (priv->row_menu));
}
