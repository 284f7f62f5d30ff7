/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-record-kind.h"

G_BEGIN_DECLS

/* The fields of all kinds of records. */
typedef enum
{
  CB_RECORD_FIELD_STREET,
  CB_RECORD_FIELD_CITY,
  CB_RECORD_FIELD_POSTAL_CODE,
  CB_RECORD_FIELD_REGION,
  CB_RECORD_FIELD_COUNTRY,
  CB_RECORD_FIELD_BRAND,
  CB_RECORD_FIELD_LAST_DIGITS,  /* four */
  CB_RECORD_FIELD_EXPIRY,       /* "2028-06" or empty */
  CB_RECORD_FIELD_TOKEN,        /* what the processor of payments calls it */
  CB_RECORD_FIELD_NAME,
  CB_RECORD_FIELD_BIRTH_DATE,   /* "2019-05-01" or empty; of children and pets */
  CB_RECORD_FIELD_SCHOOL,       /* of children */
  CB_RECORD_FIELD_BREED,        /* of pets */
  CB_RECORD_FIELD_MODEL,        /* of vehicles, */
  CB_RECORD_FIELD_PLATE,        /* as is this */
  CB_RECORD_FIELD_DETAILS,
  CB_RECORD_FIELD_CURRENCY,     /* ISO 4217 code */

  /* The ones that are no text */
  CB_RECORD_FIELD_MONTHS,
  CB_RECORD_FIELD_NEXT_DATE,
  CB_RECORD_FIELD_AMOUNT,
} CbRecordField;
#define CB_N_RECORD_TEXTS  (CB_RECORD_FIELD_CURRENCY + 1)
#define CB_N_RECORD_FIELDS (CB_RECORD_FIELD_AMOUNT + 1)

/* What is wrong with a field. */
typedef enum
{
  CB_RECORD_PROBLEM_NONE,
  CB_RECORD_PROBLEM_MISSING,
  CB_RECORD_PROBLEM_TOO_LONG,  /* or too much */
  CB_RECORD_PROBLEM_NO_TEXT,   /* control characters, or no UTF-8 */
  CB_RECORD_PROBLEM_CARD,      /* the whole number of a payment card */
  CB_RECORD_PROBLEM_MALFORMED, /* not what the field is for */
} CbRecordProblem;

/* Which of its kind a record is. The numbers stand in books. */
enum
{
  CB_ADDRESS_HOME = 1,
  CB_ADDRESS_WORK = 2,
  CB_ADDRESS_ADDITIONAL = 3,
};

enum
{
  CB_DEPENDENT_CHILD = 1,
  CB_DEPENDENT_PET = 2,
  CB_DEPENDENT_VEHICLE = 3,
  CB_DEPENDENT_OTHER = 4,
};

/* How often a billing cycle comes at the least. */
#define CB_BILLING_MAX_MONTHS 120

/**
 * CbRecord:
 *
 * An address, payment method, dependent or billing cycle of a customer. A plain
 * value.
 */
typedef struct
{
  CbRecordKind  kind;
  gint64        id;           /* 0 for one that isn't in the book; a billing cycle's is its customer's */
  gint64        customer_id;
  guint         variant;      /* of addresses and dependents */
  gboolean      primary;      /* of addresses */
  char         *texts[CB_N_RECORD_TEXTS]; /* never NULL */
  guint         months;       /* of billing cycles, as the rest */
  gint64        next_date;    /* UTC microseconds since 1970 */
  gint64        amount;       /* minor units */
} CbRecord;

#define CB_TYPE_RECORD (cb_record_get_type ())
GType                cb_record_get_type       (void);

/* Whether records of @kind are CbRecords. */
gboolean             cb_record_is_kind        (gint64            kind);
/* (transfer full): an empty one */
CbRecord            *cb_record_new            (CbRecordKind      kind,
                                               gint64            customer_id);
CbRecord            *cb_record_copy           (const CbRecord   *self);
void                 cb_record_free           (CbRecord         *self);
gboolean             cb_record_equal          (const CbRecord   *self,
                                               const CbRecord   *other);
void                 cb_record_set_text       (CbRecord         *self,
                                               CbRecordField     field,
                                               const char       *text);
/* Whether all can stand in a book. @field (out): the first that can't. */
CbRecordProblem      cb_record_check          (const CbRecord   *self,
                                               CbRecordField    *field);
/* (transfer full): what tells it from others of its kind, in one line; may be "" */
char                *cb_record_get_label      (const CbRecord   *self);

/* The text fields of @kind, in the order in which they are written. */
const CbRecordField *cb_record_kind_get_texts (CbRecordKind      kind,
                                               guint            *n);
/* Whether @field, one of the texts of @kind, is for @variant of it; else it is empty. */
gboolean             cb_record_kind_has_text  (CbRecordKind      kind,
                                               guint             variant,
                                               CbRecordField     field);
/* How many variants @kind has: they count from 1. 0 for none. */
guint                cb_record_kind_get_n_variants (CbRecordKind kind);

/* (transfer full) (nullable): a month as it is typed, "06/28", "6/2028" or
 * "2028-06", as it stands in a book; NULL for what is none. */
char                *cb_record_parse_expiry   (const char       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbRecord, cb_record_free)

G_END_DECLS
