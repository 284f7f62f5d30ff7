/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-field.h"

#include <string.h>

#include "cb-card-number.h"

static const struct
{
  const char *column;
  gsize       max_length;
} fields[CB_N_CUSTOMER_FIELDS] = {
  [CB_CUSTOMER_FIELD_NUMBER] = { "number", 64 },
  [CB_CUSTOMER_FIELD_NAME] = { "name", 1000 },
  [CB_CUSTOMER_FIELD_COMPANY] = { "company", 1000 },
  [CB_CUSTOMER_FIELD_CONTACT] = { "contact", 1000 },
  /* RFC 5321, 4.5.3.1.3: a path of 256 with its brackets */
  [CB_CUSTOMER_FIELD_EMAIL] = { "email", 254 },
  [CB_CUSTOMER_FIELD_PHONE] = { "phone", 100 },
  [CB_CUSTOMER_FIELD_MOBILE] = { "mobile", 100 },
  [CB_CUSTOMER_FIELD_WEBSITE] = { "website", 2000 },
  [CB_CUSTOMER_FIELD_NOTES] = { "notes", 1000000 },
};

static gboolean
has_control (const char *value,
             gboolean    allow_lines)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c;

      /* An import checks every letter of a file. */
      if (g_ascii_isprint (*p))
        continue;

      c = g_utf8_get_char (p);
      if (allow_lines && (c == '\n' || c == '\r' || c == '\t'))
        continue;
      if (g_unichar_iscntrl (c))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_space (const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

/* As the HTML living standard has it: something@something, no more; the
 * only proof of an address is a message that arrives. */
static gboolean
is_email (const char *value)
{
  const char *at = strrchr (value, '@');

  return at != NULL && at != value && at[1] != '\0' && at[1] != '.' &&
         !g_str_has_suffix (value, ".") && strstr (at, "..") == NULL &&
         !has_space (value);
}

static gboolean
has_digit (const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isdigit (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

/* With or without scheme; a scheme other than http(s) is refused, since the
 * link is opened with one click. */
static gboolean
is_website (const char *value)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *with_scheme = NULL;
  const char *scheme;

  if (has_space (value))
    return FALSE;

  if (strstr (value, "://") == NULL)
    value = with_scheme = g_strconcat ("https://", value, NULL);

  uri = g_uri_parse (value, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL)
    return FALSE;

  scheme = g_uri_get_scheme (uri);

  return (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) &&
         g_uri_get_host (uri) != NULL && g_uri_get_host (uri)[0] != '\0';
}

/**
 * cb_customer_field_get_column:
 *
 * Returns: the name of @field in a book and in files, never translated
 */
const char *
cb_customer_field_get_column (CbCustomerField field)
{
  g_return_val_if_fail (field < CB_N_CUSTOMER_FIELDS, NULL);

  return fields[field].column;
}

/**
 * cb_customer_field_get_max_length:
 *
 * Returns: how many characters (not bytes) a value of @field may have
 */
gsize
cb_customer_field_get_max_length (CbCustomerField field)
{
  g_return_val_if_fail (field < CB_N_CUSTOMER_FIELDS, 0);

  return fields[field].max_length;
}

/**
 * cb_customer_field_check:
 * @value: (nullable): text, not necessarily UTF-8
 *
 * Finds out whether @value can stand in @field.
 *
 * Returns: what is wrong with it, %CB_FIELD_PROBLEM_NONE if nothing
 */
CbFieldProblem
cb_customer_field_check (CbCustomerField  field,
                         const char      *value)
{
  if (value == NULL || value[0] == '\0')
    {
      if (field == CB_CUSTOMER_FIELD_NUMBER || field == CB_CUSTOMER_FIELD_NAME)
        return CB_FIELD_PROBLEM_MISSING;
      return CB_FIELD_PROBLEM_NONE;
    }

  if (!g_utf8_validate (value, -1, NULL))
    return CB_FIELD_PROBLEM_NOT_UTF8;
  if (strlen (value) > fields[field].max_length &&
      (gsize) g_utf8_strlen (value, -1) > fields[field].max_length)
    return CB_FIELD_PROBLEM_TOO_LONG;
  if (has_control (value, field == CB_CUSTOMER_FIELD_NOTES))
    return CB_FIELD_PROBLEM_CONTROL;
  if (cb_card_number_is_in (value))
    return CB_FIELD_PROBLEM_CARD;

  switch (field)
    {
    case CB_CUSTOMER_FIELD_EMAIL:
      return is_email (value) ? CB_FIELD_PROBLEM_NONE : CB_FIELD_PROBLEM_NOT_EMAIL;

    case CB_CUSTOMER_FIELD_PHONE:
    case CB_CUSTOMER_FIELD_MOBILE:
      return has_digit (value) ? CB_FIELD_PROBLEM_NONE : CB_FIELD_PROBLEM_NOT_PHONE;

    case CB_CUSTOMER_FIELD_WEBSITE:
      return is_website (value) ? CB_FIELD_PROBLEM_NONE : CB_FIELD_PROBLEM_NOT_WEBSITE;

    case CB_CUSTOMER_FIELD_NUMBER:
    case CB_CUSTOMER_FIELD_NAME:
    case CB_CUSTOMER_FIELD_COMPANY:
    case CB_CUSTOMER_FIELD_CONTACT:
    case CB_CUSTOMER_FIELD_NOTES:
    default:
      return CB_FIELD_PROBLEM_NONE;
    }
}
