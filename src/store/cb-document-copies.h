/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-connection.h"

G_BEGIN_DECLS

/*
 * Copies of documents for other programs to open: below the program's cache,
 * readable by their owner alone, in a folder that each running program has of its
 * own. They go with the document, when it is erased or masked with its customer,
 * when the program ends, and if it couldn't do that, when one starts. All on any
 * thread.
 */

/* (transfer full): where to write the copy of a document; NULL with an error as
 * of files. @book: the path of the book. */
GFile *cb_document_copies_prepare     (const char    *book,
                                       gint64         document_id,
                                       const char    *title,
                                       GError       **error);
/* Removes the copies of what is no longer to be seen in the book, of all
 * programs. On a database thread. */
void   cb_document_copies_sweep       (CbConnection  *connection);
/* Removes those of programs that no longer run. */
void   cb_document_copies_clear_stale (void);
/* Removes those of this program. */
void   cb_document_copies_clear       (void);

G_END_DECLS
