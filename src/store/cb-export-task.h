/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-operation.h"

G_BEGIN_DECLS

/*
 * Tasks of a book that write what stands in it to a file, and leave a trace of that
 * in Activity: who, when, and how many. The file gets its place, or its new contents,
 * when that is recorded; a book that can only be read has no room for it.
 */

/* What is told of it. */
typedef struct
{
  CbIdSet *customers;  /* whose data were written */
  gsize    n;          /* how many those are, or whatever else the kind of operation counts */
} CbExportTrace;

/* On a database thread: whether it may be done, before there is a file. */
typedef gboolean (*CbExportCheck) (CbConnection   *connection,
                                   gpointer        data,
                                   GError        **error);
/* The same: writes all to @stream, which stays open, and fills in @trace. */
typedef gboolean (*CbExportWrite) (CbConnection   *connection,
                                   gpointer        data,
                                   GOutputStream  *stream,
                                   CbExportTrace  *trace,
                                   GCancellable   *cancellable,
                                   GError        **error);

typedef struct
{
  CbOperationKind  kind;
  CbExportCheck    check;
  CbExportWrite    write;
  gboolean         at_once;  /* all of it as it is at one moment */
  GFileCreateFlags flags;
} CbExportMethod;

/* @method must stay; @data (transfer full) is freed with @data_free. */
void      cb_export_task_run    (CbBook                *book,
                                 gpointer               tag,
                                 const CbExportMethod  *method,
                                 GFile                 *file,
                                 gpointer               data,
                                 GDestroyNotify         data_free,
                                 GCancellable          *cancellable,
                                 GAsyncReadyCallback    callback,
                                 gpointer               user_data);
/* FALSE with what the functions said, or an error of GIO; what was refused is
 * recorded as that. */
gboolean  cb_export_task_finish (CbBook                *book,
                                 GAsyncResult          *result,
                                 gpointer               tag,
                                 GError               **error);

G_END_DECLS
