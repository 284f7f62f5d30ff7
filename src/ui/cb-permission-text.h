/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-group.h"

G_BEGIN_DECLS

/*
 * The words for groups and what they may do. All plain text.
 */

/* (transfer full): its name as people see it; @group is NULL for none. */
char       *cb_group_get_title              (CbGroup              *group);
/* (transfer none): "Customers" */
const char *cb_permission_section_get_title (CbPermissionSection   section);
/* (transfer none): "Delete", as it stands above a column of these */
const char *cb_item_right_get_title         (CbItemRight           right);
/* (transfer full): "Delete customers" */
char       *cb_permission_get_title         (CbPermission          permission);
/* (transfer none): a sentence that says what it allows */
const char *cb_permission_describe          (CbPermission          permission);
/* (transfer full): that @group (nullable) may not do what takes @missing, and who
 * can change that; a paragraph for each. */
char       *cb_permissions_deny             (CbPermissionSet       missing,
                                             CbGroup              *group);

G_END_DECLS
