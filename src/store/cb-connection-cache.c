/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-connection-private.h"

/* The memory that a connection takes. */

/**
 * cb_connection_release_cache:
 *
 * Gives back the memory of the cache, until it fills again.
 */
void
cb_connection_release_cache (CbConnection *self)
{
  sqlite3_db_release_memory (cb_connection_get_db (self));
}
