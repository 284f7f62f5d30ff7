/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbEraseDialog:
 *
 * The last question before customers or records are deleted forever. The
 * response "apply" can be chosen only while their number stands in its entry;
 * "cancel" is the default.
 */
#define CB_TYPE_ERASE_DIALOG (cb_erase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbEraseDialog, cb_erase_dialog, CB, ERASE_DIALOG, AdwAlertDialog)

AdwDialog *cb_erase_dialog_new (const char *heading,
                                const char *body,
                                gsize       n,
                                gboolean    of_items,
                                const char *response,
                                GtkWidget  *details);

G_END_DECLS
