/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-operation-entry.h"

G_BEGIN_DECLS

/*
 * The words for operations. All are plain text; strings are (transfer full)
 * unless they are const.
 */

/* "Deleted 9 customers", "Undid the deletion of customer 1042" */
char       *cb_operation_describe         (CbOperationEntry *entry);
/* What else it took, a line each: "Closed: 2 appointments, 1 reminder". NULL
 * if there is nothing to say. */
char       *cb_operation_describe_details (CbOperationEntry *entry);
/* "4 March 2025, 14:05, by Jane Doe" */
char       *cb_operation_describe_origin  (CbOperationEntry *entry);
/* The name of an icon. */
const char *cb_operation_get_icon         (CbOperationEntry *entry);

G_END_DECLS
