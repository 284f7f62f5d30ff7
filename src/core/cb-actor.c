/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-actor.h"

#include <string.h>

#include "cb-error.h"

/* Then the key of the permission, by which it is found again. */
#define DENIED "Not permitted: "

struct _CbActor
{
  GObject          parent_instance;

  CbPerson        *person;
  CbGroup         *group;
  CbPermissionSet  permissions;
};

G_DEFINE_FINAL_TYPE (CbActor, cb_actor, G_TYPE_OBJECT)

static void
cb_actor_finalize (GObject *object)
{
  CbActor *self = CB_ACTOR (object);

  g_clear_object (&self->person);
  g_clear_object (&self->group);

  G_OBJECT_CLASS (cb_actor_parent_class)->finalize (object);
}

static void
cb_actor_class_init (CbActorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_actor_finalize;
}

static void
cb_actor_init (CbActor *self)
{
}

/**
 * cb_actor_new:
 * @person: somebody active
 * @group: (nullable): theirs; who is in none may do nothing
 *
 * Returns: (transfer full): the actor
 */
CbActor *
cb_actor_new (CbPerson *person,
              CbGroup  *group)
{
  CbActor *self = g_object_new (CB_TYPE_ACTOR, NULL);

  g_return_val_if_fail (CB_IS_PERSON (person), self);

  self->person = g_object_ref (person);
  if (group != NULL)
    {
      self->group = g_object_ref (group);
      self->permissions = cb_group_get_permissions (group);
    }

  return self;
}

CbActor *
cb_actor_new_nobody (void)
{
  return g_object_new (CB_TYPE_ACTOR, NULL);
}

CbActor *
cb_actor_new_itself (void)
{
  CbActor *self = g_object_new (CB_TYPE_ACTOR, NULL);

  cb_permission_set_add (&self->permissions, CB_PERMISSION_DELETE_FOREVER);
  cb_permission_set_add (&self->permissions, CB_PERMISSION_CLEAN_UP);

  return self;
}

CbPerson *
cb_actor_get_person (CbActor *self)
{
  g_return_val_if_fail (CB_IS_ACTOR (self), NULL);

  return self->person;
}

/**
 * cb_actor_get_person_id:
 *
 * Returns: the id of the person, 0 for nobody and for the program itself
 */
gint64
cb_actor_get_person_id (CbActor *self)
{
  g_return_val_if_fail (CB_IS_ACTOR (self), 0);

  return self->person != NULL ? cb_person_get_id (self->person) : 0;
}

CbGroup *
cb_actor_get_group (CbActor *self)
{
  g_return_val_if_fail (CB_IS_ACTOR (self), NULL);

  return self->group;
}

CbPermissionSet
cb_actor_get_permissions (CbActor *self)
{
  g_return_val_if_fail (CB_IS_ACTOR (self), (CbPermissionSet) { 0 });

  return self->permissions;
}

gboolean
cb_actor_may (CbActor      *self,
              CbPermission  permission)
{
  g_return_val_if_fail (CB_IS_ACTOR (self), FALSE);

  return cb_permission_set_has (self->permissions, permission);
}

gboolean
cb_actor_may_see (CbActor    *self,
                  CbCustomer *customer)
{
  return cb_actor_may (self, cb_customer_get_deleted (customer) ? CB_PERMISSION_SEE_DELETED
                                                                : CB_PERMISSION_SEE_CUSTOMERS);
}

/**
 * cb_actor_check:
 * @needed: permissions
 *
 * Returns: FALSE with %CB_ERROR_DENIED when one of them is missing
 */
gboolean
cb_actor_check (CbActor          *self,
                CbPermissionSet   needed,
                GError          **error)
{
  CbPermissionSet missing;

  g_return_val_if_fail (CB_IS_ACTOR (self), FALSE);

  missing = cb_permission_set_without (needed, self->permissions);
  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      if (cb_permission_set_has (missing, permission))
        {
          g_set_error (error, CB_ERROR, CB_ERROR_DENIED, DENIED "%s", cb_permission_get_key (permission));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * cb_actor_check_sight:
 *
 * Returns: FALSE with %CB_ERROR_DENIED when they may see no customers at all
 */
gboolean
cb_actor_check_sight (CbActor  *self,
                      GError  **error)
{
  CbPermissionSet needed = { 0 };

  if (cb_actor_may (self, CB_PERMISSION_SEE_DELETED))
    return TRUE;
  cb_permission_set_add (&needed, CB_PERMISSION_SEE_CUSTOMERS);

  return cb_actor_check (self, needed, error);
}

CbPermission
cb_actor_get_denied (const GError *error)
{
  if (!g_error_matches (error, CB_ERROR, CB_ERROR_DENIED) || !g_str_has_prefix (error->message, DENIED))
    return CB_PERMISSION_NONE;

  return cb_permission_from_key (error->message + strlen (DENIED));
}
