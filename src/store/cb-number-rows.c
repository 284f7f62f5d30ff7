/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-number-rows.h"

#include <string.h>

#include "cb-customer-rows.h"
#include "cb-fold.h"
#include "cb-setting-rows.h"

/* For a book that has no number yet: 1001 and so on. */
#define DEFAULT_DIGITS  4
#define DEFAULT_HIGHEST 1000
/* More digits than that don't fit into 64 bits. */
#define MAX_DIGITS      18
/* Fewer letters or digits don't tell anybody apart. */
#define MIN_TELLING_LETTERS 3
#define MIN_TELLING_DIGITS  5

static gsize
get_prefix_length (const char *number)
{
  gsize length = strlen (number);

  while (length > 0 && g_ascii_isdigit (number[length - 1]))
    length--;

  return length;
}

/* (transfer full): the letters of @text alone, folded. */
static char *
get_letters (const char *text)
{
  g_autofree char *folded = cb_fold (text);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        g_string_append_unichar (letters, g_utf8_get_char (p));
    }

  return g_string_free_and_steal (letters);
}

static gboolean
has_name (CbCustomer *customer,
          const char *prefix)
{
  static const CbCustomerField fields[] = {
    CB_CUSTOMER_FIELD_NAME, CB_CUSTOMER_FIELD_COMPANY, CB_CUSTOMER_FIELD_CONTACT, CB_CUSTOMER_FIELD_EMAIL,
  };
  g_autofree char *letters = NULL;
  gboolean found = FALSE;

  if (strlen (prefix) < MIN_TELLING_LETTERS)
    return FALSE;

  letters = get_letters (prefix);
  if (g_utf8_strlen (letters, -1) < MIN_TELLING_LETTERS)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && !found; i++)
    {
      g_autofree char *name = get_letters (cb_customer_get_text (customer, fields[i]));

      found = strstr (name, letters) != NULL;
    }

  return found;
}

static gboolean
has_phone (CbCustomer *customer,
           const char *digits)
{
  g_autoptr (GString) phones = NULL;

  if (strlen (digits) < MIN_TELLING_DIGITS)
    return FALSE;

  phones = g_string_new (NULL);
  cb_fold_append_digits (phones, cb_customer_get_text (customer, CB_CUSTOMER_FIELD_PHONE));
  g_string_append_c (phones, ' ');
  cb_fold_append_digits (phones, cb_customer_get_text (customer, CB_CUSTOMER_FIELD_MOBILE));

  return strstr (phones->str, digits) != NULL;
}

/**
 * cb_number_rows_note:
 * @customer: one that was just given its number
 *
 * What is noted outlives the customer; so nothing is that is made of the
 * customer's own name or phone.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_number_rows_note (CbConnection  *connection,
                     CbCustomer    *customer,
                     GError       **error)
{
  /* One statement for each customer of an import: it touches a row only when
   * the number has the form and is higher. */
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "UPDATE setting SET value = ?1 WHERE key = 'highest_number' "
                           "AND CAST (value AS INTEGER) < ?1 "
                           "AND EXISTS (SELECT 1 FROM setting WHERE key = 'number_prefix' "
                           "AND value = ?2 COLLATE NOCASE)",
                           error);
  const char *number = cb_customer_get_number (customer);
  gsize prefix_length = get_prefix_length (number);
  gsize n_digits = strlen (number) - prefix_length;
  g_autofree char *prefix = NULL;
  gint64 value;
  g_autofree char *known = NULL;
  g_autofree char *digits = NULL;

  if (statement == NULL)
    return FALSE;
  if (n_digits == 0 || n_digits > MAX_DIGITS || has_phone (customer, number + prefix_length))
    return TRUE;

  prefix = g_strndup (number, prefix_length);
  value = g_ascii_strtoll (number + prefix_length, NULL, 10);

  cb_statement_bind_int64 (statement, 1, value);
  cb_statement_bind_text (statement, 2, prefix);
  if (!cb_statement_run (statement, error))
    return FALSE;
  if (cb_connection_get_n_changes (connection) > 0)
    return TRUE;

  if (!cb_setting_rows_get (connection, "number_prefix", &known, error))
    return FALSE;
  if (known != NULL || has_name (customer, prefix))
    return TRUE;

  digits = g_strdup_printf ("%" G_GSIZE_FORMAT, n_digits);

  return cb_setting_rows_set (connection, "number_prefix", prefix, error) &&
         cb_setting_rows_set (connection, "number_digits", digits, error) &&
         cb_setting_rows_set (connection, "highest_number", number + prefix_length, error);
}

static gboolean
get_int64 (CbConnection  *connection,
           const char    *key,
           gint64         fallback,
           gint64        *value,
           GError       **error)
{
  g_autofree char *text = NULL;

  if (!cb_setting_rows_get (connection, key, &text, error))
    return FALSE;

  *value = text != NULL ? g_ascii_strtoll (text, NULL, 10) : fallback;

  return TRUE;
}

/**
 * cb_number_rows_next:
 *
 * Returns: (transfer full): the number after the highest ever given, or NULL
 */
char *
cb_number_rows_next (CbConnection  *connection,
                     GError       **error)
{
  g_autofree char *prefix = NULL;
  gint64 digits, highest;

  if (!cb_setting_rows_get (connection, "number_prefix", &prefix, error) ||
      !get_int64 (connection, "number_digits", DEFAULT_DIGITS, &digits, error) ||
      !get_int64 (connection, "highest_number", DEFAULT_HIGHEST, &highest, error))
    return NULL;

  for (;;)
    {
      g_autofree char *number = NULL;
      gint64 owner;

      highest = highest < G_MAXINT64 ? highest + 1 : 1;
      number = g_strdup_printf ("%s%0*" G_GINT64_FORMAT, prefix != NULL ? prefix : "",
                                (int) CLAMP (digits, 1, MAX_DIGITS), highest);
      if (!cb_customer_rows_number_owner (connection, number, &owner, error))
        return NULL;
      if (owner == 0)
        return g_steal_pointer (&number);
    }
}
