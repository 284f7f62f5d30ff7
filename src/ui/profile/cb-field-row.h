/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-checked-row.h"
#include "cb-customer-field.h"

G_BEGIN_DECLS

/**
 * CbFieldRow:
 *
 * A row for a field of a customer, which is checked as soon as it is left.
 */
#define CB_TYPE_FIELD_ROW (cb_field_row_get_type ())
G_DECLARE_FINAL_TYPE (CbFieldRow, cb_field_row, CB, FIELD_ROW, CbCheckedRow)

CbFieldRow      *cb_field_row_new          (CbCustomerField  field);
CbCustomerField  cb_field_row_get_field    (CbFieldRow      *self);
void             cb_field_row_set_optional (CbFieldRow      *self,
                                            gboolean         optional);
gboolean         cb_field_row_check        (CbFieldRow      *self);

G_END_DECLS
