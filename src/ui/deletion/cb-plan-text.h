/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-plan.h"

G_BEGIN_DECLS

/*
 * The words for plans and what came of them. All (transfer full) unless said
 * otherwise, plain text.
 */

/* The heading of the question; when it applies to nobody as customers are
 * blocked, that they can't be deleted yet. */
char       *cb_plan_get_question      (CbPlan      *plan);
/* What would go, what stays and who is left out. @again: the plan had to be
 * made anew, as the customers were changed after the question was asked. */
char       *cb_plan_describe          (CbPlan      *plan,
                                       gboolean     again);
/* The button that does it: "_Delete Customer", "_Delete 9". */
char       *cb_plan_get_response      (CbPlan      *plan);
/* Why a plan applies to nobody. */
char       *cb_plan_describe_nothing  (CbPlan      *plan);
/* While it is being applied. */
char       *cb_plan_get_progress      (CbPlan      *plan);
/* After it was, in a few words: "9 customers deleted". */
char       *cb_plan_describe_done     (CbPlan      *plan);
/* The same as the heading of a dialog: "9 Customers Deleted". */
char       *cb_plan_get_done_heading  (CbPlan      *plan);
/* The heading when it could not be. (transfer none) */
const char *cb_action_get_error_heading (CbAction   action);

G_END_DECLS
