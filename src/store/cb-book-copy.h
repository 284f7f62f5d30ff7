/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies the book at @path into @folder, under its own name or one with a
 * number if there is such a file. Nobody may write to it meanwhile. */
void  cb_book_copy_async  (const char           *path,
                           const char           *folder,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data);
char *cb_book_copy_finish (GAsyncResult         *result,
                           GError              **error);

G_END_DECLS
