/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-choice-names.h"

#include <adwaita.h>

/* (transfer full): what stands in the row */
static char *
find_text (GtkWidget *widget)
{
  char *text = NULL;

  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_label (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && text == NULL;
       child = gtk_widget_get_next_sibling (child))
    text = find_text (child);

  return text;
}

static void
bound_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *text = child != NULL ? find_text (child) : NULL;

  gtk_list_item_set_accessible_label (item, text != NULL ? text : "");
}

GtkWidget *
cb_choice_name_entries (GtkWidget *choice)
{
  GtkListItemFactory *factory;

  g_return_val_if_fail (ADW_IS_COMBO_ROW (choice) || GTK_IS_DROP_DOWN (choice), choice);

  factory = ADW_IS_COMBO_ROW (choice) ? adw_combo_row_get_factory (ADW_COMBO_ROW (choice))
                                      : gtk_drop_down_get_factory (GTK_DROP_DOWN (choice));
  g_return_val_if_fail (GTK_IS_SIGNAL_LIST_ITEM_FACTORY (factory), choice);

  /* After its own, which writes the text. */
  g_signal_connect (factory, "bind", G_CALLBACK (bound_cb), NULL);

  return choice;
}
