/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What something was changed of. */
typedef enum
{
  CB_CHANGED_PREFERENCE,
  CB_CHANGED_PERSON,
  CB_CHANGED_GROUP,
} CbChanged;

/* What is changed of people and groups, besides permissions, which stand by their
 * keys. */
#define CB_PEOPLE_WHAT_NAME    "name"
#define CB_PEOPLE_WHAT_SIGN_IN "sign-in"
#define CB_PEOPLE_WHAT_GROUP   "group"
#define CB_PEOPLE_WHAT_ACTIVE  "active"
#define CB_PEOPLE_WHAT_PHOTO   "photo" /* an id */

/* And of preferences; the first two are followed by the name of a kind of items. */
#define CB_PREFERENCE_ON_DELETE "on-delete:"     /* a CbDeleteRule */
#define CB_PREFERENCE_ON_ERASE  "on-erase:"      /* a CbEraseRule, a space, years */
#define CB_PREFERENCE_MASKING   "mask-days"      /* days, or 0 to erase at once */
#define CB_PREFERENCE_RETENTION "retention-days" /* days, or 0 for off */
#define CB_PREFERENCE_FORM      "number-form"    /* prefix and as many # as digits */
#define CB_PREFERENCE_REUSE     "reuse-numbers"  /* 0 or 1 */
#define CB_PREFERENCE_FIELDS    "custom-fields"  /* in their order, a line each: name, and choices in parentheses */

/**
 * CbOperationChange:
 * @name: (nullable): of the person or group, as it is now; NULL for one that is gone
 * @what: which value, as it stands in books
 * @before: (nullable): it was; NULL for nothing
 * @after: (nullable): it became; NULL for nothing
 *
 * A value that an operation changed. The groups of people are given by name.
 */
typedef struct
{
  CbChanged  changed;
  char      *name;
  char      *what;
  char      *before;
  char      *after;
} CbOperationChange;

CbOperationChange *cb_operation_change_new   (CbChanged                changed,
                                              const char              *name,
                                              const char              *what,
                                              const char              *before,
                                              const char              *after);
void               cb_operation_change_free  (CbOperationChange       *self);
gboolean           cb_operation_change_equal (const CbOperationChange *self,
                                              const CbOperationChange *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbOperationChange, cb_operation_change_free)

G_END_DECLS
