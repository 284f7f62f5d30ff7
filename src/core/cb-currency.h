/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Currencies, by their ISO 4217 codes. Amounts are counted in minor units: an
 * amount of 1250 EUR is 12.50.
 */

/* Whether there is money of that code: "EUR", not "eur". */
gboolean  cb_currency_is_known   (const char *code);
/* How many digits after the decimal point the minor units come to; 2 for a
 * code that isn't known. */
guint     cb_currency_get_digits (const char *code);

G_END_DECLS
