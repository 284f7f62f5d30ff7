/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-record.h"

G_BEGIN_DECLS

/**
 * CbRecordForm:
 *
 * The rows in which a record is edited. What is wrong is said below the row that
 * it is in.
 */
#define CB_TYPE_RECORD_FORM (cb_record_form_get_type ())
G_DECLARE_FINAL_TYPE (CbRecordForm, cb_record_form, CB, RECORD_FORM, AdwBin)

/* @record: what stands in the form to begin with. (transfer floating) */
GtkWidget *cb_record_form_new        (const CbRecord *record);
/* What stands in the form, if it can be saved; else NULL, and the row in which
 * something is wrong gets the focus. (transfer full) (nullable) */
CbRecord  *cb_record_form_get_record (CbRecordForm   *self);
/* Whether something was typed. */
gboolean   cb_record_form_is_dirty   (CbRecordForm   *self);

G_END_DECLS
