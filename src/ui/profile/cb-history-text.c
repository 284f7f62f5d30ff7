/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-history-text.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-record-text.h"

static const char *
get_status (CbHistoryEntry *entry,
            guint           status)
{
  return g_dpgettext2 (NULL, CB_ITEM_STATUS_CONTEXT,
                       cb_item_kind_get_info (cb_history_entry_get_item (entry))->statuses[status].label);
}

static const char *
describe_message (CbHistoryEntry *entry)
{
  gboolean incoming = cb_history_entry_get_incoming (entry);

  switch (cb_history_entry_get_message (entry))
    {
    case CB_MESSAGE_SMS:
      return incoming ? _("An SMS from the customer was logged") : _("An SMS to the customer was logged");
    case CB_MESSAGE_EMAIL:
      return incoming ? _("An e-mail from the customer was logged") : _("An e-mail to the customer was logged");
    case CB_MESSAGE_DISCUSSION:
    default:
      return _("A note was written");
    }
}

/* "Address “1 Mill Lane, Bath” was added" */
static char *
describe_record (CbHistoryEntry *entry)
{
  const char *name = cb_record_kind_get_name (cb_history_entry_get_record (entry));
  g_autofree char *label = cb_display_quote (cb_history_entry_get_label (entry));
  g_autofree char *record = NULL;

  if (cb_history_entry_get_label (entry)[0] == '\0')
    record = g_strdup (name);
  else
    /* Translators: a kind of record, then which: "Dependent “Bello”" */
    record = g_strdup_printf (_("%s “%s”"), name, label);

  switch ((int) cb_history_entry_get_kind (entry))
    {
    case CB_HISTORY_RECORD_ADDED:
      /* Translators: %s is what was added: "Dependent “Bello”" */
      return g_strdup_printf (_("%s was added"), record);

    case CB_HISTORY_RECORD_REMOVED:
      /* Translators: %s is what was removed: "Dependent “Bello”" */
      return g_strdup_printf (_("%s was removed"), record);

    case CB_HISTORY_RECORD_EDITED:
    default:
      /* Translators: %s is what was edited: "Dependent “Bello”" */
      return g_strdup_printf (_("%s was changed"), record);
    }
}

char *
cb_history_describe (CbHistoryEntry *entry)
{
  g_autofree char *number = NULL;
  g_autofree char *item = NULL;

  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (entry), NULL);

  if (cb_history_entry_get_kind (entry) == CB_HISTORY_OTHER)
    return cb_display_text (cb_history_entry_get_details (entry));

  if (cb_history_entry_get_kind (entry) == CB_HISTORY_MESSAGE_LOGGED)
    return g_strdup (describe_message (entry));
  if (cb_history_entry_get_kind (entry) >= CB_HISTORY_RECORD_ADDED &&
      cb_history_entry_get_kind (entry) <= CB_HISTORY_RECORD_REMOVED)
    return describe_record (entry);

  number = cb_display_quote (cb_history_entry_get_number (entry));
  /* Translators: a kind of item, then its number: "Quote QU-0001" */
  item = g_strdup_printf (_("%s %s"), _(cb_item_kind_get_info (cb_history_entry_get_item (entry))->title), number);

  switch (cb_history_entry_get_kind (entry))
    {
    case CB_HISTORY_ITEM_CREATED:
      /* Translators: %s is the kind and number of an item */
      return g_strdup_printf (_("%s was created"), item);

    case CB_HISTORY_ITEM_MADE:
      /* Translators: %s is the kind and number of an item */
      return g_strdup_printf (_("%s was made from a quote"), item);

    case CB_HISTORY_ITEM_PAID:
      /* Translators: %s is the kind and number of an item */
      return g_strdup_printf (_("%s was recorded for an invoice"), item);

    case CB_HISTORY_ITEM_STATUS:
      /* Translators: the kind and number of an item, then the status that it
       * had and the one that it got: "Invoice IN-0001: Sent → Paid" */
      return g_strdup_printf (_("%s: %s → %s"), item, get_status (entry, cb_history_entry_get_before (entry)),
                              get_status (entry, cb_history_entry_get_after (entry)));

    case CB_HISTORY_ITEM_EDITED:
    case CB_HISTORY_RECORD_ADDED:
    case CB_HISTORY_RECORD_EDITED:
    case CB_HISTORY_RECORD_REMOVED:
    case CB_HISTORY_MESSAGE_LOGGED:
    case CB_HISTORY_OTHER:
    default:
      /* Translators: %s is the kind and number of an item */
      return g_strdup_printf (_("%s was edited"), item);
    }
}
