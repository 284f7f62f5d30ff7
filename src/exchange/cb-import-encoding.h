/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file may be written in. */
typedef enum
{
  CB_IMPORT_ENCODING_UTF_8,
  CB_IMPORT_ENCODING_UTF_16_LE,
  CB_IMPORT_ENCODING_UTF_16_BE,
  CB_IMPORT_ENCODING_WINDOWS_1252,
} CbImportEncoding;

const char *cb_import_encoding_get_name   (CbImportEncoding   self);
gboolean    cb_import_encoding_check_head (const guint8      *data,
                                           gsize              length,
                                           GError           **error);
gboolean    cb_import_encoding_detect     (GBytes            *bytes,
                                           CbImportEncoding  *encoding,
                                           gsize             *start,
                                           gboolean          *damaged,
                                           GError           **error);
GBytes     *cb_import_encoding_decode     (CbImportEncoding   self,
                                           GBytes            *bytes,
                                           gsize              start,
                                           gboolean          *damaged,
                                           GError           **error);

G_END_DECLS
