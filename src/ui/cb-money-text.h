/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer none): of the locale */
const char *cb_money_get_decimal_point  (void);
/* (transfer full): the ISO 4217 code of the locale's currency */
char       *cb_money_get_local_currency (void);

/* (transfer full): "1,234.50 EUR"; @amount in minor units. Grouping and decimal
 * point are those of the locale. */
char       *cb_money_format             (gint64      amount,
                                         const char *currency);

G_END_DECLS
