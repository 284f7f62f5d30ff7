/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-csv-reader.h"

#include <csv.h>
#include <string.h>

#include "cb-import-error.h"

/* How much the buffer of a field grows at once. */
#define FIELD_BLOCK_BYTES 4096

typedef struct
{
  gsize start;
  gsize length;
} Field;

struct _CbCsvReader
{
  struct csv_parser  parser;

  const char        *text;
  gsize              length;
  char               delimiter;

  gsize              position;    /* of the next line to feed */
  gssize             next_feed;   /* position of the next LF, or the length */
  guint              line;        /* the number of the line at position */
  gsize              row_position;
  gsize              after_first; /* the position after the row's first line */
  guint              row_line;
  gboolean           row_done;

  guint              n_wanted;    /* fields of each row, or 0 */
  GString           *values;
  GArray            *fields;
};

static void
take_field (void  *value,
            size_t length,
            void  *data)
{
  CbCsvReader *self = data;
  Field field = { self->values->len, length };

  g_string_append_len (self->values, value, (gssize) length);
  g_string_append_c (self->values, '\0');
  g_array_append_val (self->fields, field);
}

static void
take_row (int   terminator,
          void *data)
{
  CbCsvReader *self = data;

  self->row_done = TRUE;
}

static void
init_parser (CbCsvReader *self)
{
  csv_init (&self->parser, CSV_STRICT | CSV_STRICT_FINI);
  csv_set_delim (&self->parser, (unsigned char) self->delimiter);
  csv_set_blk_size (&self->parser, FIELD_BLOCK_BYTES);
}

static void
clear_row (CbCsvReader *self)
{
  g_string_truncate (self->values, 0);
  g_array_set_size (self->fields, 0);
  self->row_done = FALSE;
}

/* The position after the line break (LF, CR LF or CR) of the line at
 * @self->position. The next LF is remembered, since a text with CR alone would
 * otherwise be searched to its end for each line. */
static gsize
find_line_end (CbCsvReader *self)
{
  const char *start = self->text + self->position;
  const char *cr;

  if (self->next_feed < (gssize) self->position)
    {
      const char *feed = memchr (start, '\n', self->length - self->position);

      self->next_feed = feed != NULL ? feed - self->text : (gssize) self->length;
    }

  cr = memchr (start, '\r', self->next_feed - self->position);
  if (cr != NULL && cr - self->text + 1 != self->next_feed)
    return cr - self->text + 1;

  return MIN ((gsize) self->next_feed + 1, self->length);
}

static gboolean
is_blank (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (strchr (" \t\r\n", text[i]) == NULL || text[i] == '\0')
        return FALSE;
    }

  return TRUE;
}

/* Gives the row up and goes on after its first line: a quote that is opened by
 * mistake would otherwise take good rows along. */
static void
resume_after_bad_quotes (CbCsvReader *self)
{
  csv_free (&self->parser);
  init_parser (self);
  clear_row (self);

  self->position = self->after_first;
  self->line = self->row_line + 1;
  self->next_feed = -1;
}

/* Feeds line after line until a row is complete. */
static CbCsvResult
read_row (CbCsvReader  *self,
          GError      **error)
{
  gboolean in_row = FALSE;

  clear_row (self);

  while (self->position < self->length)
    {
      gsize end = find_line_end (self);
      gsize n_bytes = end - self->position;
      const char *line = self->text + self->position;

      if (!in_row)
        {
          self->row_position = self->position;
          self->row_line = self->line;
          self->after_first = end;

          if (is_blank (line, n_bytes))
            {
              self->position = end;
              self->line++;
              continue;
            }
          in_row = TRUE;
        }

      if (end - self->row_position > CB_IMPORT_MAX_ROW_BYTES)
        {
          g_propagate_error (error, cb_import_error_new_at_line (CB_ERROR_IMPORT_TOO_LONG,
                                                                 self->row_line));
          return CB_CSV_ERROR;
        }

      if (csv_parse (&self->parser, line, n_bytes, take_field, take_row, self) != n_bytes)
        {
          resume_after_bad_quotes (self);
          return CB_CSV_BAD_QUOTES;
        }

      self->position = end;
      self->line++;
      if (self->row_done)
        return CB_CSV_ROW;
    }

  if (!in_row)
    return CB_CSV_END;

  /* The last row has no line break, or a quote that is never closed. */
  if (csv_fini (&self->parser, take_field, take_row, self) != 0)
    {
      g_propagate_error (error, cb_import_error_new_at_line (CB_ERROR_IMPORT_MALFORMED,
                                                             self->row_line));
      return CB_CSV_ERROR;
    }

  return CB_CSV_ROW;
}

