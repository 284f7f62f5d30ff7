/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-arrangement.h"
#include "cb-slots.h"

G_BEGIN_DECLS

/**
 * CbTransition:
 *
 * A list on its way to an arrangement, in steps that are each short.
 *
 * The rows that are alive are those that a view shows. A bulk change does not
 * remove and add them one by one, which would cost a widget each; it adds and
 * removes places where nobody looks, and gives the rows other customers.
 */
typedef struct _CbTransition CbTransition;

/* @target (transfer full) must have been asked of @slots as they are. */
CbTransition *cb_transition_new         (CbSlots       *slots,
                                         CbArrangement *target);
CbTransition *cb_transition_ref         (CbTransition  *self);
void          cb_transition_unref       (CbTransition  *self);
/* Whether a single step is all of it. */
gboolean      cb_transition_is_exact    (CbTransition  *self);
/* Returns: whether there is more to do. */
gboolean      cb_transition_step        (CbTransition  *self);
/* Whether rows that stayed have got other customers. */
gboolean      cb_transition_get_rebound (CbTransition  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbTransition, cb_transition_unref)

G_END_DECLS
