/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The rows of the page: their menu, the focus among them, and which ones an action is
 * about.
 */

#include "cb-check-page-private.h"

#include "cb-row.h"

#define MENU_INDENT 48

void
cb_check_page_show_menu (CbCheckPage            *self,
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

static gboolean
show_menu_at (CbCheckPage *self,
              double       x,
              double       y)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  GtkWidget *widget = gtk_widget_pick (priv->view, x, y, GTK_PICK_DEFAULT);
  CbRowMenu *row = widget != NULL && widget != priv->view ? cb_row_menu_find (widget) : NULL;

  if (row == NULL || cb_row_menu_get_id (row) == 0)
    return FALSE;

  gtk_widget_grab_focus (cb_row_menu_get_row (row));
  cb_check_page_show_menu (self, cb_row_menu_get_id (row), priv->view,
                           &GRAPHENE_POINT_INIT ((float) x, (float) y));

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
  CbRowMenu *current = cb_check_page_get_current (CB_CHECK_PAGE (widget));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *row;
  int x, y;

  if (current == NULL)
    return;

  /* Below the beginning of the row, which is where one reads. */
  row = cb_row_menu_get_row (current);
  x = rtl ? gtk_widget_get_width (row) - MENU_INDENT : MENU_INDENT;
  y = gtk_widget_get_height (row);
  cb_check_page_show_menu (CB_CHECK_PAGE (widget), cb_row_menu_get_id (current), row, &GRAPHENE_POINT_INIT (x, y));
}

void
cb_check_page_class_init_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.row-menu", NULL, row_menu_cb);
}

gboolean
cb_check_page_return (GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus;

  cb_check_page_focus_list (CB_CHECK_PAGE (page));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, page);
}

void
cb_check_page_add_menu_gestures (CbCheckPage *self)
{
  GtkWidget *view = cb_check_page_get_private (self)->view;
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_click_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_press_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (press));
}

CbRowMenu *
cb_check_page_get_current (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  CbRowMenu *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, priv->view))
    return NULL;

  row = cb_row_menu_find (focus);

  return row != NULL && cb_row_menu_get_id (row) != 0 ? row : NULL;
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
  cb_check_page_scroll_to (self, MIN (position, n - 1));
  gtk_widget_grab_focus (priv->view);
}

void
cb_check_page_reveal (GtkWidget *page,
                      gint64     id)
{
  guint position = find_position (CB_CHECK_PAGE (page), id);

  if (position != G_MAXUINT)
    focus_position (CB_CHECK_PAGE (page), position);
}

gboolean
cb_check_page_search_key_cb (CbCheckPage     *self,
                             guint            keyval,
                             guint            keycode,
                             GdkModifierType  state)
{
  if (!cb_row_is_down (keyval, state))
    return GDK_EVENT_PROPAGATE;

  /* Left to itself the focus would go to the nearest widget below, which may be
   * above the list. */
  focus_position (self, 0);

  return GDK_EVENT_STOP;
}

void
cb_check_page_prepare_focus (CbCheckPage   *self,
                             const CbIdSet *going)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  CbLazyList *list = CB_LAZY_LIST (priv->list);
  CbRowMenu *current = cb_check_page_get_current (self);
  guint position = current != NULL ? cb_row_menu_get_position (current) : 0;
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

  priv->menu_idle = 0;
  cb_check_page_reveal (GTK_WIDGET (self), priv->menu_id);

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

/* What can be scrolled takes the focus where nothing else does, and has no name. */
static void
focus_empty (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* The stack itself would begin at what it has just hidden. */
  gtk_widget_child_focus (gtk_stack_get_visible_child (priv->stack), GTK_DIR_TAB_FORWARD);
  if (root != NULL && GTK_IS_SCROLLED_WINDOW (gtk_root_get_focus (root)))
    gtk_widget_child_focus (priv->top_widget != NULL ? priv->top_widget : GTK_WIDGET (priv->header_bar),
                            GTK_DIR_TAB_FORWARD);
}

void
cb_check_page_focus_list (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);

  g_return_if_fail (CB_IS_CHECK_PAGE (self));

  priv->focus_wanted = FALSE;
  if (priv->slice != NULL && g_list_model_get_n_items (G_LIST_MODEL (priv->slice)) > 0)
    gtk_widget_grab_focus (priv->view);
  /* Its first rows are about to come. */
  else if (priv->list != NULL && (cb_live_list_get_loading (priv->list) || cb_check_page_get_n_items (self) > 0))
    priv->focus_wanted = TRUE;
  else
    focus_empty (self);
}

CbIdSet *
cb_check_page_get_targets (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  CbRowMenu *current;

  g_return_val_if_fail (CB_IS_CHECK_PAGE (self), NULL);

  if (priv->selection != NULL && cb_check_selection_get_n_selected (priv->selection) > 0)
    return cb_id_set_copy (cb_check_selection_get_selected (priv->selection));

  current = cb_check_page_get_current (self);

  return current != NULL ? cb_id_set_new_single (cb_row_menu_get_id (current)) : cb_id_set_new ();
}

CbIdSet *
cb_check_page_get_all (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);

  g_return_val_if_fail (CB_IS_CHECK_PAGE (self), NULL);

  return priv->list != NULL ? cb_lazy_list_get_group_ids (CB_LAZY_LIST (priv->list), G_MAXUINT)
                            : cb_id_set_new ();
}
