/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-receipt.h"

G_BEGIN_DECLS

/*
 * The words for receipts, on the screen and on paper. All are plain text;
 * strings and lists of them are (transfer full).
 */

/* "3 customers deleted forever" */
char       *cb_receipt_describe_deletion (CbReceipt *self);
/* That it names nobody. */
const char *cb_receipt_describe_privacy  (void);
/* "Nothing Left" */
const char *cb_receipt_get_outcome       (CbReceipt *self);
/* What that means, and what to do about it. */
char       *cb_receipt_describe_outcome  (CbReceipt *self);
/* The name of an icon for it, and the CSS class of that. */
const char *cb_receipt_get_icon          (CbReceipt *self);
const char *cb_receipt_get_icon_class    (CbReceipt *self);

/* Labels and values in turn. */
GStrv       cb_receipt_list_deletion     (CbReceipt *self);
/* The same of items and records; empty if there were none. */
GStrv       cb_receipt_list_contents     (CbReceipt *self);
/* The same of the search; empty if there was none. */
GStrv       cb_receipt_list_search       (CbReceipt *self);

G_END_DECLS
