/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-ledger-row.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-time-text.h"

struct _CbLedgerRow
{
  GtkBox    parent_instance;

  GtkLabel *number;
  GtkLabel *freed;
  GtkLabel *use;
};

G_DEFINE_FINAL_TYPE (CbLedgerRow, cb_ledger_row, GTK_TYPE_BOX)

static GtkLabel *
create_label (float xalign)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "ellipsize", PANGO_ELLIPSIZE_END,
                       "xalign", xalign,
                       NULL);
}

static void
cb_ledger_row_class_init (CbLedgerRowClass *klass)
{
}

static void
cb_ledger_row_init (CbLedgerRow *self)
{
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->number = create_label (0);
  self->use = create_label (1);
  self->freed = create_label (0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->number), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->use), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->freed), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->freed), "dimmed");

  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->use));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self), 12);
  gtk_box_append (GTK_BOX (self), first);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->freed));
}

/**
 * cb_ledger_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
cb_ledger_row_new (void)
{
  return g_object_new (CB_TYPE_LEDGER_ROW, NULL);
}

void
cb_ledger_row_set_number (CbLedgerRow   *self,
                          CbFreedNumber *number)
{
  g_autofree char *text = NULL;
  g_autofree char *time = NULL;
  g_autofree char *person = NULL;
  g_autofree char *freed = NULL;

  g_return_if_fail (CB_IS_LEDGER_ROW (self));
  g_return_if_fail (CB_IS_FREED_NUMBER (number));

  text = cb_display_text (cb_freed_number_get_number (number));
  time = cb_time_format (cb_freed_number_get_time (number));
  person = cb_display_quote (cb_freed_number_get_person (number));
  /* Translators: when, then by whom a customer was deleted forever */
  freed = g_strdup_printf (_("Freed on %s by %s"), time, person);

  gtk_label_set_label (self->number, text);
  gtk_label_set_label (self->freed, freed);
  gtk_label_set_label (self->use, cb_freed_number_get_in_use (number) ? _("In Use Again") : _("Not in Use"));
  if (cb_freed_number_get_in_use (number))
    gtk_widget_remove_css_class (GTK_WIDGET (self->use), "dimmed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->use), "dimmed");
}

char *
cb_ledger_row_get_text (CbLedgerRow *self)
{
  g_return_val_if_fail (CB_IS_LEDGER_ROW (self), NULL);

  return g_strjoin ("\n",
                    gtk_label_get_label (self->number),
                    gtk_label_get_label (self->freed),
                    gtk_label_get_label (self->use),
                    NULL);
}
