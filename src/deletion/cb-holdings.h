/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-plan-private.h"

G_BEGIN_DECLS

/* Where the records of a kind stand. */
typedef struct
{
  const char *count;  /* how many a set of customers has */
  const char *erase;
  const char *exists; /* whether anybody has any */
} CbHolding;

/* By kind of record; the first stands for none. */
extern const CbHolding cb_holdings[CB_N_RECORD_KINDS];

/* Notes what the customers of @plan own, by what becomes of it when they are
 * erased. On a database thread. */
gboolean cb_holdings_count        (CbConnection   *connection,
                                   CbPlan         *plan,
                                   GError        **error);
/* Notes who of them is linked to accounting. */
gboolean cb_holdings_count_linked (CbConnection   *connection,
                                   CbPlan         *plan,
                                   GError        **error);

G_END_DECLS
