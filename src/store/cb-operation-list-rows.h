/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-operation-entry.h"
#include "cb-operation-filter.h"

G_BEGIN_DECLS

/*
 * The list of all operations, on a database thread.
 */
GPtrArray *cb_operation_list_rows_read (CbConnection             *connection,
                                        gint64                    before,
                                        guint                     limit,
                                        const CbOperationFilter  *filter,
                                        const CbIdSet            *deleted,
                                        const CbIdSet            *pending,
                                        GError                  **error);

G_END_DECLS
