/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What was typed to find customers, taken apart.
 */
GPtrArray *cb_search_words_split            (const char *folded);
char      *cb_search_words_get_phone_digits (const char *query);

G_END_DECLS
