/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-kept-row.h"

#include <glib/gi18n.h>

#include "cb-inscription-text.h"
#include "cb-item-text.h"
#include "cb-mask.h"
#include "cb-time-text.h"

struct _CbKeptRow
{
  GtkBox          parent_instance;

  GtkImage       *icon;
  GtkInscription *heading;
  GtkLabel       *date;
  GtkInscription *details;
  GtkInscription *keeping;
};

G_DEFINE_FINAL_TYPE (CbKeptRow, cb_kept_row, GTK_TYPE_BOX)

static GtkInscription *
create_line (const char *css_class)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (line), 30);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_add_css_class (line, css_class);

  return GTK_INSCRIPTION (line);
}

static void
cb_kept_row_class_init (CbKeptRowClass *klass)
{
}

static void
cb_kept_row_init (CbKeptRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->heading = create_line ("heading");
  self->date = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->date), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->date), "dimmed");
  self->details = create_line ("body");
  self->keeping = create_line ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->keeping), "dimmed");

  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->date));
  gtk_box_append (GTK_BOX (lines), top);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->details));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->keeping));
  gtk_widget_set_hexpand (lines, TRUE);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self), lines);
}

/**
 * cb_kept_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
cb_kept_row_new (void)
{
  return g_object_new (CB_TYPE_KEPT_ROW, NULL);
}

static char *
describe_keeping (CbKeptItem *kept)
{
  g_autofree char *date = NULL;

  if (cb_kept_item_get_erase_at (kept) == 0)
    return g_strdup (_("Kept for ever"));

  date = cb_time_format_date (cb_kept_item_get_erase_at (kept));

  /* Translators: %s is a date */
  return g_strdup_printf (_("Kept until %s"), date);
}

char *
cb_kept_row_set_item (CbKeptRow  *self,
                      CbKeptItem *kept)
{
  g_autofree char *icon_name = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *date = NULL;
  g_autofree char *keeping = NULL;
  g_autofree char *details = NULL;
  CbItem *item;

  g_return_val_if_fail (CB_IS_KEPT_ROW (self), NULL);

  if (kept == NULL)
    {
      gtk_image_clear (self->icon);
      gtk_inscription_set_text (self->heading, "…");
      gtk_inscription_set_text (self->details, NULL);
      gtk_inscription_set_text (self->keeping, NULL);
      gtk_label_set_label (self->date, "");
      return g_strdup ("");
    }

  item = cb_kept_item_get_item (kept);
  icon_name = g_strdup_printf ("customer-book-%s-symbolic", cb_item_kind_get_info (cb_item_get_kind (item))->name);
  heading = cb_item_get_heading (item);
  amount = cb_item_format_amount (item);
  date = cb_time_format_date (cb_item_get_date (item));
  keeping = describe_keeping (kept);
  if (amount != NULL)
    /* Translators: a customer, as asterisks; the status of an item; its amount */
    details = g_strdup_printf (_("%s · %s · %s"), CB_MASK, cb_item_get_status_label (item), amount);
  else
    details = g_strdup_printf (_("%s · %s"), CB_MASK, cb_item_get_status_label (item));

  gtk_image_set_from_icon_name (self->icon, icon_name);
  cb_inscription_show (self->heading, heading);
  cb_inscription_show (self->details, details);
  cb_inscription_show (self->keeping, keeping);
  gtk_label_set_label (self->date, date);

  return g_strjoin ("\n", heading, date, details, keeping, NULL);
}
