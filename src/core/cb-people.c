/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-people.h"

struct _CbPeople
{
  GObject    parent_instance;

  GPtrArray *people;
  GPtrArray *groups;
  CbIdSet   *with_password;
};

G_DEFINE_FINAL_TYPE (CbPeople, cb_people, G_TYPE_OBJECT)

static void
cb_people_finalize (GObject *object)
{
  CbPeople *self = CB_PEOPLE (object);

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->with_password, cb_id_set_unref);

  G_OBJECT_CLASS (cb_people_parent_class)->finalize (object);
}

static void
cb_people_class_init (CbPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_people_finalize;
}

static void
cb_people_init (CbPeople *self)
{
}

/**
 * cb_people_new:
 * @people: (transfer full) (element-type CbPerson):
 * @groups: (transfer full) (element-type CbGroup):
 * @with_password: (transfer full): the ids of those who have one
 *
 * Returns: (transfer full): all of that
 */
CbPeople *
cb_people_new (GPtrArray *people,
               GPtrArray *groups,
               CbIdSet   *with_password)
{
  CbPeople *self = g_object_new (CB_TYPE_PEOPLE, NULL);

  self->people = people;
  self->groups = groups;
  self->with_password = with_password;

  return self;
}

GPtrArray *
cb_people_get_people (CbPeople *self)
{
  g_return_val_if_fail (CB_IS_PEOPLE (self), NULL);

  return self->people;
}

GPtrArray *
cb_people_get_groups (CbPeople *self)
{
  g_return_val_if_fail (CB_IS_PEOPLE (self), NULL);

  return self->groups;
}

CbPerson *
cb_people_find_person (CbPeople *self,
                       gint64    id)
{
  g_return_val_if_fail (CB_IS_PEOPLE (self), NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      if (cb_person_get_id (self->people->pdata[i]) == id)
        return self->people->pdata[i];
    }

  return NULL;
}

CbGroup *
cb_people_find_group (CbPeople *self,
                      gint64    id)
{
  g_return_val_if_fail (CB_IS_PEOPLE (self), NULL);

  for (guint i = 0; i < self->groups->len; i++)
    {
      if (cb_group_get_id (self->groups->pdata[i]) == id)
        return self->groups->pdata[i];
    }

  return NULL;
}

CbIdSet *
cb_people_get_with_password (CbPeople *self)
{
  g_return_val_if_fail (CB_IS_PEOPLE (self), NULL);

  return self->with_password;
}

gboolean
cb_people_has_password (CbPeople *self,
                        gint64    id)
{
  g_return_val_if_fail (CB_IS_PEOPLE (self), FALSE);

  return cb_id_set_contains (self->with_password, id);
}

guint
cb_people_count_passwords (CbPeople *self)
{
  guint n = 0;

  g_return_val_if_fail (CB_IS_PEOPLE (self), 0);

  for (guint i = 0; i < self->people->len; i++)
    n += cb_person_get_active (self->people->pdata[i]) &&
         cb_id_set_contains (self->with_password, cb_person_get_id (self->people->pdata[i]));

  return n;
}

guint
cb_people_count_in_group (CbPeople *self,
                          gint64    group_id)
{
  guint n = 0;

  g_return_val_if_fail (CB_IS_PEOPLE (self), 0);

  for (guint i = 0; i < self->people->len; i++)
    n += cb_person_get_group (self->people->pdata[i]) == group_id;

  return n;
}

static gboolean
is_administrator (CbPeople *self,
                  CbPerson *person)
{
  CbGroup *group = cb_people_find_group (self, cb_person_get_group (person));

  return cb_person_get_active (person) && group != NULL && cb_group_is_administrator (group);
}

guint
cb_people_count_administrators (CbPeople *self)
{
  guint n = 0;

  g_return_val_if_fail (CB_IS_PEOPLE (self), 0);

  for (guint i = 0; i < self->people->len; i++)
    n += is_administrator (self, self->people->pdata[i]);

  return n;
}

guint
cb_people_count_administrators_who_sign_in (CbPeople *self)
{
  guint n = 0;

  g_return_val_if_fail (CB_IS_PEOPLE (self), 0);

  for (guint i = 0; i < self->people->len; i++)
    n += is_administrator (self, self->people->pdata[i]) && cb_person_get_sign_in (self->people->pdata[i]) != NULL;

  return n;
}
