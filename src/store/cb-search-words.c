/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-search-words.h"

#include <string.h>

#include "cb-fold.h"

/* A query with fewer digits isn't taken for a phone number. */
#define MIN_PHONE_DIGITS 3

static int
compare_length_descending (gconstpointer a,
                           gconstpointer b)
{
  gsize la = strlen (*(const char *const *) a);
  gsize lb = strlen (*(const char *const *) b);

  return la < lb ? 1 : la > lb ? -1 : 0;
}

/*
 * cb_search_words_split:
 * @folded: a folded query
 *
 * Returns: (transfer full): its words, the longest, which has the fewest hits, first
 */
GPtrArray *
cb_search_words_split (const char *folded)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_end = c == 0 || g_unichar_isspace (c);

      if (!is_end && start == NULL)
        start = p;
      if (is_end && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      if (c == 0)
        break;
    }
  g_ptr_array_sort (words, compare_length_descending);

  return words;
}

/*
 * cb_search_words_get_phone_digits:
 * @query: what was typed
 *
 * Returns: (transfer full) (nullable): the digits of a query that is a phone number,
 *   unless it is nothing but these
 */
char *
cb_search_words_get_phone_digits (const char *query)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean has_others = FALSE;

  for (const char *p = query; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) || c == '@')
        return NULL;
      /* Digits of another script are scanned for as ASCII too. */
      has_others = has_others || c >= 0x80 || !g_ascii_isdigit ((char) c);
    }

  cb_fold_append_digits (digits, query);
  if (!has_others || digits->len < MIN_PHONE_DIGITS)
    return NULL;

  return g_string_free_and_steal (g_steal_pointer (&digits));
}
