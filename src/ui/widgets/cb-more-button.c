/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-more-button.h"

#include <glib/gi18n.h>

/* To set its text would ask the display where the pointer is, for each row. */
static gboolean
query_tooltip_cb (GtkWidget  *button,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, _("More Actions"));

  return TRUE;
}

/* (transfer none) (nullable): the one in @widget */
static GtkMenuButton *
find_button (GtkWidget *widget)
{
  GtkMenuButton *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget))
    return GTK_MENU_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_prev_sibling (child))
    found = find_button (child);

  return found;
}

static gboolean
return_idle_cb (gpointer user_data)
{
  GtkWidget *row = user_data;

  if (gtk_widget_get_focus_child (row) != NULL)
    gtk_widget_grab_focus (row);

  return G_SOURCE_REMOVE;
}

/* The focus is about to go to the button; it comes back to the row from there. */
static void
closed_cb (GtkPopover *popover)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (popover), GTK_TYPE_LIST_BOX_ROW);

  g_signal_handlers_disconnect_by_func (popover, closed_cb, NULL);
  if (row != NULL)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, return_idle_cb, g_object_ref (row), g_object_unref);
}

static gboolean
show_menu (GtkWidget *row)
{
  GtkMenuButton *button = row != NULL ? find_button (row) : NULL;

  if (button == NULL)
    return FALSE;

  gtk_menu_button_popup (button);
  if (gtk_menu_button_get_popover (button) != NULL)
    g_signal_connect (gtk_menu_button_get_popover (button), "closed", G_CALLBACK (closed_cb), NULL);

  return TRUE;
}

static gboolean
key_cb (GtkWidget *list,
        GVariant  *arguments,
        gpointer   user_data)
{
  return show_menu (gtk_widget_get_focus_child (list));
}

static void
show_menu_at (GtkListBox *list,
              double      y,
              GtkGesture *gesture)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (list, (int) y);

  if (show_menu (GTK_WIDGET (row)))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
secondary_click_cb (GtkListBox *list,
                    int         n_press,
                    double      x,
                    double      y,
                    GtkGesture *gesture)
{
  show_menu_at (list, y, gesture);
}

static void
long_press_cb (GtkListBox *list,
               double      x,
               double      y,
               GtkGesture *gesture)
{
  show_menu_at (list, y, gesture);
}

GtkWidget *
cb_more_button_new (const char *label)
{
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON,
                                    "has-tooltip", TRUE,
                                    "icon-name", "view-more-symbolic",
                                    "valign", GTK_ALIGN_CENTER,
                                    NULL);

  g_signal_connect (button, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

void
cb_more_button_add_other_ways (GtkListBox *list)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                          gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (list), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (secondary_click_cb), list);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_press_cb), list);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (press));
}
