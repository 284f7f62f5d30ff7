/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-word-query.h"

#include <string.h>

#include "cb-fold.h"

/* Words beyond these don't count. */
#define MAX_WORDS 8
/* A word begins in so many ways at the most: each has a list of its own to be read,
 * which is much quicker than having FTS5 put all of a prefix together. */
#define MAX_BEGINNINGS 8
/* Of a beginning, in characters: one stands in too many words to tell anything. */
#define MIN_BEGINNING 2

/* Of an excerpt, in characters: what is so near to the beginning is seen with it, and
 * so much stands before what isn't. */
#define NEAR   40
#define BEFORE 20

/* As the index takes text apart: letters, digits and what is put on them. */
static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE ||
         g_unichar_type (c) == G_UNICODE_OTHER_NUMBER || g_unichar_type (c) == G_UNICODE_LETTER_NUMBER;
}

/* Where the next word of @text begins, and its @length in bytes; NULL for none. */
static const char *
find_word (const char *text,
           gsize      *length)
{
  const char *end;

  while (*text != '\0' && !is_of_word (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text;
  while (*end != '\0' && is_of_word (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  *length = (gsize) (end - text);

  return *length > 0 ? text : NULL;
}

/* (transfer full): the words, without anything that means something to FTS5. */
static GStrv
split (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize length;

  for (guint n = 0; n < MAX_WORDS && (text = find_word (text, &length)) != NULL; n++, text += length)
    g_strv_builder_take (builder, g_strndup (text, length));

  return g_strv_builder_end (builder);
}

/* What follows all words that begin with @word and what was found of them: no
 * word has a character as low as this. */
static gboolean
find_next (CbConnection  *connection,
           const char    *from,
           char         **found,
           GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT term FROM word WHERE term >= ? LIMIT 1", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, from);
  step = cb_statement_step (statement, error);
  *found = step == CB_STEP_ROW ? g_strdup (cb_statement_get_text (statement, 0)) : NULL;

  return step != CB_STEP_ERROR;
}

/* Appends "word" OR the first few that begin with it. */
static gboolean
append_beginnings (CbConnection  *connection,
                   const char    *word,
                   GString       *query,
                   GError       **error)
{
  g_autofree char *folded = cb_fold (word);
  g_autofree char *from = g_strconcat (folded, "\x01", NULL);

  if (g_utf8_strlen (folded, -1) < MIN_BEGINNING)
    return TRUE;

  for (guint i = 0; i < MAX_BEGINNINGS; i++)
    {
      g_autofree char *found = NULL;

      if (!find_next (connection, from, &found, error))
        return FALSE;
      if (found == NULL || !g_str_has_prefix (found, folded))
        break;

      g_string_append_printf (query, " OR \"%s\"", found);
      g_free (from);
      from = g_strconcat (found, "\x01", NULL);
    }

  return TRUE;
}

gboolean
cb_word_query_make (CbConnection  *connection,
                    const char    *text,
                    char         **query,
                    GError       **error)
{
  g_auto (GStrv) words = split (text);
  guint n = g_strv_length (words);
  g_autoptr (GString) all = g_string_new (NULL);

  *query = NULL;
  if (n == 0)
    return TRUE;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (all, "%s(\"%s\"", i > 0 ? " AND " : "", words[i]);
      /* What is still being typed. */
      if (i == n - 1 && g_str_has_suffix (text, words[i]) && !append_beginnings (connection, words[i], all, error))
        return FALSE;
      g_string_append_c (all, ')');
    }
  *query = g_string_free_and_steal (g_steal_pointer (&all));

  return TRUE;
}

static gboolean
has_word (const char *folded,
          const char *word,
          gboolean    may_go_on)
{
  gsize wanted = strlen (word);
  gsize length;

  for (const char *p = folded; (p = find_word (p, &length)) != NULL; p += length)
    {
      if ((length == wanted || (may_go_on && length > wanted)) && memcmp (p, word, wanted) == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
cb_word_query_matches (const char *typed,
                       const char *text)
{
  g_auto (GStrv) words = split (typed);
  g_autofree char *folded = cb_fold (text);
  guint n = g_strv_length (words);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = cb_fold (words[i]);

      if (!has_word (folded, word, i == n - 1 && g_str_has_suffix (typed, words[i])))
        return FALSE;
    }

  return n > 0;
}

/* Where the first word of @text stands that was @typed; NULL for none. */
static const char *
find_typed (const char *typed,
            const char *text)
{
  g_auto (GStrv) words = split (typed);
  guint n = g_strv_length (words);
  gsize length;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *folded = cb_fold (words[i]);

      g_free (words[i]);
      words[i] = g_steal_pointer (&folded);
    }

  for (const char *p = text; (p = find_word (p, &length)) != NULL; p += length)
    {
      g_autofree char *word = g_strndup (p, length);
      g_autofree char *folded = cb_fold (word);

      if (g_strv_contains ((const char *const *) words, folded) ||
          (n > 0 && g_str_has_prefix (folded, words[n - 1])))
        return p;
    }

  return NULL;
}

char *
cb_word_query_excerpt (const char *typed,
                       const char *text,
                       glong       length)
{
  const char *hit = find_typed (typed, text);
  g_autofree char *rest = NULL;
  const char *from;

  if (hit == NULL || g_utf8_pointer_to_offset (text, hit) <= NEAR)
    return g_utf8_substring (text, 0, MIN (length, g_utf8_strlen (text, -1)));

  /* Not from within a word. */
  from = g_utf8_offset_to_pointer (hit, -BEFORE);
  while (from < hit && !g_unichar_isspace (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  while (from < hit && g_unichar_isspace (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  rest = g_utf8_substring (from, 0, MIN (length, g_utf8_strlen (from, -1)));

  return g_strconcat ("… ", rest, NULL);
}
