/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

gboolean cb_sqlite_set_error (sqlite3      *db,
                              int           rc,
                              GError      **error);

G_END_DECLS
