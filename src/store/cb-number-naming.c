/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-number-naming.h"

#include <string.h>

#include "cb-fold.h"
#include "cb-setting-rows.h"

/* Fewer letters or digits don't tell anybody apart. */
#define MIN_TELLING_LETTERS 3
#define MIN_TELLING_DIGITS  5

/* Replaces @letters by the letters of @text alone, folded. This is called for
 * each field of very many customers, so plain ASCII takes a short cut. */
static void
take_letters (GString    *letters,
              const char *text)
{
  g_autofree char *folded = NULL;
  const char *p;

  g_string_truncate (letters, 0);
  for (p = text; *p != '\0' && (guchar) *p < 0x80; p++)
    {
      if (g_ascii_isalpha (*p))
        g_string_append_c (letters, g_ascii_tolower (*p));
    }
  if (*p == '\0')
    return;

  g_string_truncate (letters, 0);
  folded = cb_fold (text);
  for (p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        g_string_append_unichar (letters, g_utf8_get_char (p));
    }
}

static gboolean
any_contains (const char *const *names,
              guint              n_names,
              const char        *letters)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < n_names; i++)
    {
      take_letters (name, names[i]);
      if (strstr (name->str, letters) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Whether @letters stand in @name in their order, from its first on: as those
 * of ALFKI in "Alfreds Futterkiste". */
static gboolean
abbreviates (const char *letters,
             const char *name)
{
  if (g_utf8_get_char (letters) != g_utf8_get_char (name))
    return FALSE;

  for (; *letters != '\0'; letters = g_utf8_next_char (letters))
    {
      while (*name != '\0' && g_utf8_get_char (name) != g_utf8_get_char (letters))
        name = g_utf8_next_char (name);
      if (*name == '\0')
        return FALSE;
      name = g_utf8_next_char (name);
    }

  return TRUE;
}

static gboolean
any_is_abbreviated (const char *const *names,
                    guint              n_names,
                    const char        *letters)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < n_names; i++)
    {
      take_letters (name, names[i]);
      if (abbreviates (letters, name->str))
        return TRUE;
    }

  return FALSE;
}

static gboolean
any_has_digits (const char *const *phones,
                guint              n_phones,
                const char        *digits)
{
  g_autoptr (GString) phone = g_string_new (NULL);

  for (guint i = 0; i < n_phones; i++)
    {
      g_string_truncate (phone, 0);
      cb_fold_append_digits (phone, phones[i]);
      if (strstr (phone->str, digits) != NULL)
        return TRUE;
    }

  return FALSE;
}

gboolean
cb_number_naming_has_name (CbCustomer *customer,
                           const char *prefix)
{
  const char *names[CB_N_NUMBER_NAMES] = {
    cb_customer_get_text (customer, CB_CUSTOMER_FIELD_NAME),
    cb_customer_get_text (customer, CB_CUSTOMER_FIELD_COMPANY),
    cb_customer_get_text (customer, CB_CUSTOMER_FIELD_CONTACT),
    cb_customer_get_text (customer, CB_CUSTOMER_FIELD_EMAIL),
  };
  g_autoptr (GString) letters = NULL;

  if (strlen (prefix) < MIN_TELLING_LETTERS)
    return FALSE;

  letters = g_string_new (NULL);
  take_letters (letters, prefix);

  return g_utf8_strlen (letters->str, -1) >= MIN_TELLING_LETTERS &&
         any_contains (names, G_N_ELEMENTS (names), letters->str);
}

gboolean
cb_number_naming_has_phone (CbCustomer *customer,
                            const char *digits)
{
  const char *phones[CB_N_NUMBER_PHONES] = {
    cb_customer_get_text (customer, CB_CUSTOMER_FIELD_PHONE),
    cb_customer_get_text (customer, CB_CUSTOMER_FIELD_MOBILE),
  };

  return strlen (digits) >= MIN_TELLING_DIGITS && any_has_digits (phones, G_N_ELEMENTS (phones), digits);
}

gboolean
cb_number_naming_get_form (CbConnection  *connection,
                           char         **form,
                           GError       **error)
{
  return cb_setting_rows_get (connection, CB_SETTING_NUMBER_PREFIX, form, error);
}

