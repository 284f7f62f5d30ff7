/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-history-entry.h"
#include "cb-item.h"

G_BEGIN_DECLS

/*
 * Writing items with all that goes with it, on a database thread and in a
 * transaction: permissions, checks, history.
 */

/* Adds a new item. @history tells of which kind the entry is that tells of it. */
gboolean  cb_item_save_rows_add    (CbConnection   *connection,
                                    CbItem         *item,
                                    CbHistoryKind   history,
                                    GError        **error);
/* Writes back one that was read. */
gboolean  cb_item_save_rows_edit   (CbConnection   *connection,
                                    CbItem         *item,
                                    GError        **error);
/* (transfer full): one that is there and wasn't changed since @item was read,
 * of a customer who isn't deleted. */
CbItem   *cb_item_save_rows_expect (CbConnection   *connection,
                                    CbItem         *item,
                                    GError        **error);
/* (transfer full): as it stands in the book now. */
CbItem   *cb_item_save_rows_read   (CbConnection   *connection,
                                    gint64          id,
                                    GError        **error);

G_END_DECLS
