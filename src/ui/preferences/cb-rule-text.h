/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-preference-store.h"
#include "cb-rules.h"

G_BEGIN_DECLS

/*
 * The words for rules. Those that are returned as const are translated and
 * stay; the others are (transfer full). They are about items of one kind, whose
 * name stands above them.
 */

/* The name of a choice. */
const char *cb_rule_get_delete_title  (CbDeleteRule         rule);
const char *cb_rule_get_erase_title   (CbEraseRule          rule);
/* What the choice does. */
const char *cb_rule_describe_delete   (CbDeleteRule         rule);
char       *cb_rule_describe_erase    (CbEraseRule          rule,
                                       guint                keep_years);
/* How many customers it touches now. */
char       *cb_rule_describe_counts   (CbDeleteRule         rule,
                                       CbItemKind           kind,
                                       const CbRuleCounts  *counts);

G_END_DECLS
