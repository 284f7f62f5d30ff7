/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-preference-keeper.h"

G_BEGIN_DECLS

/**
 * CbErasingPage:
 *
 * Preferences: what Delete Forever does, and whether it comes by itself.
 */
#define CB_TYPE_ERASING_PAGE (cb_erasing_page_get_type ())
G_DECLARE_FINAL_TYPE (CbErasingPage, cb_erasing_page, CB, ERASING_PAGE, AdwPreferencesPage)

void cb_erasing_page_set_keeper (CbErasingPage      *self,
                                 CbPreferenceKeeper *keeper);

G_END_DECLS
