/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-operation.h"

G_BEGIN_DECLS

/* Records that what stands in the book was written to a file: of @customers, or of
 * @n of whatever @kind counts. A single customer is named by number for as long as they
 * exist. In a transaction. Returns the id of the operation, or 0 with @error. */
gint64  cb_export_rows_note (CbConnection     *connection,
                             CbOperationKind   kind,
                             const CbIdSet    *customers,
                             gsize             n,
                             GError          **error);

G_END_DECLS
