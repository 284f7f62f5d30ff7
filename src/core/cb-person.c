/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-person.h"

#include "cb-customer-field.h"

struct _CbPerson
{
  GObject  parent_instance;

  gint64   id;
  char    *name;
  char    *sign_in;
  gint64   group_id;
  gboolean active;
};

G_DEFINE_FINAL_TYPE (CbPerson, cb_person, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
cb_person_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  CbPerson *self = CB_PERSON (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_person_finalize (GObject *object)
{
  CbPerson *self = CB_PERSON (object);

  g_free (self->name);
  g_free (self->sign_in);

  G_OBJECT_CLASS (cb_person_parent_class)->finalize (object);
}

static void
cb_person_class_init (CbPersonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_person_get_property;
  object_class->finalize = cb_person_finalize;

  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, "",
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_person_init (CbPerson *self)
{
}

/**
 * cb_person_new:
 * @id: the id in the book, 0 for nobody
 * @name: copied
 *
 * Returns: (transfer full): a person of whom no more is asked than the name
 */
CbPerson *
cb_person_new (gint64      id,
               const char *name)
{
  return cb_person_new_full (id, name, NULL, 0, TRUE);
}

/**
 * cb_person_new_full:
 * @id: the id in the book, 0 for one to be added
 * @name: copied
 * @sign_in: (nullable): copied
 * @group_id: 0 for none
 *
 * Returns: (transfer full): a person
 */
CbPerson *
cb_person_new_full (gint64      id,
                    const char *name,
                    const char *sign_in,
                    gint64      group_id,
                    gboolean    active)
{
  CbPerson *self = g_object_new (CB_TYPE_PERSON, NULL);

  self->id = id;
  self->name = g_strdup (name);
  self->sign_in = g_strdup (sign_in);
  self->group_id = group_id;
  self->active = active;

  return self;
}

gint64
cb_person_get_id (CbPerson *self)
{
  g_return_val_if_fail (CB_IS_PERSON (self), 0);

  return self->id;
}

const char *
cb_person_get_name (CbPerson *self)
{
  g_return_val_if_fail (CB_IS_PERSON (self), "");

  return self->name;
}

const char *
cb_person_get_sign_in (CbPerson *self)
{
  g_return_val_if_fail (CB_IS_PERSON (self), NULL);

  return self->sign_in;
}

gint64
cb_person_get_group (CbPerson *self)
{
  g_return_val_if_fail (CB_IS_PERSON (self), 0);

  return self->group_id;
}

gboolean
cb_person_get_active (CbPerson *self)
{
  g_return_val_if_fail (CB_IS_PERSON (self), FALSE);

  return self->active;
}

gboolean
cb_person_check_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return cb_customer_field_check (CB_CUSTOMER_FIELD_NAME, name) == CB_FIELD_PROBLEM_NONE &&
         g_utf8_strlen (name, -1) <= CB_MAX_PERSON_NAME_LENGTH;
}