void
cb_number_naming_read (CbNumberNaming *self,
                       CbStatement    *statement,
                       int             first)
{
  for (int i = 0; i < CB_N_NUMBER_NAMES; i++)
    self->names[i] = cb_statement_get_text (statement, first + i);
  for (int i = 0; i < CB_N_NUMBER_PHONES; i++)
    self->phones[i] = cb_statement_get_text (statement, first + CB_N_NUMBER_NAMES + i);
}

gboolean
cb_number_naming_is_likely (const char *number)
{
  guint n_letters = 0;
  guint n_digits = 0;

  for (const char *p = number; *p != '\0'; p++)
    {
      gboolean is_ascii = (guchar) *p < 0x80;

      n_letters += !is_ascii || g_ascii_isalpha (*p);
      n_digits += !is_ascii || g_ascii_isdigit (*p);
    }

  return n_letters >= MIN_TELLING_LETTERS || n_digits >= MIN_TELLING_DIGITS;
}

/* Whether @number is @form and digits. */
static gboolean
has_form (const char *form,
          const char *number)
{
  gsize length = form != NULL ? strlen (form) : 0;

  return form != NULL && g_ascii_strncasecmp (number, form, length) == 0 &&
         number[length] != '\0' && number[length + strspn (number + length, "0123456789")] == '\0';
}

/**
 * cb_number_naming_tells:
 *
 * Any word in @number that stands in a name tells, so do letters alone that
 * abbreviate one, and the digits of a phone.
 *
 * Returns: whether @number is made of these names or phones
 */
gboolean
cb_number_naming_tells (const CbNumberNaming *self,
                        const char           *number)
{
  g_autoptr (GString) digits = NULL;
  g_autoptr (GString) word = NULL;
  g_autofree char *folded = NULL;
  const char *p;

  if (!cb_number_naming_is_likely (number))
    return FALSE;

  digits = g_string_new (NULL);
  cb_fold_append_digits (digits, number);
  if (digits->len >= MIN_TELLING_DIGITS && any_has_digits (self->phones, CB_N_NUMBER_PHONES, digits->str))
    return TRUE;

  if (has_form (self->form, number))
    return FALSE;

  word = g_string_new (NULL);
  folded = cb_fold (number);
  p = folded;
  do
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        {
          g_string_append_unichar (word, c);
        }
      else
        {
          if (g_utf8_strlen (word->str, -1) >= MIN_TELLING_LETTERS &&
              any_contains (self->names, CB_N_NUMBER_NAMES, word->str))
            return TRUE;
          g_string_truncate (word, 0);
        }
      p = g_utf8_next_char (p);
    }
  while (p[-1] != '\0');

  take_letters (word, number);

  return digits->len == 0 && g_utf8_strlen (word->str, -1) >= MIN_TELLING_LETTERS &&
         any_is_abbreviated (self->names, CB_N_NUMBER_NAMES, word->str);
}

/**
 * cb_number_naming_find:
 *
 * Returns: (transfer full): those of @customers whose number is made of their
 *   own name or phone, or NULL
 */
CbIdSet *
cb_number_naming_find (CbConnection   *connection,
                       const CbIdSet  *customers,
                       GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT c.id, c.number, " CB_NUMBER_NAMING_COLUMNS " FROM cb_set (?) s "
                           "CROSS JOIN customer c ON c.id = s.id", error);
  g_autoptr (CbIdSet) found = cb_id_set_new ();
  g_autofree char *form = NULL;
  CbNumberNaming naming;
  CbStep step;

  if (statement == NULL || !cb_number_naming_get_form (connection, &form, error))
    return NULL;

  naming.form = form;

  cb_statement_bind_set (statement, 1, customers);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      const char *number = cb_statement_get_text (statement, 1);

      if (!cb_number_naming_is_likely (number))
        continue;
      cb_number_naming_read (&naming, statement, 2);
      if (cb_number_naming_tells (&naming, number))
        cb_id_set_add (found, cb_statement_get_int64 (statement, 0));
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&found) : NULL;
}
