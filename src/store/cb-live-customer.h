/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/* Whether something may be added to what a customer has, on a database thread:
 * %CB_ERROR_NOT_FOUND, %CB_ERROR_DELETED or %CB_ERROR_MASKED tell why not. */
gboolean cb_live_customer_expect (CbConnection  *connection,
                                  gint64         id,
                                  GError       **error);

G_END_DECLS
