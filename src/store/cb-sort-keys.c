/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-sort-keys.h"

#include <locale.h>
#include <string.h>

#include "cb-fold.h"

/* Longer keys would only swell the indexes: the first weights decide. */
#define MAX_KEY 160

static char *
make_key (const char *value,
          gboolean    natural)
{
  char *key;

  if (value[0] == '\0')
    return g_strdup ("");

  key = natural ? g_utf8_collate_key_for_filename (value, -1) : g_utf8_collate_key (value, -1);
  if (strlen (key) > MAX_KEY)
    key[MAX_KEY] = '\0';

  return key;
}

char *
cb_sort_keys_make_number (const char *number)
{
  return make_key (number, TRUE);
}

/*
 * cb_sort_keys_init:
 * @self: (out caller-allocates): free with cb_sort_keys_clear()
 */
void
cb_sort_keys_init (CbSortKeys *self,
                   const char *number,
                   const char *name,
                   const char *contact,
                   const char *email,
                   const char *phone)
{
  GString *digits = g_string_new (NULL);

  cb_fold_append_digits (digits, phone);

  self->number = cb_sort_keys_make_number (number);
  self->name = make_key (name, FALSE);
  self->contact = make_key (contact, FALSE);
  self->email = cb_fold (email);
  self->phone = g_string_free_and_steal (digits);
}

void
cb_sort_keys_clear (CbSortKeys *self)
{
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->contact, g_free);
  g_clear_pointer (&self->email, g_free);
  g_clear_pointer (&self->phone, g_free);
}

void
cb_sort_keys_bind (CbSortKeys  *self,
                   CbStatement *statement,
                   int          first)
{
  cb_statement_bind_blob (statement, first, self->number, strlen (self->number));
  cb_statement_bind_blob (statement, first + 1, self->name, strlen (self->name));
  cb_statement_bind_blob (statement, first + 2, self->contact, strlen (self->contact));
  cb_statement_bind_text (statement, first + 3, self->email);
  cb_statement_bind_text (statement, first + 4, self->phone);
}

/*
 * cb_sort_keys_get_locale:
 *
 * Returns: (transfer none): the locale whose order the keys follow
 */
const char *
cb_sort_keys_get_locale (void)
{
  return setlocale (LC_COLLATE, NULL);
}
