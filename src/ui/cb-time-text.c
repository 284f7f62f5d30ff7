/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-time-text.h"

#include <glib/gi18n.h>

/* (transfer full) (nullable) */
static char *
format (gint64      time,
        const char *pattern)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (time == 0)
    return NULL;

  utc = g_date_time_new_from_unix_utc_usec (time);
  if (utc == NULL)
    return NULL;

  local = g_date_time_to_local (utc);

  return g_date_time_format (local, pattern);
}

/* @text: (transfer full) (nullable) */
static char *
or_never (char *text)
{
  return text != NULL ? text : g_strdup (_("Never"));
}

/* @text: (transfer full) (nullable) */
static char *
or_nothing (char *text)
{
  return text != NULL ? text : g_strdup ("");
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
  return or_never (format (time, _("%-e %B %Y, %H:%M")));
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
  return or_never (format (time, _("%-e %B %Y")));
}

/**
 * cb_time_format_short:
 * @time: UTC microseconds since 1970, 0 for never
 *
 * Returns: (transfer full): @time for a column; "" for never
 */
char *
cb_time_format_short (gint64 time)
{
  /* Translators: a short date and a time of day, for strftime */
  return or_nothing (format (time, _("%x, %H:%M")));
}

/**
 * cb_time_format_short_date:
 * @time: UTC microseconds since 1970, 0 for never
 *
 * Returns: (transfer full): the day of @time for a column; "" for never
 */
char *
cb_time_format_short_date (gint64 time)
{
  return or_nothing (format (time, "%x"));
}
