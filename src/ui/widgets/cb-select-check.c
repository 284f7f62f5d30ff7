/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-select-check.h"

#include <glib/gi18n.h>

#include "cb-row.h"

/* Selects from the row that @check is in, and goes on from there. Cells have
 * such an action too, but select nothing. */
static void
select_row (GtkWidget *check,
            gboolean   extend)
{
  GtkWidget *row = cb_row_find (check);

  if (row == NULL)
    return;

  gtk_widget_activate_action (row, "listitem.select", "(bb)", TRUE, extend);
  gtk_widget_grab_focus (row);
}

static void
toggled_cb (GtkCheckButton *check,
            GObject        *item)
{
  gboolean selected;

  g_object_get (item, "selected", &selected, NULL);
  if (gtk_check_button_get_active (check) == selected)
    return;

  /* The press has done it already; letting go turns the button all the same. */
  if (g_object_steal_data (G_OBJECT (check), "extended") != NULL)
    gtk_check_button_set_active (check, selected);
  else
    select_row (GTK_WIDGET (check), FALSE);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GtkWidget       *check)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean extend = (modifiers & GDK_SHIFT_MASK) != 0;

  g_object_set_data (G_OBJECT (check), "extended", GINT_TO_POINTER (extend));
  if (!extend)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  select_row (check, TRUE);
}

GtkWidget *
cb_select_check_new (GObject *item)
{
  GtkWidget *check;
  GtkGesture *click;

  g_return_val_if_fail (GTK_IS_LIST_ITEM (item), NULL);

  check = gtk_check_button_new ();
  /* The row has the focus, and Space does the same there. */
  gtk_widget_set_focusable (check, FALSE);
  /* Without this it stops Tab on its way through the row: it says that it has
   * taken the focus even when it can't. */
  gtk_widget_set_can_focus (check, FALSE);
  gtk_widget_set_focus_on_click (check, FALSE);
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Select"),
                                  -1);
  g_object_bind_property (item, "selected", check, "active", G_BINDING_SYNC_CREATE);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), item);

  click = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), check);
  gtk_widget_add_controller (check, GTK_EVENT_CONTROLLER (click));

  return check;
}