/* Databases write NULL for what is empty; in quotes it is somebody's name. The
 * parser doesn't tell the two apart, but in what it accepts each quote opens,
 * closes or is one of a pair, so the fields are easily found again. */
static void
empty_nulls (CbCsvReader *self)
{
  const char *p = self->text + self->row_position;
  const char *end = self->text + self->position;
  gboolean in_quotes = FALSE;
  guint n_passed = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = &g_array_index (self->fields, Field, i);
      const char *start;

      if (field->length != strlen ("NULL") ||
          memcmp (self->values->str + field->start, "NULL", field->length) != 0)
        continue;

      for (; n_passed < i && p < end; p++)
        {
          if (*p == '"')
            in_quotes = !in_quotes;
          else if (*p == self->delimiter && !in_quotes)
            n_passed++;
        }

      for (start = p; start < end && (*start == ' ' || *start == '\t'); start++)
        ;
      if (start < end && *start != '"')
        {
          self->values->str[field->start] = '\0';
          field->length = 0;
        }
    }
}

/* Lengthens the last of @fields by a delimiter, a space and @field. Its value is
 * copied to the end of the buffer once, and grows there. */
static void
append_to_last (CbCsvReader *self,
                GArray      *fields,
                const Field *field)
{
  Field *last = &g_array_index (fields, Field, fields->len - 1);
  GString *values = self->values;

  if (last->start + last->length + 1 == values->len)
    {
      g_string_truncate (values, values->len - 1);
    }
  else
    {
      gsize start = values->len;

      g_string_append_len (values, values->str + last->start, (gssize) last->length);
      last->start = start;
    }

  g_string_append_c (values, self->delimiter);
  g_string_append_c (values, ' ');
  g_string_append_len (values, values->str + field->start, (gssize) field->length);
  last->length = values->len - last->start;
  g_string_append_c (values, '\0');
}

/* Goes through the fields of the row that begin with a space after the delimiter,
 * as in "12, rue Royale". Appends them, with what is before, to @joined if that is
 * not NULL. Returns how many there are. */
static guint
join_spaced (CbCsvReader *self,
             GArray      *joined)
{
  const char *end = self->text + self->position;
  gboolean in_quotes = FALSE;
  guint n_spaced = 0;
  guint i = 0;

  if (joined != NULL)
    g_array_append_val (joined, g_array_index (self->fields, Field, 0));

  for (const char *p = self->text + self->row_position; p < end && i + 1 < self->fields->len; p++)
    {
      gboolean spaced;

      if (*p == '"')
        in_quotes = !in_quotes;
      if (*p != self->delimiter || in_quotes)
        continue;

      i++;
      spaced = p + 1 < end && p[1] == ' ';
      n_spaced += spaced;
      if (joined != NULL && spaced)
        append_to_last (self, joined, &g_array_index (self->fields, Field, i));
      else if (joined != NULL)
        g_array_append_val (joined, g_array_index (self->fields, Field, i));
    }

  return n_spaced;
}

/* Some programs write CSV without quotes, so that "12, rue Royale" becomes two
 * fields. Where a row has more fields than it should, and exactly as many when a
 * delimiter with a space after it counts as text, then that is what it was. */
