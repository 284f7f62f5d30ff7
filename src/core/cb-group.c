/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-group.h"

#include <glib/gi18n.h>

#include "cb-customer-field.h"

struct _CbGroup
{
  GObject          parent_instance;

  gint64           id;
  char            *name;
  CbBuiltInGroup   built_in;
  CbPermissionSet  permissions;
};

G_DEFINE_FINAL_TYPE (CbGroup, cb_group, G_TYPE_OBJECT)

#define RIGHT(right) (1u << CB_ITEM_RIGHT_##right)

/* What a group may do to begin with; the list of permissions ends with
 * CB_PERMISSION_NONE. */
typedef struct
{
  const char   *name;
  guint         on_items;
  CbPermission  permissions[CB_PERMISSION_FIRST_ON_ITEMS];
} Info;

/* Administrators may do everything. */
static const Info infos[CB_N_BUILT_IN_GROUPS] = {
  [CB_BUILT_IN_GROUP_ADMINISTRATOR] = { .name = NC_("group", "Administrator") },
  [CB_BUILT_IN_GROUP_SALES_MANAGER] = {
    NC_("group", "Sales Manager"),
    RIGHT (CREATE) | RIGHT (EDIT) | RIGHT (DELETE),
    {
      CB_PERMISSION_SEE_CUSTOMERS, CB_PERMISSION_CREATE_CUSTOMERS, CB_PERMISSION_EDIT_CUSTOMERS,
      CB_PERMISSION_REASSIGN_CUSTOMERS, CB_PERMISSION_SEE_DELETED, CB_PERMISSION_SEE_INBOX,
      CB_PERMISSION_WRITE_MESSAGES, CB_PERMISSION_IMPORT, CB_PERMISSION_EXPORT, CB_PERMISSION_SEE_ACTIVITY,
    },
  },
  [CB_BUILT_IN_GROUP_SALES_TEAM] = {
    NC_("group", "Sales Team"),
    RIGHT (CREATE) | RIGHT (EDIT),
    {
      CB_PERMISSION_SEE_CUSTOMERS, CB_PERMISSION_CREATE_CUSTOMERS, CB_PERMISSION_EDIT_CUSTOMERS,
      CB_PERMISSION_SEE_DELETED, CB_PERMISSION_SEE_INBOX, CB_PERMISSION_WRITE_MESSAGES,
    },
  },
  [CB_BUILT_IN_GROUP_MARKETING] = {
    NC_("group", "Marketing"),
    RIGHT (CREATE) | RIGHT (EDIT) | RIGHT (DELETE),
    {
      CB_PERMISSION_SEE_CUSTOMERS, CB_PERMISSION_CREATE_CUSTOMERS, CB_PERMISSION_EDIT_CUSTOMERS,
      CB_PERMISSION_DELETE_CUSTOMERS, CB_PERMISSION_DELETE_MANY, CB_PERMISSION_SEE_DELETED,
      CB_PERMISSION_UNDELETE, CB_PERMISSION_SEE_INBOX, CB_PERMISSION_WRITE_MESSAGES,
      CB_PERMISSION_DELETE_CONVERSATIONS, CB_PERMISSION_IMPORT, CB_PERMISSION_EXPORT,
    },
  },
  [CB_BUILT_IN_GROUP_FRONT_DESK] = {
    NC_("group", "Front Desk"),
    RIGHT (CREATE) | RIGHT (EDIT),
    {
      CB_PERMISSION_SEE_CUSTOMERS, CB_PERMISSION_CREATE_CUSTOMERS, CB_PERMISSION_EDIT_CUSTOMERS,
      CB_PERMISSION_SEE_INBOX, CB_PERMISSION_WRITE_MESSAGES,
    },
  },
};

static void
cb_group_finalize (GObject *object)
{
  CbGroup *self = CB_GROUP (object);

  g_free (self->name);

  G_OBJECT_CLASS (cb_group_parent_class)->finalize (object);
}

static void
cb_group_class_init (CbGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_group_finalize;
}

static void
cb_group_init (CbGroup *self)
{
}

const char *
cb_built_in_group_get_name (CbBuiltInGroup group)
{
  g_return_val_if_fail (group > 0 && group < CB_N_BUILT_IN_GROUPS, NULL);

  return infos[group].name;
}

CbPermissionSet
cb_built_in_group_get_permissions (CbBuiltInGroup group)
{
  CbPermissionSet set = { 0 };

  g_return_val_if_fail (group > 0 && group < CB_N_BUILT_IN_GROUPS, set);

  if (group == CB_BUILT_IN_GROUP_ADMINISTRATOR)
    return cb_permission_set_all ();

  for (const CbPermission *permission = infos[group].permissions; *permission != CB_PERMISSION_NONE; permission++)
    cb_permission_set_add (&set, *permission);
  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      for (CbItemRight right = 0; right < CB_N_ITEM_RIGHTS; right++)
        {
          if ((infos[group].on_items & 1u << right) != 0)
            cb_permission_set_add (&set, cb_permission_on_items (kind, right));
        }
    }

  return set;
}

/**
 * cb_group_new:
 * @id: the id in the book
 * @name: copied
 * @permissions: all of them for administrators
 *
 * Returns: (transfer full): a group
 */
CbGroup *
cb_group_new (gint64           id,
              const char      *name,
              CbBuiltInGroup   built_in,
              CbPermissionSet  permissions)
{
  CbGroup *self = g_object_new (CB_TYPE_GROUP, NULL);

  self->id = id;
  self->name = g_strdup (name);
  self->built_in = built_in;
  self->permissions = permissions;

  return self;
}

gint64
cb_group_get_id (CbGroup *self)
{
  g_return_val_if_fail (CB_IS_GROUP (self), 0);

  return self->id;
}

const char *
cb_group_get_name (CbGroup *self)
{
  g_return_val_if_fail (CB_IS_GROUP (self), "");

  return self->name;
}

CbBuiltInGroup
cb_group_get_built_in (CbGroup *self)
{
  g_return_val_if_fail (CB_IS_GROUP (self), CB_BUILT_IN_GROUP_NONE);

  return self->built_in;
}

CbPermissionSet
cb_group_get_permissions (CbGroup *self)
{
  g_return_val_if_fail (CB_IS_GROUP (self), (CbPermissionSet) { 0 });

  return self->permissions;
}

gboolean
cb_group_is_administrator (CbGroup *self)
{
  g_return_val_if_fail (CB_IS_GROUP (self), FALSE);

  return self->built_in == CB_BUILT_IN_GROUP_ADMINISTRATOR;
}

gboolean
cb_group_check_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return cb_customer_field_check (CB_CUSTOMER_FIELD_NAME, name) == CB_FIELD_PROBLEM_NONE &&
         g_utf8_strlen (name, -1) <= CB_MAX_GROUP_NAME_LENGTH;
}
