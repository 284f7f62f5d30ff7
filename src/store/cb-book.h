/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-actor.h"
#include "cb-change.h"
#include "cb-database.h"
#include "cb-id-set.h"
#include "cb-sort-column.h"

G_BEGIN_DECLS

/**
 * CbBook:
 *
 * An open book: its database, what is known of it in memory, and word of
 * every change. To be used on the main thread alone.
 *
 * Properties: "n-live", "n-deleted" and "n-pending" (guint, the customers of
 * each scope), "actor" (CbActor, who works with it), "sign-in-needed".
 *
 * Signal "changed" (CbChange *change): after each commit that touched
 * customers, by this process or another.
 */
#define CB_TYPE_BOOK (cb_book_get_type ())
G_DECLARE_FINAL_TYPE (CbBook, cb_book, CB, BOOK, GObject)

/* Opens the book at @path, and makes a new one there if @create is set and
 * there is no file yet. Makes missing folders (0700); a new book gets mode 0600. */
void         cb_book_open_async      (const char           *path,
                                      gboolean              create,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
CbBook      *cb_book_open_finish     (GAsyncResult         *result,
                                      GError              **error);

/* The same for what shows no lists: leaves the sort keys of another locale
 * alone, and what other processes write. Finish with cb_book_open_finish(). */
void         cb_book_open_quietly_async
                                     (const char           *path,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);

/* Looks for damage (PRAGMA quick_check) in the background. Sets
 * %CB_ERROR_DAMAGED when there is some. */
void         cb_book_check_async     (CbBook               *self,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean     cb_book_check_finish    (CbBook               *self,
                                      GAsyncResult         *result,
                                      GError              **error);

/* Finishes the jobs under way and closes the file. */
void         cb_book_close_async     (CbBook               *self,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean     cb_book_close_finish    (CbBook               *self,
                                      GAsyncResult         *result,
                                      GError              **error);

const char  *cb_book_get_path        (CbBook               *self);
/* (transfer none): of the file itself, to which the path may be a link */
const char  *cb_book_get_real_path   (CbBook               *self);
gboolean     cb_book_get_read_only   (CbBook               *self);
gboolean     cb_book_get_handed_in   (CbBook               *self);
CbDatabase  *cb_book_get_database    (CbBook               *self);
guint        cb_book_get_n_live      (CbBook               *self);
guint        cb_book_get_n_deleted   (CbBook               *self);
guint        cb_book_get_n_pending   (CbBook               *self);

/* (transfer none): who works with the book, as last read. */
CbActor     *cb_book_get_actor       (CbBook               *self);

/* Whether somebody active has a password, as last read: then nobody works with it
 * before they sign in. */
gboolean     cb_book_get_sign_in_needed
                                     (CbBook               *self);

/* From now on everything is done for the person @person_id, whose password must be
 * right if they have one. There is no other way to become somebody. What they may
 * see is read anew if it isn't the same: "changed" is emitted when that is done. */
void         cb_book_sign_in_async   (CbBook               *self,
                                      gint64                person_id,
                                      const char           *password,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean     cb_book_sign_in_finish  (CbBook               *self,
                                      GAsyncResult         *result,
                                      gint64               *wait_until,
                                      GError              **error);

/* The ids of all deleted customers, of those among them who are masked, to be
 * erased later, and of the others: snapshots that are never changed, replaced
 * before "changed" is emitted. (transfer none) */
CbIdSet     *cb_book_get_deleted     (CbBook               *self);
CbIdSet     *cb_book_get_pending     (CbBook               *self);
CbIdSet     *cb_book_get_resting     (CbBook               *self);

/* For the layers above that write: takes @change, brings what is known in
 * memory up to date and emits "changed". */
void         cb_book_take_change     (CbBook               *self,
                                      CbChange             *change);

/* Forgets nothing, but reads everything anew: for when it isn't known what has
 * changed. Emits "changed" when done. */
void         cb_book_reload          (CbBook               *self);

/* Asks whether another process has written; emits "changed" if so. The book
 * asks by itself every two seconds. */
void         cb_book_poll            (CbBook               *self);

G_END_DECLS
