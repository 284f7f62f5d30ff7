/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-operation.h"
#include "cb-plan-private.h"

G_BEGIN_DECLS

/* A plan to undo @operation, or to do again what it undid, on a database thread:
 * (transfer full) (nullable), NULL without an error if nothing of it is left. */
CbPlan *cb_plan_reversal_compute (CbPlanRecipe   *recipe,
                                  CbConnection   *connection,
                                  CbOperation    *operation,
                                  GError        **error);

G_END_DECLS
