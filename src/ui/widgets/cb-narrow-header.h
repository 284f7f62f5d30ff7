/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A narrow window has no room for buttons to minimize and maximize it: with
 * @narrow @header_bar shows none. */
void cb_narrow_header_set   (AdwHeaderBar  *header_bar,
                             gboolean       narrow);
/* The same while @breakpoint applies. */
void cb_narrow_header_watch (AdwHeaderBar  *header_bar,
                             AdwBreakpoint *breakpoint);

G_END_DECLS
