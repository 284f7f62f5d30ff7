/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-plan.h"

G_BEGIN_DECLS

/*
 * The sentences that say what a plan would do. Each is added to @sentences, an
 * array that owns them (element-type utf8).
 */

/* All of them, but who is left out. */
void cb_plan_add_sentences (GPtrArray *sentences,
                            CbPlan    *plan);
/* What a single customer, whom it doesn't apply to for it, has to get rid of. */
void cb_plan_add_blocked   (GPtrArray *sentences,
                            CbPlan    *plan);
/* What must be deleted or settled first. */
void cb_plan_add_blockers  (GPtrArray *sentences,
                            CbPlan    *plan);

G_END_DECLS
