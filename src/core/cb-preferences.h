/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-rules.h"

G_BEGIN_DECLS

/* Of mask_days, and of retention_days unless that is off. */
#define CB_MIN_DAYS 1
#define CB_MAX_DAYS 3650
#define CB_DEFAULT_MASK_DAYS       30
#define CB_RETENTION_OFF           0
#define CB_PROPOSED_RETENTION_DAYS 90
/* Nobody is erased sooner after retention was turned on or shortened. */
#define CB_RETENTION_NOTICE_DAYS   7

#define CB_DEFAULT_NUMBER_DIGITS 4
/* More digits than that don't fit into 64 bits. */
#define CB_MAX_NUMBER_DIGITS     18
/* In characters. */
#define CB_MAX_PREFIX_LENGTH     20

/**
 * CbPreferences:
 *
 * What a book is told to do with its items, its deleted customers and the
 * numbers of new ones; a plain value. Times in UTC microseconds since 1970.
 */
typedef struct
{
  CbRules   rules;
  gboolean  mask_first;       /* Delete Forever masks, and erases later; else at once */
  guint     mask_days;        /* how much later */
  guint     retention_days;   /* after deletion, until an erasure by itself; or CB_RETENTION_OFF */
  gint64    retention_since;  /* when that was last turned on or shortened */
  char     *number_prefix;    /* of new customers' numbers; never NULL */
  guint     number_digits;    /* after it, at least */
  gboolean  reuse_numbers;    /* whether freed numbers are given again */
} CbPreferences;

/* What is wrong with a prefix of numbers. */
typedef enum
{
  CB_PREFIX_PROBLEM_NONE,
  CB_PREFIX_PROBLEM_TOO_LONG, /* longer than CB_MAX_PREFIX_LENGTH */
  CB_PREFIX_PROBLEM_DIGIT,    /* ends in a digit, which would count as part of the number */
  CB_PREFIX_PROBLEM_TEXT,     /* begins with a space, or isn't text that can be read */
} CbPrefixProblem;

#define CB_TYPE_PREFERENCES (cb_preferences_get_type ())
GType            cb_preferences_get_type           (void);

CbPreferences   *cb_preferences_new                (void);
CbPreferences   *cb_preferences_copy               (const CbPreferences *self);
void             cb_preferences_free               (CbPreferences       *self);
gboolean         cb_preferences_equal              (const CbPreferences *a,
                                                    const CbPreferences *b);
gboolean         cb_preferences_is_valid           (const CbPreferences *self);
gint64           cb_preferences_get_retention_date (const CbPreferences *self,
                                                    gint64               deleted_at);
CbPrefixProblem  cb_preferences_check_prefix       (const char          *prefix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbPreferences, cb_preferences_free)

G_END_DECLS
