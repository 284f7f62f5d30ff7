/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbCheckRow:
 *
 * A row of a list view with a check box before what it shows, and a #CbRowMenu
 * after it.
 */
#define CB_TYPE_CHECK_ROW (cb_check_row_get_type ())
G_DECLARE_FINAL_TYPE (CbCheckRow, cb_check_row, CB, CHECK_ROW, GtkBox)

/* @list_item: the one that the row is the child of. @content: taken. */
GtkWidget *cb_check_row_new         (GtkListItem *list_item,
                                     GtkWidget   *content);
/* (transfer none) */
GtkWidget *cb_check_row_get_content (CbCheckRow  *self);

G_END_DECLS
