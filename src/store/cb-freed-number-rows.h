/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-freed-numbers.h"

G_BEGIN_DECLS

/*
 * The ledger of customer numbers that erasures freed, on a database thread.
 */
gboolean  cb_freed_number_rows_contains    (CbConnection  *connection,
                                            const char    *number,
                                            gboolean      *contains,
                                            GError       **error);
gboolean  cb_freed_number_rows_get_highest (CbConnection  *connection,
                                            const char    *prefix,
                                            gint64        *highest,
                                            GError       **error);
gboolean  cb_freed_number_rows_find_unused (CbConnection  *connection,
                                            const char    *prefix,
                                            guint          digits,
                                            const char    *after,
                                            char         **number,
                                            GError       **error);
CbFreedNumbers *cb_freed_number_rows_list  (CbConnection  *connection,
                                            GError       **error);

G_END_DECLS
