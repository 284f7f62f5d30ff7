/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbCsvReader:
 *
 * Takes the rows of a CSV text (RFC 4180, with any delimiter and any line
 * break) one after the other. Belongs to one thread; the text must stay.
 */
typedef struct _CbCsvReader CbCsvReader;

typedef enum
{
  CB_CSV_ERROR = -1,
  CB_CSV_END,
  CB_CSV_ROW,
  CB_CSV_BAD_QUOTES, /* a row with quotes in the wrong place; it has no fields */
} CbCsvResult;

CbCsvReader *cb_csv_reader_new          (const char   *text,
                                         gsize         length,
                                         char          delimiter);
void         cb_csv_reader_free         (CbCsvReader  *self);

void         cb_csv_reader_set_n_wanted (CbCsvReader  *self,
                                         guint         n_wanted);
void         cb_csv_reader_skip_line    (CbCsvReader  *self);
CbCsvResult  cb_csv_reader_next         (CbCsvReader  *self,
                                         GError      **error);

guint        cb_csv_reader_get_line     (CbCsvReader  *self);
gsize        cb_csv_reader_get_position (CbCsvReader  *self);
guint        cb_csv_reader_get_n_fields (CbCsvReader  *self);
const char  *cb_csv_reader_get_field    (CbCsvReader  *self,
                                         guint         field,
                                         gsize        *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbCsvReader, cb_csv_reader_free)

G_END_DECLS
