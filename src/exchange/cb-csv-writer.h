/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends @values, which end with NULL, as a line of CSV (RFC 4180). What a spreadsheet
 * would take for a formula gets an apostrophe before it. */
void cb_csv_writer_append_line (GString           *out,
                                const char *const *values);

G_END_DECLS
