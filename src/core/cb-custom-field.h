/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of the values of a field. The numbers stand in books. */
typedef enum
{
  CB_CUSTOM_TEXT = 1,
  CB_CUSTOM_NUMBER = 2,  /* "-12.5" */
  CB_CUSTOM_DATE = 3,    /* "2026-03-04" */
  CB_CUSTOM_CHOICE = 4,
  CB_CUSTOM_YES_NO = 5,  /* "1" or "0" */
} CbCustomKind;
/* Kinds run from 1 to below this. */
#define CB_N_CUSTOM_KINDS (CB_CUSTOM_YES_NO + 1)

/* Characters. */
#define CB_CUSTOM_MAX_NAME  100
#define CB_CUSTOM_MAX_VALUE 1000

#define CB_CUSTOM_MAX_CHOICES 100

/* What is wrong with a field or a value. */
typedef enum
{
  CB_CUSTOM_PROBLEM_NONE,
  CB_CUSTOM_PROBLEM_MISSING,
  CB_CUSTOM_PROBLEM_TOO_LONG,  /* or too many */
  CB_CUSTOM_PROBLEM_NO_TEXT,   /* control characters, or no UTF-8 */
  CB_CUSTOM_PROBLEM_CARD,      /* the whole number of a payment card */
  CB_CUSTOM_PROBLEM_MALFORMED, /* not of its kind */
} CbCustomProblem;

/**
 * CbCustomField:
 *
 * A field that customers of a book have because its people wished so, and maybe
 * what one of them has there. A plain value.
 */
typedef struct
{
  gint64         id;        /* 0 for one that isn't in the book */
  CbCustomKind   kind;
  char          *name;
  char         **choices;   /* of CB_CUSTOM_CHOICE; never NULL */
  gint64         n_values;  /* how many customers have something there, where that was asked */
  char          *value;     /* as it stands in a book; "" for nothing */
} CbCustomField;

/* (transfer full) */
CbCustomField   *cb_custom_field_new           (CbCustomKind         kind,
                                                const char          *name,
                                                const char *const   *choices);
CbCustomField   *cb_custom_field_copy          (const CbCustomField *self);
void             cb_custom_field_free          (CbCustomField       *self);
/* Whether there can be such a field. */
CbCustomProblem  cb_custom_field_check         (const CbCustomField *self);
/* Whether @value can stand there; nothing always can. */
CbCustomProblem  cb_custom_field_check_value   (const CbCustomField *self,
                                                const char          *value);

/* (transfer full): choices as they are typed, with commas between them, without
 * those that are there twice. */
char           **cb_custom_parse_choices       (const char          *text);
/* (transfer full) (nullable): a number as it is typed, as it stands in a book. */
char            *cb_custom_parse_number        (const char          *text,
                                                const char          *decimal_point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbCustomField, cb_custom_field_free)

G_END_DECLS
