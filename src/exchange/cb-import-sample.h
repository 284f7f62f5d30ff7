/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cb-import-mapping.h"

G_BEGIN_DECLS

/*
 * What the first rows of a file (GPtrArray of GStrv) tell about it.
 */

gboolean  cb_import_sample_has_header (GPtrArray       *rows,
                                       guint            n_columns);
void      cb_import_sample_guess      (GPtrArray       *rows,
                                       gboolean         header,
                                       CbImportMapping *mapping);

G_END_DECLS
