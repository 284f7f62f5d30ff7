/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/* Hands the bytes of all files in the program's own folders to @func, but for
 * those of books, the one at @book included; NULL at the end of each. */
void cb_proof_files_read (const char  *book,
                          CbRawFunc    func,
                          gpointer     user_data);

G_END_DECLS
