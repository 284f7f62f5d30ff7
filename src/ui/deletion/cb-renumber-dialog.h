/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbRenumberDialog:
 *
 * Asks what to do with deleted customers who are to be taken back, but whose
 * numbers belong to others by now: for each or for all, the next free number,
 * or leave them out.
 */
#define CB_TYPE_RENUMBER_DIALOG (cb_renumber_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbRenumberDialog, cb_renumber_dialog, CB, RENUMBER_DIALOG, AdwDialog)

AdwDialog *cb_renumber_dialog_new           (CbBook              *book,
                                             const CbIdSet       *customers);
void       cb_renumber_dialog_choose        (CbRenumberDialog    *self,
                                             GtkWidget           *parent,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
/* (transfer full) (nullable): who gets the next free number, NULL when nobody
 * is to be taken back. */
CbIdSet   *cb_renumber_dialog_choose_finish (CbRenumberDialog    *self,
                                             GAsyncResult        *result);

G_END_DECLS
