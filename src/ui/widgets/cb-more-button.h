/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The button for the menu of a row in a list. @label: what a screen reader says.
 * (transfer floating) */
GtkWidget *cb_more_button_new            (const char *label);

/* Lets the keys for it, a secondary click and a long press show the menu of a row that
 * has such a button. */
void       cb_more_button_add_other_ways (GtkListBox *list);

G_END_DECLS
