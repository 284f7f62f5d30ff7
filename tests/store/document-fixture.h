/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-document.h"
#include "cb-test-book.h"

G_BEGIN_DECLS

/*
 * Documents of the first customer of a book, and photos.
 */

gboolean   add_document    (CbTestBook  *f,
                            gint64       customer,
                            const char  *title,
                            GBytes      *contents,
                            GError     **error);
GPtrArray *list_documents  (CbTestBook  *f);
gboolean   write_document  (CbTestBook  *f,
                            gint64       id,
                            const char  *path,
                            GError     **error);
gboolean   remove_document (CbTestBook  *f,
                            gint64       id,
                            GError     **error);
GFile     *copy_document   (CbTestBook  *f,
                            gint64       id,
                            GError     **error);
gboolean   set_photo       (CbTestBook  *f,
                            gint64       customer,
                            GBytes      *photo,
                            GError     **error);
GBytes    *get_photo       (CbTestBook  *f);

G_END_DECLS
