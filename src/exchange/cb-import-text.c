/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-text.h"

#include <string.h>

#include "cb-import-encoding.h"
#include "cb-import-error.h"

/* The largest file; a business's customers fit many times over. */
#define MAX_FILE_BYTES ((gsize) 1 << 30)

#define READ_BYTES ((gsize) 256 * 1024)

/* A stretch of this many bytes without a line break is more than a row may
 * have in any encoding. Reading stops there, so that a file without any
 * structure is not taken into memory as a whole. */
#define MAX_LINE_BYTES ((gsize) 4 * CB_IMPORT_MAX_ROW_BYTES)

struct _CbImportText
{
  GBytes          *bytes;
  gsize            start;
  CbImportEncoding encoding;
  gboolean         damaged;
};

static void
cb_import_text_clear (gpointer data)
{
  CbImportText *self = data;

  g_bytes_unref (self->bytes);
}

static guint
count_bytes (const guint8 *data,
             gsize         length,
             guint8        byte)
{
  const guint8 *end = data + length;
  guint n = 0;

  for (const guint8 *p = data; p < end && (p = memchr (p, byte, end - p)) != NULL; p++)
    n++;

  return n;
}

/* Of bytes that are not decoded yet; line breaks are CR alone where there is no LF. */
static guint
count_lines (const guint8 *data,
             gsize         length)
{
  guint n_lines = count_bytes (data, length, '\n');

  return n_lines > 0 ? n_lines : count_bytes (data, length, '\r');
}

/* Returns the start of the last line in what was read. */
static gsize
find_last_line (const GByteArray *bytes,
                gsize             from,
                gsize             last_line)
{
  for (gsize i = bytes->len; i > from; i--)
    {
      if (bytes->data[i - 1] == '\n' || bytes->data[i - 1] == '\r')
        return i;
    }

  return last_line;
}

static gboolean
read_all (GInputStream  *stream,
          GByteArray    *bytes,
          GCancellable  *cancellable,
          GError       **error)
{
  gboolean head_checked = FALSE;
  gsize last_line = 0;

  while (TRUE)
    {
      gsize length = bytes->len;
      gsize n_read;

      g_byte_array_set_size (bytes, length + READ_BYTES);
      if (!g_input_stream_read_all (stream, bytes->data + length, READ_BYTES, &n_read,
                                    cancellable, error))
        return FALSE;
      g_byte_array_set_size (bytes, length + n_read);

      if (!head_checked)
        {
          if (!cb_import_encoding_check_head (bytes->data, bytes->len, error))
            return FALSE;
          head_checked = TRUE;
        }

      if (n_read < READ_BYTES)
        return TRUE;

      last_line = find_last_line (bytes, length, last_line);
      if (bytes->len - last_line > MAX_LINE_BYTES)
        {
          g_propagate_error (error,
                             cb_import_error_new_at_line (CB_ERROR_IMPORT_TOO_LONG,
                                                          count_lines (bytes->data, last_line) + 1));
          return FALSE;
        }

      if (bytes->len > MAX_FILE_BYTES)
        {
          g_set_error (error, CB_ERROR, CB_ERROR_IMPORT_TOO_LONG,
                       "the file has more than %" G_GSIZE_FORMAT " bytes", MAX_FILE_BYTES);
          return FALSE;
        }
    }
}

/**
 * cb_import_text_load:
 * @file: a file of at most 1 GiB
 *
 * Reads and decodes @file. Blocks, so not for the main thread.
 *
 * Returns: (transfer full): the text, or NULL with a %CB_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
CbImportText *
cb_import_text_load (GFile         *file,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) array = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, &local_error);
  if (stream == NULL)
    {
      g_propagate_error (error, cb_import_error_from_gio (local_error));
      return NULL;
    }

  array = g_byte_array_new ();
  if (!read_all (G_INPUT_STREAM (stream), array, cancellable, &local_error))
    {
      if (local_error->domain == CB_ERROR)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_propagate_error (error, cb_import_error_from_gio (local_error));
      return NULL;
    }

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));

  return cb_import_text_new (bytes, error);
}

/**
 * cb_import_text_new:
 * @bytes: the content of a file
 *
 * Finds out the encoding of @bytes and decodes them.
 *
 * Returns: (transfer full): the text, or NULL with %CB_ERROR_IMPORT_BINARY or
 *   %CB_ERROR_IMPORT_ENCODING
 */
CbImportText *
cb_import_text_new (GBytes  *bytes,
                    GError **error)
{
  CbImportText *self;
  g_autoptr (GBytes) decoded = NULL;
  CbImportEncoding encoding;
  gboolean damaged;
  gsize start;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!cb_import_encoding_detect (bytes, &encoding, &start, &damaged, error))
    return NULL;

  if (encoding == CB_IMPORT_ENCODING_UTF_8)
    {
      decoded = g_bytes_ref (bytes);
    }
  else
    {
      decoded = cb_import_encoding_decode (encoding, bytes, start, &damaged, error);
      if (decoded == NULL)
        return NULL;
      start = 0;
    }

  self = g_atomic_rc_box_new0 (CbImportText);
  self->bytes = g_steal_pointer (&decoded);
  self->start = start;
  self->encoding = encoding;
  self->damaged = damaged;

  return self;
}

CbImportText *
cb_import_text_ref (CbImportText *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
cb_import_text_unref (CbImportText *self)
{
  g_atomic_rc_box_release_full (self, cb_import_text_clear);
}

/**
 * cb_import_text_get_data:
 * @length: (out): in bytes
 *
 * Returns: (transfer none): the text, without byte order mark and without a
 *   NUL at the end
 */
const char *
cb_import_text_get_data (CbImportText *self,
                         gsize        *length)
{
  const char *data = g_bytes_get_data (self->bytes, length);

  *length -= self->start;

  return data != NULL ? data + self->start : "";
}

/**
 * cb_import_text_get_encoding:
 *
 * Returns: (transfer none): what the file was written in
 */
const char *
cb_import_text_get_encoding (CbImportText *self)
{
  return cb_import_encoding_get_name (self->encoding);
}

/**
 * cb_import_text_get_damaged:
 *
 * Returns: whether there are NULs or bytes that are no UTF-8 in the text, so
 *   that each value has to be looked at
 */
gboolean
cb_import_text_get_damaged (CbImportText *self)
{
  return self->damaged;
}
