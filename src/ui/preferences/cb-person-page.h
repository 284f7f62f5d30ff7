/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-people-keeper.h"

G_BEGIN_DECLS

/**
 * CbPersonPage:
 *
 * Somebody who works with the book: what they are called, their group and what
 * that permits. Closes by itself when there is no such person any more.
 */
#define CB_TYPE_PERSON_PAGE (cb_person_page_get_type ())
G_DECLARE_FINAL_TYPE (CbPersonPage, cb_person_page, CB, PERSON_PAGE, AdwNavigationPage)

AdwNavigationPage *cb_person_page_new (CbPeopleKeeper *keeper,
                                       gint64          id);

G_END_DECLS
