/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/*
 * Tasks of a book around one job on the writing thread, for what belongs to
 * one customer: when it is done the book tells of a change of their contents.
 */

/* @job: returns anything but NULL when all is well; freed by @result_free.
 * @data is freed by @data_free. */
void      cb_content_task_run    (CbBook               *book,
                                  gpointer              tag,
                                  gint64                customer_id,
                                  CbJob                 job,
                                  gpointer              data,
                                  GDestroyNotify        data_free,
                                  GDestroyNotify        result_free,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gpointer  cb_content_task_finish (CbBook               *book,
                                  GAsyncResult         *result,
                                  gpointer              tag,
                                  GError              **error);

G_END_DECLS
