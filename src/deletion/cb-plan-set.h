/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-plan-private.h"

G_BEGIN_DECLS

/* Plans for a set of customers or items, on a database thread: (transfer full). */
CbPlan *cb_plan_set_compute_customers (CbPlanRecipe   *recipe,
                                       CbConnection   *connection,
                                       GError        **error);
CbPlan *cb_plan_set_compute_items     (CbPlanRecipe   *recipe,
                                       CbConnection   *connection,
                                       GError        **error);

/* What else a plan has to say, once its customers or items are known. */
gboolean cb_plan_set_complete         (CbPlan         *plan,
                                       CbConnection   *connection,
                                       GError        **error);
/* Takes out of the items of @plan those that are gone, or are deleted or not
 * though they should not be, and notes whose the others are. */
gboolean cb_plan_set_take_items       (CbPlan         *plan,
                                       CbConnection   *connection,
                                       const CbIdSet  *items,
                                       GError        **error);

G_END_DECLS
