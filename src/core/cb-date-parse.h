/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Dates as they are typed and shown in a form: as ISO 8601 writes them, with a
 * time of day if it matters, "2026-03-04" or "2026-03-04 14:05". A date alone
 * stands for the first moment of that day.
 */

/* @time: UTC microseconds since 1970. FALSE, and @time not touched, when it is
 * no date from 1900 to 2199. */
gboolean  cb_date_parse   (const char *text,
                           GTimeZone  *zone,
                           gint64     *time);
/* Whether @text is a day as it stands in a book, "2026-03-04". */
gboolean  cb_date_is_day  (const char *text);
/* (transfer full): "" for 0 */
char     *cb_date_to_text (gint64      time,
                           GTimeZone  *zone);

G_END_DECLS
