/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-sign-in-choice.h"

struct _CbSignInChoice
{
  GObject   parent_instance;

  CbPerson *person;
  gboolean  has_password;
  gint64    wait_until;
};

G_DEFINE_FINAL_TYPE (CbSignInChoice, cb_sign_in_choice, G_TYPE_OBJECT)

static void
cb_sign_in_choice_finalize (GObject *object)
{
  CbSignInChoice *self = CB_SIGN_IN_CHOICE (object);

  g_clear_object (&self->person);

  G_OBJECT_CLASS (cb_sign_in_choice_parent_class)->finalize (object);
}

static void
cb_sign_in_choice_class_init (CbSignInChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_sign_in_choice_finalize;
}

static void
cb_sign_in_choice_init (CbSignInChoice *self)
{
}

/**
 * cb_sign_in_choice_new:
 * @person: somebody active
 *
 * Returns: (transfer full): the choice
 */
CbSignInChoice *
cb_sign_in_choice_new (CbPerson *person,
                       gboolean  has_password,
                       gint64    wait_until)
{
  CbSignInChoice *self = g_object_new (CB_TYPE_SIGN_IN_CHOICE, NULL);

  g_return_val_if_fail (CB_IS_PERSON (person), self);

  self->person = g_object_ref (person);
  self->has_password = has_password;
  self->wait_until = wait_until;

  return self;
}

CbPerson *
cb_sign_in_choice_get_person (CbSignInChoice *self)
{
  g_return_val_if_fail (CB_IS_SIGN_IN_CHOICE (self), NULL);

  return self->person;
}

gboolean
cb_sign_in_choice_get_has_password (CbSignInChoice *self)
{
  g_return_val_if_fail (CB_IS_SIGN_IN_CHOICE (self), FALSE);

  return self->has_password;
}

gint64
cb_sign_in_choice_get_wait_until (CbSignInChoice *self)
{
  g_return_val_if_fail (CB_IS_SIGN_IN_CHOICE (self), 0);

  return self->wait_until;
}
