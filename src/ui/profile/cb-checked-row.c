/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-checked-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cb-date-parse.h"
#include "cb-problem-row.h"
#include "cb-problem-sight.h"

/* In bytes: far more than any value has, and less than what an entry would cut off
 * without a word. */
#define MAX_TEXT 20000

typedef struct
{
  CbProblemRow  *problem_row;
  GtkMenuButton *calendar_button;  /* NULL unless for dates */
  gboolean       setting;
} CbCheckedRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (CbCheckedRow, cb_checked_row, ADW_TYPE_ENTRY_ROW)

static CbCheckedRowPrivate *
get_private (CbCheckedRow *self)
{
  return cb_checked_row_get_instance_private (self);
}

static void
changed_cb (CbCheckedRow *self)
{
  CB_CHECKED_ROW_GET_CLASS (self)->edited (self);
}

static void
insert_text_cb (CbCheckedRow *self,
                const char   *text,
                int           length,
                int          *position,
                GtkEditable  *entry)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;

  if (get_private (self)->setting || n + strlen (gtk_editable_get_text (entry)) <= MAX_TEXT)
    return;

  g_signal_stop_emission_by_name (entry, "insert-text");
  cb_checked_row_set_problem (self, _("That text is too long for this field, so it was not put in. What you wrote is as it was."));
}

static void
cb_checked_row_edited (CbCheckedRow *self)
{
  cb_checked_row_set_problem (self, NULL);
}

static void
cb_checked_row_dispose (GObject *object)
{
  CbCheckedRowPrivate *priv = get_private (CB_CHECKED_ROW (object));

  if (priv->calendar_button != NULL)
    gtk_menu_button_set_create_popup_func (priv->calendar_button, NULL, NULL, NULL);
  priv->calendar_button = NULL;
  g_clear_object (&priv->problem_row);

  G_OBJECT_CLASS (cb_checked_row_parent_class)->dispose (object);
}

static void
cb_checked_row_class_init (CbCheckedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_checked_row_dispose;
  klass->edited = cb_checked_row_edited;
}

static void
cb_checked_row_init (CbCheckedRow *self)
{
  CbCheckedRowPrivate *priv = get_private (self);
  GtkEditable *entry = gtk_editable_get_delegate (GTK_EDITABLE (self));

  priv->problem_row = g_object_ref_sink (CB_PROBLEM_ROW (cb_problem_row_new ()));
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect_object (entry, "insert-text", G_CALLBACK (insert_text_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, priv->problem_row, NULL,
                                  -1);
}

CbCheckedRow *
cb_checked_row_new (const char *title)
{
  return g_object_new (CB_TYPE_CHECKED_ROW,
                       "title", title,
                       "use-markup", FALSE,
                       "activates-default", TRUE,
                       NULL);
}

void
cb_checked_row_keep_left_to_right (CbCheckedRow *self)
{
  GtkEditable *text;

  g_return_if_fail (CB_IS_CHECKED_ROW (self));

  text = gtk_editable_get_delegate (GTK_EDITABLE (self));
  if (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    return;

  gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
  gtk_editable_set_alignment (text, 1);
}

static void
day_selected_cb (CbCheckedRow *self,
                 GtkCalendar  *calendar)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (date),
                                           g_date_time_get_month (date), g_date_time_get_day_of_month (date));

  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

/* A calendar has many widgets, and most people type. */
static void
create_calendar_cb (GtkMenuButton *button,
                    gpointer       user_data)
{
  CbCheckedRow *self = user_data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GtkWidget *calendar = gtk_calendar_new ();
  GtkWidget *popover = gtk_popover_new ();
  gint64 time;

  if (cb_date_parse (cb_checked_row_get_text (self), zone, &time))
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

      gtk_calendar_select_day (GTK_CALENDAR (calendar), local);
    }
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (button, popover);
}

CbCheckedRow *
cb_checked_row_new_date (const char *title)
{
  CbCheckedRow *self = cb_checked_row_new (title);
  CbCheckedRowPrivate *priv = get_private (self);

  cb_checked_row_keep_left_to_right (self);
  priv->calendar_button = g_object_new (GTK_TYPE_MENU_BUTTON,
                                        "icon-name", "x-office-calendar-symbolic",
                                        "tooltip-text", _("Choose a Day"),
                                        "valign", GTK_ALIGN_CENTER,
                                        NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->calendar_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a Day"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (priv->calendar_button), "flat");
  gtk_menu_button_set_create_popup_func (priv->calendar_button, create_calendar_cb, self, NULL);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (priv->calendar_button));

  return self;
}

GtkWidget *
cb_checked_row_get_problem_row (CbCheckedRow *self)
{
  g_return_val_if_fail (CB_IS_CHECKED_ROW (self), NULL);

  return GTK_WIDGET (get_private (self)->problem_row);
}

const char *
cb_checked_row_get_problem (CbCheckedRow *self)
{
  g_return_val_if_fail (CB_IS_CHECKED_ROW (self), NULL);

  return cb_problem_row_get_text (get_private (self)->problem_row);
}

void
cb_checked_row_set_problem (CbCheckedRow *self,
                            const char   *problem)
{
  GtkAccessible *text;

  g_return_if_fail (CB_IS_CHECKED_ROW (self));

  text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self)));
  cb_problem_row_set_text (get_private (self)->problem_row, problem);
  if (problem != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (text, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      cb_problem_bring_into_sight (GTK_WIDGET (get_private (self)->problem_row), GTK_WIDGET (self));
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (text, GTK_ACCESSIBLE_STATE_INVALID);
    }
}

const char *
cb_checked_row_get_text (CbCheckedRow *self)
{
  g_return_val_if_fail (CB_IS_CHECKED_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self));
}

void
cb_checked_row_set_text (CbCheckedRow *self,
                         const char   *text)
{
  g_return_if_fail (CB_IS_CHECKED_ROW (self));

  get_private (self)->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  get_private (self)->setting = FALSE;
}
