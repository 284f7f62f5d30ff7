/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *cb_search_scan_find (const char *text,
                                 gsize       size,
                                 const char *word,
                                 gsize       length);

G_END_DECLS
