/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The type of pointers that sqlite3_bind_pointer() hands to cb_set(). */
#define CB_SET_POINTER "CbIdSet"

int cb_set_table_register (sqlite3 *db);

G_END_DECLS
