/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-choices.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *name;
  const char *label;
} Choice;

static const Choice orders[] = {
  [CB_ITEM_ORDER_DATE] = { "date", N_("Date") },
  [CB_ITEM_ORDER_DUE] = { "due", N_("Due") },
  [CB_ITEM_ORDER_NUMBER] = { "number", N_("Number") },
  [CB_ITEM_ORDER_TITLE] = { "title", N_("Title") },
  [CB_ITEM_ORDER_STATUS] = { "status", N_("Status") },
  [CB_ITEM_ORDER_AMOUNT] = { "amount", N_("Amount") },
};

static const Choice filters[] = {
  [CB_ITEM_FILTER_ALL] = { "all", N_("All") },
  [CB_ITEM_FILTER_OPEN] = { "open", N_("Open") },
  [CB_ITEM_FILTER_SETTLED] = { "settled", N_("Settled") },
  [CB_ITEM_FILTER_DELETED] = { "deleted", N_("Deleted") },
};

char *
cb_item_filter_get_name (guint filter)
{
  return filter < CB_ITEM_FILTER_STATUS ? g_strdup (filters[filter].name)
                                        : g_strdup_printf ("status-%u", filter - CB_ITEM_FILTER_STATUS);
}

const char *
cb_item_filter_get_label (CbItemKind kind,
                          guint      filter)
{
  return filter < CB_ITEM_FILTER_STATUS
         ? _(filters[filter].label)
         : g_dpgettext2 (NULL, CB_ITEM_STATUS_CONTEXT,
                         cb_item_kind_get_info (kind)->statuses[filter - CB_ITEM_FILTER_STATUS].label);
}

static guint
get_n_filters (CbItemKind kind)
{
  return CB_ITEM_FILTER_STATUS + cb_item_kind_get_info (kind)->n_statuses;
}

guint
cb_item_filter_from_name (CbItemKind  kind,
                          const char *name)
{
  for (guint i = 0; i < get_n_filters (kind); i++)
    {
      g_autofree char *other = cb_item_filter_get_name (i);

      if (g_strcmp0 (name, other) == 0)
        return i;
    }

  return CB_ITEM_FILTER_ALL;
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *value)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", value);
  g_menu_append_item (menu, item);
}

GMenuModel *
cb_item_filter_create_menu (CbItemKind  kind,
                            const char *action)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) which = g_menu_new ();
  g_autoptr (GMenu) statuses = g_menu_new ();
  g_autoptr (GMenu) deleted = g_menu_new ();

  for (guint i = 0; i < get_n_filters (kind); i++)
    {
      g_autofree char *name = cb_item_filter_get_name (i);
      GMenu *section = which;

      if (i == CB_ITEM_FILTER_DELETED)
        section = deleted;
      else if (i >= CB_ITEM_FILTER_STATUS)
        section = statuses;
      append (section, cb_item_filter_get_label (kind, i), action, name);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (which));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (statuses));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (deleted));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

const char *
cb_item_order_get_name (CbItemOrder order)
{
  return orders[order].name;
}

const char *
cb_item_order_get_label (CbItemOrder order)
{
  return _(orders[order].label);
}

CbItemOrder
cb_item_order_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (g_strcmp0 (name, orders[i].name) == 0)
        return (CbItemOrder) i;
    }

  return CB_ITEM_ORDER_DATE;
}

GMenuModel *
cb_item_order_create_menu (CbItemKind  kind,
                           const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (i != CB_ITEM_ORDER_AMOUNT || cb_item_kind_get_info (kind)->has_amount)
        append (menu, _(orders[i].label), action, orders[i].name);
    }

  return G_MENU_MODEL (menu);
}
