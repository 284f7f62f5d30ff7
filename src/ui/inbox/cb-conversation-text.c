/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-conversation-text.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-item-text.h"
#include "cb-kind-text.h"
#include "cb-list-text.h"
#include "cb-mask.h"
#include "cb-time-text.h"

char *
cb_conversation_format_name (CbConversationEntry *entry)
{
  CbCustomer *customer;
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (CB_IS_CONVERSATION_ENTRY (entry), NULL);

  customer = cb_conversation_entry_get_customer (entry);
  if (customer == NULL)
    return g_strdup (CB_MASK);

  name = cb_display_quote (cb_customer_get_name (customer));
  number = cb_display_quote (cb_customer_get_number (customer));

  /* Translators: name and number of a customer */
  return g_strdup_printf (_("%s, number %s"), name, number);
}

const char *
cb_conversation_get_state_label (CbConversationEntry *entry)
{
  CbCustomer *customer;

  g_return_val_if_fail (CB_IS_CONVERSATION_ENTRY (entry), NULL);

  customer = cb_conversation_entry_get_customer (entry);
  if (customer == NULL)
    return _("Erased Customer");
  if (cb_customer_get_pending (customer))
    return _("Pending Erasure");

  return cb_customer_get_deleted (customer) ? _("Deleted") : NULL;
}

char *
cb_conversation_format_last (CbConversationEntry *entry)
{
  CbInteraction *last;
  g_autofree char *heading = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (CB_IS_CONVERSATION_ENTRY (entry), NULL);

  last = cb_conversation_entry_get_last (entry);
  if (last == NULL)
    return g_strdup ("");

  if (cb_interaction_get_kind (last) == CB_INTERACTION_MESSAGE)
    {
      newest = cb_time_format_short_date (cb_conversation_entry_get_time (entry));
      date = cb_time_format_short_date (cb_interaction_get_time (last));
      text = cb_display_text (cb_interaction_get_text (last));
      if (g_str_equal (newest, date))
        return g_steal_pointer (&text);

      /* Translators: the date of a message that isn't the newest there is of a
       * customer, and what it says */
      return g_strdup_printf (_("%1$s: %2$s"), date, text);
    }

  heading = cb_interaction_format_heading (last);

  return cb_display_text (heading);
}

char *
cb_conversation_format_contents (CbConversationEntry *entry)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (CB_IS_CONVERSATION_ENTRY (entry), NULL);

  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      gsize n = cb_conversation_entry_get_n_items (entry, kind);

      if (n > 0)
        g_strv_builder_take (builder, cb_item_kind_describe_count (kind, n));
    }
  for (guint kind = 1; kind < CB_N_RECORD_KINDS; kind++)
    {
      gsize n = cb_conversation_entry_get_n_records (entry, kind);

      if (n > 0)
        g_strv_builder_take (builder, cb_record_kind_describe_count (kind, n));
    }
  parts = g_strv_builder_end (builder);

  return cb_list_text_join ((const char *const *) parts);
}

static const char *
get_message_heading (CbInteraction *message)
{
  gboolean incoming = cb_interaction_get_incoming (message);

  switch (cb_interaction_get_message_kind (message))
    {
    case CB_MESSAGE_SMS:
      return incoming ? _("SMS from the Customer") : _("SMS to the Customer");
    case CB_MESSAGE_EMAIL:
      return incoming ? _("E-mail from the Customer") : _("E-mail to the Customer");
    case CB_MESSAGE_DISCUSSION:
    default:
      return incoming ? _("Discussion, the Customer’s Words") : _("Discussion");
    }
}

char *
cb_interaction_format_heading (CbInteraction *interaction)
{
  g_autofree char *title = NULL;
  g_autofree char *heading = NULL;

  g_return_val_if_fail (CB_IS_INTERACTION (interaction), NULL);

  title = cb_display_quote (cb_interaction_get_title (interaction));
  switch (cb_interaction_get_kind (interaction))
    {
    case CB_INTERACTION_MESSAGE:
      heading = g_strdup (get_message_heading (interaction));
      break;

    case CB_INTERACTION_DOCUMENT:
      heading = g_strdup (_("Document"));
      break;

    case CB_INTERACTION_ITEM:
    default:
      heading = cb_item_get_heading (cb_interaction_get_item (interaction));
      break;
    }

  if (*cb_interaction_get_title (interaction) == '\0')
    return g_steal_pointer (&heading);

  /* Translators: what something is, then its subject or title:
   * "Quote QU-0001: Windows" */
  return g_strdup_printf (_("%s: %s"), heading, title);
}

char *
cb_interaction_format_details (CbInteraction *interaction)
{
  CbItem *item;
  g_autofree char *amount = NULL;

  g_return_val_if_fail (CB_IS_INTERACTION (interaction), NULL);

  if (cb_interaction_get_kind (interaction) == CB_INTERACTION_MESSAGE)
    return cb_display_text (cb_interaction_get_text (interaction));

  item = cb_interaction_get_item (interaction);
  if (item == NULL)
    return g_strdup ("");

  amount = cb_item_format_amount (item);
  if (amount == NULL)
    return g_strdup (cb_item_get_status_label (item));

  /* Translators: status and amount of an item */
  return g_strdup_printf (_("%s · %s"), cb_item_get_status_label (item), amount);
}
