/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-custom-field.h"
#include "cb-form-dialog.h"

G_BEGIN_DECLS

/**
 * CbFieldDialog:
 *
 * The form for a custom field: its name, what can stand there, and choices.
 */
#define CB_TYPE_FIELD_DIALOG (cb_field_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbFieldDialog, cb_field_dialog, CB, FIELD_DIALOG, CbFormDialog)

/* @fields: (element-type CbCustomField): all that there are. @field: (nullable):
 * the one to be edited; NULL for a new one. (transfer floating) */
AdwDialog *cb_field_dialog_new (CbBook              *book,
                                GPtrArray           *fields,
                                const CbCustomField *field);

G_END_DECLS
