/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes text comparable for searching: without case, accents and width.
 * Appends to @out; plain ASCII takes a short cut. */
void  cb_fold_append         (GString    *out,
                              const char *text);
char *cb_fold                (const char *text);

/* Keeps only the digits (of any script, as ASCII) of a phone number. */
void  cb_fold_append_digits  (GString    *out,
                              const char *text);

G_END_DECLS
