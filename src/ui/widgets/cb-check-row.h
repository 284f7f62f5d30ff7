/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-lazy-row.h"

G_BEGIN_DECLS

/**
 * CbCheckRow:
 *
 * A row of a list view with a check box before what it shows, and a button for
 * its menu after it.
 *
 * Signal "menu" (GtkWidget *button): the menu is wanted, below @button.
 */
#define CB_TYPE_CHECK_ROW (cb_check_row_get_type ())
G_DECLARE_FINAL_TYPE (CbCheckRow, cb_check_row, CB, CHECK_ROW, GtkBox)

/* @list_item: the one that the row is the child of. @content: taken. */
GtkWidget   *cb_check_row_new           (GtkListItem *list_item,
                                         GtkWidget   *content);
GtkWidget   *cb_check_row_get_content   (CbCheckRow  *self);
GtkListItem *cb_check_row_get_list_item (CbCheckRow  *self);
/* 0 while it isn't bound. */
gint64       cb_check_row_get_id        (CbCheckRow  *self);
/* The row that @widget is in, or whose list item it is. (transfer none) (nullable) */
CbCheckRow  *cb_check_row_find          (GtkWidget   *widget);

G_END_DECLS
