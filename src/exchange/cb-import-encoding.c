/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-encoding.h"

#include <string.h>

#include "cb-error.h"

/* How much of a file is looked at to tell text from other things. */
#define HEAD_BYTES ((gsize) 64 * 1024)

/* Text has hardly any control characters; compressed data is one eighth of them. */
#define MAX_CONTROL_SHARE 20

/* 0x80 to 0x9f, as the WHATWG's encoding standard has them: the five bytes that
 * mean nothing become control characters, which no field accepts. */
static const guint16 windows_1252[32] = {
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
  0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

static const guint8 bom_utf_8[] = { 0xef, 0xbb, 0xbf };
static const guint8 bom_utf_16_le[] = { 0xff, 0xfe };
static const guint8 bom_utf_16_be[] = { 0xfe, 0xff };
static const guint8 bom_utf_32_le[] = { 0xff, 0xfe, 0x00, 0x00 };
static const guint8 bom_utf_32_be[] = { 0x00, 0x00, 0xfe, 0xff };

#define HAS_BOM(data, length, bom) \
  ((length) >= sizeof (bom) && memcmp ((data), (bom), sizeof (bom)) == 0)

/* Without byte order mark: in UTF-16 there are line breaks of two bytes, the high
 * half of many units is 0 (of delimiters in any script), and hardly any low half
 * is. */
static gboolean
looks_like_utf_16 (const guint8     *data,
                   gsize             length,
                   CbImportEncoding *encoding)
{
  gsize n_zero[2] = { 0, 0 };
  gsize n_units = length / 2;
  gboolean has_line_break = FALSE;
  guint high;

  for (gsize i = 0; i < n_units * 2; i++)
    n_zero[i & 1] += data[i] == 0;

  high = n_zero[1] > n_zero[0] ? 1 : 0;
  if (n_zero[high] == 0 || n_zero[high] * 4 < n_units || n_zero[1 - high] * 8 > n_zero[high])
    return FALSE;

  for (gsize i = 0; i < n_units * 2 && !has_line_break; i += 2)
    has_line_break = data[i + high] == 0 && (data[i + 1 - high] == '\n' || data[i + 1 - high] == '\r');

  *encoding = high == 1 ? CB_IMPORT_ENCODING_UTF_16_LE : CB_IMPORT_ENCODING_UTF_16_BE;

  return has_line_break;
}

static gboolean
looks_binary (const guint8 *data,
              gsize         length)
{
  gsize n_control = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == 0)
        return TRUE;
      if (data[i] < 0x20 && strchr ("\t\n\v\f\r\x1a", data[i]) == NULL)
        n_control++;
    }

  return n_control * MAX_CONTROL_SHARE > length;
}

/* Finds the encoding as far as the first bytes tell it: FALSE in @known when it
 * is UTF-8 or Windows-1252. */
static gboolean
detect_head (const guint8      *data,
             gsize              length,
             CbImportEncoding  *encoding,
             gsize             *start,
             gboolean          *known,
             GError           **error)
{
  gsize head = MIN (length, HEAD_BYTES);

  *start = 0;
  *known = TRUE;

  if (HAS_BOM (data, length, bom_utf_32_le) || HAS_BOM (data, length, bom_utf_32_be))
    {
      g_set_error (error, CB_ERROR, CB_ERROR_IMPORT_ENCODING, "UTF-32 is not supported");
      return FALSE;
    }

  if (HAS_BOM (data, length, bom_utf_16_le))
    {
      *encoding = CB_IMPORT_ENCODING_UTF_16_LE;
      *start = sizeof bom_utf_16_le;
      return TRUE;
    }
  if (HAS_BOM (data, length, bom_utf_16_be))
    {
      *encoding = CB_IMPORT_ENCODING_UTF_16_BE;
      *start = sizeof bom_utf_16_be;
      return TRUE;
    }
  if (looks_like_utf_16 (data, head, encoding))
    return TRUE;

  if (looks_binary (data, head))
    {
      g_set_error (error, CB_ERROR, CB_ERROR_IMPORT_BINARY, "the file is no text");
      return FALSE;
    }

  *encoding = CB_IMPORT_ENCODING_UTF_8;
  *known = HAS_BOM (data, length, bom_utf_8);
  if (*known)
    *start = sizeof bom_utf_8;

  return TRUE;
}

/* Counts the characters of more than one byte, and the bytes that belong to no
 * character. */
static void
count_utf_8 (const char *data,
             gsize       length,
             gsize      *n_multibyte,
             gsize      *n_invalid,
             gsize      *n_nul)
{
  const char *p = data;
  const char *end = data + length;

  *n_multibyte = *n_invalid = *n_nul = 0;

  while (p < end)
    {
      const char *stop;

      g_utf8_validate_len (p, end - p, &stop);
      for (; p < stop; p++)
        *n_multibyte += ((guchar) *p & 0xc0) == 0xc0;

      if (p < end)
        {
          if (*p == '\0')
            (*n_nul)++;
          else
            (*n_invalid)++;
          p++;
        }
    }
}

