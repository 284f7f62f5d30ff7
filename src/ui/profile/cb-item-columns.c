/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-columns.h"

#include "cb-display-text.h"
#include "cb-inscription-text.h"
#include "cb-item-choices.h"
#include "cb-item-row.h"
#include "cb-item-text.h"
#include "cb-lazy-row.h"
#include "cb-owned-item.h"
#include "cb-table-sort.h"
#include "cb-text-cell.h"

typedef struct
{
  CbItemOrder  order;
  guint        min_chars;
  guint        chars;
  gboolean     numeric;
} Column;

#define TITLE 1

/* The title takes what room is left. */
static const Column columns[] = {
  { CB_ITEM_ORDER_NUMBER, 6, 9, TRUE },
  { CB_ITEM_ORDER_TITLE, 10, 20, FALSE },
  { CB_ITEM_ORDER_STATUS, 8, 30, FALSE },
  { CB_ITEM_ORDER_DATE, 8, 15, TRUE },
  { CB_ITEM_ORDER_DUE, 8, 15, TRUE },
  { CB_ITEM_ORDER_AMOUNT, 8, 12, TRUE },
};

/* (transfer none) (nullable) */
static CbItem *
get_item (CbLazyRow *row)
{
  CbOwnedItem *owned = cb_lazy_row_get_content (row);

  return owned != NULL ? cb_owned_item_get_item (owned) : NULL;
}

/* (transfer full) (nullable) */
static char *
describe (CbItem      *item,
          CbItemOrder  order)
{
  switch (order)
    {
    case CB_ITEM_ORDER_NUMBER:
      return cb_display_text (cb_item_get_number (item));
    case CB_ITEM_ORDER_STATUS:
      return cb_item_format_status (item);
    case CB_ITEM_ORDER_DATE:
      return cb_item_format_short_moment (cb_item_get_date (item));
    case CB_ITEM_ORDER_DUE:
      return cb_item_format_short_moment (cb_item_get_due (item));
    case CB_ITEM_ORDER_AMOUNT:
      return cb_item_format_amount (item);
    case CB_ITEM_ORDER_TITLE:
      return cb_item_format_title (item);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
show_text (CbLazyRow      *row,
           GParamSpec     *pspec,
           GtkInscription *inscription)
{
  CbItemOrder order = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (inscription), "order"));
  CbItem *item = get_item (row);
  g_autofree char *text = item != NULL ? describe (item, order) : NULL;

  cb_inscription_show (inscription, text);
}

static GtkWidget *
create_inscription (const Column *column)
{
  GtkWidget *inscription = cb_text_cell_new (column->min_chars, column->chars, column->numeric);

  if (column->order == CB_ITEM_ORDER_AMOUNT)
    gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), 1);
  g_object_set_data (G_OBJECT (inscription), "order", GINT_TO_POINTER (column->order));

  return inscription;
}

static void
text_setup_cb (GtkListItemFactory *factory,
               GtkColumnViewCell  *cell,
               const Column       *column)
{
  gtk_column_view_cell_set_child (cell, create_inscription (column));
}

static void
text_bind_cb (GtkListItemFactory *factory,
              GtkColumnViewCell  *cell,
              const Column       *column)
{
  CbLazyRow *row = gtk_column_view_cell_get_item (cell);
  GtkWidget *inscription = gtk_column_view_cell_get_child (cell);

  g_signal_connect (row, "notify::content", G_CALLBACK (show_text), inscription);
  show_text (row, NULL, GTK_INSCRIPTION (inscription));
}

static void
text_unbind_cb (GtkListItemFactory *factory,
                GtkColumnViewCell  *cell,
                const Column       *column)
{
  g_signal_handlers_disconnect_by_func (gtk_column_view_cell_get_item (cell), show_text,
                                        gtk_column_view_cell_get_child (cell));
}

