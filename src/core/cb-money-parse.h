/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Minor units: more than any business has, and a hundred thousand of them can
 * still be added up. */
#define CB_MONEY_MAX G_GINT64_CONSTANT (99999999999999)

/* What keeps text from being an amount. */
typedef enum
{
  CB_MONEY_PROBLEM_NONE,
  CB_MONEY_PROBLEM_EMPTY,
  CB_MONEY_PROBLEM_MALFORMED,    /* no number */
  CB_MONEY_PROBLEM_TOO_PRECISE,  /* less than a minor unit */
  CB_MONEY_PROBLEM_TOO_LARGE,
} CbMoneyProblem;

/* Reads an amount as a person types it, with digits of any script, into minor
 * units of @currency, an ISO 4217 code. @decimal_point is the locale's: "." or
 * ",". Never by way of floating point. @amount isn't touched when there is a
 * problem. */
CbMoneyProblem  cb_money_parse   (const char *text,
                                  const char *currency,
                                  const char *decimal_point,
                                  gint64     *amount);
/* (transfer full): the same the other way round, without grouping: "1234.50". */
char           *cb_money_to_text (gint64      amount,
                                  const char *currency,
                                  const char *decimal_point);

G_END_DECLS
