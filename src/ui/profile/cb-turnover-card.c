/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-turnover-card.h"

#include <glib/gi18n.h>

#include "cb-choice-names.h"
#include "cb-month-chart.h"

struct _CbTurnoverCard
{
  AdwBin         parent_instance;

  GtkDropDown   *currencies;
  GtkStringList *codes;
  GtkWidget     *chart;
  GtkLabel      *words;

  CbTurnover    *turnover;  /* NULL for none */
  GArray        *shown;     /* of guint: those of its currencies that have something in the months */
  gboolean       filling;
};

G_DEFINE_FINAL_TYPE (CbTurnoverCard, cb_turnover_card, ADW_TYPE_BIN)

/* What is chosen, or what there is to choose. */
static void
month_cb (CbTurnoverCard *self)
{
  int month = cb_month_chart_get_month (CB_MONTH_CHART (self->chart));
  g_autofree char *text = NULL;

  if (month >= 0)
    text = cb_month_chart_describe_month (CB_MONTH_CHART (self->chart), month);
  else
    text = g_strdup (_("Full bars: invoiced · Hatched bars: received"));
  gtk_label_set_label (self->words, text);
}

static void
currency_cb (CbTurnoverCard *self)
{
  guint selected = gtk_drop_down_get_selected (self->currencies);

  if (!self->filling && self->shown->len > 0 && selected < self->shown->len)
    cb_month_chart_set_turnover (CB_MONTH_CHART (self->chart), self->turnover,
                                 g_array_index (self->shown, guint, selected));
}

static void
cb_turnover_card_finalize (GObject *object)
{
  CbTurnoverCard *self = CB_TURNOVER_CARD (object);

  g_clear_pointer (&self->turnover, cb_turnover_free);
  g_array_unref (self->shown);

  G_OBJECT_CLASS (cb_turnover_card_parent_class)->finalize (object);
}

static void
cb_turnover_card_class_init (CbTurnoverCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_turnover_card_finalize;
}

static void
cb_turnover_card_init (CbTurnoverCard *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->codes = gtk_string_list_new (NULL);
  self->currencies = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->codes), NULL));
  cb_choice_name_entries (GTK_WIDGET (self->currencies));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->currencies), _("Currency"));
  gtk_widget_set_valign (GTK_WIDGET (self->currencies), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->currencies, "notify::selected", G_CALLBACK (currency_cb), self, G_CONNECT_SWAPPED);

  self->chart = cb_month_chart_new ();
  self->words = g_object_new (GTK_TYPE_LABEL,
                              "wrap", TRUE,
                              "xalign", 0.0,
                              NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "caption");
  g_signal_connect_object (self->chart, "notify::month", G_CALLBACK (month_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "turnover");
  gtk_box_append (GTK_BOX (card), self->chart);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->words));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Last 24 Months"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->currencies));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
cb_turnover_card_new (void)
{
  return g_object_new (CB_TYPE_TURNOVER_CARD, NULL);
}

static gboolean
is_empty (const CbTurnoverSums *sums)
{
  for (int i = 0; i < CB_TURNOVER_MONTHS; i++)
    {
      if (sums->invoiced[i] != 0 || sums->received[i] != 0)
        return FALSE;
    }

  return TRUE;
}

void
cb_turnover_card_set_turnover (CbTurnoverCard *self,
                               CbTurnover     *turnover)
{
  GtkStringObject *chosen;
  g_autofree char *before = NULL;
  guint selected = 0;

  g_return_if_fail (CB_IS_TURNOVER_CARD (self));

  chosen = gtk_drop_down_get_selected_item (self->currencies);
  before = chosen != NULL ? g_strdup (gtk_string_object_get_string (chosen)) : NULL;
  g_clear_pointer (&self->turnover, cb_turnover_free);
  self->turnover = turnover;

  self->filling = TRUE;
  g_array_set_size (self->shown, 0);
  gtk_string_list_splice (self->codes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->codes)), NULL);
  for (guint i = 0; turnover != NULL && i < turnover->sums->len; i++)
    {
      const CbTurnoverSums *sums = &g_array_index (turnover->sums, CbTurnoverSums, i);

      if (is_empty (sums))
        continue;
      if (g_strcmp0 (sums->currency, before) == 0)
        selected = self->shown->len;
      gtk_string_list_append (self->codes, sums->currency);
      g_array_append_val (self->shown, i);
    }
  if (self->shown->len > 0)
    gtk_drop_down_set_selected (self->currencies, selected);
  self->filling = FALSE;

  gtk_widget_set_visible (GTK_WIDGET (self), self->shown->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->currencies), self->shown->len > 1);
  currency_cb (self);
}
