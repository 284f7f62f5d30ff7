/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-find-hit.h"

G_BEGIN_DECLS

/**
 * CbFindRow:
 *
 * Something that was found, in two lines: what it is, and whose and when, or how to
 * reach them.
 */
#define CB_TYPE_FIND_ROW (cb_find_row_get_type ())
G_DECLARE_FINAL_TYPE (CbFindRow, cb_find_row, CB, FIND_ROW, AdwPreferencesRow)

/* (transfer floating) */
GtkWidget *cb_find_row_new     (CbFindHit *hit);
/* (transfer none) */
CbFindHit *cb_find_row_get_hit (CbFindRow *self);

G_END_DECLS
