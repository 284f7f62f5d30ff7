/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer.h"

G_BEGIN_DECLS

/**
 * CbCustomerRow:
 *
 * One row of a #CbCustomerList, handed out at once and filled in when its data
 * arrives. Properties, both notified: "id" (gint64) and "customer"
 * (CbCustomer, NULL while loading).
 *
 * A row belongs to its place in the list: when the list is sorted anew,
 * searched, or changed in bulk, it stays and shows another customer. Whoever
 * opens a menu on a row keeps the id that it had then.
 */
#define CB_TYPE_CUSTOMER_ROW (cb_customer_row_get_type ())
G_DECLARE_FINAL_TYPE (CbCustomerRow, cb_customer_row, CB, CUSTOMER_ROW, GObject)

gint64       cb_customer_row_get_id        (CbCustomerRow *self);
/* G_MAXUINT when it is no longer in the list. */
guint        cb_customer_row_get_position  (CbCustomerRow *self);
CbCustomer  *cb_customer_row_get_customer  (CbCustomerRow *self);

G_END_DECLS
