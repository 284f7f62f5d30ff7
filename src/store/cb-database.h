/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-connection.h"
#include "cb-progress.h"

G_BEGIN_DECLS

/**
 * CbDatabase:
 *
 * The two threads of a book, one that writes and one that reads, each with its
 * connection and a first-in first-out queue of jobs.
 */
#define CB_TYPE_DATABASE (cb_database_get_type ())
G_DECLARE_FINAL_TYPE (CbDatabase, cb_database, CB, DATABASE, GObject)

/**
 * CbJob:
 *
 * Runs on a database thread. Asks what whom it is done for may do (see
 * cb-actor-rows.h), else it fails with %CB_ERROR_DENIED. Returns a result, or sets @error. A writing job
 * runs inside a transaction, which is committed when it returns without error
 * and rolled back otherwise.
 */
typedef gpointer (*CbJob) (CbConnection  *connection,
                           gpointer       data,
                           CbProgress    *progress,
                           GCancellable  *cancellable,
                           GError       **error);

/* Jobs of the queue wait for those before them; background jobs also let all
 * others pass. */
typedef enum
{
  CB_PRIORITY_INTERACTIVE,
  CB_PRIORITY_BACKGROUND,
} CbPriority;

void         cb_database_open_async   (const char           *path,
                                       gboolean              create,
                                       CbJob                 first,
                                       GDestroyNotify        result_free,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
CbDatabase  *cb_database_open_finish  (GAsyncResult         *result,
                                       gpointer             *first_result,
                                       GError              **error);
/* (transfer none): of the file itself, whatever links lead to it */
const char  *cb_database_get_path     (CbDatabase           *self);
gboolean     cb_database_get_read_only (CbDatabase          *self);
gboolean     cb_database_get_handed_in (CbDatabase          *self);

/* For whom jobs are done from now on, by id; 0 for who has the book. Those under
 * way end for whom they began. */
gint64       cb_database_get_person   (CbDatabase           *self);
void         cb_database_set_person   (CbDatabase           *self,
                                       gint64                person_id);

/* @data is freed with @data_free on the thread that called, after the
 * callback; a result nobody takes is freed with @result_free. */
void         cb_database_read_async   (CbDatabase           *self,
                                       CbJob                 job,
                                       gpointer              data,
                                       GDestroyNotify        data_free,
                                       GDestroyNotify        result_free,
                                       CbPriority            priority,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gpointer     cb_database_read_finish  (CbDatabase           *self,
                                       GAsyncResult         *result,
                                       GError              **error);

/* The same on a thread and a connection of its own, for reading so long that
 * the lists would have to wait. Finish with cb_database_read_finish(). */
void         cb_database_read_aside_async (CbDatabase           *self,
                                           CbJob                 job,
                                           gpointer              data,
                                           GDestroyNotify        data_free,
                                           GDestroyNotify        result_free,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);

/* The same on the writing thread, in the order of the writes, for what is to
 * be brought up to date by their changes. Finish with
 * cb_database_read_finish(). */
void         cb_database_read_after_writes_async (CbDatabase           *self,
                                                  CbJob                 job,
                                                  gpointer              data,
                                                  GDestroyNotify        data_free,
                                                  GDestroyNotify        result_free,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

void         cb_database_write_async  (CbDatabase           *self,
                                       CbJob                 job,
                                       gpointer              data,
                                       GDestroyNotify        data_free,
                                       GDestroyNotify        result_free,
                                       CbProgress           *progress,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
/* The same without foreign keys, for a job that looks after these itself.
 * Finish with cb_database_write_finish(). */
void         cb_database_write_unchecked_async (CbDatabase           *self,
                                                CbJob                 job,
                                                gpointer              data,
                                                GDestroyNotify        data_free,
                                                GDestroyNotify        result_free,
                                                CbProgress           *progress,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gpointer     cb_database_write_finish (CbDatabase           *self,
                                       GAsyncResult         *result,
                                       GError              **error);

/* After an erasure: leaves nothing of what was erased in the write-ahead log or
 * in the unused parts of the file's pages. Waits for readers of this process;
 * tried for up to ten seconds. */
void         cb_database_clean_async  (CbDatabase           *self,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean     cb_database_clean_finish (CbDatabase           *self,
                                              GAsyncResult         *result,
                                              GError              **error);

/* Tells whether another process has written since the last call. */
void         cb_database_poll_async   (CbDatabase           *self,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean     cb_database_poll_finish  (CbDatabase           *self,
                                       GAsyncResult         *result,
                                       GError              **error);

void         cb_database_close_async  (CbDatabase           *self,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean     cb_database_close_finish (CbDatabase           *self,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
