/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"
#include "cb-plan.h"

G_BEGIN_DECLS

/* (transfer floating): an AdwAlertDialog that asks about @plan. Its responses:
 * "apply" unless it would do nothing, "resolve" when customers are blocked, and
 * "cancel", the default. What can't be undone wants its count to be typed.
 * @again: whether it had to be made anew. */
AdwDialog *cb_plan_alert_new (CbBook   *book,
                              CbPlan   *plan,
                              gboolean  again);

G_END_DECLS
