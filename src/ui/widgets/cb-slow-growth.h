/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @model through @slice: @rows_per_turn at first, that many more in each
 * turn of the main loop, and all as soon as a list has all the rows that it
 * makes beforehand. A list makes rows for the first 200 items, more than one
 * turn should take. */
void cb_grow_slowly (GtkSliceListModel *slice,
                     GListModel        *model,
                     guint              rows_per_turn);

G_END_DECLS
