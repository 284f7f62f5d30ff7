/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sorts @table by the column whose id is @id, and makes its header say so. */
void cb_table_sort (GtkColumnView *table,
                    const char    *id,
                    gboolean       descending);

G_END_DECLS
