/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-people-keeper.h"

G_BEGIN_DECLS

/**
 * CbMatrixPage:
 *
 * What each group may do, side by side.
 */
#define CB_TYPE_MATRIX_PAGE (cb_matrix_page_get_type ())
G_DECLARE_FINAL_TYPE (CbMatrixPage, cb_matrix_page, CB, MATRIX_PAGE, AdwNavigationPage)

/* Returns (transfer floating). @keeper: one that has read the groups. */
AdwNavigationPage *cb_matrix_page_new (CbPeopleKeeper *keeper);

G_END_DECLS
