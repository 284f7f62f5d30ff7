/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-field-text.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-import.h"

static const char *labels[CB_N_CUSTOMER_FIELDS] = {
  [CB_CUSTOMER_FIELD_NUMBER] = N_("Number"),
  [CB_CUSTOMER_FIELD_NAME] = N_("Name"),
  [CB_CUSTOMER_FIELD_COMPANY] = N_("Company"),
  /* Translators: the person to speak to at a company */
  [CB_CUSTOMER_FIELD_CONTACT] = N_("Contact"),
  [CB_CUSTOMER_FIELD_EMAIL] = N_("E-mail"),
  [CB_CUSTOMER_FIELD_PHONE] = N_("Phone"),
  [CB_CUSTOMER_FIELD_MOBILE] = N_("Mobile Phone"),
  [CB_CUSTOMER_FIELD_WEBSITE] = N_("Website"),
  [CB_CUSTOMER_FIELD_NOTES] = N_("Notes"),
};

static const char *
describe_missing (CbCustomerField field)
{
  switch (field)
    {
    case CB_CUSTOMER_FIELD_NUMBER:
      return _("Every customer needs a number.");

    case CB_CUSTOMER_FIELD_NAME:
      return _("Every customer needs a name.");

    case CB_CUSTOMER_FIELD_COMPANY:
    case CB_CUSTOMER_FIELD_CONTACT:
    case CB_CUSTOMER_FIELD_EMAIL:
    case CB_CUSTOMER_FIELD_PHONE:
    case CB_CUSTOMER_FIELD_MOBILE:
    case CB_CUSTOMER_FIELD_WEBSITE:
    case CB_CUSTOMER_FIELD_NOTES:
    default:
      return _("This may not be empty.");
    }
}

static char *
describe_field (const CbImportRow *row)
{
  /* The name of a person is as short as that of a customer. */
  CbCustomerField field = row->field < CB_N_CUSTOMER_FIELDS ? row->field : CB_CUSTOMER_FIELD_NAME;
  g_autofree char *problem = cb_field_describe_problem (field, row->problem);

  if (problem == NULL)
    return g_strdup (_("The row can’t be read."));

  /* Translators: what is wrong with a row of a file: the name of a field, then
   * a sentence, as in "E-mail: This is no e-mail address." */
  return g_strdup_printf (_("%s: %s"), cb_import_target_get_label (row->field), problem);
}

static char *
describe_rejected (const CbImportRow *row)
{
  g_autofree char *number = NULL;

  switch (row->reason)
    {
    case CB_IMPORT_REASON_FIELD:
      return describe_field (row);

    case CB_IMPORT_REASON_COLUMNS:
      /* Translators: "it" is a row of a file, here and in what follows */
      return g_strdup (_("It has more or fewer values than there are columns."));

    case CB_IMPORT_REASON_QUOTES:
      return g_strdup (_("It has a quotation mark in the wrong place."));

    case CB_IMPORT_REASON_DUPLICATE:
      /* Translators: about a row of a file that is not imported */
      return g_strdup_printf (_("Its number stands on line %u already."), row->other_line);

    case CB_IMPORT_REASON_HELD:
      if (row->customer == NULL)
        return g_strdup (_("Its number is held by a deleted customer."));
      number = cb_display_quote (cb_customer_get_number (row->customer));
      return g_strdup_printf (_("Number %s is held by a deleted customer."), number);

    case CB_IMPORT_REASON_NONE:
    default:
      return g_strdup (_("The row can’t be read."));
    }
}

/**
 * cb_field_get_label:
 *
 * Returns: (transfer none): the translated name of @field
 */
const char *
cb_field_get_label (CbCustomerField field)
{
  g_return_val_if_fail (field < CB_N_CUSTOMER_FIELDS, "");

  return _(labels[field]);
}

/**
 * cb_field_describe_card:
 *
 * Returns: why the number of a payment card is refused wherever it is typed
 */
const char *
cb_field_describe_card (void)
{
  return _("This contains the number of a payment card, which may not be kept. Its last four digits are enough.");
}

/**
 * cb_field_describe_problem:
 *
 * Returns: (transfer full) (nullable): a translated sentence that says what is
 *   wrong and what would be right, or %NULL when nothing is wrong
 */
char *
cb_field_describe_problem (CbCustomerField field,
                           CbFieldProblem  problem)
{
  gulong max_length;

  switch (problem)
    {
    case CB_FIELD_PROBLEM_NONE:
      return NULL;

    case CB_FIELD_PROBLEM_MISSING:
      return g_strdup (describe_missing (field));

    case CB_FIELD_PROBLEM_TOO_LONG:
      max_length = cb_customer_field_get_max_length (field);
      return g_strdup_printf (ngettext ("This is too long: at most %'lu character fits.",
                                        "This is too long: at most %'lu characters fit.",
                                        max_length),
                              max_length);

    case CB_FIELD_PROBLEM_NOT_UTF8:
      return g_strdup (_("This contains bytes that are no text."));

    case CB_FIELD_PROBLEM_CONTROL:
      return g_strdup (_("This contains characters that can’t be seen, such as a line break."));

    case CB_FIELD_PROBLEM_NOT_EMAIL:
      return g_strdup (_("This is no e-mail address. One looks like name@example.com."));

    case CB_FIELD_PROBLEM_NOT_PHONE:
      return g_strdup (_("This is no phone number: it has no digits."));

    case CB_FIELD_PROBLEM_NOT_WEBSITE:
      return g_strdup (_("This is no web address. One looks like www.example.com."));

    case CB_FIELD_PROBLEM_CARD:
      return g_strdup (cb_field_describe_card ());

    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * cb_import_row_describe:
 * @row: a row of a report
 *
 * Returns: (transfer full): what importing @row does, or why it is rejected
 */
char *
cb_import_row_describe (const CbImportRow *row)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  switch ((CbImportOutcome) row->outcome)
    {
    case CB_IMPORT_ROW_NEW:
      /* Translators: a row of a file adds a customer */
      return g_strdup (_("New"));

    case CB_IMPORT_ROW_UPDATE:
      number = cb_display_quote (row->customer ? cb_customer_get_number (row->customer) : "");
      /* Translators: a row of a file changes the customer with that number */
      return g_strdup_printf (_("Updates %s"), number);

    case CB_IMPORT_ROW_SAME:
      /* Translators: a row of a file is just what the book has already */
      return g_strdup (_("No Change"));

    case CB_IMPORT_ROW_REJECTED:
    default:
      return describe_rejected (row);
    }
}

/**
 * cb_import_target_get_label:
 * @target: a #CbImportTarget
 *
 * Returns: (transfer none): what a column becomes, translated
 */
const char *
cb_import_target_get_label (int target)
{
  if (target == CB_IMPORT_TARGET_NONE)
    return _("Not Imported");
  if (target == CB_IMPORT_TARGET_ASSIGNED_TO)
    return _("Assigned To");

  return cb_field_get_label (target);
}
