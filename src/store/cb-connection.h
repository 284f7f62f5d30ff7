/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-progress.h"
#include "cb-raw-file.h"
#include "cb-statement.h"

G_BEGIN_DECLS

/**
 * CbConnection:
 *
 * One connection to a book's file with its prepared statements. It belongs to
 * one thread of a #CbDatabase and is only ever seen by the jobs that run there.
 * All functions set a %CB_ERROR or %G_IO_ERROR_CANCELLED.
 */
typedef struct _CbConnection CbConnection;

CbConnection *cb_connection_open          (const char     *path,
                                           gboolean        create,
                                           gboolean        read_only,
                                           GError        **error);
void          cb_connection_close         (CbConnection   *self);

/* (transfer none): of the file, absolute */
const char   *cb_connection_get_path      (CbConnection   *self);

/* Prepares @sql, or takes it from the cache. @sql must be a string that stays
 * (a literal), since the cache is keyed by its address. */
CbStatement  *cb_connection_prepare       (CbConnection   *self,
                                           const char     *sql,
                                           GError        **error);
gboolean      cb_connection_execute       (CbConnection   *self,
                                           const char     *sql,
                                           GError        **error);
gboolean      cb_connection_query_int64   (CbConnection   *self,
                                           const char     *sql,
                                           gint64         *value,
                                           GError        **error);
gint64        cb_connection_get_last_id   (CbConnection   *self);
gint64        cb_connection_get_n_changes (CbConnection   *self);
gint64        cb_connection_get_n_all_changes (CbConnection *self);

gboolean      cb_connection_begin         (CbConnection   *self,
                                           GError        **error);
gboolean      cb_connection_begin_reading (CbConnection   *self,
                                           GError        **error);
void          cb_connection_end_reading   (CbConnection   *self);
gboolean      cb_connection_commit        (CbConnection   *self,
                                           GError        **error);
void          cb_connection_rollback      (CbConnection   *self);

/* Empties the write-ahead log into the file and truncates it. Returns FALSE
 * with %CB_ERROR_IN_USE as long as somebody else is reading. */
gboolean      cb_connection_truncate_log  (CbConnection   *self,
                                           gboolean        wait,
                                           GError        **error);

void          cb_connection_want_cleaning (CbConnection   *self);
gboolean      cb_connection_wants_cleaning (CbConnection  *self);
/* Outside of a transaction. */
gboolean      cb_connection_set_foreign_keys (CbConnection *self,
                                              gboolean      on,
                                              GError      **error);
gboolean      cb_connection_set_cache     (CbConnection   *self,
                                           int             size,
                                           GError        **error);
void          cb_connection_release_cache (CbConnection   *self);

/* Hands the bytes of the file and of its log to @func, in a transaction that
 * writes and with an empty log before it. */
gboolean      cb_connection_read_raw      (CbConnection   *self,
                                           CbRawParts      parts,
                                           CbRawFunc       func,
                                           gpointer        user_data,
                                           GError        **error);

/* Writes a whole copy of the book to @path, where there is nothing or an empty file:
 * as it is at one moment, whatever is written meanwhile, and without the unused pages.
 * Reports on @progress (nullable). What was written stays there when it fails. Outside
 * of a transaction. */
gboolean      cb_connection_copy_into     (CbConnection   *self,
                                           const char     *path,
                                           CbProgress     *progress,
                                           GError        **error);
/* Makes the file whole without a log beside it, and keeps everybody else from it as
 * long as the connection is open: %CB_ERROR_OPEN_ELSEWHERE when somebody has it. */
gboolean      cb_connection_seize         (CbConnection   *self,
                                           GError        **error);

/* While set, statements are interrupted when @cancellable is cancelled. */
void          cb_connection_set_cancellable (CbConnection *self,
                                             GCancellable *cancellable);

/* For whom the job is done, by id; 0 for who has the book. */
gint64        cb_connection_get_person    (CbConnection   *self);
void          cb_connection_set_person    (CbConnection   *self,
                                           gint64          person_id);
/* Whether the job has asked what they may do, since it is known who they are.
 * See cb-actor-rows.h. */
gboolean      cb_connection_get_asked     (CbConnection   *self);
void          cb_connection_set_asked     (CbConnection   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbConnection, cb_connection_close)

G_END_DECLS
