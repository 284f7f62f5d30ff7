/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/*
 * What somebody wanted and may not: operations of their own kind, with the
 * permissions that are missing. For wishes, not for what the window reads.
 */

/* Records that who works with @book wanted what takes @missing. Nobody waits for it,
 * nor hears when it can't be recorded. */
void cb_refusal_store_note       (CbBook           *book,
                                  CbPermissionSet   missing);
/* The same for what failed with @error, when that is %CB_ERROR_DENIED and says what is
 * missing. */
void cb_refusal_store_note_error (CbBook           *book,
                                  const GError     *error);

G_END_DECLS
