/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbRowMenu:
 *
 * The button at the end of each row of a #CbCheckPage, which shows the menu of the
 * row and knows which row that is.
 */
#define CB_TYPE_ROW_MENU (cb_row_menu_get_type ())
G_DECLARE_FINAL_TYPE (CbRowMenu, cb_row_menu, CB, ROW_MENU, GtkButton)

/* @item: what it is put in, and has to outlive it: the GtkListItem of a row, or the
 * GtkColumnViewCell. (transfer floating) */
GtkWidget           *cb_row_menu_new          (GObject   *item);
/* A column of them. (transfer full) */
GtkColumnViewColumn *cb_row_menu_column_new   (void);

/* 0 while it isn't bound. */
gint64               cb_row_menu_get_id       (CbRowMenu *self);
guint                cb_row_menu_get_position (CbRowMenu *self);
/* The whole row. (transfer none) */
GtkWidget           *cb_row_menu_get_row      (CbRowMenu *self);

/* That of the row that @widget is, or is in. (transfer none) (nullable) */
CbRowMenu           *cb_row_menu_find         (GtkWidget *widget);

G_END_DECLS
