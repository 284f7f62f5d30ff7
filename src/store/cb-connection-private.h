/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "cb-connection.h"

G_BEGIN_DECLS

/* Called now and then while a statement runs. */
typedef void (*CbTickFunc) (gpointer user_data);

sqlite3 *cb_connection_get_db   (CbConnection *self);
/* @tick (nullable) */
void     cb_connection_set_tick (CbConnection *self,
                                 CbTickFunc    tick,
                                 gpointer      user_data);

G_END_DECLS
