/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-operation.h"
#include "cb-plan-private.h"

G_BEGIN_DECLS

/*
 * Assigning customers to somebody else. The parts of such a plan have the new
 * person as their source, 0 for nobody.
 */

/* Of the customers of @plan, those who are not assigned to them yet. */
gboolean  cb_assigning_plan     (CbPlan        *plan,
                                 CbConnection  *connection,
                                 GError       **error);
/* Back to whom they were assigned to before @operation, as far as they still are
 * as it had left them. */
gboolean  cb_assigning_reverse  (CbPlan        *plan,
                                 CbConnection  *connection,
                                 CbOperation   *operation,
                                 GError       **error);

G_END_DECLS
