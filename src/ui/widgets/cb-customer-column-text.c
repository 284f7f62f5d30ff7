/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-column-text.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-time-text.h"

/* The last day of a deleted customer, and how many are left until it. */
static char *
describe_rest (gint64 time)
{
  g_autofree char *day = cb_time_format_short_date (time);
  gint64 left = (time - g_get_real_time () + G_TIME_SPAN_DAY - 1) / G_TIME_SPAN_DAY;
  g_autofree char *count = cb_count_format ((gsize) MAX (left, 0));

  if (time == 0)
    return g_strdup ("");

  /* Translators: a day, and how many days there are until then */
  return g_strdup_printf (ngettext ("%s · %s day", "%s · %s days", (gulong) MAX (left, 0)), day, count);
}

char *
cb_customer_column_describe (CbCustomer   *customer,
                             CbSortColumn  column)
{
  switch (column)
    {
    case CB_SORT_NUMBER:
      return cb_display_text (cb_customer_get_number (customer));
    case CB_SORT_NAME:
      return cb_display_text (cb_customer_get_name (customer));
    case CB_SORT_CONTACT:
      return cb_display_text (cb_customer_get_text (customer, CB_CUSTOMER_FIELD_CONTACT));
    case CB_SORT_EMAIL:
      return cb_display_text (cb_customer_get_text (customer, CB_CUSTOMER_FIELD_EMAIL));
    case CB_SORT_PHONE:
      return cb_display_text (cb_customer_get_text (customer, CB_CUSTOMER_FIELD_PHONE));
    case CB_SORT_LAST_ACTIVITY:
      return cb_time_format_short_date (cb_customer_get_last_activity (customer));
    case CB_SORT_ASSIGNED_TO:
      return cb_display_text (cb_customer_get_assigned_name (customer));
    case CB_SORT_DELETED_AT:
      return cb_time_format_short_date (cb_customer_get_deleted_at (customer));
    case CB_SORT_DELETED_BY:
      if (cb_customer_get_pending (customer))
        return cb_display_text (cb_customer_get_pending_by (customer));
      return cb_display_text (cb_customer_get_deleted_by (customer));
    case CB_SORT_ERASE_AT:
      /* The hour counts where it is somebody's last chance. */
      if (cb_customer_get_pending (customer))
        return cb_time_format (cb_customer_get_erase_at (customer));
      return describe_rest (cb_customer_get_erase_at (customer));
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
cb_customer_column_describe_more (CbCustomer *customer,
                                  CbScope     scope)
{
  g_autofree char *number = cb_display_text (cb_customer_get_number (customer));
  g_autofree char *day = NULL;

  if (scope == CB_SCOPE_LIVE)
    return g_steal_pointer (&number);

  if (scope == CB_SCOPE_PENDING)
    {
      day = cb_time_format_short (cb_customer_get_erase_at (customer));
      /* Translators: a customer's number, and when it will be deleted forever.
       * There is room for about 34 letters. */
      return g_strdup_printf (_("%s · erased on %s"), number, day);
    }

  if (cb_customer_get_erase_at (customer) != 0)
    {
      day = describe_rest (cb_customer_get_erase_at (customer));
      /* Translators: a deleted customer's number, and the day on which it will be
       * deleted forever. There is room for about 34 letters. */
      return g_strdup_printf (_("%s · kept until %s"), number, day);
    }

  day = cb_time_format_short_date (cb_customer_get_deleted_at (customer));
  /* Translators: a customer's number and the day of its deletion. */
  return g_strdup_printf (_("%s · deleted on %s"), number, day);
}

char *
cb_customer_column_describe_row (CbCustomer *customer)
{
  g_autofree char *number = cb_display_text (cb_customer_get_number (customer));
  g_autofree char *other = NULL;

  if (cb_customer_get_pending (customer))
    {
      other = cb_time_format (cb_customer_get_erase_at (customer));
      /* Translators: how a row is read out: a customer's number, a date and time. */
      return g_strdup_printf (_("Number %s, masked, will be deleted forever on %s"), number, other);
    }

  other = cb_display_text (cb_customer_get_name (customer));
  /* Translators: how a row is read out: a customer's name and number. */
  return g_strdup_printf (_("%s, number %s"), other, number);
}

char *
cb_customer_column_describe_deletion (CbCustomer *customer)
{
  gsize n = cb_customer_get_deleted_with (customer);
  g_autofree char *when = NULL;
  g_autofree char *who = NULL;
  g_autofree char *count = NULL;

  if (!cb_customer_get_deleted (customer))
    return NULL;

  when = cb_time_format (cb_customer_get_deleted_at (customer));
  who = cb_display_quote (cb_customer_get_deleted_by (customer));
  if (n == 0)
    /* Translators: a date, then the name of a person */
    return g_strdup_printf (_("Deleted on %s by %s"), when, who);

  count = cb_count_format (n);
  /* Translators: a date, the name of a person, and how many other customers */
  return g_strdup_printf (ngettext ("Deleted on %s by %s, with %s other",
                                    "Deleted on %s by %s, with %s others", n),
                          when, who, count);
}
