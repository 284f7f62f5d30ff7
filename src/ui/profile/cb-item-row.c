/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-row.h"

#include "cb-inscription-text.h"
#include "cb-item-text.h"

struct _CbItemRow
{
  GtkBox          parent_instance;

  GtkInscription *title;
  GtkLabel       *amount;
  GtkInscription *details;
};

G_DEFINE_FINAL_TYPE (CbItemRow, cb_item_row, GTK_TYPE_BOX)

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
cb_item_row_class_init (CbItemRowClass *klass)
{
}

static void
cb_item_row_init (CbItemRow *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->title = create_line ("heading");
  self->amount = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->amount), "numeric");
  self->details = create_line ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "dimmed");

  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->amount));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), top);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->details));
}

/**
 * cb_item_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
cb_item_row_new (void)
{
  return g_object_new (CB_TYPE_ITEM_ROW, NULL);
}

void
cb_item_row_set_item (CbItemRow *self,
                      CbItem    *item)
{
  g_autofree char *title = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *details = NULL;

  g_return_if_fail (CB_IS_ITEM_ROW (self));

  if (item == NULL)
    {
      gtk_inscription_set_text (self->title, "…");
      gtk_inscription_set_text (self->details, NULL);
      gtk_label_set_label (self->amount, "");
      return;
    }

  title = cb_item_format_title (item);
  amount = cb_item_format_amount (item);
  details = cb_item_format_details (item);
  cb_inscription_show (self->title, title);
  cb_inscription_show (self->details, details);
  gtk_label_set_label (self->amount, amount != NULL ? amount : "");
}
