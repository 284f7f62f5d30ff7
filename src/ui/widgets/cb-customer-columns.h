/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-sort-column.h"

G_BEGIN_DECLS

/*
 * The columns of a list of customers. Their cells are inscriptions, which a
 * list of any length lays out fast, and fill in when the row's data arrives.
 */

/* From which width of the list on a column is shown. */
typedef enum
{
  CB_LIST_WIDTH_NARROW,
  CB_LIST_WIDTH_MEDIUM,
  CB_LIST_WIDTH_WIDE,
} CbListWidth;

/* The name by which settings know a column: the id of its
 * GtkColumnViewColumn too. (transfer none) */
const char          *cb_customer_column_get_id    (CbSortColumn  column);
/* FALSE if there is no column called @id. */
gboolean             cb_customer_column_from_id   (const char   *id,
                                                   CbSortColumn *column);
CbListWidth          cb_customer_column_get_width (CbSortColumn  column);
/* (transfer none): "Last Activity" */
const char          *cb_customer_column_get_title (CbSortColumn  column,
                                                   CbScope       scope);

/* A column of text, to sort by if its scope allows that. The name has a second line while the
 * property "narrow" of @page is set. (transfer full) */
GtkColumnViewColumn *cb_customer_column_new       (CbSortColumn  column,
                                                   CbScope       scope,
                                                   GObject      *page);
/* Gives rows the names that assistive technology reads. (transfer full) */
GtkListItemFactory  *cb_customer_row_factory_new  (void);

G_END_DECLS
