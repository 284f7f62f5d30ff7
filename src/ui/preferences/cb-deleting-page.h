/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-preference-keeper.h"
#include "cb-preference-store.h"

G_BEGIN_DECLS

/**
 * CbDeletingPage:
 *
 * The page "Deleting" of the preferences: whether to ask about a single customer,
 * and the rules of the kinds of items.
 *
 * Signals:
 * - "open-rule" (int kind): the rules of a kind shall be shown
 *
 * Main thread only.
 */
#define CB_TYPE_DELETING_PAGE (cb_deleting_page_get_type ())
G_DECLARE_FINAL_TYPE (CbDeletingPage, cb_deleting_page, CB, DELETING_PAGE, AdwPreferencesPage)

void cb_deleting_page_set_keeper (CbDeletingPage     *self,
                                  CbPreferenceKeeper *keeper);
void cb_deleting_page_set_counts (CbDeletingPage     *self,
                                  const CbRuleCounts *counts);

G_END_DECLS
