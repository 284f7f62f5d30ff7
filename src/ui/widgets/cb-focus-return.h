/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Where in a part of the window the keyboard goes when what had it is gone. To be the
 * widget that grabs the focus would not do: Tab would skip what comes before it.
 */

/* Whether it could give the focus to something in @place. */
typedef gboolean (*CbFocusReturn) (GtkWidget *place);

void     cb_focus_return_set (GtkWidget     *place,
                              CbFocusReturn  func);
/* To the first in @place that takes it, if @place has nothing set. */
gboolean cb_focus_return     (GtkWidget     *place);

G_END_DECLS
