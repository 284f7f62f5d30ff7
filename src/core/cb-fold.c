/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-fold.h"

/* Letters that compatibility decomposition leaves alone, and that people type
 * without their stroke or ligature. */
static const struct
{
  gunichar    from;
  const char *to;
} letters[] = {
  { 0x00df, "ss" }, /* ß; casefolding does it too */
  { 0x00e6, "ae" }, /* æ */
  { 0x00f0, "d" },  /* ð */
  { 0x00f8, "o" },  /* ø */
  { 0x00fe, "th" }, /* þ */
  { 0x0111, "d" },  /* đ */
  { 0x0131, "i" },  /* ı */
  { 0x0142, "l" },  /* ł */
  { 0x0153, "oe" }, /* œ */
};

static gboolean
append_ascii (GString    *out,
              const char *text)
{
  gsize start = out->len;

  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p >= 0x80)
        {
          g_string_truncate (out, start);
          return FALSE;
        }
      g_string_append_c (out, g_ascii_tolower (*p));
    }

  return TRUE;
}

static void
append_letter (GString  *out,
               gunichar  c)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      if (letters[i].from == c)
        {
          g_string_append (out, letters[i].to);
          return;
        }
    }

  g_string_append_unichar (out, c);
}

/**
 * cb_fold_append:
 * @out: what to append to
 * @text: UTF-8
 *
 * Makes text comparable for searching: no case, no accents (combining marks
 * after compatibility decomposition), no invisible format characters.
 */
void
cb_fold_append (GString    *out,
                const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *decomposed = NULL;

  if (append_ascii (out, text))
    return;

  folded = g_utf8_casefold (text, -1);
  decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKD);
  if (decomposed == NULL)
    return;

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
        continue;

      /* Decomposing has made capitals of what had no case: № and the like. */
      append_letter (out, g_unichar_tolower (c));
    }
}

/**
 * cb_fold:
 *
 * Returns: (transfer full): @text folded as by cb_fold_append()
 */
char *
cb_fold (const char *text)
{
  GString *out = g_string_new (NULL);

  cb_fold_append (out, text);

  return g_string_free_and_steal (out);
}

/**
 * cb_fold_append_digits:
 * @out: what to append to
 * @text: UTF-8
 *
 * Appends the digits of @text, those of any script as ASCII, and nothing else.
 */
void
cb_fold_append_digits (GString    *out,
                       const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        g_string_append_c (out, (char) ('0' + digit));
    }
}
