/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-customer.h"

G_BEGIN_DECLS

/*
 * The numbers that new customers get, on a database thread. Preferences say
 * their form; until somebody sets it there, the first number that ends in
 * digits does. The highest ever given is kept, so that a number isn't given
 * again because its customer was erased, unless Preferences say that freed
 * numbers are. Neither is taken from a number that is made of the customer's
 * own name or phone.
 */
gboolean  cb_number_rows_note       (CbConnection  *connection,
                                     CbCustomer    *customer,
                                     GError       **error);
gboolean  cb_number_rows_set_form   (CbConnection  *connection,
                                     const char    *prefix,
                                     guint          digits,
                                     GError       **error);
/* The number that a new customer gets: (transfer full). */
char     *cb_number_rows_next       (CbConnection  *connection,
                                     GError       **error);
/* The same, one that was never given before. */
char     *cb_number_rows_next_new   (CbConnection  *connection,
                                     GError       **error);
gboolean  cb_number_rows_next_freed (CbConnection  *connection,
                                     const char    *after,
                                     char         **number,
                                     GError       **error);

G_END_DECLS
