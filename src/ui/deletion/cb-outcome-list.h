/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"
#include "cb-plan.h"

G_BEGIN_DECLS

/**
 * CbOutcomeList:
 *
 * A list of the customers of a plan, each with what became of them or why they
 * are left out: of those left out, or with all whom it applies to after them.
 * However many: they are looked up as they come into sight.
 */
#define CB_TYPE_OUTCOME_LIST (cb_outcome_list_get_type ())
G_DECLARE_FINAL_TYPE (CbOutcomeList, cb_outcome_list, CB, OUTCOME_LIST, AdwBin)

GtkWidget *cb_outcome_list_new (CbBook   *book,
                                CbPlan   *plan,
                                gboolean  with_done);

G_END_DECLS
