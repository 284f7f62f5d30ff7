/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbDocumentsTab:
 *
 * A customer's documents: added from a dialog or by dropping files onto the page,
 * opened in their programs, saved elsewhere, deleted. It follows the book while it
 * is seen.
 */
#define CB_TYPE_DOCUMENTS_TAB (cb_documents_tab_get_type ())
G_DECLARE_FINAL_TYPE (CbDocumentsTab, cb_documents_tab, CB, DOCUMENTS_TAB, AdwBin)

GtkWidget *cb_documents_tab_new       (CbBook         *book,
                                       gint64          customer_id);
/* @editable: whether documents can be added and deleted: of a customer who isn't.
 * @masked: whether there is nothing to see. */
void       cb_documents_tab_set_state (CbDocumentsTab *self,
                                       gboolean        editable,
                                       gboolean        masked);

G_END_DECLS
