/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-display-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cb-person.h"

#define MAX_LINE_CHARS  500
#define MAX_QUOTE_CHARS 60

#define LEFT_TO_RIGHT_ISOLATE   0x2066
#define FIRST_STRONG_ISOLATE    0x2068
#define POP_DIRECTIONAL_ISOLATE 0x2069
#define ELLIPSIS                0x2026

static gboolean
turns_direction (gunichar c)
{
  /* Embeddings and overrides, then isolates. Marks (LRM, RLM) are harmless. */
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void
append_shown (GString    *out,
              const char *text,
              gsize       max_chars)
{
  g_autofree char *valid = NULL;
  gsize n_chars = 0;

  /* More bytes than can be shown need not be looked at. */
  valid = g_utf8_make_valid (text, strnlen (text, max_chars * 24));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (turns_direction (c))
        continue;

      if (n_chars == max_chars)
        {
          g_string_append_unichar (out, ELLIPSIS);
          break;
        }

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR ||
          type == G_UNICODE_PARAGRAPH_SEPARATOR)
        c = ' ';

      g_string_append_unichar (out, c);
      n_chars++;
    }
}

/**
 * cb_display_text:
 * @text: (nullable): text from a book or a file
 *
 * Makes @text fit for a widget of its own. On any thread.
 *
 * Returns: (transfer full): a line of plain text
 */
char *
cb_display_text (const char *text)
{
  GString *out = g_string_new (NULL);

  if (text != NULL)
    append_shown (out, text, MAX_LINE_CHARS);

  return g_string_free_and_steal (out);
}

/**
 * cb_display_quote:
 * @text: (nullable): text from a book or a file
 *
 * Makes @text fit for a place in a sentence. On any thread.
 *
 * Returns: (transfer full): a few words of plain text
 */
char *
cb_display_quote (const char *text)
{
  GString *out = g_string_new (NULL);

  g_string_append_unichar (out, FIRST_STRONG_ISOLATE);
  if (text != NULL)
    append_shown (out, text, MAX_QUOTE_CHARS);
  g_string_append_unichar (out, POP_DIRECTIONAL_ISOLATE);

  return g_string_free_and_steal (out);
}

/**
 * cb_display_code:
 * @text: (nullable): text from a book or a file
 *
 * Makes a phone number or an address fit for a widget of its own. On any
 * thread.
 *
 * Returns: (transfer full): a line of plain text, "" for an empty one
 */
char *
cb_display_code (const char *text)
{
  GString *out = g_string_new (NULL);

  if (text != NULL && text[0] != '\0')
    {
      g_string_append_unichar (out, LEFT_TO_RIGHT_ISOLATE);
      append_shown (out, text, MAX_LINE_CHARS);
      g_string_append_unichar (out, POP_DIRECTIONAL_ISOLATE);
    }

  return g_string_free_and_steal (out);
}

/**
 * cb_display_person:
 * @name: (nullable): who did something, as it stands in a book
 *
 * Makes @name fit for a place in a sentence; what the program did by itself has
 * a name that is translated.
 *
 * Returns: (transfer full): a few words of plain text
 */
char *
cb_display_person (const char *name)
{
  /* Translators: who did something, where the name of a person stands else */
  return g_strcmp0 (name, CB_PERSON_ITSELF) == 0 ? g_strdup (_("Customer Book itself")) : cb_display_quote (name);
}
