/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-person.h"

G_BEGIN_DECLS

/**
 * CbSignInChoice:
 *
 * Somebody who can sign in. Immutable; as it was read.
 */
#define CB_TYPE_SIGN_IN_CHOICE (cb_sign_in_choice_get_type ())
G_DECLARE_FINAL_TYPE (CbSignInChoice, cb_sign_in_choice, CB, SIGN_IN_CHOICE, GObject)

CbSignInChoice *cb_sign_in_choice_new              (CbPerson       *person,
                                                    gboolean        has_password,
                                                    gint64          wait_until);
/* (transfer none) */
CbPerson       *cb_sign_in_choice_get_person       (CbSignInChoice *self);
gboolean        cb_sign_in_choice_get_has_password (CbSignInChoice *self);
/* Before when no password is looked at, in UTC microseconds since 1970; 0 when one
 * is at once. */
gint64          cb_sign_in_choice_get_wait_until   (CbSignInChoice *self);

G_END_DECLS
