/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-receipt-row.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-receipt-text.h"
#include "cb-time-text.h"

struct _CbReceiptRow
{
  GtkBox    parent_instance;

  GtkImage *icon;
  GtkLabel *time;
  GtkLabel *count;
  GtkLabel *outcome;
};

G_DEFINE_FINAL_TYPE (CbReceiptRow, cb_receipt_row, GTK_TYPE_BOX)

static GtkLabel *
create_caption (float xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "ellipsize", PANGO_ELLIPSIZE_END,
                                   "hexpand", xalign > 0,
                                   "xalign", xalign,
                                   NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");

  return GTK_LABEL (label);
}

static void
cb_receipt_row_class_init (CbReceiptRowClass *klass)
{
}

static void
cb_receipt_row_init (CbReceiptRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->time = g_object_new (GTK_TYPE_LABEL,
                             "ellipsize", PANGO_ELLIPSIZE_END,
                             "xalign", 0.0,
                             NULL);
  self->count = create_caption (0);
  self->outcome = create_caption (1);

  gtk_box_append (GTK_BOX (second), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (second), GTK_WIDGET (self->outcome));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->time));
  gtk_box_append (GTK_BOX (lines), second);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_add_css_class (arrow, "dimmed");

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self), 12);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self), lines);
  gtk_box_append (GTK_BOX (self), arrow);
}

/**
 * cb_receipt_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
cb_receipt_row_new (void)
{
  return g_object_new (CB_TYPE_RECEIPT_ROW, NULL);
}

/**
 * cb_receipt_row_set_receipt:
 * @receipt: what to show
 */
void
cb_receipt_row_set_receipt (CbReceiptRow *self,
                            CbReceipt    *receipt)
{
  CbOperation *operation;
  g_autofree char *time = NULL;
  g_autofree char *number = NULL;
  g_autofree char *count = NULL;
  gsize n_customers;

  g_return_if_fail (CB_IS_RECEIPT_ROW (self));
  g_return_if_fail (CB_IS_RECEIPT (receipt));

  operation = cb_receipt_get_operation (receipt);
  n_customers = cb_operation_get_n_customers (operation);
  time = cb_time_format (cb_operation_get_time (operation));
  number = cb_count_format (n_customers);
  count = g_strdup_printf (ngettext ("%s customer", "%s customers", n_customers), number);

  gtk_label_set_label (self->time, time);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->outcome, cb_receipt_get_outcome (receipt));
  gtk_image_set_from_icon_name (self->icon, cb_receipt_get_icon (receipt));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]) { cb_receipt_get_icon_class (receipt), NULL });
}

char *
cb_receipt_row_get_text (CbReceiptRow *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT_ROW (self), NULL);

  return g_strjoin ("\n",
                    gtk_label_get_label (self->time),
                    gtk_label_get_label (self->count),
                    gtk_label_get_label (self->outcome),
                    NULL);
}
