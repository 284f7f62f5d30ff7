/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets screen readers say what each entry of @choice is: the popover of an AdwComboRow
 * or a GtkDropDown has rows without a name. Returns @choice. */
GtkWidget *cb_choice_name_entries (GtkWidget *choice);

G_END_DECLS
