/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-currency.h"

#include <string.h>

#define CODE_LENGTH 3

/* By the digits of their minor units. */
static const struct
{
  const char *codes;
  guint       n_digits;
} currencies[] = {
  { "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF "
    "IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR "
    "MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD "
    "SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG "
    "YER ZAR ZMW ZWG", 2 },
  { "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0 },
  { "BHD IQD JOD KWD LYD OMR TND", 3 },
  { "CLF UYW", 4 },
};

/* (nullable): the digits */
static const guint *
find (const char *code)
{
  if (strlen (code) != CODE_LENGTH || strchr (code, ' ') != NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      if (strstr (currencies[i].codes, code) != NULL)
        return &currencies[i].n_digits;
    }

  return NULL;
}

gboolean
cb_currency_is_known (const char *code)
{
  g_return_val_if_fail (code != NULL, FALSE);

  return find (code) != NULL;
}

guint
cb_currency_get_digits (const char *code)
{
  const guint *n_digits;

  g_return_val_if_fail (code != NULL, 2);

  n_digits = find (code);

  return n_digits != NULL ? *n_digits : 2;
}
