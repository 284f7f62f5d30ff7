/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-profile.h"

/**
 * cb_profile_new:
 *
 * Returns: (transfer full): a profile to be filled in
 */
CbProfile *
cb_profile_new (CbCustomer *customer)
{
  CbProfile *self = g_new0 (CbProfile, 1);

  self->customer = g_object_ref (customer);

  return self;
}

void
cb_profile_free (CbProfile *self)
{
  g_object_unref (self->customer);
  g_clear_object (&self->next_appointment);
  for (guint i = 0; i < CB_N_ACCOUNTINGS; i++)
    g_free (self->links[i]);
  g_free (self);
}
