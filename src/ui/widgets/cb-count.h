/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many, as the locale groups digits. (transfer full) */
char     *cb_count_format (gsize       count);

/* The right one of two translated forms, with the count in the place of its
 * "%s"; for forms that come from a table. (transfer full) */
char     *cb_count_phrase (const char *singular,
                           const char *plural,
                           gsize       count);

/* What a person typed as a count: digits of any script, grouped as the locale
 * does it, with spaces or not at all. FALSE when it is no count. */
gboolean  cb_count_parse  (const char *text,
                           gsize      *count);

G_END_DECLS
