/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-preference-keeper.h"

G_BEGIN_DECLS

/**
 * CbNumbersPage:
 *
 * Preferences: the numbers that new customers get.
 *
 * Signal "open-ledger": to show the freed numbers.
 */
#define CB_TYPE_NUMBERS_PAGE (cb_numbers_page_get_type ())
G_DECLARE_FINAL_TYPE (CbNumbersPage, cb_numbers_page, CB, NUMBERS_PAGE, AdwPreferencesPage)

void cb_numbers_page_set_keeper (CbNumbersPage      *self,
                                 CbPreferenceKeeper *keeper);

G_END_DECLS
