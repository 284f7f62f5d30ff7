/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-text.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-money-text.h"

const char *
cb_item_get_status_label (CbItem *item)
{
  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  return g_dpgettext2 (NULL, CB_ITEM_STATUS_CONTEXT,
                       cb_item_kind_get_info (cb_item_get_kind (item))->statuses[cb_item_get_status (item)].label);
}

const char *
cb_item_get_state_label (CbItem *item)
{
  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  switch (cb_item_get_state (item))
    {
    case CB_ITEM_STATE_CLOSED:
      return _("Closed with the Customer");
    case CB_ITEM_STATE_DELETED:
      return _("Deleted");
    case CB_ITEM_STATE_KEPT:
      return _("Kept of a Deleted Customer");
    case CB_ITEM_STATE_NONE:
    default:
      return cb_item_get_open (item) ? _("Open") : _("Settled");
    }
}

char *
cb_item_format_amount (CbItem *item)
{
  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  return cb_item_get_has_amount (item)
         ? cb_money_format (cb_item_get_amount (item), cb_item_get_currency (item)) : NULL;
}

char *
cb_item_get_heading (CbItem *item)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  number = cb_display_quote (cb_item_get_number (item));

  /* Translators: a kind of item, then its number: "Quote QU-0001" */
  return g_strdup_printf (_("%s %s"), _(cb_item_kind_get_info (cb_item_get_kind (item))->title), number);
}
