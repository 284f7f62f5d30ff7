/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-id-set.h"

G_BEGIN_DECLS

/**
 * CbChange:
 *
 * What one commit did to the customers of a book. Sets that are NULL are
 * empty. After a write by another process only @everything is set: it says
 * that anything may be different. Immutable once emitted.
 */
typedef struct
{
  gboolean  everything;
  CbIdSet  *added;      /* new ones */
  CbIdSet  *edited;     /* whatever list they stand in */
  CbIdSet  *deleted;    /* moved to Deleted Customers */
  CbIdSet  *undeleted;  /* taken back from there */
  CbIdSet  *erased;     /* gone */
  CbIdSet  *masked;     /* deleted ones, to be erased later */
  CbIdSet  *unmasked;   /* those again, not to be */
  CbIdSet  *contents;   /* whose items, messages or documents changed */
  gboolean  settings;   /* the rules or other preferences of the book changed */
  gboolean  people;     /* the people of the book changed, their groups or what those may do */
  gboolean  refused;    /* something was refused, and that recorded */
  gboolean  noted;      /* something was recorded that changes nothing: an export or a backup */
  gboolean  proofs;     /* an erasure was looked over: its receipt tells what came of it */
} CbChange;

#define CB_TYPE_CHANGE (cb_change_get_type ())
GType     cb_change_get_type (void);

CbChange *cb_change_new      (void);
CbChange *cb_change_copy     (const CbChange *self);
void      cb_change_free     (CbChange       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbChange, cb_change_free)

G_END_DECLS
