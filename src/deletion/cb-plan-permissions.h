/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-plan.h"

G_BEGIN_DECLS

/* The permission without which @action can't be done to customers at all, or
 * %CB_PERMISSION_NONE when that depends on the items. */
CbPermission     cb_action_get_permission    (CbAction   action);
/* All that it takes to do what @plan says. */
CbPermissionSet  cb_plan_permissions_needed  (CbPlan    *plan);

G_END_DECLS
