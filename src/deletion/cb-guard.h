/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-plan-private.h"

G_BEGIN_DECLS

/* Takes those out of the customers of @plan whose items stand in the way of
 * deleting them, and notes what would be closed with the others. */
gboolean cb_guard_apply  (CbConnection   *connection,
                          CbPlan         *plan,
                          GError        **error);

G_END_DECLS