static GBytes *
decode_windows_1252 (const guint8 *data,
                     gsize         length)
{
  GString *text = g_string_sized_new (length + length / 16);

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] < 0x80)
        g_string_append_c (text, (char) data[i]);
      else if (data[i] < 0xa0)
        g_string_append_unichar (text, windows_1252[data[i] - 0x80]);
      else
        g_string_append_unichar (text, data[i]);
    }

  return g_string_free_to_bytes (text);
}

/**
 * cb_import_encoding_get_name:
 *
 * Returns: (transfer none): the name that people know the encoding by
 */
const char *
cb_import_encoding_get_name (CbImportEncoding self)
{
  switch (self)
    {
    case CB_IMPORT_ENCODING_UTF_16_LE:
    case CB_IMPORT_ENCODING_UTF_16_BE:
      return "UTF-16";

    case CB_IMPORT_ENCODING_WINDOWS_1252:
      return "Windows-1252";

    case CB_IMPORT_ENCODING_UTF_8:
    default:
      return "UTF-8";
    }
}

/**
 * cb_import_encoding_check_head:
 * @data: the first bytes of a file
 *
 * Tells early whether a file is worth being read on.
 *
 * Returns: FALSE with %CB_ERROR_IMPORT_BINARY or %CB_ERROR_IMPORT_ENCODING if
 *   it isn't
 */
gboolean
cb_import_encoding_check_head (const guint8  *data,
                               gsize          length,
                               GError       **error)
{
  CbImportEncoding encoding;
  gsize start;
  gboolean known;

  return detect_head (data, length, &encoding, &start, &known, error);
}

/**
 * cb_import_encoding_detect:
 * @bytes: a whole file
 * @encoding: (out): what it is written in
 * @start: (out): where the text begins, after the byte order mark
 * @damaged: (out): whether it is UTF-8 with NULs or invalid bytes in it
 *
 * Finds out how a file is encoded. Without byte order mark, a file is UTF-8 when
 * it has more characters of several bytes than bytes that belong to none: in
 * Windows-1252 such characters come together by chance hardly ever, and a few
 * broken ones should not spoil all others.
 *
 * Returns: FALSE with %CB_ERROR_IMPORT_BINARY or %CB_ERROR_IMPORT_ENCODING
 */
gboolean
cb_import_encoding_detect (GBytes            *bytes,
                           CbImportEncoding  *encoding,
                           gsize             *start,
                           gboolean          *damaged,
                           GError           **error)
{
  gsize length, n_multibyte, n_invalid, n_nul;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gboolean known;

  *damaged = FALSE;

  if (!detect_head (data, length, encoding, start, &known, error))
    return FALSE;
  if (*encoding != CB_IMPORT_ENCODING_UTF_8)
    return TRUE;

  count_utf_8 ((const char *) data + *start, length - *start, &n_multibyte, &n_invalid, &n_nul);
  *damaged = n_invalid > 0 || n_nul > 0;

  if (!known && n_invalid > 0 && n_multibyte <= n_invalid)
    *encoding = CB_IMPORT_ENCODING_WINDOWS_1252;

  return TRUE;
}

/**
 * cb_import_encoding_decode:
 * @bytes: a whole file
 * @start: where its text begins
 * @damaged: (out): whether there are NULs in the text
 *
 * Makes UTF-8 of a file in another encoding.
 *
 * Returns: (transfer full): the text, or NULL with %CB_ERROR_IMPORT_ENCODING
 */
GBytes *
cb_import_encoding_decode (CbImportEncoding   self,
                           GBytes            *bytes,
                           gsize              start,
                           gboolean          *damaged,
                           GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) decoded = NULL;
  gsize length, n_decoded;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  char *text;

  if (self == CB_IMPORT_ENCODING_WINDOWS_1252)
    {
      decoded = decode_windows_1252 (data + start, length - start);
    }
  else
    {
      text = g_convert ((const char *) data + start, (gssize) (length - start), "UTF-8",
                        self == CB_IMPORT_ENCODING_UTF_16_LE ? "UTF-16LE" : "UTF-16BE",
                        NULL, &n_decoded, &local_error);
      if (text == NULL)
        {
          g_set_error_literal (error, CB_ERROR, CB_ERROR_IMPORT_ENCODING, local_error->message);
          return NULL;
        }
      decoded = g_bytes_new_take (text, n_decoded);
    }

  data = g_bytes_get_data (decoded, &n_decoded);
  *damaged = n_decoded > 0 && memchr (data, '\0', n_decoded) != NULL;

  return g_steal_pointer (&decoded);
}
