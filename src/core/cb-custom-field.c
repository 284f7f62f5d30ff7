/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-custom-field.h"

#include <string.h>

#include "cb-card-number.h"
#include "cb-date-parse.h"

#define MAX_DIGITS 30

CbCustomField *
cb_custom_field_new (CbCustomKind       kind,
                     const char        *name,
                     const char *const *choices)
{
  static const char *const none[] = { NULL };
  CbCustomField *self = g_new0 (CbCustomField, 1);

  self->kind = kind;
  self->name = g_strdup (name);
  self->choices = g_strdupv ((char **) (choices != NULL ? choices : none));
  self->value = g_strdup ("");

  return self;
}

CbCustomField *
cb_custom_field_copy (const CbCustomField *self)
{
  CbCustomField *copy = cb_custom_field_new (self->kind, self->name, (const char *const *) self->choices);

  copy->id = self->id;
  copy->n_values = self->n_values;
  g_set_str (&copy->value, self->value);

  return copy;
}

void
cb_custom_field_free (CbCustomField *self)
{
  g_free (self->name);
  g_strfreev (self->choices);
  g_free (self->value);
  g_free (self);
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

static CbCustomProblem
check_text (const char *text,
            glong       max)
{
  if (!g_utf8_validate (text, -1, NULL))
    return CB_CUSTOM_PROBLEM_NO_TEXT;
  if (cb_card_number_is_in (text))
    return CB_CUSTOM_PROBLEM_CARD;
  if (g_utf8_strlen (text, -1) > max)
    return CB_CUSTOM_PROBLEM_TOO_LONG;

  return has_control (text) ? CB_CUSTOM_PROBLEM_NO_TEXT : CB_CUSTOM_PROBLEM_NONE;
}

CbCustomProblem
cb_custom_field_check (const CbCustomField *self)
{
  CbCustomProblem problem = check_text (self->name, CB_CUSTOM_MAX_NAME);

  if (problem != CB_CUSTOM_PROBLEM_NONE)
    return problem;
  if (self->name[0] == '\0')
    return CB_CUSTOM_PROBLEM_MISSING;
  if (self->kind < CB_CUSTOM_TEXT || self->kind >= CB_N_CUSTOM_KINDS)
    return CB_CUSTOM_PROBLEM_MALFORMED;
  if (self->kind != CB_CUSTOM_CHOICE)
    return self->choices[0] == NULL ? CB_CUSTOM_PROBLEM_NONE : CB_CUSTOM_PROBLEM_MALFORMED;

  if (self->choices[0] == NULL)
    return CB_CUSTOM_PROBLEM_MISSING;
  if (g_strv_length (self->choices) > CB_CUSTOM_MAX_CHOICES)
    return CB_CUSTOM_PROBLEM_TOO_LONG;

  for (guint i = 0; self->choices[i] != NULL && problem == CB_CUSTOM_PROBLEM_NONE; i++)
    problem = self->choices[i][0] != '\0' ? check_text (self->choices[i], CB_CUSTOM_MAX_NAME) : CB_CUSTOM_PROBLEM_MISSING;

  return problem;
}

static gboolean
is_of_kind (const CbCustomField *self,
            const char          *value)
{
  g_autofree char *number = NULL;

  switch (self->kind)
    {
    case CB_CUSTOM_NUMBER:
      number = cb_custom_parse_number (value, ".");
      return g_strcmp0 (number, value) == 0;

    case CB_CUSTOM_DATE:
      return cb_date_is_day (value);

    case CB_CUSTOM_CHOICE:
      return g_strv_contains ((const char *const *) self->choices, value);

    case CB_CUSTOM_YES_NO:
      return g_str_equal (value, "0") || g_str_equal (value, "1");

    case CB_CUSTOM_TEXT:
    default:
      return TRUE;
    }
}

CbCustomProblem
cb_custom_field_check_value (const CbCustomField *self,
                             const char          *value)
{
  CbCustomProblem problem = check_text (value, CB_CUSTOM_MAX_VALUE);

  if (problem != CB_CUSTOM_PROBLEM_NONE)
    return problem;

  return value[0] == '\0' || is_of_kind (self, value) ? CB_CUSTOM_PROBLEM_NONE : CB_CUSTOM_PROBLEM_MALFORMED;
}

char **
cb_custom_parse_choices (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",\n", -1);
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (parts[i][0] != '\0' && !g_ptr_array_find_with_equal_func (choices, parts[i], g_str_equal, NULL))
        g_ptr_array_add (choices, parts[i]);
    }
  g_ptr_array_add (choices, NULL);

  return g_strdupv ((char **) choices->pdata);
}

/* How many digits @text begins with; they are added to @number. */
static gsize
take_digits (const char *text,
             GString    *number)
{
  gsize n = strspn (text, "0123456789");

  g_string_append_len (number, text, (gssize) n);

  return n;
}

char *
cb_custom_parse_number (const char *text,
                        const char *decimal_point)
{
  g_autoptr (GString) number = g_string_new (NULL);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *p = stripped;
  gsize n_whole;
  gsize n_parts = 0;

  if (g_str_has_prefix (p, "\u2212") || *p == '-')
    {
      g_string_append_c (number, '-');
      p = g_utf8_next_char (p);
    }

  n_whole = take_digits (p, number);
  p += n_whole;
  if (n_whole > 0 && (*p == '.' || g_str_has_prefix (p, decimal_point)))
    {
      p += *p == '.' ? 1 : strlen (decimal_point);
      g_string_append_c (number, '.');
      n_parts = take_digits (p, number);
      p += n_parts;
      if (n_parts == 0)
        return NULL;
    }

  return n_whole > 0 && n_whole + n_parts <= MAX_DIGITS && *p == '\0' ? g_strdup (number->str) : NULL;
}
