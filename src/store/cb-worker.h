/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-database.h"

G_BEGIN_DECLS

/*
 * One thread of a database with its connection and its queues. Reference
 * counted; the thread holds a reference of its own until it ends.
 */
typedef struct _CbWorker CbWorker;

/* What a task does on the thread; it must return from the task. */
typedef void     (*CbWork) (CbWorker *worker,
                            GTask    *task);
/* What is done when the queues have run empty. Returns TRUE to be called
 * again in a while. */
typedef gboolean (*CbIdleWork) (CbWorker *worker);

CbWorker     *cb_worker_new            (const char    *name,
                                        CbIdleWork     idle_work);
CbWorker     *cb_worker_ref            (CbWorker      *self);
void          cb_worker_unref          (CbWorker      *self);
void          cb_worker_push           (CbWorker      *self,
                                        CbPriority     priority,
                                        GTask         *task,
                                        CbWork         work);
void          cb_worker_finish         (CbWorker      *self);

/* On the worker's thread. */
CbConnection *cb_worker_get_connection (CbWorker      *self);
void          cb_worker_set_connection (CbWorker      *self,
                                        CbConnection  *connection);
void          cb_worker_want_idle_work (CbWorker      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbWorker, cb_worker_unref)

G_END_DECLS
