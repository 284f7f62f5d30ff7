/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-text.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-money-text.h"
#include "cb-time-text.h"

const char *
cb_item_get_status_label (CbItem *item)
{
  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  return g_dpgettext2 (NULL, CB_ITEM_STATUS_CONTEXT,
                       cb_item_kind_get_info (cb_item_get_kind (item))->statuses[cb_item_get_status (item)].label);
}

const char *
cb_item_get_state_label (CbItem *item)
{
  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  switch (cb_item_get_state (item))
    {
    case CB_ITEM_STATE_CLOSED:
      return _("Closed with the Customer");
    case CB_ITEM_STATE_DELETED:
      return _("Deleted");
    case CB_ITEM_STATE_KEPT:
      return _("Kept of a Deleted Customer");
    case CB_ITEM_STATE_NONE:
    default:
      return cb_item_get_open (item) ? _("Open") : _("Settled");
    }
}

char *
cb_item_format_amount (CbItem *item)
{
  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  return cb_item_get_has_amount (item)
         ? cb_money_format (cb_item_get_amount (item), cb_item_get_currency (item)) : NULL;
}

char *
cb_item_get_heading (CbItem *item)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  number = cb_display_quote (cb_item_get_number (item));

  /* Translators: a kind of item, then its number: "Quote QU-0001" */
  return g_strdup_printf (_("%s %s"), _(cb_item_kind_get_info (cb_item_get_kind (item))->title), number);
}

char *
cb_item_format_title (CbItem *item)
{
  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  return cb_display_text (cb_item_get_title (item)[0] != '\0' ? cb_item_get_title (item) : cb_item_get_number (item));
}

/* Midnight stands for no time of day. */
static gboolean
is_day (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL && g_date_time_get_hour (local) == 0 && g_date_time_get_minute (local) == 0;
}

char *
cb_item_format_moment (gint64 time)
{
  return is_day (time) ? cb_time_format_date (time) : cb_time_format (time);
}

char *
cb_item_format_short_moment (gint64 time)
{
  return is_day (time) ? cb_time_format_short_date (time) : cb_time_format_short (time);
}

/* Whole amounts of an invoice are owed once it is sent. (transfer full)
 * (nullable) */
static char *
format_owed (CbItem *item)
{
  g_autofree char *amount = NULL;

  if (cb_item_get_kind (item) != CB_ITEM_INVOICE || !cb_item_get_open (item) || cb_item_get_paid (item) == 0)
    return NULL;

  amount = cb_money_format (cb_item_get_amount (item) - cb_item_get_paid (item), cb_item_get_currency (item));

  /* Translators: what is still to be paid of an invoice: "Owed 20.00 EUR" */
  return g_strdup_printf (_("Owed %s"), amount);
}

/* (transfer full) (nullable) */
static char *
format_due (CbItem *item)
{
  g_autofree char *date = NULL;

  if (cb_item_get_due (item) == 0)
    return NULL;

  date = cb_item_format_moment (cb_item_get_due (item));

  /* Translators: %s is a date */
  return g_strdup_printf (_("Due %s"), date);
}

static char *
format_invoice (CbItem *item)
{
  g_autofree char *number = NULL;

  if (cb_item_get_invoice (item) == NULL)
    return NULL;

  number = cb_display_quote (cb_item_get_invoice (item));

  /* Translators: of a payment; %s is the number of an invoice */
  return g_strdup_printf (_("For invoice %s"), number);
}

/* @part: (transfer full) (nullable) */
static void
take_part (GStrvBuilder *parts,
           char         *part)
{
  if (part != NULL)
    g_strv_builder_take (parts, part);
}

static void
add_status (GStrvBuilder *parts,
            CbItem       *item)
{
  g_strv_builder_add (parts, cb_item_get_status_label (item));
  if (cb_item_get_state (item) != CB_ITEM_STATE_NONE)
    g_strv_builder_add (parts, cb_item_get_state_label (item));
}

static char *
join (GStrvBuilder *parts)
{
  g_auto (GStrv) strv = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strv);
}

char *
cb_item_format_status (CbItem *item)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  add_status (parts, item);
  take_part (parts, format_owed (item));
  take_part (parts, format_invoice (item));

  return join (parts);
}

char *
cb_item_format_details (CbItem *item)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  if (cb_item_get_title (item)[0] != '\0')
    g_strv_builder_take (parts, cb_display_quote (cb_item_get_number (item)));
  add_status (parts, item);
  /* Before the dates: there may be no room for all. */
  take_part (parts, format_owed (item));
  g_strv_builder_take (parts, cb_item_format_moment (cb_item_get_date (item)));
  take_part (parts, format_due (item));
  take_part (parts, format_invoice (item));

  return join (parts);
}

char *
cb_item_format_row (CbItem *item)
{
  g_autofree char *title = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *details = NULL;

  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  title = cb_item_format_title (item);
  amount = cb_item_format_amount (item);
  details = cb_item_format_details (item);

  return amount != NULL ? g_strjoin ("\n", title, amount, details, NULL) : g_strjoin ("\n", title, details, NULL);
}

gint64
cb_item_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                                     g_date_time_get_day_of_month (now), 0, 0, 0);

  return g_date_time_to_unix_usec (day);
}
