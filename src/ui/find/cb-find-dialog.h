/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbFindDialog:
 *
 * Finds everything by a few letters, in groups, and opens it in the window; or
 * finds somebody to write to, and opens the conversation.
 */
#define CB_TYPE_FIND_DIALOG (cb_find_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbFindDialog, cb_find_dialog, CB, FIND_DIALOG, AdwDialog)

/* (transfer floating) */
AdwDialog *cb_find_dialog_new           (CbBook *book);
AdwDialog *cb_find_dialog_new_addressee (CbBook *book);

G_END_DECLS
