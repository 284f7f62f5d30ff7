/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-form-dialog.h"

G_BEGIN_DECLS

/**
 * CbCustomDialog:
 *
 * The form for what a customer has in the custom fields of the book.
 */
#define CB_TYPE_CUSTOM_DIALOG (cb_custom_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbCustomDialog, cb_custom_dialog, CB, CUSTOM_DIALOG, CbFormDialog)

/* @fields: (element-type CbCustomField): as they were read. @focus: the id of the
 * one to begin with, or 0. (transfer floating) */
AdwDialog *cb_custom_dialog_new (CbBook    *book,
                                 gint64     customer_id,
                                 GPtrArray *fields,
                                 gint64     focus);

G_END_DECLS
