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
char *
cb_item_format_moment (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local != NULL && g_date_time_get_hour (local) == 0 && g_date_time_get_minute (local) == 0)
    return cb_time_format_date (time);

  return cb_time_format (time);
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

char *
cb_item_format_details (CbItem *item)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  char *more[3];

  g_return_val_if_fail (CB_IS_ITEM (item), NULL);

  if (cb_item_get_title (item)[0] != '\0')
    g_strv_builder_take (parts, cb_display_quote (cb_item_get_number (item)));
  g_strv_builder_add (parts, cb_item_get_status_label (item));
  if (cb_item_get_state (item) != CB_ITEM_STATE_NONE)
    g_strv_builder_add (parts, cb_item_get_state_label (item));
  g_strv_builder_take (parts, cb_item_format_moment (cb_item_get_date (item)));
  more[0] = format_due (item);
  more[1] = format_owed (item);
  more[2] = format_invoice (item);
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    {
      if (more[i] != NULL)
        g_strv_builder_take (parts, more[i]);
    }
  strv = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strv);
}

gint64
cb_item_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                                     g_date_time_get_day_of_month (now), 0, 0, 0);

  return g_date_time_to_unix_usec (day);
}
