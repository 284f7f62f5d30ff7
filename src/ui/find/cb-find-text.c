/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-find-text.h"

#include <glib/gi18n.h>

#include "cb-conversation-text.h"
#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-item-text.h"
#include "cb-mask.h"
#include "cb-time-text.h"

static const char *const headings[CB_N_FIND_GROUPS] = {
  [CB_FIND_CUSTOMERS] = N_("Customers"),
  [CB_FIND_DELETED] = N_("Deleted Customers"),
  [CB_FIND_ITEMS] = N_("Items"),
  [CB_FIND_MESSAGES] = N_("Messages"),
  [CB_FIND_DOCUMENTS] = N_("Documents"),
  [CB_FIND_KEPT] = N_("Kept Records"),
};

char *
cb_find_format_heading (CbFound     *found,
                        CbFindGroup  group)
{
  g_autofree char *count = NULL;

  g_return_val_if_fail (found != NULL, NULL);
  g_return_val_if_fail (group < CB_N_FIND_GROUPS, NULL);

  if (!found->more[group])
    return g_strdup (_(headings[group]));

  if (found->n_all[group] > 0)
    {
      count = cb_count_format (found->n_all[group]);
      /* Translators: what was found, and how many there are in all */
      return g_strdup_printf (_("%s · the first of %s"), _(headings[group]), count);
    }

  count = cb_count_format (found->hits[group]->len);

  /* Translators: what was found, and that there are more than that many */
  return g_strdup_printf (_("%s · more than %s"), _(headings[group]), count);
}

/* (transfer full): name and number, or that it is erased */
static char *
format_customer (CbCustomer *customer)
{
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;

  if (customer == NULL)
    return g_strdup (CB_MASK);

  name = cb_display_quote (cb_customer_get_name (customer));
  number = cb_display_quote (cb_customer_get_number (customer));

  /* Translators: name and number of a customer */
  return g_strdup_printf (_("%s, number %s"), name, number);
}

/* (transfer full): its subject, if it has one, and what it says */
static char *
format_message (CbInteraction *message)
{
  g_autofree char *text = cb_interaction_format_details (message);
  g_autofree char *subject = cb_display_text (cb_interaction_get_title (message));
  g_autofree char *shown = cb_display_text (text);

  if (*subject == '\0')
    return g_steal_pointer (&shown);

  /* Translators: subject of a message, and what it says */
  return g_strdup_printf (_("%s · %s"), subject, shown);
}

char *
cb_find_format_title (CbFindHit *hit)
{
  g_return_val_if_fail (CB_IS_FIND_HIT (hit), NULL);

  switch (cb_find_hit_get_group (hit))
    {
    case CB_FIND_ITEMS:
    case CB_FIND_KEPT:
      return cb_item_get_heading (cb_find_hit_get_item (hit));

    case CB_FIND_MESSAGES:
      return format_message (cb_find_hit_get_interaction (hit));

    case CB_FIND_DOCUMENTS:
      return cb_display_text (cb_interaction_get_title (cb_find_hit_get_interaction (hit)));

    case CB_FIND_CUSTOMERS:
    case CB_FIND_DELETED:
    case CB_N_FIND_GROUPS:
    default:
      return format_customer (cb_find_hit_get_customer (hit));
    }
}

/* The ways to reach them that there are. */
static char *
format_contact (CbCustomer *customer)
{
  static const CbCustomerField fields[] = { CB_CUSTOMER_FIELD_COMPANY, CB_CUSTOMER_FIELD_CONTACT,
                                            CB_CUSTOMER_FIELD_EMAIL, CB_CUSTOMER_FIELD_PHONE,
                                            CB_CUSTOMER_FIELD_MOBILE };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = cb_customer_get_text (customer, fields[i]);

      if (*value != '\0')
        g_strv_builder_take (builder, cb_display_quote (value));
    }
  parts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", parts);
}

char *
cb_find_format_subtitle (CbFindHit *hit)
{
  g_autofree char *customer = NULL;
  g_autofree char *other = NULL;

  g_return_val_if_fail (CB_IS_FIND_HIT (hit), NULL);

  if (cb_find_hit_get_group (hit) == CB_FIND_CUSTOMERS || cb_find_hit_get_group (hit) == CB_FIND_DELETED)
    return format_contact (cb_find_hit_get_customer (hit));

  customer = format_customer (cb_find_hit_get_customer (hit));
  if (cb_find_hit_get_item (hit) != NULL)
    other = *cb_item_get_title (cb_find_hit_get_item (hit)) != '\0'
            ? cb_display_quote (cb_item_get_title (cb_find_hit_get_item (hit)))
            : g_strdup (cb_item_get_status_label (cb_find_hit_get_item (hit)));
  else
    other = cb_time_format (cb_interaction_get_time (cb_find_hit_get_interaction (hit)));

  return g_strjoin (" · ", customer, other, NULL);
}
