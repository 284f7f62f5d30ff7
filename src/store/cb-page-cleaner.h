/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

int cb_page_cleaner_run (sqlite3 *db);

G_END_DECLS
