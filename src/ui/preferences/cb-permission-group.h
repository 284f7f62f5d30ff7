/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-group.h"

G_BEGIN_DECLS

/**
 * CbPermissionGroup:
 *
 * A section of the permissions that a group has: a switch for each, with the
 * sentence that says what it allows. Those on items stand below their kind.
 *
 * Signal "switched" (guint permission, gboolean allowed): by a person.
 */
#define CB_TYPE_PERMISSION_GROUP (cb_permission_group_get_type ())
G_DECLARE_FINAL_TYPE (CbPermissionGroup, cb_permission_group, CB, PERMISSION_GROUP, AdwPreferencesGroup)

void      cb_permission_group_set_section  (CbPermissionGroup    *self,
                                            CbPermissionSection   section);
/* @changeable: those that may be given and taken. */
void      cb_permission_group_set_group    (CbPermissionGroup    *self,
                                            CbGroup              *group,
                                            CbPermissionSet       changeable);
/* Shows only those with @text, as cb_fold() has made it, in their words; all if
 * it is "". Returns whether there are any. */
gboolean  cb_permission_group_filter       (CbPermissionGroup    *self,
                                            const char           *text);

G_END_DECLS
