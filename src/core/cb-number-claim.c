/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-number-claim.h"

struct _CbNumberClaim
{
  GObject     parent_instance;

  CbCustomer *customer;
  char       *number;
  CbCustomer *holder;
};

G_DEFINE_FINAL_TYPE (CbNumberClaim, cb_number_claim, G_TYPE_OBJECT)

static void
cb_number_claim_finalize (GObject *object)
{
  CbNumberClaim *self = CB_NUMBER_CLAIM (object);

  g_clear_object (&self->customer);
  g_clear_object (&self->holder);
  g_free (self->number);

  G_OBJECT_CLASS (cb_number_claim_parent_class)->finalize (object);
}

static void
cb_number_claim_class_init (CbNumberClaimClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_number_claim_finalize;
}

static void
cb_number_claim_init (CbNumberClaim *self)
{
}

/**
 * cb_number_claim_new:
 * @number: the number that @customer had
 * @holder: (nullable): who has it now
 *
 * Returns: (transfer full): a claim
 */
CbNumberClaim *
cb_number_claim_new (CbCustomer *customer,
                     const char *number,
                     CbCustomer *holder)
{
  CbNumberClaim *self = g_object_new (CB_TYPE_NUMBER_CLAIM, NULL);

  self->customer = g_object_ref (customer);
  self->number = g_strdup (number);
  g_set_object (&self->holder, holder);

  return self;
}

CbCustomer *
cb_number_claim_get_customer (CbNumberClaim *self)
{
  g_return_val_if_fail (CB_IS_NUMBER_CLAIM (self), NULL);

  return self->customer;
}

const char *
cb_number_claim_get_number (CbNumberClaim *self)
{
  g_return_val_if_fail (CB_IS_NUMBER_CLAIM (self), NULL);

  return self->number;
}

CbCustomer *
cb_number_claim_get_holder (CbNumberClaim *self)
{
  g_return_val_if_fail (CB_IS_NUMBER_CLAIM (self), NULL);

  return self->holder;
}
