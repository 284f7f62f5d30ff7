/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-check-row.h"

#include <glib/gi18n.h>

struct _CbCheckRow
{
  GtkBox          parent_instance;

  GtkListItem    *list_item;  /* unowned: it owns this */
  GtkCheckButton *check;
  GtkWidget      *content;
  gboolean        extended;   /* the press has selected a range already */
};

G_DEFINE_FINAL_TYPE (CbCheckRow, cb_check_row, GTK_TYPE_BOX)

enum
{
  SIGNAL_MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
select_row (CbCheckRow *self,
            gboolean    extend)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row == NULL)
    return;

  gtk_widget_activate_action (row, "listitem.select", "(bb)", TRUE, extend);
  gtk_widget_grab_focus (row);
}

static void
toggled_cb (CbCheckRow *self)
{
  gboolean selected = gtk_list_item_get_selected (self->list_item);

  if (gtk_check_button_get_active (self->check) == selected)
    return;

  /* Letting go of the button turns it all the same. */
  if (self->extended)
    gtk_check_button_set_active (self->check, selected);
  else
    select_row (self, FALSE);
  self->extended = FALSE;
}

static void
pressed_cb (CbCheckRow *self,
            int         n_press,
            double      x,
            double      y,
            GtkGesture *gesture)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  self->extended = (modifiers & GDK_SHIFT_MASK) != 0;
  if (!self->extended)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  select_row (self, TRUE);
}

static void
clicked_cb (CbCheckRow *self,
            GtkWidget  *button)
{
  g_signal_emit (self, signals[SIGNAL_MENU], 0, button);
}

static void
cb_check_row_class_init (CbCheckRowClass *klass)
{
  signals[SIGNAL_MENU] =
    g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
cb_check_row_init (CbCheckRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  /* The row has the focus, and Space does the same there. */
  gtk_widget_set_focusable (GTK_WIDGET (self->check), FALSE);
  /* Without this it stops Tab on its way through the row: it says that it has
   * taken the focus even when it can't. */
  gtk_widget_set_can_focus (GTK_WIDGET (self->check), FALSE);
  gtk_widget_set_focus_on_click (GTK_WIDGET (self->check), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Select"),
                                  -1);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->check), GTK_EVENT_CONTROLLER (click));

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->check));
}

GtkWidget *
cb_check_row_new (GtkListItem *list_item,
                  GtkWidget   *content)
{
  CbCheckRow *self = g_object_new (CB_TYPE_CHECK_ROW, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("view-more-symbolic");

  self->list_item = list_item;
  self->content = content;
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (self), content);

  /* The keyboard has a key for this. */
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Menu"));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), button);

  g_object_bind_property (list_item, "selected", self->check, "active", G_BINDING_DEFAULT);

  return GTK_WIDGET (self);
}

GtkWidget *
cb_check_row_get_content (CbCheckRow *self)
{
  g_return_val_if_fail (CB_IS_CHECK_ROW (self), NULL);

  return self->content;
}

GtkListItem *
cb_check_row_get_list_item (CbCheckRow *self)
{
  g_return_val_if_fail (CB_IS_CHECK_ROW (self), NULL);

  return self->list_item;
}

gint64
cb_check_row_get_id (CbCheckRow *self)
{
  CbLazyRow *row;

  g_return_val_if_fail (CB_IS_CHECK_ROW (self), 0);

  row = gtk_list_item_get_item (self->list_item);

  return row != NULL ? cb_lazy_row_get_id (row) : 0;
}

CbCheckRow *
cb_check_row_find (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, CB_TYPE_CHECK_ROW);

  if (row == NULL)
    row = gtk_widget_get_first_child (widget);

  return CB_IS_CHECK_ROW (row) ? CB_CHECK_ROW (row) : NULL;
}
