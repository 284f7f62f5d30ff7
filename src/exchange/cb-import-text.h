/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CbImportText:
 *
 * The text of a file as UTF-8, whatever it was before. Immutable and reference
 * counted, so that any thread may read it.
 */
typedef struct _CbImportText CbImportText;

CbImportText *cb_import_text_load         (GFile         *file,
                                           GCancellable  *cancellable,
                                           GError       **error);
CbImportText *cb_import_text_new          (GBytes        *bytes,
                                           GError       **error);
CbImportText *cb_import_text_ref          (CbImportText  *self);
void          cb_import_text_unref        (CbImportText  *self);

const char   *cb_import_text_get_data     (CbImportText  *self,
                                           gsize         *length);
const char   *cb_import_text_get_encoding (CbImportText  *self);
gboolean      cb_import_text_get_damaged  (CbImportText  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbImportText, cb_import_text_unref)

G_END_DECLS
