/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "cb-connection.h"

G_BEGIN_DECLS

sqlite3 *cb_connection_get_db (CbConnection *self);

G_END_DECLS
