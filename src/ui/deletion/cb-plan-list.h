/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-plan.h"

G_BEGIN_DECLS

/*
 * What of a customer's a plan touches, as lists of counts. All (transfer full),
 * plain text.
 */

/* Whether it is about items rather than customers. */
gboolean  cb_plan_is_about_items  (CbPlan       *plan);
/* How many of what it is about: what is asked for, and typed in. */
gsize     cb_plan_get_n           (CbPlan       *plan);
/* How many are left out altogether. */
gsize     cb_plan_get_n_all_left_out (CbPlan    *plan);

/* "2 appointments and 1 reminder" for the items that meet @fate, with records
 * after them; NULL when there are none. */
char     *cb_plan_join_items      (CbPlan       *plan,
                                   CbFate        fate);
char     *cb_plan_join_all        (CbPlan       *plan,
                                   CbFate        fate);
/* The same, an element for each kind. */
GStrv     cb_plan_list_all        (CbPlan       *plan,
                                   CbFate        fate);
/* "2 quotes" for the blocking items that are under @rule; NULL for none. */
char     *cb_plan_join_blocking   (CbPlan       *plan,
                                   CbDeleteRule  rule,
                                   gsize        *n);
/* "2 orders" for the items that are kept for @years; NULL for none. */
char     *cb_plan_join_kept       (CbPlan       *plan,
                                   guint         years,
                                   gsize        *n);
/* What an item under @rule wants before its customer can be deleted, for a line
 * about it. (transfer none) */
const char *cb_delete_rule_describe (CbDeleteRule rule);
/* The rule of @kind in @plan, also when a newer version made it. */
CbDeleteRule cb_plan_get_delete_rule (CbPlan    *plan,
                                      CbItemKind kind);

G_END_DECLS
