/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What matters most about a customer, first of all in the overview: what is
 * open, what comes next, what is owed, and what stands in the way of deleting.
 */

#include "cb-profile-page-private.h"

#include <glib/gi18n.h>

#include "cb-blockers-dialog.h"
#include "cb-item-text.h"
#include "cb-kind-text.h"
#include "cb-list-text.h"
#include "cb-money-text.h"
#include "cb-present.h"
#include "cb-recent-tab.h"

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

static void
payments_cb (CbProfilePage *self)
{
  _cb_profile_page_show_tab (self, cb_item_kind_get_info (CB_ITEM_PAYMENT)->name);
}

/* Once nothing is in the way any more. */
static void
continue_cb (CbProfilePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-customer", "x", self->id);
}

static void
resolve_cb (CbProfilePage *self)
{
  g_autoptr (CbIdSet) single = cb_id_set_new_single (self->id);
  AdwDialog *dialog = cb_blockers_dialog_new (self->book, single);

  g_signal_connect_object (dialog, "continue", G_CALLBACK (continue_cb), self, G_CONNECT_SWAPPED);
  cb_present_soon (dialog, GTK_WIDGET (self));
}

static void
build_open (CbProfilePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_("Open"));

  self->open_box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->open_box, 6);
  adw_wrap_box_set_line_spacing (self->open_box, 6);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->open_box));

  self->open_row = g_object_new (ADW_TYPE_PREFERENCES_ROW,
                                 "activatable", FALSE,
                                 "child", box,
                                 "focusable", FALSE,
                                 "title", _("Open"),
                                 NULL);
  /* With a child of its own it isn't called by its title. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_row), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Open"), -1);
  adw_preferences_group_add (self->summary_group, self->open_row);
}

static void
build_resolve (CbProfilePage *self)
{
  self->resolve_button = gtk_button_new_with_mnemonic (_("_Resolve…"));
  gtk_widget_set_valign (self->resolve_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->resolve_button, "clicked", G_CALLBACK (resolve_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->blocking_row, self->resolve_button);
}

void
_cb_profile_page_build_summary (CbProfilePage *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->summary_group = ADW_PREFERENCES_GROUP (group);
  gtk_box_append (self->overview, group);
  self->appointment_row = add_row (self, _("Next Appointment"));
  make_activatable (self, self->appointment_row, G_CALLBACK (appointment_cb));
  build_open (self);
  self->blocking_row = add_row (self, _("In the Way of Deleting"));
  build_resolve (self);
  /* Last, as what is owed may be known after the rest is seen: nothing that could be
   * clicked moves then. */
  self->owed_row = add_row (self, _("Owed"));
  make_activatable (self, self->owed_row, G_CALLBACK (owed_cb));
  gtk_widget_set_visible (GTK_WIDGET (self->owed_row), FALSE);
  self->paid_row = add_row (self, _("Paid"));
  make_activatable (self, self->paid_row, G_CALLBACK (payments_cb));
  gtk_widget_set_visible (GTK_WIDGET (self->paid_row), FALSE);
}

void
_cb_profile_page_build_recent (CbProfilePage *self)
{
  self->turnover_card = CB_TURNOVER_CARD (cb_turnover_card_new ());
  gtk_box_append (self->overview, GTK_WIDGET (self->turnover_card));
  self->last_messages = ADW_BIN (adw_bin_new ());
  gtk_box_append (self->overview, GTK_WIDGET (self->last_messages));
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

/* A click leads to the items of a kind. */
static gboolean
fill_open (CbProfilePage *self)
{
  GtkWidget *child;
  gboolean any = FALSE;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->open_box))) != NULL)
    adw_wrap_box_remove (self->open_box, child);

  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      g_autofree char *text = NULL;
      GtkWidget *button;

      if (self->profile->n_open[kind] == 0)
        continue;

      text = cb_item_kind_describe_count (kind, self->profile->n_open[kind]);
      button = gtk_button_new_with_label (text);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", cb_item_kind_get_info (kind)->name);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "profile.show-tab");
      adw_wrap_box_append (self->open_box, button);
      any = TRUE;
    }
  gtk_widget_set_visible (self->open_row, any);

  return any;
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

static char *
describe_owed (const CbTurnover *turnover)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < turnover->owed->len; i++)
    {
      const CbOwed *owed = &g_array_index (turnover->owed, CbOwed, i);

      g_strv_builder_take (builder, cb_money_format (owed->owed, owed->currency));
    }
  parts = g_strv_builder_end (builder);

  return cb_list_text_join ((const char *const *) parts);
}

static char *
describe_paid (const CbTurnover *turnover)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < turnover->sums->len; i++)
    {
      const CbTurnoverSums *sums = &g_array_index (turnover->sums, CbTurnoverSums, i);

      if (sums->paid != 0)
        g_strv_builder_take (builder, cb_money_format (sums->paid, sums->currency));
    }
  parts = g_strv_builder_end (builder);

  return cb_list_text_join ((const char *const *) parts);
}

/* @turnover: (nullable) */
static gboolean
fill_money (CbProfilePage    *self,
            const CbTurnover *turnover)
{
  g_autofree char *owed = turnover != NULL ? describe_owed (turnover) : NULL;
  g_autofree char *paid = turnover != NULL ? describe_paid (turnover) : NULL;
  gboolean any = show (self->owed_row, owed);

  return show (self->paid_row, paid) || any;
}

void
_cb_profile_page_fill_summary (CbProfilePage *self)
{
  g_autofree char *blocking = describe_counts (self->profile->n_blocking);
  g_autofree char *appointment = describe_appointment (self->profile->next_appointment);
  gboolean any = fill_open (self);

  any |= show (self->appointment_row, appointment);
  /* Of most customers it has been read by now; of others it comes later. */
  if (self->turnover_read)
    fill_money (self, self->turnover);
  any |= gtk_widget_get_visible (GTK_WIDGET (self->owed_row)) || gtk_widget_get_visible (GTK_WIDGET (self->paid_row));
  any |= show (self->blocking_row, cb_customer_get_deleted (self->customer) ? NULL : blocking);
  gtk_widget_set_visible (self->resolve_button, !cb_book_get_read_only (self->book));
  gtk_widget_set_visible (GTK_WIDGET (self->summary_group), any);
}

void
_cb_profile_page_take_turnover (CbProfilePage *self,
                                CbTurnover    *turnover)
{
  if (fill_money (self, turnover))
    gtk_widget_set_visible (GTK_WIDGET (self->summary_group), TRUE);
  cb_turnover_card_set_turnover (self->turnover_card, turnover);
}

void
_cb_profile_page_fill_recent (CbProfilePage *self)
{
  gboolean allowed = cb_actor_may (cb_book_get_actor (self->book), CB_PERMISSION_SEE_INBOX);
  GtkWidget *messages;

  if (allowed == (adw_bin_get_child (self->last_messages) != NULL))
    return;

  messages = allowed ? cb_recent_tab_new_last_messages (self->book, self->id) : NULL;
  adw_bin_set_child (self->last_messages, messages);
  if (messages != NULL)
    g_object_bind_property (messages, "visible", self->last_messages, "visible", G_BINDING_SYNC_CREATE);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->last_messages), FALSE);
}
