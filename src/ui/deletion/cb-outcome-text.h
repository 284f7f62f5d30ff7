/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-hindrance.h"
#include "cb-plan.h"

G_BEGIN_DECLS

/* Stands for those whom a plan applied to, where others have a CbLeftOut. */
#define CB_OUTCOME_DONE CB_N_LEFT_OUT

/*
 * What became of a customer. Usable on any thread.
 */

/* (transfer none): "Deleted" */
const char *cb_outcome_get_done   (CbAction     action);
/* (transfer full): what was done, or why the customer was left out, with the
 * numbers of what stands in the way. @outcome: a CbLeftOut or CB_OUTCOME_DONE */
char       *cb_outcome_describe   (CbAction     action,
                                   guint        outcome,
                                   CbHindrance *hindrance);

G_END_DECLS
