/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-book.h"
#include "cb-plan.h"

G_BEGIN_DECLS

/* (transfer floating) (nullable): what of a plan can be looked at before it is
 * confirmed, folded up: all that an erasure removes, and who is left out. NULL
 * when there is nothing more to see. */
GtkWidget *cb_plan_details_new (CbBook *book,
                                CbPlan *plan);

G_END_DECLS
