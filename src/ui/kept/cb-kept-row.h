/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-kept-item.h"

G_BEGIN_DECLS

/**
 * CbKeptRow:
 *
 * A kept item in three lines: kind, number and date; customer, status and
 * amount; and how long it is kept.
 */
#define CB_TYPE_KEPT_ROW (cb_kept_row_get_type ())
G_DECLARE_FINAL_TYPE (CbKeptRow, cb_kept_row, CB, KEPT_ROW, GtkBox)

GtkWidget *cb_kept_row_new      (void);
/* @kept: (nullable): NULL while it isn't known. Returns (transfer full) what a
 * screen reader says. */
char      *cb_kept_row_set_item (CbKeptRow  *self,
                                 CbKeptItem *kept);

G_END_DECLS
