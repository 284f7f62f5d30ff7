/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-time-text.h"

#include <glib/gi18n.h>

static char *
format (gint64      time,
        const char *pattern)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (time == 0)
    return g_strdup (_("Never"));

  utc = g_date_time_new_from_unix_utc_usec (time);
  if (utc == NULL)
    return g_strdup (_("Never"));

  local = g_date_time_to_local (utc);

  return g_date_time_format (local, pattern);
}

/**
 * cb_time_format:
 * @time: UTC microseconds since 1970, 0 for never
 *
 * Returns: (transfer full): @time as people read it
 */
char *
cb_time_format (gint64 time)
{
  /* Translators: a date and a time of day, for strftime: "4 March 2025, 14:05" */
  return format (time, _("%-e %B %Y, %H:%M"));
}

/**
 * cb_time_format_date:
 * @time: UTC microseconds since 1970, 0 for never
 *
 * Returns: (transfer full): the day of @time as people read it
 */
char *
cb_time_format_date (gint64 time)
{
  /* Translators: a date, for strftime: "4 March 2025" */
  return format (time, _("%-e %B %Y"));
}
