/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-id-set.h"
#include "cb-kept-item.h"

G_BEGIN_DECLS

/*
 * What is kept of the items of erased customers, on a database thread.
 */

typedef enum
{
  CB_KEPT_ORDER_NEWEST,  /* by date, the newest first */
  CB_KEPT_ORDER_OLDEST,
  CB_KEPT_ORDER_NUMBER,
} CbKeptOrder;

/* (transfer full) (nullable): NULL without error when there is none. */
CbKeptItem *cb_kept_item_rows_get  (CbConnection   *connection,
                                    gint64          id,
                                    GError        **error);
GArray     *cb_kept_item_rows_list (CbConnection   *connection,
                                    CbKeptOrder     order,
                                    const char     *query,
                                    GError        **error);
CbIdSet    *cb_kept_item_rows_of   (CbConnection   *connection,
                                    const CbIdSet  *former_customers,
                                    GError        **error);

G_END_DECLS
