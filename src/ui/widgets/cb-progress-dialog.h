/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-progress.h"

G_BEGIN_DECLS

/**
 * CbProgressDialog:
 *
 * Says that something takes long and how far it has come, and offers to
 * cancel it. It comes up only if the work hasn't ended after a moment.
 */
#define CB_TYPE_PROGRESS_DIALOG (cb_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbProgressDialog, cb_progress_dialog, CB, PROGRESS_DIALOG, AdwAlertDialog)

/* Watches @progress (nullable) and cancels @cancellable when asked to. Shows
 * itself over @parent; the caller ends it with cb_progress_dialog_end().
 * (transfer full) */
CbProgressDialog *cb_progress_dialog_begin (GtkWidget        *parent,
                                            const char       *heading,
                                            CbProgress       *progress,
                                            GCancellable     *cancellable);
/* Before it comes up: also offers to close it while the work goes on. */
void              cb_progress_dialog_allow_background (CbProgressDialog *self);
/* The work is over: takes the reference and closes the dialog. */
void              cb_progress_dialog_end   (CbProgressDialog *self);

G_END_DECLS
