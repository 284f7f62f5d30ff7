/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-document.h"

G_BEGIN_DECLS

/**
 * CbDocumentRow:
 *
 * A document in a list: title, type, size, date, and a menu of the actions
 * document.open, .save and .delete, whose target is its id.
 */
#define CB_TYPE_DOCUMENT_ROW (cb_document_row_get_type ())
G_DECLARE_FINAL_TYPE (CbDocumentRow, cb_document_row, CB, DOCUMENT_ROW, AdwActionRow)

/* @editable: whether it can be deleted */
GtkWidget        *cb_document_row_new          (const CbDocument *document,
                                                gboolean          editable);
/* (transfer none) */
const CbDocument *cb_document_row_get_document (CbDocumentRow    *self);

G_END_DECLS
