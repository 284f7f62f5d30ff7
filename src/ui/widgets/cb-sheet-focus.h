/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A dialog becomes a sheet only when it has been laid out in a narrow window, and
 * loses the focus by that.
 */

/* Sees to it that the focus is in @first, a part of @dialog, when @dialog is first
 * shown, whatever shape it takes. To be called before it is presented. */
void cb_sheet_focus_keep (AdwDialog *dialog,
                          GtkWidget *first);

G_END_DECLS
