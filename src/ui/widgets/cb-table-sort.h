/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets people sort by @column: the sorter of its table tells that they do. */
void cb_table_make_sortable (GtkColumnViewColumn *column);

/* Sorts @table by the column whose id is @id, and makes its header say so. */
void cb_table_sort          (GtkColumnView       *table,
                             const char          *id,
                             gboolean             descending);

G_END_DECLS
