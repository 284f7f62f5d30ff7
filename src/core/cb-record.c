/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-record.h"

#include <string.h>

#include "cb-card-number.h"
#include "cb-currency.h"
#include "cb-date-parse.h"
#include "cb-money-parse.h"

G_DEFINE_BOXED_TYPE (CbRecord, cb_record, cb_record_copy, cb_record_free)

static const gsize max_lengths[CB_N_RECORD_TEXTS] = {
  [CB_RECORD_FIELD_STREET] = 500,
  [CB_RECORD_FIELD_CITY] = 200,
  [CB_RECORD_FIELD_POSTAL_CODE] = 50,
  [CB_RECORD_FIELD_REGION] = 200,
  [CB_RECORD_FIELD_COUNTRY] = 200,
  [CB_RECORD_FIELD_BRAND] = 100,
  [CB_RECORD_FIELD_LAST_DIGITS] = 4,
  [CB_RECORD_FIELD_EXPIRY] = 7,
  [CB_RECORD_FIELD_TOKEN] = 500,
  [CB_RECORD_FIELD_NAME] = 1000,
  [CB_RECORD_FIELD_BIRTH_DATE] = 10,
  [CB_RECORD_FIELD_SCHOOL] = 500,
  [CB_RECORD_FIELD_BREED] = 200,
  [CB_RECORD_FIELD_MODEL] = 200,
  [CB_RECORD_FIELD_PLATE] = 50,
  [CB_RECORD_FIELD_DETAILS] = 10000,
  [CB_RECORD_FIELD_CURRENCY] = 3,
};

static const CbRecordField address_texts[] = {
  CB_RECORD_FIELD_STREET, CB_RECORD_FIELD_CITY, CB_RECORD_FIELD_POSTAL_CODE, CB_RECORD_FIELD_REGION,
  CB_RECORD_FIELD_COUNTRY,
};

static const CbRecordField payment_method_texts[] = {
  CB_RECORD_FIELD_BRAND, CB_RECORD_FIELD_LAST_DIGITS, CB_RECORD_FIELD_EXPIRY, CB_RECORD_FIELD_TOKEN,
};

static const CbRecordField dependent_texts[] = {
  CB_RECORD_FIELD_NAME, CB_RECORD_FIELD_BIRTH_DATE, CB_RECORD_FIELD_SCHOOL, CB_RECORD_FIELD_BREED,
  CB_RECORD_FIELD_MODEL, CB_RECORD_FIELD_PLATE, CB_RECORD_FIELD_DETAILS,
};

static const CbRecordField billing_cycle_texts[] = {
  CB_RECORD_FIELD_CURRENCY,
};

gboolean
cb_record_is_kind (gint64 kind)
{
  return kind == CB_RECORD_ADDRESS || kind == CB_RECORD_PAYMENT_METHOD || kind == CB_RECORD_DEPENDENT ||
         kind == CB_RECORD_BILLING_CYCLE;
}

const CbRecordField *
cb_record_kind_get_texts (CbRecordKind  kind,
                          guint        *n)
{
  switch ((int) kind)
    {
    case CB_RECORD_ADDRESS:
      *n = G_N_ELEMENTS (address_texts);
      return address_texts;

    case CB_RECORD_PAYMENT_METHOD:
      *n = G_N_ELEMENTS (payment_method_texts);
      return payment_method_texts;

    case CB_RECORD_DEPENDENT:
      *n = G_N_ELEMENTS (dependent_texts);
      return dependent_texts;

    case CB_RECORD_BILLING_CYCLE:
      *n = G_N_ELEMENTS (billing_cycle_texts);
      return billing_cycle_texts;

    default:
      *n = 0;
      g_return_val_if_reached (NULL);
    }
}

