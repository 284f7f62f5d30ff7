/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer.h"
#include "cb-sort-column.h"

G_BEGIN_DECLS

/*
 * What the lists say of a customer. All return (transfer full).
 */

char *cb_customer_column_describe          (CbCustomer   *customer,
                                            CbSortColumn  column);
/* The second line of a row in a narrow list. */
char *cb_customer_column_describe_more     (CbCustomer   *customer,
                                            CbScope       scope);
/* How a row is read out. */
char *cb_customer_column_describe_row      (CbCustomer   *customer);
/* When, by whom and with how many others a customer was deleted; NULL for one
 * who isn't. */
char *cb_customer_column_describe_deletion (CbCustomer   *customer);

G_END_DECLS
