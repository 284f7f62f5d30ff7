/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-permission.h"

typedef struct
{
  const char          *key;
  CbPermissionSection  section;
  CbPermission         base;
} Info;

/* Those on items are made of their kinds. */
static const Info infos[] = {
  [CB_PERMISSION_SEE_CUSTOMERS] = { "customers.see", CB_PERMISSION_SECTION_CUSTOMERS, CB_PERMISSION_NONE },
  [CB_PERMISSION_CREATE_CUSTOMERS] = { "customers.create", CB_PERMISSION_SECTION_CUSTOMERS, CB_PERMISSION_NONE },
  [CB_PERMISSION_EDIT_CUSTOMERS] = { "customers.edit", CB_PERMISSION_SECTION_CUSTOMERS, CB_PERMISSION_NONE },
  [CB_PERMISSION_REASSIGN_CUSTOMERS] = { "customers.reassign", CB_PERMISSION_SECTION_CUSTOMERS, CB_PERMISSION_NONE },
  [CB_PERMISSION_DELETE_CUSTOMERS] = { "customers.delete", CB_PERMISSION_SECTION_CUSTOMERS, CB_PERMISSION_NONE },
  [CB_PERMISSION_DELETE_MANY] =
    { "customers.delete-many", CB_PERMISSION_SECTION_CUSTOMERS, CB_PERMISSION_DELETE_CUSTOMERS },
  [CB_PERMISSION_SEE_DELETED] = { "customers.see-deleted", CB_PERMISSION_SECTION_CUSTOMERS, CB_PERMISSION_NONE },
  [CB_PERMISSION_UNDELETE] = { "customers.undelete", CB_PERMISSION_SECTION_CUSTOMERS, CB_PERMISSION_NONE },
  [CB_PERMISSION_DELETE_FOREVER] =
    { "customers.delete-forever", CB_PERMISSION_SECTION_CUSTOMERS, CB_PERMISSION_NONE },
  [CB_PERMISSION_CLEAN_UP] =
    { "customers.clean-up", CB_PERMISSION_SECTION_CUSTOMERS, CB_PERMISSION_DELETE_FOREVER },

  [CB_PERMISSION_SEE_INBOX] = { "inbox.see", CB_PERMISSION_SECTION_INBOX, CB_PERMISSION_NONE },
  [CB_PERMISSION_WRITE_MESSAGES] = { "inbox.write", CB_PERMISSION_SECTION_INBOX, CB_PERMISSION_SEE_INBOX },
  [CB_PERMISSION_DELETE_CONVERSATIONS] = { "inbox.delete", CB_PERMISSION_SECTION_INBOX, CB_PERMISSION_NONE },

  [CB_PERMISSION_IMPORT] = { "import", CB_PERMISSION_SECTION_IN_AND_OUT, CB_PERMISSION_NONE },
  [CB_PERMISSION_EXPORT] = { "export", CB_PERMISSION_SECTION_IN_AND_OUT, CB_PERMISSION_NONE },
  [CB_PERMISSION_EXPORT_PERSON] = { "export-person", CB_PERMISSION_SECTION_IN_AND_OUT, CB_PERMISSION_NONE },
  [CB_PERMISSION_BACK_UP] = { "back-up", CB_PERMISSION_SECTION_IN_AND_OUT, CB_PERMISSION_NONE },
  [CB_PERMISSION_RESTORE] = { "restore", CB_PERMISSION_SECTION_IN_AND_OUT, CB_PERMISSION_NONE },

  [CB_PERMISSION_CHANGE_RULES] = { "book.rules", CB_PERMISSION_SECTION_BOOK, CB_PERMISSION_NONE },
  [CB_PERMISSION_CHANGE_PREFERENCES] = { "book.preferences", CB_PERMISSION_SECTION_BOOK, CB_PERMISSION_NONE },
  [CB_PERMISSION_CHANGE_PEOPLE] = { "book.people", CB_PERMISSION_SECTION_BOOK, CB_PERMISSION_NONE },
  [CB_PERMISSION_SEE_ACTIVITY] = { "book.activity", CB_PERMISSION_SECTION_BOOK, CB_PERMISSION_NONE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (infos) == CB_PERMISSION_FIRST_ON_ITEMS);

static const char *const rights[CB_N_ITEM_RIGHTS] = {
  [CB_ITEM_RIGHT_CREATE] = "create",
  [CB_ITEM_RIGHT_EDIT] = "edit",
  [CB_ITEM_RIGHT_DELETE] = "delete",
};

static gpointer
make_keys (gpointer data)
{
  const char **keys = g_new0 (const char *, CB_N_PERMISSIONS);

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      CbItemKind kind;
      CbItemRight right;

      if (cb_permission_get_items (permission, &kind, &right))
        keys[permission] = g_strdup_printf ("items.%s.%s", cb_item_kind_get_info (kind)->name, rights[right]);
      else
        keys[permission] = infos[permission].key;
    }

  return keys;
}

gboolean
cb_permission_is_valid (gint64 permission)
{
  return permission > CB_PERMISSION_NONE && permission < CB_N_PERMISSIONS;
}

const char *
cb_permission_get_key (CbPermission permission)
{
  static GOnce once = G_ONCE_INIT;

  g_return_val_if_fail (cb_permission_is_valid (permission), NULL);

  return ((const char *const *) g_once (&once, make_keys, NULL))[permission];
}

CbPermission
cb_permission_from_key (const char *key)
{
  g_return_val_if_fail (key != NULL, CB_PERMISSION_NONE);

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      if (g_str_equal (cb_permission_get_key (permission), key))
        return permission;
    }

  return CB_PERMISSION_NONE;
}

CbPermissionSection
cb_permission_get_section (CbPermission permission)
{
  g_return_val_if_fail (cb_permission_is_valid (permission), CB_PERMISSION_SECTION_CUSTOMERS);

  return permission < CB_PERMISSION_FIRST_ON_ITEMS ? infos[permission].section : CB_PERMISSION_SECTION_ITEMS;
}

CbPermission
cb_permission_get_base (CbPermission permission)
{
  g_return_val_if_fail (cb_permission_is_valid (permission), CB_PERMISSION_NONE);

  return permission < CB_PERMISSION_FIRST_ON_ITEMS ? infos[permission].base : CB_PERMISSION_NONE;
}

/**
 * cb_permission_get_items:
 * @kind: (out) (optional): of the items that it is about
 * @right: (out) (optional): what it allows with them
 *
 * Returns: FALSE if it isn't about items
 */
gboolean
cb_permission_get_items (CbPermission  permission,
                         CbItemKind   *kind,
                         CbItemRight  *right)
{
  int index = (int) permission - CB_PERMISSION_FIRST_ON_ITEMS;

  g_return_val_if_fail (cb_permission_is_valid (permission), FALSE);

  if (index < 0)
    return FALSE;

  if (kind != NULL)
    *kind = (CbItemKind) (index / CB_N_ITEM_RIGHTS + 1);
  if (right != NULL)
    *right = (CbItemRight) (index % CB_N_ITEM_RIGHTS);

  return TRUE;
}
