/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-preference-keeper.h"
#include "cb-preference-store.h"

G_BEGIN_DECLS

/**
 * CbRulesGroup:
 *
 * The rules of all kinds of items, a row for each that says what is chosen.
 *
 * Signal "open" (int kind): to choose something else.
 */
#define CB_TYPE_RULES_GROUP (cb_rules_group_get_type ())
G_DECLARE_FINAL_TYPE (CbRulesGroup, cb_rules_group, CB, RULES_GROUP, AdwPreferencesGroup)

void cb_rules_group_set_keeper (CbRulesGroup       *self,
                                CbPreferenceKeeper *keeper);
void cb_rules_group_set_counts (CbRulesGroup       *self,
                                const CbRuleCounts *counts);

G_END_DECLS
