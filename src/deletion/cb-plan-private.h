/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-plan.h"

G_BEGIN_DECLS

/*
 * The parts of an undoing that puts customers back into Deleted Customers as
 * they were: each with the operation that had deleted them then
 * (element-type CbOperationSet).
 */
CbPlan     *cb_plan_new              (CbAction          action,
                                      CbIdSet          *customers,
                                      GPtrArray        *parts,
                                      gint64            reverses);
void        cb_plan_set_left_out     (CbPlan           *self,
                                      CbLeftOut         reason,
                                      gsize             n_customers);
void        cb_plan_set_single       (CbPlan           *self,
                                      CbCustomer       *customer);
GPtrArray  *cb_plan_get_parts        (CbPlan           *self);

G_END_DECLS
