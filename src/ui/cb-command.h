/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/*
 * What commands have in common that are done in a book without a window, a display
 * or a session: they wait for what is asynchronous.
 */

/* Hand cb_command_result_cb() the address of a GAsyncResult pointer that is NULL. */
void          cb_command_result_cb  (GObject        *source,
                                     GAsyncResult   *result,
                                     gpointer        place);
/* (transfer full) */
GAsyncResult *cb_command_wait       (GAsyncResult  **place);

/* (transfer full) (nullable): to be written; %CB_ERROR_READ_ONLY if it can't be */
CbBook       *cb_command_open_book  (const char     *path,
                                     GError        **error);
gboolean      cb_command_close_book (CbBook         *book,
                                     GError        **error);

/* Says on the standard error output what went wrong, and returns the exit status. */
int           cb_command_fail       (const char     *path,
                                     const GError   *error);

G_END_DECLS
