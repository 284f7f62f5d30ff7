/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-customer-list.h"

G_BEGIN_DECLS

/**
 * CbSelectionModel:
 *
 * Which customers of a #CbCustomerList are selected, kept by id, so that it
 * does not matter where they stand. It is always a part of what the list
 * shows: whoever is deleted leaves it, and so does whoever a search hides,
 * lest something be done to customers that nobody sees. Selecting all while
 * the list is loading means all that it will show.
 *
 * Rows have check boxes: to move among them selects nothing, and loses nothing
 * that was selected, so selecting one item alone is refused. Ranges replace
 * what was selected, as everywhere.
 *
 * Property "n-selected" (guint64, notified).
 */
#define CB_TYPE_SELECTION_MODEL (cb_selection_model_get_type ())
G_DECLARE_FINAL_TYPE (CbSelectionModel, cb_selection_model, CB, SELECTION_MODEL, GObject)

CbSelectionModel *cb_selection_model_new            (CbCustomerList   *list);

CbCustomerList   *cb_selection_model_get_list       (CbSelectionModel *self);
/* (transfer none): changes with the selection. */
CbIdSet          *cb_selection_model_get_selected   (CbSelectionModel *self);
gsize             cb_selection_model_get_n_selected (CbSelectionModel *self);

G_END_DECLS
