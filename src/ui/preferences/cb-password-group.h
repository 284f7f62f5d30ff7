/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-people-keeper.h"

G_BEGIN_DECLS

/**
 * CbPasswordGroup:
 *
 * Whether somebody has a password, and buttons to set, change and remove it.
 */
#define CB_TYPE_PASSWORD_GROUP (cb_password_group_get_type ())
G_DECLARE_FINAL_TYPE (CbPasswordGroup, cb_password_group, CB, PASSWORD_GROUP, AdwPreferencesGroup)

/* Shows that of the person @id, as it is now. */
void  cb_password_group_update (CbPasswordGroup *self,
                                CbPeopleKeeper  *keeper,
                                gint64           id);

G_END_DECLS
