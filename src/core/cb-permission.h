/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-item-kind.h"

G_BEGIN_DECLS

/* What somebody may do with the items of a kind. */
typedef enum
{
  CB_ITEM_RIGHT_CREATE,
  CB_ITEM_RIGHT_EDIT,
  CB_ITEM_RIGHT_DELETE,  /* and take back */
} CbItemRight;
#define CB_N_ITEM_RIGHTS (CB_ITEM_RIGHT_DELETE + 1)

typedef enum
{
  CB_PERMISSION_SECTION_CUSTOMERS,
  CB_PERMISSION_SECTION_ITEMS,
  CB_PERMISSION_SECTION_INBOX,
  CB_PERMISSION_SECTION_IN_AND_OUT,
  CB_PERMISSION_SECTION_BOOK,
} CbPermissionSection;
#define CB_N_PERMISSION_SECTIONS (CB_PERMISSION_SECTION_BOOK + 1)

/* In books stand their keys. */
typedef enum
{
  CB_PERMISSION_NONE,                /* the one that nobody has */

  CB_PERMISSION_SEE_CUSTOMERS,
  CB_PERMISSION_CREATE_CUSTOMERS,
  CB_PERMISSION_EDIT_CUSTOMERS,
  CB_PERMISSION_REASSIGN_CUSTOMERS,
  CB_PERMISSION_DELETE_CUSTOMERS,
  CB_PERMISSION_DELETE_MANY,         /* more than one at once */
  CB_PERMISSION_SEE_DELETED,
  CB_PERMISSION_UNDELETE,
  CB_PERMISSION_DELETE_FOREVER,      /* also later, and to cancel that */
  CB_PERMISSION_CLEAN_UP,            /* more than one forever at once */

  CB_PERMISSION_SEE_INBOX,
  CB_PERMISSION_WRITE_MESSAGES,
  CB_PERMISSION_DELETE_CONVERSATIONS,

  CB_PERMISSION_IMPORT,
  CB_PERMISSION_EXPORT,
  CB_PERMISSION_EXPORT_PERSON,       /* all that is known of one customer */
  CB_PERMISSION_BACK_UP,
  CB_PERMISSION_RESTORE,

  CB_PERMISSION_CHANGE_RULES,
  CB_PERMISSION_CHANGE_PREFERENCES,
  CB_PERMISSION_CHANGE_PEOPLE,
  CB_PERMISSION_SEE_ACTIVITY,

  CB_PERMISSION_FIRST_ON_ITEMS,      /* from here on see cb_permission_on_items() */
} CbPermission;
/* Permissions run from 1 to below this. */
#define CB_N_PERMISSIONS (CB_PERMISSION_FIRST_ON_ITEMS + (CB_N_ITEM_KINDS - 1) * CB_N_ITEM_RIGHTS)

/* The permission to do @right with items of @kind, a valid one. */
#define cb_permission_on_items(kind, right) \
  ((CbPermission) (CB_PERMISSION_FIRST_ON_ITEMS + ((int) (kind) - 1) * CB_N_ITEM_RIGHTS + (int) (right)))

gboolean             cb_permission_is_valid    (gint64         permission);
/* (transfer none): as it stands in books; never changed, and never used again. */
const char          *cb_permission_get_key     (CbPermission   permission);
/* %CB_PERMISSION_NONE for one that this version doesn't know. */
CbPermission         cb_permission_from_key    (const char    *key);
CbPermissionSection  cb_permission_get_section (CbPermission   permission);
/* The one without which it allows nothing, or %CB_PERMISSION_NONE. */
CbPermission         cb_permission_get_base    (CbPermission   permission);
/* Whether it is about items, and of which kind. */
gboolean             cb_permission_get_items   (CbPermission   permission,
                                                CbItemKind    *kind,
                                                CbItemRight   *right);

G_END_DECLS
