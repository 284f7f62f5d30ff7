/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-find-hit.h"

G_BEGIN_DECLS

/*
 * What was found, in words: plain text. (transfer full)
 */

/* Above a group: "Customers · 1,204", or "Messages · more than 6". */
char *cb_find_format_heading  (CbFound     *found,
                               CbFindGroup  group);
char *cb_find_format_title    (CbFindHit   *hit);
char *cb_find_format_subtitle (CbFindHit   *hit);

G_END_DECLS
