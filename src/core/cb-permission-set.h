/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-permission.h"

G_BEGIN_DECLS

/**
 * CbPermissionSet:
 *
 * A set of permissions; a plain value. Zeroed it is empty.
 */
typedef struct
{
  /*< private >*/
  guint64 bits[2];
} CbPermissionSet;

G_STATIC_ASSERT (CB_N_PERMISSIONS <= 128);

CbPermissionSet cb_permission_set_all      (void);
void            cb_permission_set_add      (CbPermissionSet *self,
                                            CbPermission     permission);
void            cb_permission_set_remove   (CbPermissionSet *self,
                                            CbPermission     permission);
gboolean        cb_permission_set_has      (CbPermissionSet  self,
                                            CbPermission     permission);
gboolean        cb_permission_set_is_empty (CbPermissionSet  self);
gboolean        cb_permission_set_equal    (CbPermissionSet  a,
                                            CbPermissionSet  b);
/* Those of @self that @other lacks. */
CbPermissionSet cb_permission_set_without  (CbPermissionSet  self,
                                            CbPermissionSet  other);

G_END_DECLS
