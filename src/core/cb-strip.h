/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): @text without the white space at both ends, that of other
 * scripts and web pages included. What is not UTF-8 is stripped as ASCII. */
char *cb_strip (const char *text);

G_END_DECLS
