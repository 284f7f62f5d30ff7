/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The rows of the page: what they show, their menu, and the focus among them.
 */

#include "cb-check-page-private.h"

#define MENU_INDENT 48

static void
show_row (CbCheckPage *self,
          CbCheckRow  *row)
{
  GtkListItem *list_item = cb_check_row_get_list_item (row);
  CbLazyRow *item = gtk_list_item_get_item (list_item);
  g_autofree char *text = NULL;

  text = CB_CHECK_PAGE_GET_CLASS (self)->show_row (self, cb_check_row_get_content (row),
                                                   item != NULL ? cb_lazy_row_get_content (item) : NULL);
  gtk_list_item_set_accessible_label (list_item, text);
}

static void
content_cb (GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *self = gtk_widget_get_ancestor (row, CB_TYPE_CHECK_PAGE);

  if (self != NULL)
    show_row (CB_CHECK_PAGE (self), CB_CHECK_ROW (row));
}

static void
show_menu (CbCheckPage            *self,
           gint64                  id,
           GtkWidget              *over,
           const graphene_point_t *point)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  CbIdSet *selected = cb_check_selection_get_selected (priv->selection);
  gsize n_selected = cb_id_set_contains (selected, id) ? cb_id_set_get_size (selected) : 0;
  g_autoptr (GMenuModel) menu =
    CB_CHECK_PAGE_GET_CLASS (self)->create_row_menu (self, id, n_selected > 1 ? n_selected : 0);
  graphene_rect_t bounds;
  graphene_point_t at;
  GdkRectangle area;

  if (point != NULL)
    {
      if (!gtk_widget_compute_point (over, GTK_WIDGET (self), point, &at))
        return;
      area = (GdkRectangle) { (int) at.x, (int) at.y, 1, 1 };
    }
  else
    {
      if (!gtk_widget_compute_bounds (over, GTK_WIDGET (self), &bounds))
        return;
      area = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                              (int) bounds.size.width, (int) bounds.size.height };
    }

  priv->menu_id = id;
  gtk_widget_set_halign (priv->row_menu, point != NULL ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (priv->row_menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (priv->row_menu), &area);
  gtk_popover_popup (GTK_POPOVER (priv->row_menu));
}

static void
menu_button_cb (CbCheckRow *row,
                GtkWidget  *button)
{
  GtkWidget *self = gtk_widget_get_ancestor (button, CB_TYPE_CHECK_PAGE);

  if (self != NULL && cb_check_row_get_id (row) != 0)
    {
      gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
      show_menu (CB_CHECK_PAGE (self), cb_check_row_get_id (row), button, NULL);
    }
}

static void
setup_cb (CbCheckPage *self,
          GtkListItem *list_item)
{
  GtkWidget *content = CB_CHECK_PAGE_GET_CLASS (self)->create_row (self);
  GtkWidget *row = cb_check_row_new (list_item, content);

  g_signal_connect (row, "menu", G_CALLBACK (menu_button_cb), NULL);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (CbCheckPage *self,
         GtkListItem *list_item)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify::content",
                           G_CALLBACK (content_cb), list_item, G_CONNECT_SWAPPED);
  show_row (self, CB_CHECK_ROW (gtk_list_item_get_child (list_item)));
}

static void
unbind_cb (CbCheckPage *self,
           GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

static gboolean
show_menu_at (CbCheckPage *self,
              double       x,
              double       y)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  GtkWidget *view = GTK_WIDGET (priv->list_view);
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  CbCheckRow *row = widget != NULL && widget != view ? cb_check_row_find (widget) : NULL;

  if (row == NULL || cb_check_row_get_id (row) == 0)
    return FALSE;

  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  show_menu (self, cb_check_row_get_id (row), view, &GRAPHENE_POINT_INIT ((float) x, (float) y));

  return TRUE;
}

