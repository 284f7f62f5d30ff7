/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many, as the locale groups digits. (transfer full) */
char     *cb_count_format (gsize       count);

/* What a person typed as a count: digits of any script, grouped as the locale
 * does it, with spaces or not at all. FALSE when it is no count. */
gboolean  cb_count_parse  (const char *text,
                           gsize      *count);

G_END_DECLS
