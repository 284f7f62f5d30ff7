/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-book.h"
#include "cb-plan.h"

G_BEGIN_DECLS

/*
 * The way of a deletion, undeletion or erasure through the window: a plan is
 * made, the person is asked, it is applied, and a toast says what was done and
 * offers to undo it, or a dialog when somebody was left out. All of it over the
 * window of @parent, which does nothing else meanwhile: a second call is ignored
 * until the first has ended. The toast comes up in the dialog that @parent is
 * part of, if there is one with an AdwToastOverlay.
 */

/* @customers may be changed afterwards. CB_ACTION_ERASE stands for deleting
 * forever as the preferences of the book say: at once, or masked until later.
 * Those who are masked already are erased at once. */
void cb_deletion_flow_run       (GtkWidget     *parent,
                                 CbBook        *book,
                                 CbAction       action,
                                 const CbIdSet *customers);
/* Assigns them to @person, or to nobody if that is 0. */
void cb_deletion_flow_assign    (GtkWidget     *parent,
                                 CbBook        *book,
                                 const CbIdSet *customers,
                                 gint64         person);
/* The same for actions on items. */
void cb_deletion_flow_run_items (GtkWidget     *parent,
                                 CbBook        *book,
                                 CbAction       action,
                                 const CbIdSet *items);
/* Undoes the last operation that can be, or does the last undone again. */
void cb_deletion_flow_undo      (GtkWidget     *parent,
                                 CbBook        *book,
                                 gboolean       redo);
/* Undoes that operation; @redo says that it had undone something itself. */
void cb_deletion_flow_reverse   (GtkWidget     *parent,
                                 CbBook        *book,
                                 gint64         operation_id,
                                 gboolean       redo);

G_END_DECLS
