/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer.h"

G_BEGIN_DECLS

/**
 * CbDemoMaker:
 *
 * Invents the customers of a small cleaning company, one after the other, the
 * same each time.
 */
typedef struct _CbDemoMaker CbDemoMaker;

/* 30 June 2026, 12:00 UTC: the last day of the demo. */
#define CB_DEMO_LAST_DAY G_GINT64_CONSTANT (1782820800000000)

CbDemoMaker *cb_demo_maker_new  (guint         n_customers);
void         cb_demo_maker_free (CbDemoMaker  *self);

void         cb_demo_maker_next (CbDemoMaker  *self,
                                 CbCustomer   *customer,
                                 const char  **assigned_to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbDemoMaker, cb_demo_maker_free)

G_END_DECLS
