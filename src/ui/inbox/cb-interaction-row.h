/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-interaction.h"

G_BEGIN_DECLS

/**
 * CbInteractionRow:
 *
 * An interaction on a time line: what it is and when, and what was said.
 */
#define CB_TYPE_INTERACTION_ROW (cb_interaction_row_get_type ())
G_DECLARE_FINAL_TYPE (CbInteractionRow, cb_interaction_row, CB, INTERACTION_ROW, GtkBox)

GtkWidget *cb_interaction_row_new             (void);
/* Returns (transfer full) what a screen reader says. */
char      *cb_interaction_row_set_interaction (CbInteractionRow *self,
                                               CbInteraction    *interaction);

G_END_DECLS
