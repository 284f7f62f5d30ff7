/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbNumberConflict:
 *
 * Finds out who has a number, and says so in a row with the ways out: the
 * holder may be opened, or, if deleted, taken back or deleted forever (by the
 * actions of the window) or lose the number when the form is saved, and the next
 * free number can be used instead. Looks again whenever the book changes, so a
 * freed number is free at once.
 *
 * Signals: "use-number" (string): the next free number was asked for;
 * "open" (gint64 id): the holder was; "focus-lost": the button that had the
 * focus is gone.
 */
#define CB_TYPE_NUMBER_CONFLICT (cb_number_conflict_get_type ())
G_DECLARE_FINAL_TYPE (CbNumberConflict, cb_number_conflict, CB, NUMBER_CONFLICT, GObject)

CbNumberConflict *cb_number_conflict_new        (CbBook           *book,
                                                 gint64            own_id);
GtkWidget        *cb_number_conflict_get_row    (CbNumberConflict *self);
void              cb_number_conflict_check      (CbNumberConflict *self,
                                                 const char       *number);
gboolean          cb_number_conflict_exists     (CbNumberConflict *self);
gboolean          cb_number_conflict_takes_over (CbNumberConflict *self);

G_END_DECLS