gboolean
cb_record_kind_has_text (CbRecordKind  kind,
                         guint         variant,
                         CbRecordField field)
{
  if (kind != CB_RECORD_DEPENDENT)
    return TRUE;

  switch ((int) field)
    {
    case CB_RECORD_FIELD_BIRTH_DATE:
      return variant == CB_DEPENDENT_CHILD || variant == CB_DEPENDENT_PET;

    case CB_RECORD_FIELD_SCHOOL:
      return variant == CB_DEPENDENT_CHILD;

    case CB_RECORD_FIELD_BREED:
      return variant == CB_DEPENDENT_PET;

    case CB_RECORD_FIELD_MODEL:
    case CB_RECORD_FIELD_PLATE:
      return variant == CB_DEPENDENT_VEHICLE;

    default:
      return TRUE;
    }
}

guint
cb_record_kind_get_n_variants (CbRecordKind kind)
{
  if (kind == CB_RECORD_ADDRESS)
    return CB_ADDRESS_ADDITIONAL;
  if (kind == CB_RECORD_DEPENDENT)
    return CB_DEPENDENT_OTHER;

  return 0;
}

CbRecord *
cb_record_new (CbRecordKind kind,
               gint64       customer_id)
{
  CbRecord *self = g_new0 (CbRecord, 1);

  self->kind = kind;
  self->customer_id = customer_id;
  self->variant = MIN (cb_record_kind_get_n_variants (kind), 1);
  for (guint i = 0; i < CB_N_RECORD_TEXTS; i++)
    self->texts[i] = g_strdup ("");

  return self;
}

CbRecord *
cb_record_copy (const CbRecord *self)
{
  CbRecord *copy = g_memdup2 (self, sizeof *self);

  for (guint i = 0; i < CB_N_RECORD_TEXTS; i++)
    copy->texts[i] = g_strdup (self->texts[i]);

  return copy;
}

