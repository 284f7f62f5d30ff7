/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-table-sort.h"

/* The store sorts; this makes the header of a column say by what. */
void
cb_table_make_sortable (GtkColumnViewColumn *column)
{
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  gtk_column_view_column_set_sorter (column, sorter);
}

void
cb_table_sort (GtkColumnView *table,
               const char    *id,
               gboolean       descending)
{
  GListModel *columns;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (table));
  g_return_if_fail (id != NULL);

  /* Else the header of the column that it was sorted by would go on saying so. */
  gtk_column_view_sort_by_column (table, NULL, GTK_SORT_ASCENDING);

  columns = gtk_column_view_get_columns (table);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        gtk_column_view_sort_by_column (table, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}
