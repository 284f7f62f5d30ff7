/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-lazy-list.h"

G_BEGIN_DECLS

/**
 * CbBlockerList:
 *
 * A #CbLazyList of items whose groups are kinds, and sections of a list.
 */
#define CB_TYPE_BLOCKER_LIST (cb_blocker_list_get_type ())
G_DECLARE_FINAL_TYPE (CbBlockerList, cb_blocker_list, CB, BLOCKER_LIST, CbLazyList)

CbBlockerList *cb_blocker_list_new        (CbBook        *book);
/* @places: (element-type CbItemPlace), by kind */
void           cb_blocker_list_set_places (CbBlockerList *self,
                                           GArray        *places);

G_END_DECLS
