/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-plan-permissions.h"

typedef struct
{
  CbPermission permission;
  CbPermission many;        /* also needed for more than one customer */
  gboolean     items;       /* also that to delete items of their kinds */
} Needs;

/* To undo something or to do it again is one of these, too. */
static const Needs needs[] = {
  [CB_ACTION_DELETE] = { CB_PERMISSION_DELETE_CUSTOMERS, CB_PERMISSION_DELETE_MANY, FALSE },
  [CB_ACTION_UNDELETE] = { CB_PERMISSION_UNDELETE, CB_PERMISSION_NONE, FALSE },
  [CB_ACTION_ERASE] = { CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_CLEAN_UP, FALSE },
  [CB_ACTION_MASK] = { CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_CLEAN_UP, FALSE },
  [CB_ACTION_UNMASK] = { CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_NONE, FALSE },
  [CB_ACTION_DELETE_ITEMS] = { CB_PERMISSION_NONE, CB_PERMISSION_NONE, TRUE },
  [CB_ACTION_UNDELETE_ITEMS] = { CB_PERMISSION_NONE, CB_PERMISSION_NONE, TRUE },
  [CB_ACTION_DELETE_CONVERSATION] = { CB_PERMISSION_DELETE_CONVERSATIONS, CB_PERMISSION_NONE, TRUE },
  [CB_ACTION_UNDELETE_CONVERSATION] = { CB_PERMISSION_DELETE_CONVERSATIONS, CB_PERMISSION_NONE, TRUE },
  [CB_ACTION_ERASE_KEPT] = { CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_NONE, FALSE },
  [CB_ACTION_ASSIGN] = { CB_PERMISSION_REASSIGN_CUSTOMERS, CB_PERMISSION_NONE, FALSE },
};

/* An action that nobody thought of here isn't done by anybody. */
G_STATIC_ASSERT (G_N_ELEMENTS (needs) == CB_N_ACTIONS);

CbPermission
cb_action_get_permission (CbAction action)
{
  g_return_val_if_fail (action < CB_N_ACTIONS, CB_PERMISSION_NONE);

  return needs[action].permission;
}

CbPermissionSet
cb_plan_permissions_needed (CbPlan *plan)
{
  const Needs *own = &needs[cb_plan_get_action (plan)];
  CbPermissionSet set = { 0 };

  /* Only administrators do what needs everything: what is in no row above, and
   * what a newer version has brought. */
  if (own->permission == CB_PERMISSION_NONE && !own->items)
    return cb_permission_set_all ();

  if (own->permission != CB_PERMISSION_NONE)
    cb_permission_set_add (&set, own->permission);
  if (own->many != CB_PERMISSION_NONE && cb_plan_get_n_customers (plan) > 1)
    cb_permission_set_add (&set, own->many);
  if (!own->items)
    return set;

  for (guint kind = 0; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (cb_plan_get_n_items (plan, CB_FATE_DELETED, kind) == 0 &&
          cb_plan_get_n_items (plan, CB_FATE_UNDELETED, kind) == 0)
        continue;
      if (!cb_item_kind_is_valid (kind))
        return cb_permission_set_all ();
      cb_permission_set_add (&set, cb_permission_on_items (kind, CB_ITEM_RIGHT_DELETE));
    }

  return set;
}
