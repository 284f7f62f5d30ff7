/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-people-keeper.h"

G_BEGIN_DECLS

/**
 * CbGroupPage:
 *
 * A group of people: its name and what it may do, with a search. Closes by
 * itself when there is no such group any more.
 */
#define CB_TYPE_GROUP_PAGE (cb_group_page_get_type ())
G_DECLARE_FINAL_TYPE (CbGroupPage, cb_group_page, CB, GROUP_PAGE, AdwNavigationPage)

AdwNavigationPage *cb_group_page_new (CbPeopleKeeper *keeper,
                                      gint64          id);

G_END_DECLS
