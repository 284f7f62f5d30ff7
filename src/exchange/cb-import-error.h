/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-error.h"

G_BEGIN_DECLS

/* A row, and so a field, may not be longer than this in UTF-8. */
#define CB_IMPORT_MAX_ROW_BYTES (1024 * 1024)

GError *cb_import_error_new_at_line (CbError       code,
                                     guint         line);
GError *cb_import_error_from_gio    (const GError *error);

G_END_DECLS
