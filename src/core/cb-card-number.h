/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the number of a payment card stands somewhere in @text, which must be
 * valid UTF-8: whole, alone or in groups of digits, of a length and with a
 * beginning that cards have, and with the right check digit (ISO/IEC 7812). A
 * phone number with its + and an account number (IBAN) are none. */
gboolean cb_card_number_is_in (const char *text);

G_END_DECLS
