/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-change.h"
#include "cb-sort-column.h"

G_BEGIN_DECLS

/*
 * What a change of the book means for the list of one scope.
 */

/* How many sets may have left a scope. */
#define CB_SCOPE_MAX_GONE 3

/* Whether its order has to be read anew. */
gboolean cb_scope_change_needs_order  (CbScope         scope,
                                       const CbChange *change);
/* Whether a search may find others than before. */
gboolean cb_scope_change_needs_search (const CbChange *change);
/* Who has left it: (transfer none), NULL for nobody. */
void     cb_scope_change_get_gone     (CbScope         scope,
                                       const CbChange *change,
                                       CbIdSet        *gone[CB_SCOPE_MAX_GONE]);

G_END_DECLS
