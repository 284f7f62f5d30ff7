/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-record-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cb-date-parse.h"
#include "cb-display-text.h"
#include "cb-field-text.h"
#include "cb-money-text.h"
#include "cb-time-text.h"

static const char *const address_variants[] = { N_("Home"), N_("Work"), N_("Additional") };
static const char *const dependent_variants[] = { N_("Child"), N_("Pet"), N_("Vehicle"), N_("Other") };

static const char *const labels[CB_N_RECORD_FIELDS] = {
  [CB_RECORD_FIELD_STREET] = N_("Street"),
  [CB_RECORD_FIELD_CITY] = N_("City"),
  [CB_RECORD_FIELD_POSTAL_CODE] = N_("Postal Code"),
  [CB_RECORD_FIELD_REGION] = N_("State or Region"),
  [CB_RECORD_FIELD_COUNTRY] = N_("Country"),
  [CB_RECORD_FIELD_BRAND] = N_("Card or Account"),
  [CB_RECORD_FIELD_LAST_DIGITS] = N_("Last Four Digits"),
  [CB_RECORD_FIELD_EXPIRY] = N_("Expires (Month/Year)"),
  [CB_RECORD_FIELD_TOKEN] = N_("Token of the Payment Processor"),
  [CB_RECORD_FIELD_NAME] = N_("Name"),
  [CB_RECORD_FIELD_BIRTH_DATE] = N_("Date of Birth"),
  [CB_RECORD_FIELD_SCHOOL] = N_("School or Group"),
  [CB_RECORD_FIELD_BREED] = N_("Species or Breed"),
  [CB_RECORD_FIELD_MODEL] = N_("Make and Model"),
  [CB_RECORD_FIELD_PLATE] = N_("License Plate"),
  [CB_RECORD_FIELD_DETAILS] = N_("Details"),
  [CB_RECORD_FIELD_CURRENCY] = N_("Currency"),
  [CB_RECORD_FIELD_MONTHS] = N_("Every So Many Months"),
  [CB_RECORD_FIELD_NEXT_DATE] = N_("Next Date"),
  [CB_RECORD_FIELD_AMOUNT] = N_("Amount"),
};

const char *
cb_record_kind_get_title (CbRecordKind kind)
{
  switch ((int) kind)
    {
    case CB_RECORD_ADDRESS:
      return _("Addresses");

    case CB_RECORD_PAYMENT_METHOD:
      return _("Payment Methods");

    case CB_RECORD_DEPENDENT:
      return _("Dependents");

    case CB_RECORD_BILLING_CYCLE:
    default:
      return _("Billing Cycle");
    }
}

const char *
cb_record_kind_get_name (CbRecordKind kind)
{
  switch ((int) kind)
    {
    case CB_RECORD_ADDRESS:
      return _("Address");

    case CB_RECORD_PAYMENT_METHOD:
      return _("Payment Method");

    case CB_RECORD_DEPENDENT:
      return _("Dependent");

    case CB_RECORD_CUSTOM_VALUE:
      return _("Custom Field");

    case CB_RECORD_PHOTO:
      return _("Photo");

    case CB_RECORD_DOCUMENT:
      return _("Document");

    case CB_RECORD_BILLING_CYCLE:
      return _("Billing Cycle");

    default:
      return _("Record");
    }
}

const char *
cb_record_kind_get_new_title (CbRecordKind kind)
{
  switch ((int) kind)
    {
    case CB_RECORD_ADDRESS:
      return _("New Address");

    case CB_RECORD_PAYMENT_METHOD:
      return _("New Payment Method");

    case CB_RECORD_DEPENDENT:
      return _("New Dependent");

    case CB_RECORD_BILLING_CYCLE:
    default:
      return _("New Billing Cycle");
    }
}

const char *
cb_record_kind_get_variant (CbRecordKind kind,
                            guint        variant)
{
  g_return_val_if_fail (variant > 0 && variant <= cb_record_kind_get_n_variants (kind), "");

  return _((kind == CB_RECORD_ADDRESS ? address_variants : dependent_variants)[variant - 1]);
}

const char *
cb_record_field_get_label (CbRecordField field)
{
  g_return_val_if_fail (field < CB_N_RECORD_FIELDS, "");

  return _(labels[field]);
}

static const char *
describe_missing (CbRecordField field)
{
  switch ((int) field)
    {
    case CB_RECORD_FIELD_STREET:
      return _("An address needs at least one line.");

    case CB_RECORD_FIELD_BRAND:
      return _("Write what it is, such as Visa or a bank account.");

    default:
      return _("This must not be empty.");
    }
}

static const char *
describe_malformed (CbRecordField field)
{
  switch ((int) field)
    {
    case CB_RECORD_FIELD_LAST_DIGITS:
      return _("Write the last four digits, such as 4242.");

    case CB_RECORD_FIELD_EXPIRY:
      return _("This isn’t a month. Write it like 06/28.");

    case CB_RECORD_FIELD_CURRENCY:
      return _("There is no such currency. Write its code of three letters, such as EUR or USD.");

    case CB_RECORD_FIELD_NEXT_DATE:
    case CB_RECORD_FIELD_BIRTH_DATE:
      return _("This isn’t a date. Write it like 2026-03-04.");

    case CB_RECORD_FIELD_AMOUNT:
      return _("This isn’t an amount that can be billed.");

    default:
      return _("This can’t stand here.");
    }
}