static void
show_title (CbLazyRow         *row,
            GParamSpec        *pspec,
            GtkColumnViewCell *cell)
{
  GtkWidget *title = gtk_column_view_cell_get_child (cell);

  if (CB_IS_ITEM_ROW (title))
    cb_item_row_set_item (CB_ITEM_ROW (title), get_item (row));
  else
    show_text (row, NULL, GTK_INSCRIPTION (title));
}

/* Without columns for the rest the title stands for the whole item. */
static void
narrow_cb (GObject           *page,
           GParamSpec        *pspec,
           GtkColumnViewCell *cell)
{
  CbLazyRow *row = gtk_column_view_cell_get_item (cell);
  gboolean narrow;

  g_object_get (page, "narrow", &narrow, NULL);
  gtk_column_view_cell_set_child (cell, narrow ? cb_item_row_new () : create_inscription (&columns[TITLE]));
  if (row != NULL)
    show_title (row, NULL, cell);
}

static void
title_setup_cb (GtkListItemFactory *factory,
                GtkColumnViewCell  *cell,
                GObject            *page)
{
  g_signal_connect_object (page, "notify::narrow", G_CALLBACK (narrow_cb), cell, 0);
  narrow_cb (page, NULL, cell);
}

static void
title_bind_cb (GtkListItemFactory *factory,
               GtkColumnViewCell  *cell,
               gpointer            unused)
{
  CbLazyRow *row = gtk_column_view_cell_get_item (cell);

  g_signal_connect (row, "notify::content", G_CALLBACK (show_title), cell);
  show_title (row, NULL, cell);
}

static void
title_unbind_cb (GtkListItemFactory *factory,
                 GtkColumnViewCell  *cell,
                 gpointer            unused)
{
  g_signal_handlers_disconnect_by_func (gtk_column_view_cell_get_item (cell), show_title, cell);
}

static GtkListItemFactory *
create_factory (const Column *column,
                GObject      *page)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  if (column->order == CB_ITEM_ORDER_TITLE)
    {
      g_signal_connect (factory, "setup", G_CALLBACK (title_setup_cb), page);
      g_signal_connect (factory, "bind", G_CALLBACK (title_bind_cb), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (title_unbind_cb), NULL);
    }
  else
    {
      g_signal_connect (factory, "setup", G_CALLBACK (text_setup_cb), (gpointer) column);
      g_signal_connect (factory, "bind", G_CALLBACK (text_bind_cb), (gpointer) column);
      g_signal_connect (factory, "unbind", G_CALLBACK (text_unbind_cb), (gpointer) column);
    }

  return factory;
}

static void
add (GtkColumnView *table,
     const Column  *info,
     GObject       *page)
{
  g_autoptr (GtkColumnViewColumn) column =
    gtk_column_view_column_new (cb_item_order_get_label (info->order), create_factory (info, page));

  gtk_column_view_column_set_id (column, cb_item_order_get_name (info->order));
  gtk_column_view_column_set_expand (column, info->order == CB_ITEM_ORDER_TITLE);
  gtk_column_view_column_set_resizable (column, TRUE);
  cb_table_make_sortable (column);
  gtk_column_view_append_column (table, column);
}

void
cb_item_columns_add (GtkColumnView *table,
                     CbItemKind     kind,
                     GObject       *page)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (table));
  g_return_if_fail (G_IS_OBJECT (page));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (columns[i].order != CB_ITEM_ORDER_AMOUNT || cb_item_kind_get_info (kind)->has_amount)
        add (table, &columns[i], page);
    }
}

gboolean
cb_item_columns_get_order (GtkColumnViewSorter *sorter,
                           CbItemOrder         *order,
                           gboolean            *descending)
{
  GtkColumnViewColumn *column;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_SORTER (sorter), FALSE);
  g_return_val_if_fail (order != NULL && descending != NULL, FALSE);

  column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  if (column == NULL)
    return FALSE;

  *order = cb_item_order_from_name (gtk_column_view_column_get_id (column));
  *descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;

  return TRUE;
}
