/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-check-column.h"

#include "cb-select-check.h"

static void
setup_cb (GtkListItemFactory *factory,
          GtkColumnViewCell  *cell,
          gpointer            unused)
{
  gtk_column_view_cell_set_child (cell, cb_select_check_new (G_OBJECT (cell)));
}

GtkColumnViewColumn *
cb_check_column_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *self;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  self = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_id (self, "check");

  return self;
}
