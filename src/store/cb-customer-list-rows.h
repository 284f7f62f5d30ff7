/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-id-set.h"
#include "cb-sort-column.h"

G_BEGIN_DECLS

/* The ids of a scope in the order of a column, on the reading thread:
 * (transfer full) a GArray of gint64. @limit: 0 for all. @set: for live
 * customers who is deleted, else who is in the scope. */
GArray *cb_customer_list_rows (CbConnection   *connection,
                               CbScope         scope,
                               CbSortColumn    column,
                               gboolean        descending,
                               gsize           limit,
                               const CbIdSet  *set,
                               GError        **error);

G_END_DECLS
