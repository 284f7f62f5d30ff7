/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-item-list-rows.h"

G_BEGIN_DECLS

/*
 * Which items a list can show and what it can be sorted by, as the states of
 * actions and in words. A filter is a CbItemFilter, or CB_ITEM_FILTER_STATUS + a
 * status of @kind.
 */

/* (transfer full): "open", "status-2" */
char        *cb_item_filter_get_name    (guint        filter);
/* (transfer none): "Open", "Part Paid" */
const char  *cb_item_filter_get_label   (CbItemKind   kind,
                                         guint        filter);
/* %CB_ITEM_FILTER_ALL for a name that there isn't. */
guint        cb_item_filter_from_name   (CbItemKind   kind,
                                         const char  *name);
/* (transfer full): choices for @action (s) */
GMenuModel  *cb_item_filter_create_menu (CbItemKind   kind,
                                         const char  *action);

/* (transfer none): "date" */
const char  *cb_item_order_get_name     (CbItemOrder  order);
/* (transfer none): "Date" */
const char  *cb_item_order_get_label    (CbItemOrder  order);
/* %CB_ITEM_ORDER_DATE for a name that there isn't. */
CbItemOrder  cb_item_order_from_name    (const char  *name);
/* (transfer full): choices for @action (s) */
GMenuModel  *cb_item_order_create_menu  (CbItemKind   kind,
                                         const char  *action);

G_END_DECLS
