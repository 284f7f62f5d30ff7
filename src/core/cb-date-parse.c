/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-date-parse.h"

#include <string.h>

#define MIN_YEAR 1900
#define MAX_YEAR 2199

/* Reads a number of @min to @max digits of any script. (nullable): what follows */
static const char *
read_number (const char *p,
             guint       min,
             guint       max,
             int        *value)
{
  guint n = 0;

  *value = 0;
  while (n < max && g_unichar_isdigit (g_utf8_get_char (p)))
    {
      *value = *value * 10 + g_unichar_digit_value (g_utf8_get_char (p));
      p = g_utf8_next_char (p);
      n++;
    }

  return n >= min ? p : NULL;
}

static const char *
read_part (const char *p,
           const char *before,
           guint       min,
           int        *value)
{
  if (p == NULL || *p == '\0' || g_utf8_strchr (before, -1, g_utf8_get_char (p)) == NULL)
    return NULL;

  return read_number (g_utf8_next_char (p), min, 2, value);
}

gboolean
cb_date_parse (const char *text,
               GTimeZone  *zone,
               gint64     *time)
{
  g_autofree char *stripped = NULL;
  g_autoptr (GDateTime) date = NULL;
  int year, month, day;
  int hour = 0;
  int minute = 0;
  const char *p;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (zone != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  stripped = g_strstrip (g_strdup (text));
  p = read_number (stripped, 4, 4, &year);
  p = read_part (p, "-/.", 1, &month);
  p = read_part (p, "-/.", 1, &day);
  if (p == NULL || year < MIN_YEAR || year > MAX_YEAR)
    return FALSE;

  if (*p != '\0')
    {
      p = read_part (p, " T", 1, &hour);
      p = read_part (p, ":", 2, &minute);
      if (p == NULL || *p != '\0')
        return FALSE;
    }

  date = g_date_time_new (zone, year, month, day, hour, minute, 0);
  if (date == NULL)
    return FALSE;

  *time = g_date_time_to_unix_usec (date);

  return TRUE;
}

gboolean
cb_date_is_day (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  gint64 time;

  g_return_val_if_fail (text != NULL, FALSE);

  return strlen (text) == strlen ("2026-03-04") && strspn (text, "0123456789-") == strlen (text) &&
         cb_date_parse (text, zone, &time);
}

char *
cb_date_to_text (gint64     time,
                 GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (zone != NULL, NULL);

  utc = time != 0 ? g_date_time_new_from_unix_utc_usec (time) : NULL;
  local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  if (local == NULL)
    return g_strdup ("");

  return g_strdup_printf (g_date_time_get_hour (local) == 0 && g_date_time_get_minute (local) == 0
                            ? "%04d-%02d-%02d" : "%04d-%02d-%02d %02d:%02d",
                          g_date_time_get_year (local), g_date_time_get_month (local),
                          g_date_time_get_day_of_month (local), g_date_time_get_hour (local),
                          g_date_time_get_minute (local));
}
