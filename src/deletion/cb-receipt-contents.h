/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-item-kind.h"
#include "cb-record-kind.h"

G_BEGIN_DECLS

/**
 * CbReceiptContents:
 *
 * How many items and records an erasure took with the customers, and how many
 * items it left, masked. By kind.
 */
typedef struct
{
  gsize   n_items[CB_N_ITEM_KINDS];
  gsize   n_records[CB_N_RECORD_KINDS];
  gsize   n_kept[CB_N_ITEM_KINDS];

  /* Of what was kept, and is still there: how many are there for ever, and how
   * many until a time of their own, of which these are the first and the last,
   * in UTC microseconds since 1970. */
  gsize   n_for_ever;
  gsize   n_until;
  gint64  first_until;
  gint64  last_until;
} CbReceiptContents;

G_END_DECLS
