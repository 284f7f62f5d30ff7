/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The menu of a row, or of all that is selected.
 */

#include "cb-items-page-private.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-owned-item.h"

/* (transfer full) (nullable): as it was read, if it was */
static CbItem *
find_item (CbItemsPage *self,
           gint64       id)
{
  GListModel *list = G_LIST_MODEL (cb_check_page_get_list (CB_CHECK_PAGE (self)));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      if (cb_lazy_list_get_id (CB_LAZY_LIST (list), i) == id)
        {
          g_autoptr (CbLazyRow) row = g_list_model_get_item (list, i);
          CbOwnedItem *owned = cb_lazy_row_get_content (row);

          return owned != NULL ? g_object_ref (cb_owned_item_get_item (owned)) : NULL;
        }
    }

  return NULL;
}

GMenuModel *
_cb_items_page_create_row_menu (CbCheckPage *page,
                                gint64       id,
                                gsize        n_selected)
{
  CbItemsPage *self = CB_ITEMS_PAGE (page);
  g_autoptr (CbItem) item = NULL;

  if (n_selected > 0 && _cb_items_page_may (self, CB_ITEM_RIGHT_DELETE))
    {
      g_autoptr (GMenu) menu = g_menu_new ();
      g_autofree char *count = cb_count_format (n_selected);
      g_autofree char *label =
        _cb_items_page_shows_deleted (self)
        ? g_strdup_printf (ngettext ("_Restore %s Item", "_Restore %s Items", n_selected), count)
        : g_strdup_printf (ngettext ("_Delete %s Item…", "_Delete %s Items…", n_selected), count);

      g_menu_append (menu, label, _cb_items_page_shows_deleted (self) ? "page.restore" : "page.delete");
      return G_MENU_MODEL (g_steal_pointer (&menu));
    }

  item = find_item (self, id);

  return item != NULL ? cb_item_actions_get_menu (item, cb_check_page_get_book (page)) : G_MENU_MODEL (g_menu_new ());
}
