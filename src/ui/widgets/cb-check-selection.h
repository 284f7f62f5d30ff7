/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-lazy-list.h"

G_BEGIN_DECLS

/**
 * CbCheckSelection:
 *
 * Which rows of a #CbLazyList are selected, kept by id, as check boxes show it:
 * to move among them selects nothing, and loses nothing that was selected.
 * Whatever leaves the list leaves the selection.
 *
 * Property "n-selected" (guint64, notified).
 */
#define CB_TYPE_CHECK_SELECTION (cb_check_selection_get_type ())
G_DECLARE_FINAL_TYPE (CbCheckSelection, cb_check_selection, CB, CHECK_SELECTION, GObject)

/* @shown: @list, or its beginning, which is all that a view gets to see. */
CbCheckSelection *cb_check_selection_new            (GListModel       *shown,
                                                     CbLazyList       *list);
/* (transfer none): changes with the selection. */
CbIdSet          *cb_check_selection_get_selected   (CbCheckSelection *self);
gsize             cb_check_selection_get_n_selected (CbCheckSelection *self);
/* Leaves those only that are in the list. */
void              cb_check_selection_update         (CbCheckSelection *self);

G_END_DECLS
