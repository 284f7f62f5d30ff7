/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-plan-private.h"

G_BEGIN_DECLS

/* Notes all that stands between the business and the customers of @plan, and
 * isn't deleted yet; takes out those with whom there is nothing. On a database
 * thread. */
gboolean cb_conversation_collect (CbConnection   *connection,
                                  CbPlan         *plan,
                                  GError        **error);

G_END_DECLS
