/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-date-button.h"

#include <glib/gi18n.h>

#include "cb-time-text.h"

struct _CbDateButton
{
  AdwBin         parent_instance;

  GtkMenuButton *button;
  GtkCalendar   *calendar;
  GtkWidget     *clear_button;
  char          *label;
  char          *with_date;
  GDateTime     *date;
};

enum
{
  PROP_DATE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CbDateButton, cb_date_button, ADW_TYPE_BIN)

static void
update (CbDateButton *self)
{
  g_autofree char *text = NULL;

  if (self->date == NULL)
    {
      text = g_strdup (self->label);
    }
  else
    {
      g_autofree char *day = cb_time_format_date (g_date_time_to_unix_usec (self->date));
      GString *filled = g_string_new (self->with_date);

      g_string_replace (filled, "%s", day, 1);
      text = g_string_free_and_steal (filled);
    }
  gtk_menu_button_set_label (self->button, text);
  if (self->clear_button != NULL)
    gtk_widget_set_sensitive (self->clear_button, self->date != NULL);
}

/* @date: (nullable) */
static void
set_date (CbDateButton *self,
          GDateTime    *date)
{
  if (date == self->date || (date != NULL && self->date != NULL && g_date_time_equal (date, self->date)))
    return;

  g_clear_pointer (&self->date, g_date_time_unref);
  self->date = date != NULL ? g_date_time_ref (date) : NULL;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

static void
choose (CbDateButton *self,
        GDateTime    *day)
{
  g_autoptr (GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                                          g_date_time_get_day_of_month (day), 0, 0, 0);

  set_date (self, midnight);
}

static void
day_selected_cb (CbDateButton *self)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);

  choose (self, chosen);
}

/* The calendar says nothing when the day that it shows at first is chosen. */
static void
key_released_cb (CbDateButton *self,
                 guint         keyval)
{
  if (keyval == GDK_KEY_space || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    day_selected_cb (self);
}

static void
today_cb (CbDateButton *self)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();

  gtk_menu_button_popdown (self->button);
  choose (self, today);
}

static void
clear_cb (CbDateButton *self)
{
  gtk_menu_button_popdown (self->button);
  set_date (self, NULL);
}

static void
cb_date_button_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_DATE:
      g_value_set_boxed (value, CB_DATE_BUTTON (object)->date);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cb_date_button_finalize (GObject *object)
{
  CbDateButton *self = CB_DATE_BUTTON (object);

  g_free (self->label);
  g_free (self->with_date);
  g_clear_pointer (&self->date, g_date_time_unref);

  G_OBJECT_CLASS (cb_date_button_parent_class)->finalize (object);
}

static void
cb_date_button_class_init (CbDateButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cb_date_button_finalize;
  object_class->get_property = cb_date_button_get_property;

  properties[PROP_DATE] =
    g_param_spec_boxed ("date", NULL, NULL, G_TYPE_DATE_TIME,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* Calendars take long to make, and few of them are ever looked at. */
static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  CbDateButton *self = user_data;
  GtkWidget *box, *buttons, *today_button, *popover;
  GtkEventController *keys;

  if (self->calendar != NULL)
    return;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  today_button = gtk_button_new_with_mnemonic (_("_Today"));
  popover = gtk_popover_new ();
  keys = gtk_event_controller_key_new ();

  /* By itself it has a role that can have no name. */
  self->calendar = g_object_new (GTK_TYPE_CALENDAR, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
  self->clear_button = gtk_button_new_with_mnemonic (_("_Any Day"));
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clear_button, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (today_button, "clicked", G_CALLBACK (today_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (key_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), keys);
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  gtk_box_append (GTK_BOX (buttons), self->clear_button);
  gtk_box_append (GTK_BOX (buttons), today_button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
  update (self);
}

static void
cb_date_button_init (CbDateButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * cb_date_button_new:
 *
 * Returns: (transfer floating): a button without a day
 */
GtkWidget *
cb_date_button_new (const char *label,
                    const char *with_date)
{
  CbDateButton *self = g_object_new (CB_TYPE_DATE_BUTTON, NULL);

  self->label = g_strdup (label);
  self->with_date = g_strdup (with_date);
  update (self);

  return GTK_WIDGET (self);
}

GDateTime *
cb_date_button_get_date (CbDateButton *self)
{
  g_return_val_if_fail (CB_IS_DATE_BUTTON (self), NULL);

  return self->date;
}

void
cb_date_button_clear (CbDateButton *self)
{
  g_return_if_fail (CB_IS_DATE_BUTTON (self));

  set_date (self, NULL);
}
