/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-history-entry.h"

G_BEGIN_DECLS

/* (transfer full): what was done, in plain text: "Invoice IN-0001: Sent → Paid". */
char *cb_history_describe (CbHistoryEntry *entry);

G_END_DECLS
