/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbAssignDialog:
 *
 * Asks to whom customers are to be assigned, and has that done.
 */
#define CB_TYPE_ASSIGN_DIALOG (cb_assign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbAssignDialog, cb_assign_dialog, CB, ASSIGN_DIALOG, AdwDialog)

/* @customers: copied. @except: the id of a person who is not offered, or 0.
 * Over the window of @parent, from where it goes on as
 * cb_deletion_flow_assign(). */
void  cb_assign_dialog_present  (GtkWidget      *parent,
                                 CbBook         *book,
                                 const CbIdSet  *customers,
                                 gint64          except);

G_END_DECLS
