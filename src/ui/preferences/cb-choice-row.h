/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbChoiceRow:
 *
 * One of several choices, with the words for what it does. A row is activated,
 * or its button, to choose it.
 *
 * Signal "chosen": by a person, not by cb_choice_row_set_chosen().
 */
#define CB_TYPE_CHOICE_ROW (cb_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (CbChoiceRow, cb_choice_row, CB, CHOICE_ROW, AdwActionRow)

GtkWidget *cb_choice_row_new        (const char  *title,
                                     CbChoiceRow *group);
void       cb_choice_row_set_group  (CbChoiceRow *self,
                                     CbChoiceRow *group);
gboolean   cb_choice_row_get_chosen (CbChoiceRow *self);
void       cb_choice_row_set_chosen (CbChoiceRow *self,
                                     gboolean     chosen);

G_END_DECLS
