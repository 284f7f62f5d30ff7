/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"
#include "cb-item-kind.h"

G_BEGIN_DECLS

/**
 * CbItemsTab:
 *
 * The latest items of one kind of a customer, with what can be done with them,
 * a button for a new one and one that shows all. It follows the book while it
 * is seen.
 */
#define CB_TYPE_ITEMS_TAB (cb_items_tab_get_type ())
G_DECLARE_FINAL_TYPE (CbItemsTab, cb_items_tab, CB, ITEMS_TAB, AdwBin)

GtkWidget *cb_items_tab_new       (CbBook      *book,
                                   gint64       customer_id,
                                   CbItemKind   kind);
/* How many there are; off @active nothing new can be made. */
void       cb_items_tab_set_count (CbItemsTab  *self,
                                   gsize        n_items,
                                   gsize        n_open,
                                   gsize        n_deleted,
                                   gboolean     active);
/* Opens the form for a new one. FALSE if that isn't possible. */
gboolean   cb_items_tab_create    (CbItemsTab  *self);

G_END_DECLS
