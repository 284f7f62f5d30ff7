/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-layout.h"

#include "cb-csv-delimiter.h"
#include "cb-import-error.h"
#include "cb-import-sample.h"

/* More columns than a person can map. */
#define MAX_COLUMNS 500

/* How many rows pass between two looks at the cancellable. */
#define CANCEL_ROWS 256

/* The row as text to be shown, never mind what can't be. */
static char **
copy_row (CbCsvReader *reader)
{
  guint n_fields = cb_csv_reader_get_n_fields (reader);
  GStrvBuilder *builder = g_strv_builder_new ();

  for (guint i = 0; i < MIN (n_fields, MAX_COLUMNS); i++)
    {
      gsize length;
      const char *value = cb_csv_reader_get_field (reader, i, &length);

      g_strv_builder_take (builder, g_strstrip (g_utf8_make_valid (value, (gssize) length)));
    }

  return g_strv_builder_unref_to_strv (builder);
}

static CbCsvReader *
open_reader (const CbImportLayout *self,
             CbImportText         *text)
{
  gsize length;
  const char *data = cb_import_text_get_data (text, &length);
  CbCsvReader *reader = cb_csv_reader_new (data, length, self->delimiter);

  if (self->delimiter_line)
    cb_csv_reader_skip_line (reader);

  return reader;
}

/* Reads the row that says how many columns there are. */
static gboolean
find_columns (CbImportLayout  *self,
              CbCsvReader     *reader,
              GError         **error)
{
  switch (cb_csv_reader_next (reader, error))
    {
    case CB_CSV_ERROR:
      return FALSE;

    case CB_CSV_END:
      g_set_error (error, CB_ERROR, CB_ERROR_IMPORT_EMPTY, "the file has no rows");
      return FALSE;

    case CB_CSV_BAD_QUOTES:
      g_propagate_error (error, cb_import_error_new_at_line (CB_ERROR_IMPORT_MALFORMED,
                                                             cb_csv_reader_get_line (reader)));
      return FALSE;

    case CB_CSV_ROW:
    default:
      break;
    }

  self->n_columns = cb_csv_reader_get_n_fields (reader);
  if (self->n_columns > MAX_COLUMNS)
    {
      g_propagate_error (error, cb_import_error_new_at_line (CB_ERROR_IMPORT_TOO_LONG,
                                                             cb_csv_reader_get_line (reader)));
      return FALSE;
    }

  return TRUE;
}

/**
 * cb_import_layout_find:
 * @self: what is filled in
 * @first_rows: (element-type GStrv): where the first rows are added, that of
 *   headers included
 *
 * Reads all of @text once, to find out how it is laid out and whether it can be
 * read to the end.
 *
 * Returns: FALSE with %CB_ERROR_IMPORT_EMPTY, %CB_ERROR_IMPORT_TOO_LONG,
 *   %CB_ERROR_IMPORT_MALFORMED or %G_IO_ERROR_CANCELLED
 */
gboolean
cb_import_layout_find (CbImportLayout  *self,
                       CbImportText    *text,
                       GPtrArray       *first_rows,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (CbCsvReader) reader = NULL;
  gsize length;
  const char *data = cb_import_text_get_data (text, &length);
  CbCsvResult result;

  self->delimiter = cb_csv_delimiter_detect (data, length, &self->delimiter_line);

  reader = open_reader (self, text);
  if (!find_columns (self, reader, error))
    return FALSE;
  g_ptr_array_add (first_rows, copy_row (reader));
  cb_csv_reader_set_n_wanted (reader, self->n_columns);

  for (self->n_rows = 1; (result = cb_csv_reader_next (reader, error)) > CB_CSV_END; self->n_rows++)
    {
      if (result == CB_CSV_ROW && first_rows->len <= CB_IMPORT_N_FIRST_ROWS)
        g_ptr_array_add (first_rows, copy_row (reader));
      if (self->n_rows % CANCEL_ROWS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (result == CB_CSV_ERROR)
    return FALSE;

  self->header = cb_import_sample_has_header (first_rows, self->n_columns);
  if (self->header && self->n_rows == 1)
    {
      g_set_error (error, CB_ERROR, CB_ERROR_IMPORT_EMPTY, "the file has headers only");
      return FALSE;
    }

  return TRUE;
}

/**
 * cb_import_layout_open:
 *
 * Returns: (transfer full): a reader before the first row that is not of
 *   headers, or NULL with @error
 */
CbCsvReader *
cb_import_layout_open (const CbImportLayout  *self,
                       CbImportText          *text,
                       GError               **error)
{
  g_autoptr (CbCsvReader) reader = open_reader (self, text);

  if (self->header && cb_csv_reader_next (reader, error) == CB_CSV_ERROR)
    return NULL;
  cb_csv_reader_set_n_wanted (reader, self->n_columns);

  return g_steal_pointer (&reader);
}
