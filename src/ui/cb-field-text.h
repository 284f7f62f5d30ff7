/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer-field.h"
#include "cb-import-report.h"

G_BEGIN_DECLS

/*
 * The words for what stands in a customer's fields and for what is wrong with
 * it. Usable on any thread.
 */

const char *cb_field_get_label         (CbCustomerField    field);
/* (transfer full) (nullable): a sentence, NULL when nothing is wrong. */
char       *cb_field_describe_problem  (CbCustomerField    field,
                                        CbFieldProblem     problem);
const char *cb_field_describe_card     (void);

/* (transfer full): what the row does, in a few words. */
char       *cb_import_row_describe     (const CbImportRow *row);
/* (transfer none): what a column becomes, for a CbImportTarget. */
const char *cb_import_target_get_label (int                target);

G_END_DECLS
