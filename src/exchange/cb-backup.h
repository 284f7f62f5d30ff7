/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/* (transfer full): what a copy of @book that is made today is called: "book
 * 2026-11-22.db", or with words (nullable) after its name. In the file name encoding. */
char      *cb_backup_make_name (CbBook               *book,
                                const char           *words);

/* Copies all of @book, as it is at one moment, to @file, which nobody else may read.
 * Replaces what is there, when the copy is whole, was looked through and is on the disk;
 * else that stays. The book can be used meanwhile. Activity tells of it.
 *
 * %CB_ERROR_DENIED to who may not, %CB_ERROR_SAME_BOOK, %CB_ERROR_NO_TARGET also for what
 * is no local file, %CB_ERROR_TARGET_FULL, %CB_ERROR_TARGET_IN_USE, %CB_ERROR_DAMAGED when
 * there is no whole copy of the book. */
void       cb_backup_async     (CbBook               *book,
                                GFile                *file,
                                CbProgress           *progress,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
/* @noted (out): FALSE if Activity can't tell of it, as the book could be read but not be
 * written to. */
gboolean   cb_backup_finish    (CbBook               *book,
                                GAsyncResult         *result,
                                gboolean             *noted,
                                GError              **error);

G_END_DECLS
