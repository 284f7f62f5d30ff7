/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbDateButton:
 *
 * A button that shows a day, which is chosen in a calendar below it, or none.
 *
 * Property "date" (GDateTime, midnight of where we are; NULL for none).
 */
#define CB_TYPE_DATE_BUTTON (cb_date_button_get_type ())
G_DECLARE_FINAL_TYPE (CbDateButton, cb_date_button, CB, DATE_BUTTON, AdwBin)

/* @label: what it says while no day is chosen. @with_date: the same with one: "From %s". */
GtkWidget *cb_date_button_new      (const char   *label,
                                    const char   *with_date);
/* (transfer none) (nullable) */
GDateTime *cb_date_button_get_date (CbDateButton *self);
/* Chooses no day. */
void       cb_date_button_clear    (CbDateButton *self);

G_END_DECLS
