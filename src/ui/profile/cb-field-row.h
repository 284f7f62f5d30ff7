/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-customer-field.h"

G_BEGIN_DECLS

/**
 * CbFieldRow:
 *
 * An entry row for a field of a customer. What is wrong with its value is
 * said below it, in a row of its own that has to be added to the same list
 * right after it.
 */
#define CB_TYPE_FIELD_ROW (cb_field_row_get_type ())
G_DECLARE_FINAL_TYPE (CbFieldRow, cb_field_row, CB, FIELD_ROW, AdwEntryRow)

CbFieldRow      *cb_field_row_new             (CbCustomerField  field);
CbCustomerField  cb_field_row_get_field       (CbFieldRow      *self);
GtkWidget       *cb_field_row_get_problem_row (CbFieldRow      *self);
void             cb_field_row_set_optional    (CbFieldRow      *self,
                                               gboolean         optional);
gboolean         cb_field_row_check           (CbFieldRow      *self);
const char      *cb_field_row_get_problem     (CbFieldRow      *self);

G_END_DECLS
