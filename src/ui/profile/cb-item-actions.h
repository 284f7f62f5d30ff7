/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-book.h"
#include "cb-item.h"

G_BEGIN_DECLS

/*
 * What can be done with an item, wherever it is listed.
 */

/* Gives @widget the actions item.edit (x: the item's id), item.duplicate (x),
 * item.pay (x), item.status ((xu): with the new status) and item.convert ((xu):
 * with the new kind). Problems are said over it. */
void        cb_item_actions_insert   (GtkWidget  *widget,
                                      CbBook     *book);
/* The menu of an item, with what the person may do: these actions, and of the
 * page that lists it page.delete-one (x) and page.restore-one (x). (transfer
 * full) */
GMenuModel *cb_item_actions_get_menu (CbItem     *item,
                                      CbBook     *book);
/* Opens the form for a new item of @kind over @widget. */
void        cb_item_actions_create   (GtkWidget  *widget,
                                      CbBook     *book,
                                      gint64      customer_id,
                                      CbItemKind  kind);
/* Whether whoever works with the book may do that with items of @kind. */
gboolean    cb_item_actions_may      (CbBook      *book,
                                      CbItemKind   kind,
                                      CbItemRight  right);

G_END_DECLS
