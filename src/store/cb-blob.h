/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/**
 * CbBlob:
 *
 * The bytes of one row that may be too many for the memory, to be read piece
 * by piece. In a transaction.
 */
typedef struct _CbBlob CbBlob;

CbBlob   *cb_blob_open      (CbConnection   *connection,
                             const char     *table,
                             const char     *column,
                             gint64          row,
                             GError        **error);
void      cb_blob_close     (CbBlob         *self);
gsize     cb_blob_get_size  (CbBlob         *self);
gboolean  cb_blob_read      (CbBlob         *self,
                             gsize           offset,
                             gpointer        bytes,
                             gsize           size,
                             GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbBlob, cb_blob_close)

G_END_DECLS
