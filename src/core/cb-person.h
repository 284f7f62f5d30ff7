/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Who does what nobody has asked for just then, such as an erasure whose day has
 * come: a person of each book in whose name operations stand, but who is never
 * offered as one. Not translated in the file. */
#define CB_PERSON_ITSELF "Customer Book"

/**
 * CbPerson:
 *
 * Somebody who works with the book. Immutable.
 */
#define CB_TYPE_PERSON (cb_person_get_type ())
G_DECLARE_FINAL_TYPE (CbPerson, cb_person, CB, PERSON, GObject)

CbPerson   *cb_person_new      (gint64      id,
                                const char *name);
gint64      cb_person_get_id   (CbPerson   *self);
const char *cb_person_get_name (CbPerson   *self);

G_END_DECLS
