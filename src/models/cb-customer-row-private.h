/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer-row.h"

G_BEGIN_DECLS

/* Called as the last thing of a row that is still attached. */
typedef void (*CbCustomerRowGone) (CbCustomerRow *row,
                                   gpointer       owner);

CbCustomerRow *cb_customer_row_new             (gint64             id,
                                                guint              position,
                                                CbCustomerRowGone  gone,
                                                gpointer           owner);
/* For a hash table that is keyed by id: valid until the row shows another
 * customer. */
const gint64  *cb_customer_row_get_key         (CbCustomerRow     *self);
void           cb_customer_row_set_position    (CbCustomerRow     *self,
                                                guint              position);
/* Takes it out of its list: its owner is not told of its end any more. */
void           cb_customer_row_detach          (CbCustomerRow     *self);
/* Makes it the row of another customer, or of nobody with an @id below 0. */
void           cb_customer_row_rebind          (CbCustomerRow     *self,
                                                gint64             id);
/* Fills it in; NULL when the customer turned out to be gone. */
void           cb_customer_row_set_customer    (CbCustomerRow     *self,
                                                CbCustomer        *customer);
/* While frozen nothing is notified; thawing notifies what has changed. */
void           cb_customer_row_freeze          (CbCustomerRow     *self);
void           cb_customer_row_thaw            (CbCustomerRow     *self);
/* Whether it has to be read (again). */
gboolean       cb_customer_row_get_stale       (CbCustomerRow     *self);
void           cb_customer_row_set_stale       (CbCustomerRow     *self);

G_END_DECLS