static void
secondary_click_cb (CbCheckPage *self,
                    int          n_press,
                    double       x,
                    double       y,
                    GtkGesture  *gesture)
{
  if (show_menu_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_press_cb (CbCheckPage *self,
               double       x,
               double       y,
               GtkGesture  *gesture)
{
  if (show_menu_at (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
row_menu_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CbCheckRow *row = cb_check_page_get_current (CB_CHECK_PAGE (widget));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x, y;

  if (row == NULL)
    return;

  /* Below the beginning of the row, which is where one reads. */
  x = rtl ? gtk_widget_get_width (GTK_WIDGET (row)) - MENU_INDENT : MENU_INDENT;
  y = gtk_widget_get_height (GTK_WIDGET (row));
  show_menu (CB_CHECK_PAGE (widget), cb_check_row_get_id (row), GTK_WIDGET (row), &GRAPHENE_POINT_INIT (x, y));
}

void
cb_check_page_class_init_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_click_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_press_cb);
  gtk_widget_class_install_action (widget_class, "page.row-menu", NULL, row_menu_cb);
}

CbCheckRow *
cb_check_page_get_current (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  CbCheckRow *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (priv->list_view)))
    return NULL;

  row = cb_check_row_find (focus);

  return row != NULL && cb_check_row_get_id (row) != 0 ? row : NULL;
}

/* G_MAXUINT when it isn't there. */
static guint
find_position (CbCheckPage *self,
               gint64       id)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  guint n = cb_check_page_get_n_items (self);

  for (guint i = 0; i < n; i++)
    {
      if (cb_lazy_list_get_id (CB_LAZY_LIST (priv->list), i) == id)
        return i;
    }

  return G_MAXUINT;
}

static void
focus_position (CbCheckPage *self,
                guint        position)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  guint n = priv->slice != NULL ? g_list_model_get_n_items (G_LIST_MODEL (priv->slice)) : 0;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (n == 0)
    {
      cb_check_page_focus_list (self);
      return;
    }

  /* That alone leaves the focus where it is when it isn't in the list. */
  gtk_list_view_scroll_to (priv->list_view, MIN (position, n - 1), GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (priv->list_view));
}

void
cb_check_page_prepare_focus (CbCheckPage   *self,
                             const CbIdSet *going)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  CbLazyList *list = CB_LAZY_LIST (priv->list);
  CbCheckRow *current = cb_check_page_get_current (self);
  guint position = current != NULL ? gtk_list_item_get_position (cb_check_row_get_list_item (current)) : 0;
  gint64 id;

  g_return_if_fail (CB_IS_CHECK_PAGE (self));
  g_return_if_fail (going != NULL);

  /* Without a row of its own: where the first of them was. */
  if (current == NULL)
    while ((id = cb_lazy_list_get_id (list, position)) != 0 && !cb_id_set_contains (going, id))
      position++;

  priv->next_position = position;
  while ((id = cb_lazy_list_get_id (list, position)) != 0 && cb_id_set_contains (going, id))
    position++;
  priv->next_id = id;
  g_clear_pointer (&priv->going, cb_id_set_unref);
  priv->going = cb_id_set_copy (going);
}

static gboolean
focus_idle_cb (gpointer user_data)
{
  CbCheckPage *self = user_data;
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  guint position = priv->next_id != 0 ? find_position (self, priv->next_id) : G_MAXUINT;

  priv->focus_idle = 0;
  focus_position (self, position != G_MAXUINT ? position : priv->next_position);

  return G_SOURCE_REMOVE;
}

void
cb_check_page_move_focus (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  gsize n_left = 0;
  gint64 id;

  if (priv->going == NULL)
    return;

  for (guint i = 0; (id = cb_lazy_list_get_id (CB_LAZY_LIST (priv->list), i)) != 0; i++)
    n_left += cb_id_set_contains (priv->going, id);
  if (n_left == cb_id_set_get_size (priv->going))
    return;

  g_clear_pointer (&priv->going, cb_id_set_unref);
  /* A dialog that closes gives the focus back first. */
  if (priv->focus_idle == 0)
    priv->focus_idle = g_idle_add (focus_idle_cb, self);
}

static gboolean
menu_idle_cb (gpointer user_data)
{
  CbCheckPage *self = user_data;
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  guint position = find_position (self, priv->menu_id);

  priv->menu_idle = 0;
  if (position != G_MAXUINT)
    focus_position (self, position);

  return G_SOURCE_REMOVE;
}

void
cb_check_page_menu_closed (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);

  /* Not yet: it is still about to lose the focus. */
  if (priv->menu_idle == 0)
    priv->menu_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, menu_idle_cb, self, NULL);
}