const char *
cb_record_field_describe (CbRecordField   field,
                          CbRecordProblem problem)
{
  switch (problem)
    {
    case CB_RECORD_PROBLEM_NONE:
      return NULL;

    case CB_RECORD_PROBLEM_MISSING:
      return describe_missing (field);

    case CB_RECORD_PROBLEM_TOO_LONG:
      return field == CB_RECORD_FIELD_AMOUNT ? _("The amount is too large.") : _("This is too long.");

    case CB_RECORD_PROBLEM_NO_TEXT:
      return _("This contains characters that can’t be seen, such as a line break.");

    case CB_RECORD_PROBLEM_CARD:
      return cb_field_describe_card ();

    case CB_RECORD_PROBLEM_MALFORMED:
    default:
      return describe_malformed (field);
    }
}

/* Adds what isn't empty. */
static void
add (GString    *line,
     const char *separator,
     const char *text)
{
  if (text[0] == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, separator);
  g_string_append (line, text);
}

static char *
format_cycle (const CbRecord *record)
{
  g_autofree char *amount = cb_money_format (record->amount, record->texts[CB_RECORD_FIELD_CURRENCY]);

  /* Translators: %1$s is an amount of money, %2$u how many months */
  return g_strdup_printf (ngettext ("%1$s every month", "%1$s every %2$u months", record->months), amount, record->months);
}

/* "123 Main St, Springfield 12345" is written in too many ways to know them
 * all: this one can be read everywhere. */
static char *
format_address (const CbRecord *record)
{
  g_autoptr (GString) line = g_string_new (NULL);

  add (line, ", ", record->texts[CB_RECORD_FIELD_STREET]);
  add (line, ", ", record->texts[CB_RECORD_FIELD_POSTAL_CODE]);
  add (line, record->texts[CB_RECORD_FIELD_POSTAL_CODE][0] != '\0' ? " " : ", ", record->texts[CB_RECORD_FIELD_CITY]);
  add (line, ", ", record->texts[CB_RECORD_FIELD_REGION]);
  add (line, ", ", record->texts[CB_RECORD_FIELD_COUNTRY]);

  return cb_display_text (line->str);
}

char *
cb_record_format_title (const CbRecord *record)
{
  g_autofree char *brand = NULL;

  switch ((int) record->kind)
    {
    case CB_RECORD_ADDRESS:
      return format_address (record);

    case CB_RECORD_PAYMENT_METHOD:
      brand = cb_display_quote (record->texts[CB_RECORD_FIELD_BRAND]);
      return g_strdup_printf ("%s •••• %s", brand, record->texts[CB_RECORD_FIELD_LAST_DIGITS]);

    case CB_RECORD_DEPENDENT:
      return cb_display_text (record->texts[CB_RECORD_FIELD_NAME]);

    case CB_RECORD_BILLING_CYCLE:
    default:
      return format_cycle (record);
    }
}

/* A card is good until the end of the month. */
static gboolean
is_past (const char *month)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *this_month = g_strdup_printf ("%04d-%02d", g_date_time_get_year (now), g_date_time_get_month (now));

  return strcmp (month, this_month) < 0;
}

char *
cb_record_format_expiry (const char *month)
{
  /* As cards have it. */
  return strlen (month) == strlen ("2028-06") ? g_strdup_printf ("%s/%.4s", month + 5, month) : g_strdup (month);
}

static char *
format_method (const CbRecord *record)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *token = cb_display_quote (record->texts[CB_RECORD_FIELD_TOKEN]);
  g_autofree char *expiry = cb_record_format_expiry (record->texts[CB_RECORD_FIELD_EXPIRY]);

  if (expiry[0] != '\0')
    /* Translators: of a payment card; %s is a month: "06/2028" */
    g_string_append_printf (line, is_past (record->texts[CB_RECORD_FIELD_EXPIRY]) ? _("Expired %s") : _("Expires %s"), expiry);
  if (record->texts[CB_RECORD_FIELD_TOKEN][0] != '\0')
    add (line, " · ", token);

  return g_string_free_and_steal (g_steal_pointer (&line));
}

static char *
format_birth_date (const char *date)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *text = NULL;
  gint64 time;

  if (!cb_date_parse (date, zone, &time))
    return g_strdup ("");

  text = cb_time_format_date (time);

  /* Translators: of a child or a pet; %s is a date */
  return g_strdup_printf (_("Born %s"), text);
}

/* What it is, and what belongs to one of its kind. */
static char *
format_variant (const CbRecord *record)
{
  static const CbRecordField fields[] = {
    CB_RECORD_FIELD_BREED, CB_RECORD_FIELD_MODEL, CB_RECORD_FIELD_PLATE, CB_RECORD_FIELD_SCHOOL,
  };
  g_autoptr (GString) line = g_string_new (cb_record_kind_get_variant (record->kind, record->variant));
  g_autofree char *born = format_birth_date (record->texts[CB_RECORD_FIELD_BIRTH_DATE]);
  g_autofree char *details = cb_display_text (record->texts[CB_RECORD_FIELD_DETAILS]);

  if (record->primary)
    add (line, " · ", _("Primary Address"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = cb_display_quote (record->texts[fields[i]]);

      if (record->texts[fields[i]][0] != '\0')
        add (line, " · ", text);
    }
  add (line, " · ", born);
  add (line, " · ", details);

  return g_string_free_and_steal (g_steal_pointer (&line));
}

char *
cb_record_format_subtitle (const CbRecord *record)
{
  g_autofree char *text = NULL;

  switch ((int) record->kind)
    {
    case CB_RECORD_PAYMENT_METHOD:
      return format_method (record);

    case CB_RECORD_BILLING_CYCLE:
      text = cb_time_format_date (record->next_date);
      /* Translators: %s is a date */
      return g_strdup_printf (_("Next on %s"), text);

    case CB_RECORD_ADDRESS:
    case CB_RECORD_DEPENDENT:
    default:
      return format_variant (record);
    }
}
