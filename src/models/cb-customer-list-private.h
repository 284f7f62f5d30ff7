/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer-list.h"
#include "cb-slots.h"

G_BEGIN_DECLS

/* (transfer none) */
CbSlots *cb_customer_list_get_slots (CbCustomerList *self);

G_END_DECLS
