/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "cb-raw-file.h"

G_BEGIN_DECLS

int cb_raw_file_read (sqlite3    *db,
                      CbRawParts  parts,
                      CbRawFunc   func,
                      gpointer    user_data);

G_END_DECLS
