/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Who does what nobody has asked for just then, such as an erasure whose day has
 * come: a person of each book in whose name operations stand, but who is never
 * offered as one. Not translated in the file. */
#define CB_PERSON_ITSELF "Customer Book"

/* In characters; of names and of what people sign in with. */
#define CB_MAX_PERSON_NAME_LENGTH 100

/**
 * CbPerson:
 *
 * Somebody who works with the book. Immutable.
 */
#define CB_TYPE_PERSON (cb_person_get_type ())
G_DECLARE_FINAL_TYPE (CbPerson, cb_person, CB, PERSON, GObject)

CbPerson   *cb_person_new         (gint64      id,
                                   const char *name);
CbPerson   *cb_person_new_full    (gint64      id,
                                   const char *name,
                                   const char *sign_in,
                                   gint64      group_id,
                                   gboolean    active);
gint64      cb_person_get_id      (CbPerson   *self);
const char *cb_person_get_name    (CbPerson   *self);
/* (nullable): what they sign in with, if they can at all */
const char *cb_person_get_sign_in (CbPerson   *self);
/* 0 when they are in none, and may do nothing. */
gint64      cb_person_get_group   (CbPerson   *self);
/* Whether they work with the book still. */
gboolean    cb_person_get_active  (CbPerson   *self);
/* Whether @name can be somebody's name, or what they sign in with. */
gboolean    cb_person_check_name  (const char *name);

G_END_DECLS
