/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-permission-set.h"

G_BEGIN_DECLS

/* The groups that a book has to begin with. The numbers stand in books; never
 * change them, and never use one again. */
typedef enum
{
  CB_BUILT_IN_GROUP_NONE = 0,
  CB_BUILT_IN_GROUP_ADMINISTRATOR = 1, /* may do everything, whatever else changes */
  CB_BUILT_IN_GROUP_SALES_MANAGER = 2,
  CB_BUILT_IN_GROUP_SALES_TEAM = 3,
  CB_BUILT_IN_GROUP_MARKETING = 4,
  CB_BUILT_IN_GROUP_FRONT_DESK = 5,
} CbBuiltInGroup;
#define CB_N_BUILT_IN_GROUPS (CB_BUILT_IN_GROUP_FRONT_DESK + 1)

/* In characters. */
#define CB_MAX_GROUP_NAME_LENGTH 100

/* Its name, untranslated; in books it stands like this until it is renamed. */
const char      *cb_built_in_group_get_name        (CbBuiltInGroup  group);
/* What it may do to begin with. */
CbPermissionSet  cb_built_in_group_get_permissions (CbBuiltInGroup  group);

/**
 * CbGroup:
 *
 * People who may do the same. Immutable.
 */
#define CB_TYPE_GROUP (cb_group_get_type ())
G_DECLARE_FINAL_TYPE (CbGroup, cb_group, CB, GROUP, GObject)

CbGroup         *cb_group_new                (gint64           id,
                                              const char      *name,
                                              CbBuiltInGroup   built_in,
                                              CbPermissionSet  permissions);
gint64           cb_group_get_id             (CbGroup         *self);
/* As it stands in the book. */
const char      *cb_group_get_name           (CbGroup         *self);
/* Which one of the program's own it is, if any. */
CbBuiltInGroup   cb_group_get_built_in       (CbGroup         *self);
CbPermissionSet  cb_group_get_permissions    (CbGroup         *self);
gboolean         cb_group_is_administrator   (CbGroup         *self);
/* Whether it can be the name of a group. */
gboolean         cb_group_check_name         (const char      *name);

G_END_DECLS
