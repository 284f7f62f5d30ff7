/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-plan.h"

G_BEGIN_DECLS

/*
 * The words for plans and what came of them. All (transfer full), plain text.
 */

char *cb_plan_get_question     (CbPlan      *plan);
/* What would go, what stays and who is left out. @again: the plan had to be
 * made anew, as the customers were changed after the question was asked. */
char *cb_plan_describe         (CbPlan      *plan,
                                gboolean     again);
/* Why a plan applies to nobody. */
char *cb_plan_describe_nothing (CbPlan      *plan);
/* While it is being applied. */
char *cb_plan_get_progress     (CbPlan      *plan);
/* After it was. */
char *cb_plan_describe_done    (CbPlan      *plan);

G_END_DECLS
