/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-rights.h"

#include "cb-actor-rows.h"
#include "cb-import.h"

gboolean
cb_import_rights_check (CbConnection           *connection,
                        const CbImportMapping  *mapping,
                        const CbIdSet          *added,
                        const CbIdSet          *edited,
                        GError                **error)
{
  CbPermissionSet needed = { 0 };

  cb_permission_set_add (&needed, CB_PERMISSION_IMPORT);
  if (added != NULL && !cb_id_set_is_empty (added))
    cb_permission_set_add (&needed, CB_PERMISSION_CREATE_CUSTOMERS);
  if (edited != NULL && !cb_id_set_is_empty (edited))
    {
      cb_permission_set_add (&needed, CB_PERMISSION_EDIT_CUSTOMERS);
      if (cb_import_mapping_find_target (mapping, CB_IMPORT_TARGET_ASSIGNED_TO, NULL))
        cb_permission_set_add (&needed, CB_PERMISSION_REASSIGN_CUSTOMERS);
    }

  return cb_actor_rows_check (connection, needed, error);
}
