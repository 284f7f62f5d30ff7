/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-customer.h"

G_BEGIN_DECLS

/*
 * The numbers that new customers get, on a database thread. The first number
 * that ends in digits decides the form; the highest ever given is kept, so
 * that a number isn't given again because its customer was erased. Neither is
 * taken from a number that is made of the customer's own name or phone.
 */
gboolean  cb_number_rows_note      (CbConnection  *connection,
                                    CbCustomer    *customer,
                                    GError       **error);
/* The next free number: (transfer full). */
char     *cb_number_rows_next      (CbConnection  *connection,
                                    GError       **error);

G_END_DECLS
