/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-check-row.h"

#include "cb-select-check.h"
#include "cb-row-menu.h"

struct _CbCheckRow
{
  GtkBox     parent_instance;

  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (CbCheckRow, cb_check_row, GTK_TYPE_BOX)

static void
cb_check_row_class_init (CbCheckRowClass *klass)
{
}

static void
cb_check_row_init (CbCheckRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

GtkWidget *
cb_check_row_new (GtkListItem *list_item,
                  GtkWidget   *content)
{
  CbCheckRow *self;

  g_return_val_if_fail (GTK_IS_LIST_ITEM (list_item), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (content), NULL);

  self = g_object_new (CB_TYPE_CHECK_ROW, NULL);
  self->content = content;
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (self), cb_select_check_new (G_OBJECT (list_item)));
  gtk_box_append (GTK_BOX (self), content);
  gtk_box_append (GTK_BOX (self), cb_row_menu_new (G_OBJECT (list_item)));

  return GTK_WIDGET (self);
}

GtkWidget *
cb_check_row_get_content (CbCheckRow *self)
{
  g_return_val_if_fail (CB_IS_CHECK_ROW (self), NULL);

  return self->content;
}
