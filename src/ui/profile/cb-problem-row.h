/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbProblemRow:
 *
 * A row that says what is wrong with the row above it, with buttons for the
 * ways out where there are any. Hidden while there is nothing to say; what it
 * says is announced.
 */
#define CB_TYPE_PROBLEM_ROW (cb_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (CbProblemRow, cb_problem_row, CB, PROBLEM_ROW, AdwPreferencesRow)

GtkWidget  *cb_problem_row_new           (void);
const char *cb_problem_row_get_text      (CbProblemRow *self);
void        cb_problem_row_set_text      (CbProblemRow *self,
                                          const char   *text);
GtkWidget  *cb_problem_row_add_button    (CbProblemRow *self,
                                          const char   *label);
void        cb_problem_row_clear_buttons (CbProblemRow *self);

G_END_DECLS