void
cb_record_free (CbRecord *self)
{
  for (guint i = 0; i < CB_N_RECORD_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

gboolean
cb_record_equal (const CbRecord *self,
                 const CbRecord *other)
{
  for (guint i = 0; i < CB_N_RECORD_TEXTS; i++)
    {
      if (!g_str_equal (self->texts[i], other->texts[i]))
        return FALSE;
    }

  return self->kind == other->kind && self->id == other->id && self->customer_id == other->customer_id &&
         self->variant == other->variant && self->primary == other->primary && self->months == other->months &&
         self->next_date == other->next_date && self->amount == other->amount;
}

void
cb_record_set_text (CbRecord      *self,
                    CbRecordField  field,
                    const char    *text)
{
  g_return_if_fail (field < CB_N_RECORD_TEXTS);
  g_return_if_fail (text != NULL);

  g_set_str (&self->texts[field], text);
}

static gboolean
has_control (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_four_digits (const char *text)
{
  return strlen (text) == 4 && strspn (text, "0123456789") == 4;
}

static gboolean
is_month (const char *text)
{
  g_autofree char *month = cb_record_parse_expiry (text);

  return g_strcmp0 (month, text) == 0;
}

static CbRecordProblem
check_text (CbRecordField  field,
            const char    *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return CB_RECORD_PROBLEM_NO_TEXT;
  /* Before all else: it is to be named for what it is, also where it is too long. */
  if (cb_card_number_is_in (text))
    return CB_RECORD_PROBLEM_CARD;
  if (field == CB_RECORD_FIELD_LAST_DIGITS)
    return is_four_digits (text) ? CB_RECORD_PROBLEM_NONE : CB_RECORD_PROBLEM_MALFORMED;
  if (field == CB_RECORD_FIELD_EXPIRY)
    return text[0] == '\0' || is_month (text) ? CB_RECORD_PROBLEM_NONE : CB_RECORD_PROBLEM_MALFORMED;
  if (field == CB_RECORD_FIELD_BIRTH_DATE)
    return text[0] == '\0' || cb_date_is_day (text) ? CB_RECORD_PROBLEM_NONE : CB_RECORD_PROBLEM_MALFORMED;
  if (field == CB_RECORD_FIELD_CURRENCY)
    return cb_currency_is_known (text) ? CB_RECORD_PROBLEM_NONE : CB_RECORD_PROBLEM_MALFORMED;
  if ((gsize) g_utf8_strlen (text, -1) > max_lengths[field])
    return CB_RECORD_PROBLEM_TOO_LONG;
  if (has_control (text))
    return CB_RECORD_PROBLEM_NO_TEXT;
  if (text[0] == '\0' && (field == CB_RECORD_FIELD_BRAND || field == CB_RECORD_FIELD_NAME))
    return CB_RECORD_PROBLEM_MISSING;

  return CB_RECORD_PROBLEM_NONE;
}

static CbRecordProblem
check_cycle (const CbRecord *self,
             CbRecordField  *field)
{
  *field = CB_RECORD_FIELD_MONTHS;
  if (self->months == 0 || self->months > CB_BILLING_MAX_MONTHS)
    return CB_RECORD_PROBLEM_MALFORMED;

  *field = CB_RECORD_FIELD_NEXT_DATE;
  if (self->next_date == 0)
    return CB_RECORD_PROBLEM_MISSING;

  *field = CB_RECORD_FIELD_AMOUNT;
  if (self->amount < 0)
    return CB_RECORD_PROBLEM_MALFORMED;

  return self->amount > CB_MONEY_MAX ? CB_RECORD_PROBLEM_TOO_LONG : CB_RECORD_PROBLEM_NONE;
}

CbRecordProblem
cb_record_check (const CbRecord *self,
                 CbRecordField  *field)
{
  guint n;
  const CbRecordField *texts = cb_record_kind_get_texts (self->kind, &n);
  gboolean empty = TRUE;

  for (guint i = 0; i < n; i++)
    {
      CbRecordProblem problem = check_text (texts[i], self->texts[texts[i]]);

      *field = texts[i];
      if (problem == CB_RECORD_PROBLEM_NONE && self->texts[texts[i]][0] != '\0' &&
          !cb_record_kind_has_text (self->kind, self->variant, texts[i]))
        problem = CB_RECORD_PROBLEM_MALFORMED;
      if (problem != CB_RECORD_PROBLEM_NONE)
        return problem;
      empty = empty && self->texts[texts[i]][0] == '\0';
    }

  if (empty)
    {
      *field = texts[0];
      return CB_RECORD_PROBLEM_MISSING;
    }

  return self->kind == CB_RECORD_BILLING_CYCLE ? check_cycle (self, field) : CB_RECORD_PROBLEM_NONE;
}

static char *
join (const char *first,
      const char *second)
{
  if (first[0] == '\0' || second[0] == '\0')
    return g_strconcat (first, second, NULL);

  return g_strconcat (first, ", ", second, NULL);
}

char *
cb_record_get_label (const CbRecord *self)
{
  switch ((int) self->kind)
    {
    case CB_RECORD_ADDRESS:
      return join (self->texts[CB_RECORD_FIELD_STREET], self->texts[CB_RECORD_FIELD_CITY]);

    case CB_RECORD_PAYMENT_METHOD:
      return g_strdup (self->texts[CB_RECORD_FIELD_BRAND]);

    case CB_RECORD_DEPENDENT:
      return g_strdup (self->texts[CB_RECORD_FIELD_NAME]);

    default:
      return g_strdup ("");
    }
}

static gboolean
read_number (const char *text,
             gsize       min_digits,
             gsize       max_digits,
             guint64    *number)
{
  gsize length = strlen (text);

  return length >= min_digits && length <= max_digits && strspn (text, "0123456789") == length &&
         g_ascii_string_to_unsigned (text, 10, 0, 9999, number, NULL);
}

char *
cb_record_parse_expiry (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_auto (GStrv) parts = g_strsplit_set (stripped, "/-.", 3);
  guint64 year;
  guint64 month;

  if (g_strv_length (parts) != 2)
    return NULL;

  if (!(read_number (parts[0], 4, 4, &year) && read_number (parts[1], 1, 2, &month)) &&
      !(read_number (parts[0], 1, 2, &month) &&
        (read_number (parts[1], 4, 4, &year) || read_number (parts[1], 2, 2, &year))))
    return NULL;

  if (year < 100)
    year += 2000;
  if (month < 1 || month > 12 || year < 1970)
    return NULL;

  return g_strdup_printf ("%04u-%02u", (guint) year, (guint) month);
}
