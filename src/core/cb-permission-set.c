/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-permission-set.h"

#define BITS 64

CbPermissionSet
cb_permission_set_all (void)
{
  CbPermissionSet self = { 0 };

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    cb_permission_set_add (&self, permission);

  return self;
}

void
cb_permission_set_add (CbPermissionSet *self,
                       CbPermission     permission)
{
  g_return_if_fail (cb_permission_is_valid (permission));

  self->bits[permission / BITS] |= G_GUINT64_CONSTANT (1) << permission % BITS;
}

void
cb_permission_set_remove (CbPermissionSet *self,
                          CbPermission     permission)
{
  g_return_if_fail (cb_permission_is_valid (permission));

  self->bits[permission / BITS] &= ~(G_GUINT64_CONSTANT (1) << permission % BITS);
}

/**
 * cb_permission_set_has:
 *
 * Returns: whether @permission is in the set; never for %CB_PERMISSION_NONE
 */
gboolean
cb_permission_set_has (CbPermissionSet self,
                       CbPermission    permission)
{
  return cb_permission_is_valid (permission) && (self.bits[permission / BITS] >> permission % BITS & 1) != 0;
}

gboolean
cb_permission_set_is_empty (CbPermissionSet self)
{
  return self.bits[0] == 0 && self.bits[1] == 0;
}

gboolean
cb_permission_set_equal (CbPermissionSet a,
                         CbPermissionSet b)
{
  return a.bits[0] == b.bits[0] && a.bits[1] == b.bits[1];
}

CbPermissionSet
cb_permission_set_without (CbPermissionSet self,
                           CbPermissionSet other)
{
  return (CbPermissionSet) { { self.bits[0] & ~other.bits[0], self.bits[1] & ~other.bits[1] } };
}
