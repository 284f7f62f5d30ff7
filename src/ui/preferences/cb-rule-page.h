/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-preference-keeper.h"
#include "cb-preference-store.h"

G_BEGIN_DECLS

/**
 * CbRulePage:
 *
 * What items of one kind do when their customer is deleted, and deleted
 * forever: each choice with what it does and how many customers it touches.
 */
#define CB_TYPE_RULE_PAGE (cb_rule_page_get_type ())
G_DECLARE_FINAL_TYPE (CbRulePage, cb_rule_page, CB, RULE_PAGE, AdwNavigationPage)

AdwNavigationPage *cb_rule_page_new        (CbPreferenceKeeper *keeper,
                                            CbItemKind          kind);
void               cb_rule_page_set_counts (CbRulePage         *self,
                                            const CbRuleCounts *counts);

G_END_DECLS
