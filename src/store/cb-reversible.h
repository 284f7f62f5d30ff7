/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-operation.h"

G_BEGIN_DECLS

/* Whether anything of an operation is still in place, on a database thread.
 * @deleted: all who are deleted; @pending: those of them who are masked.
 * Returns: FALSE if @error is set */
gboolean cb_reversible_check (CbConnection   *connection,
                              CbOperation    *operation,
                              const CbIdSet  *deleted,
                              const CbIdSet  *pending,
                              gboolean       *reversible,
                              GError        **error);

G_END_DECLS
