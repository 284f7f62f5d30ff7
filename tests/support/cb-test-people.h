/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/*
 * People with permissions to choose. What a test does with these needs none.
 */

/* Puts the owner into a group of its own that may do everything but @permission;
 * %CB_PERMISSION_NONE for everything. */
void    cb_test_people_allow_all_but (CbBook          *book,
                                      CbPermission     permission);
/* Puts the owner into one of the groups to begin with. */
void    cb_test_people_put_in        (CbBook          *book,
                                      CbBuiltInGroup   group);
/* Somebody active in one of these; returns the id. */
gint64  cb_test_people_add           (CbBook          *book,
                                      const char      *name,
                                      CbBuiltInGroup   group);
/* From now on everything is done for them. */
void    cb_test_people_be            (CbBook          *book,
                                      gint64           person_id);

G_END_DECLS
