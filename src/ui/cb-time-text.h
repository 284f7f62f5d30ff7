/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): a time in UTC microseconds since 1970 as local date and
 * time of day; "Never" for 0. */
char *cb_time_format            (gint64 time);
/* (transfer full): the same without the time of day. */
char *cb_time_format_date       (gint64 time);
/* (transfer full): the same two where there is little room, as in columns; "" for 0. */
char *cb_time_format_short      (gint64 time);
char *cb_time_format_short_date (gint64 time);

G_END_DECLS
