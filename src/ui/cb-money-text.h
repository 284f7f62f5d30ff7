/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many digits after the decimal point the minor units of @currency, an
 * ISO 4217 code, come to. */
guint  cb_money_get_digits (const char *currency);

/* (transfer full): "1,234.50 EUR"; @amount in minor units. Grouping and decimal
 * point are those of the locale. */
char  *cb_money_format     (gint64      amount,
                            const char *currency);

G_END_DECLS
