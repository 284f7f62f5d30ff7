/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbPreferencesDialog:
 *
 * The preferences of a book: what is chosen is saved at once.
 */
#define CB_TYPE_PREFERENCES_DIALOG (cb_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbPreferencesDialog, cb_preferences_dialog, CB, PREFERENCES_DIALOG, AdwPreferencesDialog)

void cb_preferences_dialog_show (GtkWidget *parent,
                                 CbBook    *book);

G_END_DECLS
