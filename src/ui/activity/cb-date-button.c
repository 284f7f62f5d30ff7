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
day_selected_cb (CbDateButton *self)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) midnight = NULL;

  midnight = g_date_time_new_local (g_date_time_get_year (chosen), g_date_time_get_month (chosen),
                                    g_date_time_get_day_of_month (chosen), 0, 0, 0);
  set_date (self, midnight);
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

static void
cb_date_button_init (CbDateButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *popover = gtk_popover_new ();

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->clear_button = gtk_button_new_with_mnemonic (_("_Any Day"));
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clear_button, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), self->clear_button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (self->button, popover);
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
