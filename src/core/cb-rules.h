/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-item-kind.h"

G_BEGIN_DECLS

/* What items of one kind do when their customer is deleted, and erased. */
typedef struct
{
  CbDeleteRule on_delete;
  CbEraseRule  on_erase;
  guint        keep_years; /* from the date of the item, or CB_KEEP_FOR_EVER */
} CbRule;

/**
 * CbRules:
 *
 * The rules of all kinds of a book; a plain value.
 */
typedef struct
{
  CbRule of[CB_N_ITEM_KINDS];
} CbRules;

#define CB_TYPE_RULES (cb_rules_get_type ())
GType     cb_rules_get_type (void);

CbRules  *cb_rules_new      (void);
CbRules  *cb_rules_copy     (const CbRules *self);
void      cb_rules_free     (CbRules       *self);
gboolean  cb_rules_equal    (const CbRules *a,
                             const CbRules *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbRules, cb_rules_free)

G_END_DECLS
