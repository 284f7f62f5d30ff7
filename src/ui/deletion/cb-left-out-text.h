/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-plan.h"

G_BEGIN_DECLS

/*
 * The words for who is left out of a plan, and why. All plain text.
 */

/* (transfer full): a sentence on all of @plan who are left out for @reason. */
char       *cb_left_out_describe    (CbPlan    *plan,
                                     CbLeftOut  reason);
/* (transfer none): the reason alone, for a line about one of them. */
const char *cb_left_out_get_reason  (CbLeftOut  reason);

G_END_DECLS
