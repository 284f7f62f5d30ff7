/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-import-report.h"

G_BEGIN_DECLS

/* Writes the rejected rows of @report to @file as CSV (UTF-8): the line, the
 * reason and what could be read of the row. Replaces what is there. Off the
 * main thread. */
void      cb_rejected_csv_save_async  (CbImportReport       *report,
                                       GFile                *file,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean  cb_rejected_csv_save_finish (CbImportReport       *report,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
