/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-interaction-row.h"

#include "cb-conversation-text.h"
#include "cb-time-text.h"

/* Of a message; the rest of it is for where it is read as a whole. */
#define MAX_LINES 6
#define MAX_HEADING_LINES 3

struct _CbInteractionRow
{
  GtkBox    parent_instance;

  GtkLabel *heading;
  GtkLabel *date;
  GtkLabel *details;
};

G_DEFINE_FINAL_TYPE (CbInteractionRow, cb_interaction_row, GTK_TYPE_BOX)

static void
cb_interaction_row_class_init (CbInteractionRowClass *klass)
{
}

static void
cb_interaction_row_init (CbInteractionRow *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_wrap (self->heading, TRUE);
  gtk_label_set_wrap_mode (self->heading, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (self->heading, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_lines (self->heading, MAX_HEADING_LINES);
  gtk_label_set_ellipsize (self->heading, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->heading), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->heading), GTK_ALIGN_BASELINE_FILL);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");

  self->date = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->date), GTK_ALIGN_BASELINE_FILL);
  gtk_widget_add_css_class (GTK_WIDGET (self->date), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->date), "dimmed");

  self->details = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->details, 0);
  gtk_label_set_wrap (self->details, TRUE);
  gtk_label_set_wrap_mode (self->details, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->details, MAX_LINES);
  gtk_label_set_ellipsize (self->details, PANGO_ELLIPSIZE_END);

  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->date));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self), 6);
  gtk_box_append (GTK_BOX (self), top);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->details));
}

/**
 * cb_interaction_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
cb_interaction_row_new (void)
{
  return g_object_new (CB_TYPE_INTERACTION_ROW, NULL);
}

char *
cb_interaction_row_set_interaction (CbInteractionRow *self,
                                    CbInteraction    *interaction)
{
  g_autofree char *heading = NULL;
  g_autofree char *details = NULL;
  g_autofree char *date = NULL;
  CbItem *item;

  g_return_val_if_fail (CB_IS_INTERACTION_ROW (self), NULL);
  g_return_val_if_fail (CB_IS_INTERACTION (interaction), NULL);

  heading = cb_interaction_format_heading (interaction);
  details = cb_interaction_format_details (interaction);
  item = cb_interaction_get_item (interaction);
  date = item != NULL ? cb_time_format_date (cb_item_get_date (item))
                      : cb_time_format (cb_interaction_get_time (interaction));
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->date, date);
  gtk_label_set_label (self->details, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details), *details != '\0');

  return g_strjoin ("\n", heading, date, *details != '\0' ? details : NULL, NULL);
}
