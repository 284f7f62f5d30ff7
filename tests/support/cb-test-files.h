/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *cb_test_folder_new      (void);
void        cb_test_folder_remove   (const char  *folder);

/* Bytes of a file, read by another process: if this one closed a file that it
 * has open as a book, all locks on it would be gone. */
GBytes     *cb_test_file_read       (const char  *path);
void        cb_test_file_write      (const char  *path,
                                     const void  *data,
                                     gsize        size);
void        cb_test_file_copy       (const char  *from,
                                     const char  *to);
/* -1 when there is none. */
gint64      cb_test_file_get_size   (const char  *path);
/* All permission bits. */
guint       cb_test_file_get_mode   (const char  *path);
void        cb_test_file_assert_bytes (const char *path,
                                       GBytes     *expected);
/* The names in @folder, sorted and joined by spaces. */
char       *cb_test_folder_list     (const char  *folder);

G_END_DECLS
