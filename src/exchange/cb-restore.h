/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-backup-contents.h"
#include "cb-book.h"

G_BEGIN_DECLS

/*
 * A backup is put in the place of a book in three steps: it is looked through, then it
 * is copied beside the book while that is open, and then takes its place while it is
 * closed. Paths are in the file name encoding.
 */

/* (transfer full) in _finish: what the backup at @path holds. %CB_ERROR_DENIED to who
 * may not restore, %CB_ERROR_SAME_BOOK, %CB_ERROR_NEWER_VERSION, %CB_ERROR_DAMAGED and
 * the others for what is no book. */
void              cb_restore_look_async     (CbBook               *book,
                                             const char           *path,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
CbBackupContents *cb_restore_look_finish    (CbBook               *book,
                                             GAsyncResult         *result,
                                             GError              **error);

/* Copies it beside the book, brings the copy to the version of this program, and records
 * in it who restores it. Fails as above. */
void              cb_restore_prepare_async  (CbBook               *book,
                                             const char           *path,
                                             CbProgress           *progress,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean          cb_restore_prepare_finish (CbBook               *book,
                                             GAsyncResult         *result,
                                             GError              **error);

/* Puts what was prepared in the place of the book, which is closed, at its real path @path, and keeps
 * that beside it under the name @aside, or that with a number. All or nothing, also when
 * it is stopped. %CB_ERROR_OPEN_ELSEWHERE when another process has the book. When it fails
 * what was prepared is removed. */
void              cb_restore_put_async      (const char           *path,
                                             const char           *aside,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
/* (transfer full): the path of the book that was set aside, or NULL */
char             *cb_restore_put_finish     (GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
