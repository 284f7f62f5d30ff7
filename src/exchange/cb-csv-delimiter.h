/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char cb_csv_delimiter_detect (const char *text,
                              gsize       length,
                              gboolean   *declared);

G_END_DECLS
