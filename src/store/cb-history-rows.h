/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-history-entry.h"

G_BEGIN_DECLS

/*
 * What was done with what belongs to a customer, on a database thread.
 */

/* As done now by whom the job is done for. In a transaction. */
gboolean    cb_history_rows_add  (CbConnection    *connection,
                                  gint64           customer_id,
                                  CbHistoryEntry  *entry,
                                  GError         **error);
/* (transfer full) (element-type CbHistoryEntry): the newest @limit, the latest
 * first; the details of a masked customer's are masked. */
GPtrArray  *cb_history_rows_list (CbConnection    *connection,
                                  gint64           customer_id,
                                  guint            limit,
                                  GError         **error);

G_END_DECLS
