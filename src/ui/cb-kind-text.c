/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-kind-text.h"

#include "cb-count.h"

/* Both forms, for ngettext() where it is known how many. */
#define NP_(singular, plural) { singular, plural }

static const char *const records[CB_N_RECORD_KINDS][2] = {
  [CB_RECORD_ADDRESS] = NP_("%s address", "%s addresses"),
  [CB_RECORD_PAYMENT_METHOD] = NP_("%s payment method", "%s payment methods"),
  [CB_RECORD_DEPENDENT] = NP_("%s dependent", "%s dependents"),
  [CB_RECORD_PHOTO] = NP_("%s photo", "%s photos"),
  [CB_RECORD_CUSTOM_VALUE] = NP_("%s custom field", "%s custom fields"),
  [CB_RECORD_DOCUMENT] = NP_("%s document", "%s documents"),
  [CB_RECORD_MESSAGE] = NP_("%s message", "%s messages"),
  [CB_RECORD_HISTORY] = NP_("%s history entry", "%s history entries"),
  [CB_RECORD_BILLING_CYCLE] = NP_("%s billing cycle", "%s billing cycles"),
  [CB_RECORD_ACCOUNTING_LINK] = NP_("%s link to accounting", "%s links to accounting"),
};

char *
cb_item_kind_describe_count (CbItemKind kind,
                             gsize      n)
{
  const CbItemKindInfo *info = cb_item_kind_get_info (kind);

  g_return_val_if_fail (info != NULL, NULL);

  return cb_count_phrase (info->count, info->count_plural, n);
}

char *
cb_record_kind_describe_count (CbRecordKind kind,
                               gsize        n)
{
  g_return_val_if_fail (kind > 0 && kind < CB_N_RECORD_KINDS, NULL);

  return cb_count_phrase (records[kind][0], records[kind][1], n);
}
