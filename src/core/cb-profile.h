/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer.h"
#include "cb-item.h"
#include "cb-record-kind.h"

G_BEGIN_DECLS

/**
 * CbProfile:
 *
 * A customer, and how much of what belongs to them. Deleted items don't count
 * but in @n_deleted.
 */
typedef struct
{
  CbCustomer *customer;
  gsize       n_items[CB_N_ITEM_KINDS];
  gsize       n_open[CB_N_ITEM_KINDS];
  gsize       n_deleted[CB_N_ITEM_KINDS];
  gsize       n_blocking[CB_N_ITEM_KINDS];  /* that must be deleted or settled before the customer */
  CbItem     *next_appointment;             /* (nullable): the next one that is planned */
  char       *links[CB_N_ACCOUNTINGS]; /* (nullable): what the customer is called there */
} CbProfile;

CbProfile *cb_profile_new  (CbCustomer *customer);
void       cb_profile_free (CbProfile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbProfile, cb_profile_free)

G_END_DECLS
