/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/* "CBK1": tells a book from other SQLite files; the MIME type looks for it. */
#define CB_SCHEMA_APPLICATION_ID 0x43424b31
/* The version of the newest migration. */
#define CB_SCHEMA_VERSION 12

gboolean  cb_schema_check_file    (const char    *path,
                                   gboolean       create,
                                   GError       **error);
gboolean  cb_schema_prepare       (CbConnection  *connection,
                                   const char    *path,
                                   gboolean       read_only,
                                   GError       **error);
gboolean  cb_schema_make_indexes  (CbConnection  *connection,
                                   GError       **error);

G_END_DECLS
