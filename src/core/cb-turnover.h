/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As many months are looked back at, the current one the last. */
#define CB_TURNOVER_MONTHS 24

/* What there was in one currency. Minor units. */
typedef struct
{
  char   currency[4];
  gint64 paid;                          /* received at any time */
  gint64 invoiced[CB_TURNOVER_MONTHS];  /* the oldest month first */
  gint64 received[CB_TURNOVER_MONTHS];
} CbTurnoverSums;

/* What is open of the invoices in one currency. Minor units. */
typedef struct
{
  char   currency[4];
  gint64 owed;
} CbOwed;

/**
 * CbTurnover:
 *
 * What was invoiced to a customer and what was received from them, month by
 * month, and what is owed. Drafts and void invoices don't count, nor does what is deleted.
 */
typedef struct
{
  gint64  starts[CB_TURNOVER_MONTHS + 1];  /* of each month by local time, and of what comes after: UTC microseconds
                                            * since 1970 */
  GArray *sums;                            /* of CbTurnoverSums, by currency */
  GArray *owed;                            /* of CbOwed, by currency */
} CbTurnover;

CbTurnover *cb_turnover_new         (gint64              now);
void        cb_turnover_free        (CbTurnover         *self);
gboolean    cb_turnover_add_invoice (CbTurnover         *self,
                                     const char         *currency,
                                     gint64              amount,
                                     gint64              date);
gboolean    cb_turnover_add_payment (CbTurnover         *self,
                                     const char         *currency,
                                     gint64              amount,
                                     gint64              date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbTurnover, cb_turnover_free)

G_END_DECLS
