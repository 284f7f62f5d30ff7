/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-apply.h"
#include "cb-planner.h"

G_BEGIN_DECLS

/*
 * Plans, made and applied step by step.
 */

CbPlan      *cb_test_make_plan  (CbBook         *book,
                                 CbAction        action,
                                 const CbIdSet  *set);
CbPlan      *cb_test_make_items_plan (CbBook    *book,
                                      CbAction   action,
                                      const CbIdSet *items);
CbPlan      *cb_test_make_assign_plan (CbBook   *book,
                                       const CbIdSet *set,
                                       gint64    person);
/* (nullable) */
CbPlan      *cb_test_make_undo  (CbBook         *book,
                                 gboolean        redo);
CbPlan      *cb_test_make_reverse (CbBook       *book,
                                   gint64        operation_id);
CbOperation *cb_test_apply      (CbBook         *book,
                                 CbPlan         *plan,
                                 GError        **error);
/* Plans and applies; the plan must take all of @set. Returns the operation's id. */
gint64       cb_test_run_set    (CbBook         *book,
                                 CbAction        action,
                                 const CbIdSet  *set);
/* The same for items. */
gint64       cb_test_run_items  (CbBook         *book,
                                 CbAction        action,
                                 const CbIdSet  *items);
/* The same for ids of customers, of type gint64; the last is 0. */
gint64       cb_test_run        (CbBook         *book,
                                 CbAction        action,
                                 gint64          first,
                                 ...);

G_END_DECLS
