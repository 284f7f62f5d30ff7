/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-custom-text.h"

#include <glib/gi18n.h>

#include "cb-date-parse.h"
#include "cb-display-text.h"
#include "cb-field-text.h"
#include "cb-money-text.h"
#include "cb-time-text.h"

const char *
cb_custom_kind_get_title (CbCustomKind kind)
{
  switch (kind)
    {
    case CB_CUSTOM_NUMBER:
      return _("Number");

    case CB_CUSTOM_DATE:
      return _("Date");

    case CB_CUSTOM_CHOICE:
      return _("Choice");

    case CB_CUSTOM_YES_NO:
      return _("Yes or No");

    case CB_CUSTOM_TEXT:
    default:
      return _("Text");
    }
}

char *
cb_custom_format_value (const CbCustomField *field)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_auto (GStrv) parts = NULL;
  gint64 time;

  if (field->value[0] == '\0')
    return g_strdup ("");

  if (field->kind == CB_CUSTOM_DATE && cb_date_parse (field->value, zone, &time))
    return cb_time_format_date (time);
  if (field->kind == CB_CUSTOM_YES_NO)
    return g_strdup (g_str_equal (field->value, "1") ? _("Yes") : _("No"));
  if (field->kind != CB_CUSTOM_NUMBER)
    return cb_display_text (field->value);

  parts = g_strsplit (field->value, ".", 2);

  return g_strjoinv (cb_money_get_decimal_point (), parts);
}

static const char *
describe (CbCustomProblem problem)
{
  switch (problem)
    {
    case CB_CUSTOM_PROBLEM_NONE:
      return NULL;

    case CB_CUSTOM_PROBLEM_TOO_LONG:
      return _("This is too long.");

    case CB_CUSTOM_PROBLEM_NO_TEXT:
      return _("This contains characters that can’t be seen, such as a line break.");

    case CB_CUSTOM_PROBLEM_CARD:
      return cb_field_describe_card ();

    case CB_CUSTOM_PROBLEM_MISSING:
    case CB_CUSTOM_PROBLEM_MALFORMED:
    default:
      return _("This must not be empty.");
    }
}

const char *
cb_custom_describe_value (const CbCustomField *field,
                          CbCustomProblem      problem)
{
  if (problem == CB_CUSTOM_PROBLEM_MALFORMED && field->kind == CB_CUSTOM_NUMBER)
    return _("This isn’t a number, such as 12 or 3.5.");
  if (problem == CB_CUSTOM_PROBLEM_MALFORMED && field->kind == CB_CUSTOM_DATE)
    return _("This isn’t a date, such as 2026-03-04.");
  if (problem == CB_CUSTOM_PROBLEM_MALFORMED)
    return _("This is none of the choices.");

  return describe (problem);
}

const char *
cb_custom_describe_name (CbCustomProblem problem)
{
  return describe (problem);
}

const char *
cb_custom_describe_choices (CbCustomProblem problem)
{
  if (problem == CB_CUSTOM_PROBLEM_MISSING)
    return _("Enter what can be chosen, with commas between the choices.");
  if (problem == CB_CUSTOM_PROBLEM_TOO_LONG)
    return _("One of the choices is too long, or there are too many.");

  return describe (problem);
}
