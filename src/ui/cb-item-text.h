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

G_END_DECLS
