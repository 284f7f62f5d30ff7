/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-database.h"
#include "cb-worker.h"

G_BEGIN_DECLS

/* How much of the file the writing thread keeps in memory while it writes, in KiB.
 * Erasing many needs seven indexes at once, and with less would write the same pages
 * more than once. */
#define CB_WRITER_CACHE (128 * 1024)
#define CB_ERASER_CACHE (256 * 1024)

struct _CbDatabase
{
  GObject   parent_instance;

  CbWorker *writer;
  CbWorker *reader;
  char     *path;
  gboolean  read_only;
  gboolean  handed_in;
  gint64    data_version; /* of the writing thread */
  gint64    person_id;    /* for whom jobs are done from now on */
};

void     cb_database_return_closed (GTask         *task);
gboolean cb_database_empty_log     (CbConnection  *connection,
                                    gboolean       wait,
                                    GError       **error);

G_END_DECLS
