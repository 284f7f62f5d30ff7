/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/*
 * Files of books by their path, in the file name encoding: copies of the one that is
 * open, and what takes its place. On any thread but the main one.
 */

/* Whether both are the same file, whatever it is called. */
gboolean      cb_book_file_is_same      (const char    *path,
                                         const char    *other);
/* (transfer full): opens a book to read it, whatever version it is of up to this one;
 * nothing is written to it. %CB_ERROR_NOT_A_BOOK and its like for all else. */
CbConnection *cb_book_file_open         (const char    *path,
                                         GError       **error);
/* (transfer full): makes an empty file beside @path, for nobody else to read, always under
 * the same name: in place of one that a crash has left. @fd (out), to be closed when it has
 * another name or none, says that somebody is at it: %CB_ERROR_TARGET_IN_USE then. */
char         *cb_book_file_make_beside  (const char    *path,
                                         int           *fd,
                                         GError       **error);
/* (transfer full): where what is to take the place of the book at @path is made. One
 * that a crash has left is removed when the book is opened. */
char         *cb_book_file_get_next     (const char    *path);
void          cb_book_file_remove_next  (const char    *path);
/* The same when the book is opened, with the second name that it was given before it was
 * to be replaced: it would be written to under both. @path is its real path. */
void          cb_book_file_remove_left  (const char    *path);
/* Makes an empty file, for nobody else to read; there must be none. */
gboolean      cb_book_file_make         (const char    *path,
                                         GError       **error);
/* Returns when all of the file is on the disk. */
gboolean      cb_book_file_sync         (const char    *path,
                                         GError       **error);
/* Gives @path the file @from, in place of the one that is there; all or nothing. */
gboolean      cb_book_file_put          (const char    *from,
                                         const char    *path,
                                         GError       **error);
/* The same with a copy of a book, where there may be something else that somebody has
 * open: what they write, or a crash has left in a log beside it, would end up in the
 * copy. %CB_ERROR_TARGET_IN_USE then. */
gboolean      cb_book_file_put_copy     (const char    *from,
                                         const char    *path,
                                         GError       **error);
/* Puts @next in the place of the book at @path, which nobody must have open, and keeps
 * that as @aside (transfer full), or under that name with a number. Stopped anywhere,
 * there is one or the other at @path. */
gboolean      cb_book_file_replace      (const char    *path,
                                         const char    *next,
                                         char         **aside,
                                         GError       **error);

G_END_DECLS
