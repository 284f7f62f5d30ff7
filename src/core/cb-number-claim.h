/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer.h"

G_BEGIN_DECLS

/**
 * CbNumberClaim:
 *
 * A deleted customer, the number they had, and who has it now. Immutable.
 */
#define CB_TYPE_NUMBER_CLAIM (cb_number_claim_get_type ())
G_DECLARE_FINAL_TYPE (CbNumberClaim, cb_number_claim, CB, NUMBER_CLAIM, GObject)

CbNumberClaim *cb_number_claim_new          (CbCustomer    *customer,
                                             const char    *number,
                                             CbCustomer    *holder);
/* (transfer none) */
CbCustomer    *cb_number_claim_get_customer (CbNumberClaim *self);
const char    *cb_number_claim_get_number   (CbNumberClaim *self);
/* (transfer none) (nullable): NULL when it is another who comes back as well. */
CbCustomer    *cb_number_claim_get_holder   (CbNumberClaim *self);

G_END_DECLS
