/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-operation-entry.h"

G_BEGIN_DECLS

/* Adds to @entries, which are in the order of their ids, the last first, what those
 * of them that changed preferences, people or groups changed. */
gboolean cb_operation_change_rows_read (CbConnection  *connection,
                                        GPtrArray     *entries,
                                        GError       **error);

G_END_DECLS
