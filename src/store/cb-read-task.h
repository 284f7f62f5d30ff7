/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/*
 * Tasks of a book around one job on the reading thread: the callback of
 * cb_database_read_async() hands its result on.
 */
GTask    *cb_read_task_new            (CbBook               *book,
                                       gpointer              tag,
                                       GDestroyNotify        result_free,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
void      cb_read_task_cb             (GObject              *source,
                                       GAsyncResult         *result,
                                       gpointer              user_data);
gpointer  cb_read_task_finish         (CbBook               *book,
                                       GAsyncResult         *result,
                                       gpointer              tag,
                                       GError              **error);
void      cb_read_task_unref_nullable (gpointer              object);

G_END_DECLS
