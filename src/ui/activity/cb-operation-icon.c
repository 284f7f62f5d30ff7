/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-text.h"

const char *
cb_operation_get_icon (CbOperationEntry *entry)
{
  g_return_val_if_fail (CB_IS_OPERATION_ENTRY (entry), NULL);

  if (cb_operation_entry_get_role (entry) == CB_OPERATION_ROLE_UNDO)
    return "edit-undo-symbolic";
  if (cb_operation_entry_get_role (entry) == CB_OPERATION_ROLE_REDO)
    return "edit-redo-symbolic";

  switch (cb_operation_get_kind (cb_operation_entry_get_operation (entry)))
    {
    case CB_OPERATION_DELETE:
    case CB_OPERATION_DELETE_ITEMS:
    case CB_OPERATION_DELETE_CONVERSATION:
      return "user-trash-symbolic";

    case CB_OPERATION_UNDELETE:
    case CB_OPERATION_UNDELETE_ITEMS:
    case CB_OPERATION_UNDELETE_CONVERSATION:
      return "edit-undo-symbolic";

    case CB_OPERATION_ERASE:
    case CB_OPERATION_ERASE_KEPT:
      return "edit-delete-symbolic";

    case CB_OPERATION_IMPORT:
      return "document-open-symbolic";

    case CB_OPERATION_EXPORT:
    case CB_OPERATION_EXPORT_PERSON:
    case CB_OPERATION_EXPORT_DOCUMENT:
    case CB_OPERATION_EXPORT_ACTIVITY:
    case CB_OPERATION_BACK_UP:
      return "document-save-symbolic";

    case CB_OPERATION_RESTORE:
      return "document-revert-symbolic";

    case CB_OPERATION_MASK:
      return "view-conceal-symbolic";

    case CB_OPERATION_UNMASK:
      return "view-reveal-symbolic";

    case CB_OPERATION_CHANGE_RULES:
      return "preferences-system-symbolic";

    case CB_OPERATION_ASSIGN:
      return "avatar-default-symbolic";

    case CB_OPERATION_CHANGE_PEOPLE:
    case CB_OPERATION_CHANGE_GROUPS:
      return "system-users-symbolic";

    case CB_OPERATION_REFUSED:
      return "action-unavailable-symbolic";

    case CB_OPERATION_SIGN_IN:
      return "avatar-default-symbolic";

    case CB_OPERATION_FAILED_SIGN_IN:
      return "dialog-warning-symbolic";

    case CB_OPERATION_SET_PASSWORD:
    case CB_OPERATION_CHANGE_PASSWORD:
    case CB_OPERATION_RESET_PASSWORD:
    case CB_OPERATION_REMOVE_PASSWORD:
      return "dialog-password-symbolic";

    default:
      return "document-open-recent-symbolic";
    }
}
