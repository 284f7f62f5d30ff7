/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What GTK makes of each row of a GtkListView or GtkColumnView. */

/* The row that @widget is, or is in. (transfer none) (nullable) */
GtkWidget *cb_row_find    (GtkWidget *widget);

/* Whether a key leads from a search to the first row. */
gboolean   cb_row_is_down (guint            keyval,
                           GdkModifierType  state);

/* Brings the keyboard back to a row: @func is called with @page and @id if,
 * some frames from now, the focus is within @rows but in no row. */
typedef void (*CbRowReturn) (GtkWidget *page,
                             gint64     id);
void       cb_row_return  (GtkWidget   *page,
                           GtkWidget   *rows,
                           gint64       id,
                           CbRowReturn  func);

G_END_DECLS
