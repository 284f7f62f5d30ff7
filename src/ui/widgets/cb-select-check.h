/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The check box of a row: selects it, and with Shift all from the row that was
 * selected last. @item: the GtkListItem or GtkColumnViewCell that it is put
 * in, which has to outlive it. (transfer floating) */
GtkWidget *cb_select_check_new (GObject *item);

G_END_DECLS
