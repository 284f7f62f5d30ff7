/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-item-list-rows.h"

G_BEGIN_DECLS

/* Adds the columns of items of @kind to @table, whose rows are #CbLazyRow with a
 * #CbOwnedItem. Each can be sorted by; its id is that of its CbItemOrder. While the
 * property "narrow" of @page is set, the title stands for the whole item. */
void     cb_item_columns_add       (GtkColumnView       *table,
                                    CbItemKind           kind,
                                    GObject             *page);

/* What the headers say that it is sorted by; FALSE for nothing yet. */
gboolean cb_item_columns_get_order (GtkColumnViewSorter *sorter,
                                    CbItemOrder         *order,
                                    gboolean            *descending);

G_END_DECLS
