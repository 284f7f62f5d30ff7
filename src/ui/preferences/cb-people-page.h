/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-people-keeper.h"

G_BEGIN_DECLS

/**
 * CbPeoplePage:
 *
 * Preferences: who works with the book, and the groups that they are in.
 *
 * Signals: "open-person" and "open-group" (gint64 id): to show one of them.
 * "compare": to show what groups may do side by side.
 */
#define CB_TYPE_PEOPLE_PAGE (cb_people_page_get_type ())
G_DECLARE_FINAL_TYPE (CbPeoplePage, cb_people_page, CB, PEOPLE_PAGE, AdwPreferencesPage)

void cb_people_page_set_keeper (CbPeoplePage   *self,
                                CbPeopleKeeper *keeper);

G_END_DECLS
