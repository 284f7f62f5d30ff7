/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-turnover.h"

G_BEGIN_DECLS

/* (transfer full): what was invoiced to a customer and received from them, or
 * NULL. On a database thread; whoever calls it has asked whether the customer may
 * be seen. */
CbTurnover *cb_turnover_rows_get (CbConnection  *connection,
                                  gint64         customer_id,
                                  gint64         now,
                                  GError       **error);

G_END_DECLS