static void
mend_row (CbCsvReader *self)
{
  g_autoptr (GArray) joined = NULL;

  if (self->n_wanted == 0 || self->fields->len <= self->n_wanted ||
      self->fields->len - join_spaced (self, NULL) != self->n_wanted)
    return;

  joined = g_array_sized_new (FALSE, FALSE, sizeof (Field), self->n_wanted);
  join_spaced (self, joined);
  g_array_unref (self->fields);
  self->fields = g_steal_pointer (&joined);
}

static gboolean
has_value (CbCsvReader *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      if (g_array_index (self->fields, Field, i).length > 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * cb_csv_reader_new:
 * @text: (transfer none): text in an encoding that has ASCII in it
 * @length: in bytes
 * @delimiter: an ASCII character
 */
CbCsvReader *
cb_csv_reader_new (const char *text,
                   gsize       length,
                   char        delimiter)
{
  CbCsvReader *self = g_new0 (CbCsvReader, 1);

  self->text = text;
  self->length = length;
  self->delimiter = delimiter;
  self->line = 1;
  self->next_feed = -1;
  self->values = g_string_new (NULL);
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  init_parser (self);

  return self;
}

void
cb_csv_reader_free (CbCsvReader *self)
{
  csv_free (&self->parser);
  g_string_free (self->values, TRUE);
  g_array_unref (self->fields);
  g_free (self);
}

/**
 * cb_csv_reader_set_n_wanted:
 * @n_wanted: how many fields rows should have
 *
 * Lets rows with more fields be mended where it is clear how: where a delimiter
 * with a space after it must have been text without quotes.
 */
void
cb_csv_reader_set_n_wanted (CbCsvReader *self,
                            guint        n_wanted)
{
  self->n_wanted = n_wanted;
}

/**
 * cb_csv_reader_skip_line:
 *
 * Passes over the next line, whatever is in it.
 */
void
cb_csv_reader_skip_line (CbCsvReader *self)
{
  if (self->position >= self->length)
    return;

  self->position = find_line_end (self);
  self->line++;
}

/**
 * cb_csv_reader_next:
 *
 * Goes to the next row in which there is any value.
 *
 * Returns: what was found; %CB_CSV_ERROR with %CB_ERROR_IMPORT_TOO_LONG for a
 *   row of more than CB_IMPORT_MAX_ROW_BYTES, or %CB_ERROR_IMPORT_MALFORMED for
 *   a quote that is never closed
 */
CbCsvResult
cb_csv_reader_next (CbCsvReader  *self,
                    GError      **error)
{
  CbCsvResult result;

  do
    {
      result = read_row (self, error);
      if (result == CB_CSV_ROW)
        {
          empty_nulls (self);
          mend_row (self);
        }
    }
  while (result == CB_CSV_ROW && !has_value (self));

  return result;
}

/**
 * cb_csv_reader_get_line:
 *
 * Returns: the number of the line in which the row begins, from 1
 */
guint
cb_csv_reader_get_line (CbCsvReader *self)
{
  return self->row_line;
}

/**
 * cb_csv_reader_get_position:
 *
 * Returns: how many bytes of the text have been read
 */
gsize
cb_csv_reader_get_position (CbCsvReader *self)
{
  return self->position;
}

guint
cb_csv_reader_get_n_fields (CbCsvReader *self)
{
  return self->fields->len;
}

/**
 * cb_csv_reader_get_field:
 * @length: (out) (optional): in bytes; a value with NULs in it is longer than
 *   it looks
 *
 * Returns: (transfer none): the value, until the next row is read; the word NULL
 *   without quotes counts as empty
 */
const char *
cb_csv_reader_get_field (CbCsvReader *self,
                         guint        field,
                         gsize       *length)
{
  const Field *found;

  g_return_val_if_fail (field < self->fields->len, NULL);

  found = &g_array_index (self->fields, Field, field);
  if (length != NULL)
    *length = found->length;

  return self->values->str + found->start;
}
