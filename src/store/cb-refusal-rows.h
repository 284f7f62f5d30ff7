/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-permission-set.h"

G_BEGIN_DECLS

/* Records that whom the job is done for wanted what takes @missing, and may not.
 * Not again when that was the last thing recorded, a moment ago. */
gboolean cb_refusal_rows_insert (CbConnection     *connection,
                                 CbPermissionSet   missing,
                                 gboolean         *inserted,
                                 GError          **error);

G_END_DECLS
