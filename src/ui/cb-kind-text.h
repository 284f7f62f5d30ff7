/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-item-kind.h"
#include "cb-record-kind.h"

G_BEGIN_DECLS

/*
 * How many of what a customer has, in words. Usable on any thread.
 */

/* (transfer full): "3 quotes", as it stands in a sentence. @kind must be valid. */
char *cb_item_kind_describe_count   (CbItemKind   kind,
                                     gsize        n);
/* (transfer full): "2 addresses" */
char *cb_record_kind_describe_count (CbRecordKind kind,
                                     gsize        n);

G_END_DECLS
