/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"
#include "cb-customer.h"

G_BEGIN_DECLS

/**
 * CbEditorDialog:
 *
 * The form for a new customer or one to be changed. Says in place what is
 * wrong, and stays open, with everything that was typed, until it is saved or
 * given up on purpose.
 *
 * Signal "saved" (CbCustomer *customer): the customer as it now stands in the
 * book, right before the dialog closes.
 */
#define CB_TYPE_EDITOR_DIALOG (cb_editor_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbEditorDialog, cb_editor_dialog, CB, EDITOR_DIALOG, AdwDialog)

AdwDialog *cb_editor_dialog_new (CbBook     *book,
                                 CbCustomer *customer);

G_END_DECLS
