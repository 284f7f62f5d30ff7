/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-blob.h"

#include "cb-connection-private.h"
#include "cb-sqlite-error.h"

struct _CbBlob
{
  sqlite3      *db;
  sqlite3_blob *blob;
};

/**
 * cb_blob_open:
 * @table: not one WITHOUT ROWID
 * @row: the id of the row
 *
 * Returns: (transfer full): to be closed with cb_blob_close(), or NULL
 */
CbBlob *
cb_blob_open (CbConnection  *connection,
              const char    *table,
              const char    *column,
              gint64         row,
              GError       **error)
{
  sqlite3 *db = cb_connection_get_db (connection);
  sqlite3_blob *blob = NULL;
  int rc = sqlite3_blob_open (db, "main", table, column, row, FALSE, &blob);
  CbBlob *self;

  if (rc != SQLITE_OK)
    {
      cb_sqlite_set_error (db, rc, error);
      return NULL;
    }

  self = g_new0 (CbBlob, 1);
  self->db = db;
  self->blob = blob;

  return self;
}

void
cb_blob_close (CbBlob *self)
{
  sqlite3_blob_close (self->blob);
  g_free (self);
}

gsize
cb_blob_get_size (CbBlob *self)
{
  return (gsize) sqlite3_blob_bytes (self->blob);
}

/**
 * cb_blob_read:
 * @offset: where to begin; there must be @size bytes from there on
 * @bytes: (out caller-allocates): room for @size bytes
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_blob_read (CbBlob    *self,
              gsize      offset,
              gpointer   bytes,
              gsize      size,
              GError   **error)
{
  int rc = sqlite3_blob_read (self->blob, bytes, (int) size, (int) offset);

  return rc == SQLITE_OK || cb_sqlite_set_error (self->db, rc, error);
}
