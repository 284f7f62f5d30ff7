/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbBlockersDialog:
 *
 * Lists the items that keep customers from being deleted, by kind; opens them
 * and deletes them: one, all of a kind, or all. Follows the book.
 *
 * Signal "continue": nothing is in the way any more, and the deletion is to go
 * on. The dialog has closed by then.
 */
#define CB_TYPE_BLOCKERS_DIALOG (cb_blockers_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbBlockersDialog, cb_blockers_dialog, CB, BLOCKERS_DIALOG, AdwDialog)

AdwDialog *cb_blockers_dialog_new (CbBook        *book,
                                   const CbIdSet *customers);

G_END_DECLS
