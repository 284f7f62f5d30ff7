/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-profile.h"

G_BEGIN_DECLS

/*
 * Customers with what belongs to them, on a database thread.
 */

/* (transfer full): a customer whom the person may see, or NULL with
 * %CB_ERROR_NOT_FOUND, %CB_ERROR_DENIED or another. */
CbCustomer  *cb_profile_rows_get_customer (CbConnection  *connection,
                                           gint64         id,
                                           GError       **error);
/* (transfer full): the same with all that is counted. */
CbProfile   *cb_profile_rows_get          (CbConnection  *connection,
                                           gint64         id,
                                           GError       **error);

G_END_DECLS
