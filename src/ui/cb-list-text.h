/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): @parts, a NULL-terminated array, as they stand in a
 * sentence: "a, b and c"; "" when there are none. */
char *cb_list_text_join (const char *const *parts);

G_END_DECLS
