/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The ids of a list, without its rows.
 */

#include "cb-customer-list-private.h"

gint64
cb_customer_list_get_id (CbCustomerList *self,
                         guint           position)
{
  const gint64 *ids;
  guint n_ids;

  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), 0);

  ids = cb_slots_get_shown (cb_customer_list_get_slots (self), &n_ids);

  return position < n_ids ? ids[position] : 0;
}

const gint64 *
cb_customer_list_get_ids (CbCustomerList *self,
                          gsize          *n_ids)
{
  const gint64 *ids;
  guint n;

  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), NULL);

  ids = cb_slots_get_shown (cb_customer_list_get_slots (self), &n);
  *n_ids = n;

  return ids;
}

CbIdSet *
cb_customer_list_get_id_set (CbCustomerList *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), NULL);

  return cb_slots_get_set (cb_customer_list_get_slots (self));
}

guint
cb_customer_list_find (CbCustomerList *self,
                       gint64          id)
{
  const gint64 *ids;
  gsize n_ids;

  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), G_MAXUINT);

  ids = cb_customer_list_get_ids (self, &n_ids);
  for (gsize i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return (guint) i;

  return G_MAXUINT;
}
