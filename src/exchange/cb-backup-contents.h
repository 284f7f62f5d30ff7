/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/**
 * CbBackupContents:
 *
 * What a backup holds, and what was done in the book since. Times in UTC
 * microseconds since 1970.
 */
typedef struct
{
  gint64   made;            /* when the file was last written */
  gint64   last_operation;  /* the last one in it, 0 if there is none */
  gint64   n_customers;     /* who are not deleted */
  gint64   n_deleted;
  gboolean is_other;        /* it comes from another book */
  guint    n_erasures;      /* in the book, since it and the backup parted */
  gsize    n_erased;        /* who are gone from the book and still in it */
} CbBackupContents;

void              cb_backup_contents_free (CbBackupContents  *self);

/* Looks through the backup at @path, which may be of the book of @connection. On a
 * database thread, in no transaction. (transfer full) */
CbBackupContents *cb_backup_contents_read (CbConnection      *connection,
                                           const char        *path,
                                           GCancellable      *cancellable,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbBackupContents, cb_backup_contents_free)

G_END_DECLS
