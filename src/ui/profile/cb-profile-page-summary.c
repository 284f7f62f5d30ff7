/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What matters most about a customer, first of all in the overview: what is
 * open, what comes next, what is owed, and what stands in the way of deleting.
 */

#include "cb-profile-page-private.h"

#include <glib/gi18n.h>

#include "cb-item-text.h"
#include "cb-kind-text.h"
#include "cb-list-text.h"
#include "cb-money-text.h"

static AdwActionRow *
add_row (CbProfilePage *self,
         const char    *title)
{
  AdwActionRow *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                    "subtitle-lines", 0,
                                    "title", title,
                                    "use-markup", FALSE,
                                    NULL);

  gtk_widget_add_css_class (GTK_WIDGET (row), "property");
  adw_preferences_group_add (self->summary_group, GTK_WIDGET (row));

  return row;
}

static void
appointment_cb (CbProfilePage *self)
{
  _cb_profile_page_show_tab (self, cb_item_kind_get_info (CB_ITEM_APPOINTMENT)->name);
}

static void
owed_cb (CbProfilePage *self)
{
  _cb_profile_page_show_tab (self, cb_item_kind_get_info (CB_ITEM_INVOICE)->name);
}

/* What is counted is a click away. */
static void
make_activatable (CbProfilePage *self,
                  AdwActionRow  *row,
                  GCallback      callback)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_action_row_add_suffix (row, arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
}

void
_cb_profile_page_build_summary (CbProfilePage *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->summary_group = ADW_PREFERENCES_GROUP (group);
  gtk_box_append (self->overview, group);
  self->appointment_row = add_row (self, _("Next Appointment"));
  make_activatable (self, self->appointment_row, G_CALLBACK (appointment_cb));
  self->owed_row = add_row (self, _("Owed"));
  make_activatable (self, self->owed_row, G_CALLBACK (owed_cb));
  self->open_row = add_row (self, _("Open"));
  self->blocking_row = add_row (self, _("In the Way of Deleting"));
}

/* @text: (nullable): NULL or "" hides the row */
static gboolean
show (AdwActionRow *row,
      const char   *text)
{
  gboolean visible = text != NULL && text[0] != '\0';

  adw_action_row_set_subtitle (row, visible ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (row), visible);

  return visible;
}

/* (transfer full): "2 quotes and 1 invoice", "" for none */
static char *
describe_counts (const gsize *counts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (counts[kind] > 0)
        g_strv_builder_take (builder, cb_item_kind_describe_count (kind, counts[kind]));
    }
  parts = g_strv_builder_end (builder);

  return cb_list_text_join ((const char *const *) parts);
}

static char *
describe_owed (CbProfilePage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < self->profile->owed->len; i++)
    {
      const CbOwed *owed = &g_array_index (self->profile->owed, CbOwed, i);

      g_strv_builder_take (builder, cb_money_format (owed->owed, owed->currency));
    }
  parts = g_strv_builder_end (builder);

  return cb_list_text_join ((const char *const *) parts);
}

static char *
describe_appointment (CbItem *item)
{
  g_autofree char *when = NULL;
  g_autofree char *title = NULL;

  if (item == NULL)
    return NULL;

  when = cb_item_format_moment (cb_item_get_date (item));
  title = cb_item_format_title (item);

  return g_strdup_printf ("%s · %s", when, title);
}

void
_cb_profile_page_fill_summary (CbProfilePage *self)
{
  g_autofree char *open = describe_counts (self->profile->n_open);
  g_autofree char *blocking = describe_counts (self->profile->n_blocking);
  g_autofree char *owed = describe_owed (self);
  g_autofree char *appointment = describe_appointment (self->profile->next_appointment);
  gboolean any = show (self->open_row, open);

  any |= show (self->appointment_row, appointment);
  any |= show (self->owed_row, owed);
  any |= show (self->blocking_row, cb_customer_get_deleted (self->customer) ? NULL : blocking);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_group), any);
}
