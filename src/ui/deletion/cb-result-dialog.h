/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"
#include "cb-plan.h"

G_BEGIN_DECLS

/**
 * CbResultDialog:
 *
 * What became of each customer of a plan that was applied: done, or left out
 * and why. The list can be exported.
 *
 * Signal "undo": the person wants it back. The dialog has closed by then.
 */
#define CB_TYPE_RESULT_DIALOG (cb_result_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbResultDialog, cb_result_dialog, CB, RESULT_DIALOG, AdwDialog)

AdwDialog *cb_result_dialog_new (CbBook   *book,
                                 CbPlan   *plan,
                                 gboolean  can_undo);

G_END_DECLS
