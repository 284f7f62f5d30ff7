/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-change.h"
#include "cb-connection.h"
#include "cb-import-layout.h"
#include "cb-import-mapping.h"
#include "cb-import-text.h"
#include "cb-progress.h"

G_BEGIN_DECLS

/**
 * CbImportRun:
 *
 * One walk over the rows of a file, which finds out what they do or does it.
 * Made on the main thread, run once by a database thread.
 */
typedef struct _CbImportRun CbImportRun;

CbImportRun    *cb_import_run_new           (CbImportText           *text,
                                             const CbImportLayout   *layout,
                                             const CbImportMapping  *mapping,
                                             gboolean                apply);
void            cb_import_run_free          (CbImportRun            *self);

gpointer        cb_import_run_job           (CbConnection           *connection,
                                             gpointer                data,
                                             CbProgress             *progress,
                                             GCancellable           *cancellable,
                                             GError                **error);
CbChange       *cb_import_run_get_change    (CbImportRun            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbImportRun, cb_import_run_free)

G_END_DECLS
