/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-receipt.h"

G_BEGIN_DECLS

/* All receipts, the newest first: (transfer full) (element-type CbReceipt). On
 * a database thread. */
GPtrArray *cb_receipt_rows_list (CbConnection  *connection,
                                 GError       **error);

G_END_DECLS
