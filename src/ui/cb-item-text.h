/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-item.h"

G_BEGIN_DECLS

/*
 * The words for an item. All plain text.
 */

/* (transfer none): "Part Paid" */
const char *cb_item_get_status_label (CbItem *item);
/* (transfer none): "Open" or "Settled", or what else became of it. */
const char *cb_item_get_state_label  (CbItem *item);
/* (transfer full) (nullable): "1,234.50 EUR" */
char       *cb_item_format_amount    (CbItem *item);
/* (transfer full): what kind it is, and its number: "Quote QU-0001" */
char       *cb_item_get_heading      (CbItem *item);
/* (transfer full): what it is about, or its number: "Window cleaning". */
char       *cb_item_format_title     (CbItem *item);
/* (transfer full): what else a row says of it: "IN-0001 · Sent · 4 March 2026 ·
 * Due 3 April 2026 · Owed 20.00 EUR" */
char       *cb_item_format_details   (CbItem *item);
/* (transfer full): all that a row says of it, in lines, for a screen reader. */
char       *cb_item_format_row       (CbItem *item);
/* (transfer full): what a column says of how far it is: "Part Paid · Owed 20.00 EUR" */
char       *cb_item_format_status    (CbItem *item);
/* (transfer full): the day, and the time of day unless that is midnight. */
char       *cb_item_format_moment    (gint64  time);
/* (transfer full): the same for a column; "" for 0. */
char       *cb_item_format_short_moment
                                     (gint64  time);
/* The first moment of today, for a new item: UTC microseconds since 1970. */
gint64      cb_item_get_today        (void);

G_END_DECLS
