/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-custom-field.h"

G_BEGIN_DECLS

/*
 * The words for the fields that a business gives its customers.
 */

const char *cb_custom_kind_get_title      (CbCustomKind         kind);
/* (transfer full): what a customer has there, as people read it; "" for nothing */
char       *cb_custom_format_value        (const CbCustomField *field);
/* What is wrong with what was entered there. (nullable) */
const char *cb_custom_describe_value      (const CbCustomField *field,
                                           CbCustomProblem      problem);
/* What is wrong with the name of a field. (nullable) */
const char *cb_custom_describe_name       (CbCustomProblem      problem);
/* What is wrong with its choices. (nullable) */
const char *cb_custom_describe_choices    (CbCustomProblem      problem);

G_END_DECLS
