/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What belongs to a customer alone and dies with it. The numbers stand in
 * books; never change them. */
typedef enum
{
  CB_RECORD_ADDRESS = 1,
  CB_RECORD_PAYMENT_METHOD = 2,
  CB_RECORD_DEPENDENT = 3,
  CB_RECORD_PHOTO = 4,
  CB_RECORD_CUSTOM_VALUE = 5,
  CB_RECORD_DOCUMENT = 6,
  CB_RECORD_MESSAGE = 7,
  CB_RECORD_HISTORY = 8,
  CB_RECORD_BILLING_CYCLE = 9,
  CB_RECORD_ACCOUNTING_LINK = 10,
} CbRecordKind;
/* Kinds run from 1 to below this. */
#define CB_N_RECORD_KINDS (CB_RECORD_ACCOUNTING_LINK + 1)

/* The accounting programs that a customer can be linked to. */
typedef enum
{
  CB_ACCOUNTING_QUICKBOOKS = 1,
  CB_ACCOUNTING_XERO = 2,
} CbAccounting;
#define CB_N_ACCOUNTINGS (CB_ACCOUNTING_XERO + 1)

G_END_DECLS
