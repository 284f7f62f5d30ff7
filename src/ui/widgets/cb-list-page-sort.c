/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a list page is sorted by: chosen by the headers of the columns, or from its
 * menu, as the keyboard can't get to headers and a narrow list has but one.
 */

#include "cb-list-page-private.h"

#include <glib/gi18n.h>

#include "cb-table-sort.h"

static void
sorter_changed_cb (CbListPage          *self,
                   GtkSorterChange      change,
                   GtkColumnViewSorter *sorter)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  GtkSortType order = gtk_column_view_sorter_get_primary_sort_order (sorter);
  CbSortColumn sort_column;

  if (column != NULL &&
      cb_customer_column_from_id (gtk_column_view_column_get_id (column), &sort_column))
    cb_customer_list_set_sort (priv->list, sort_column, order == GTK_SORT_DESCENDING);
}

static void
show_state (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  const char *id = cb_customer_column_get_id (cb_customer_list_get_sort_column (priv->list));

  g_simple_action_set_state (priv->sort_column_action, g_variant_new_string (id));
  g_simple_action_set_state (priv->sort_descending_action,
                             g_variant_new_boolean (cb_customer_list_get_descending (priv->list)));
}

static void
column_chosen_cb (CbListPage *self,
                  GVariant   *value)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  CbSortColumn column;

  if (cb_customer_column_from_id (g_variant_get_string (value, NULL), &column))
    cb_list_page_sort (self, column, cb_customer_list_get_descending (priv->list));
}

static void
descending_chosen_cb (CbListPage *self,
                      GVariant   *value)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  cb_list_page_sort (self, cb_customer_list_get_sort_column (priv->list), g_variant_get_boolean (value));
}

static void
fill_menu (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  const CbListPageSpec *spec = CB_LIST_PAGE_GET_CLASS (self)->spec;
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();

  for (guint i = 0; i < spec->n_columns; i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (!cb_scope_has_column (spec->scope, spec->columns[i]) ||
          (priv->hidden_columns & (1u << spec->columns[i])) != 0)
        continue;

      item = g_menu_item_new (cb_customer_column_get_title (spec->columns[i], spec->scope), NULL);
      g_menu_item_set_action_and_target (item, "sort.column", "s", cb_customer_column_get_id (spec->columns[i]));
      g_menu_append_item (columns, item);
    }
  g_menu_append (direction, _("From Last to First"), "sort.descending");

  g_menu_remove_all (priv->sort_menu);
  g_menu_append_section (priv->sort_menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (priv->sort_menu, NULL, G_MENU_MODEL (direction));
}

void
cb_list_page_init_sort (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  priv->sort_menu = g_menu_new ();
  priv->sort_column_action =
    g_simple_action_new_stateful ("column", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  priv->sort_descending_action =
    g_simple_action_new_stateful ("descending", NULL, g_variant_new_boolean (FALSE));
  g_signal_connect_object (priv->sort_column_action, "change-state", G_CALLBACK (column_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->sort_descending_action, "change-state", G_CALLBACK (descending_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (priv->sort_column_action));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (priv->sort_descending_action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sort", G_ACTION_GROUP (group));
}

void
cb_list_page_watch_sort (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  g_signal_connect_object (gtk_column_view_get_sorter (priv->column_view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list, "notify::sort-column", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->list, "notify::descending", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  fill_menu (self);
  show_state (self);
}

void
cb_list_page_clear_sort (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  g_clear_object (&priv->sort_menu);
  g_clear_object (&priv->sort_column_action);
  g_clear_object (&priv->sort_descending_action);
}

void
cb_list_page_set_page_menu (CbListPage *self,
                            GMenuModel *page_menu)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) sorting = g_menu_new ();

  g_menu_append_submenu (sorting, _("_Sort By"), G_MENU_MODEL (priv->sort_menu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sorting));
  g_menu_append_section (menu, NULL, page_menu);
  gtk_menu_button_set_menu_model (priv->menu_button, G_MENU_MODEL (menu));
}

void
cb_list_page_set_column_shown (CbListPage   *self,
                               CbSortColumn  column,
                               gboolean      shown)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  const CbListPageSpec *spec;

  g_return_if_fail (CB_IS_LIST_PAGE (self));

  if (shown)
    priv->hidden_columns &= ~(1u << column);
  else
    priv->hidden_columns |= 1u << column;
  cb_list_page_update_columns (self);
  fill_menu (self);

  spec = CB_LIST_PAGE_GET_CLASS (self)->spec;
  if (!shown && cb_customer_list_get_sort_column (priv->list) == column)
    cb_list_page_sort (self, spec->sort_column, spec->descending);
}

void
cb_list_page_sort (CbListPage   *self,
                   CbSortColumn  sort_column,
                   gboolean      descending)
{
  g_return_if_fail (CB_IS_LIST_PAGE (self));

  cb_table_sort (cb_list_page_get_private (self)->column_view, cb_customer_column_get_id (sort_column), descending);
}
