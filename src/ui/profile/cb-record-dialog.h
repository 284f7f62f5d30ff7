/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-form-dialog.h"
#include "cb-record.h"

G_BEGIN_DECLS

/**
 * CbRecordDialog:
 *
 * The form for a new record or one that there is. It closes when the record has
 * been saved, and until then loses nothing that was typed.
 */
#define CB_TYPE_RECORD_DIALOG (cb_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbRecordDialog, cb_record_dialog, CB, RECORD_DIALOG, CbFormDialog)

/* @record: as it was read; one without an id is added. (transfer floating) */
AdwDialog *cb_record_dialog_new (CbBook         *book,
                                 const CbRecord *record);

G_END_DECLS
