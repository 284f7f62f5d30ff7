/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-people-keeper.h"

G_BEGIN_DECLS

/*
 * What is asked before people and groups are added or removed, in alerts over
 * @parent. It is done when it was answered.
 */

void  cb_group_dialogs_add_person    (CbPeopleKeeper  *keeper,
                                      GtkWidget       *parent);
/* @model: the group whose permissions are proposed, or NULL. */
void  cb_group_dialogs_add_group     (CbPeopleKeeper  *keeper,
                                      GtkWidget       *parent,
                                      CbGroup         *model);
void  cb_group_dialogs_remove_group  (CbPeopleKeeper  *keeper,
                                      GtkWidget       *parent,
                                      CbGroup         *group);

G_END_DECLS
