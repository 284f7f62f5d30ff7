/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-operation-change.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): in a line of plain text what became of a value; NULL
 * for one that only a newer version can tell. */
char *cb_operation_change_describe (const CbOperationChange *change);

G_END_DECLS
