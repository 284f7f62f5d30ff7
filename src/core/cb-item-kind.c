/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-kind.h"

#include <glib/gi18n.h>

/* Both forms, for ngettext() where it is known how many. */
#define NP_(singular, plural) singular, plural

#define STATUSES(array) array, G_N_ELEMENTS (array)

#define MONEY TRUE
#define PLAIN FALSE
#define SHARED TRUE    /* in the conversation */
#define INTERNAL FALSE

static const CbItemStatus inquiry_statuses[] = {
  { NC_("item status", "New"), TRUE }, { NC_("item status", "Answered"), FALSE }, { NC_("item status", "Declined"), FALSE },
};

static const CbItemStatus quote_statuses[] = {
  { NC_("item status", "Draft"), TRUE }, { NC_("item status", "Sent"), TRUE }, { NC_("item status", "Accepted"), FALSE },
  { NC_("item status", "Declined"), FALSE }, { NC_("item status", "Expired"), FALSE },
};

static const CbItemStatus booking_statuses[] = {
  { NC_("item status", "Requested"), TRUE }, { NC_("item status", "Confirmed"), TRUE }, { NC_("item status", "Completed"), FALSE },
  { NC_("item status", "Canceled"), FALSE },
};

static const CbItemStatus invoice_statuses[] = {
  { NC_("item status", "Draft"), TRUE }, { NC_("item status", "Sent"), TRUE }, { NC_("item status", "Part Paid"), TRUE },
  { NC_("item status", "Paid"), FALSE }, { NC_("item status", "Void"), FALSE },
};

static const CbItemStatus order_statuses[] = {
  { NC_("item status", "New"), TRUE }, { NC_("item status", "In Production"), TRUE }, { NC_("item status", "Shipped"), FALSE },
  { NC_("item status", "Completed"), FALSE }, { NC_("item status", "Canceled"), FALSE },
};

static const CbItemStatus payment_statuses[] = {
  { NC_("item status", "Pending"), TRUE }, { NC_("item status", "Received"), FALSE }, { NC_("item status", "Refunded"), FALSE },
  { NC_("item status", "Failed"), FALSE },
};

static const CbItemStatus appointment_statuses[] = {
  { NC_("item status", "Planned"), TRUE }, { NC_("item status", "Held"), FALSE }, { NC_("item status", "Missed"), FALSE },
  { NC_("item status", "Canceled"), FALSE },
};

static const CbItemStatus reminder_statuses[] = {
  { NC_("item status", "Waiting"), TRUE }, { NC_("item status", "Done"), FALSE }, { NC_("item status", "Dismissed"), FALSE },
};

static const CbItemStatus opportunity_statuses[] = {
  { NC_("item status", "Open"), TRUE }, { NC_("item status", "Won"), FALSE }, { NC_("item status", "Lost"), FALSE },
};

static const CbItemStatus group_event_statuses[] = {
  { NC_("item status", "Registered"), TRUE }, { NC_("item status", "Attended"), FALSE }, { NC_("item status", "Missed"), FALSE },
  { NC_("item status", "Canceled"), FALSE },
};

static const CbItemKindInfo kinds[CB_N_ITEM_KINDS] = {
  [CB_ITEM_INQUIRY] = {
    "inquiry", "IQ-", N_("Inquiry"), N_("Inquiries"), NP_("%s inquiry", "%s inquiries"),
    PLAIN, SHARED, CB_DELETE_RULE_DELETED_FIRST, CB_ERASE_RULE_ERASED, STATUSES (inquiry_statuses),
  },
  [CB_ITEM_QUOTE] = {
    "quote", "QU-", N_("Quote"), N_("Quotes"), NP_("%s quote", "%s quotes"),
    MONEY, SHARED, CB_DELETE_RULE_DELETED_FIRST, CB_ERASE_RULE_ERASED, STATUSES (quote_statuses),
  },
  [CB_ITEM_BOOKING] = {
    "booking", "BK-", N_("Booking"), N_("Bookings"), NP_("%s booking", "%s bookings"),
    MONEY, SHARED, CB_DELETE_RULE_DELETED_FIRST, CB_ERASE_RULE_ERASED, STATUSES (booking_statuses),
  },
  [CB_ITEM_INVOICE] = {
    "invoice", "IN-", N_("Invoice"), N_("Invoices"), NP_("%s invoice", "%s invoices"),
    MONEY, SHARED, CB_DELETE_RULE_DELETED_FIRST, CB_ERASE_RULE_ERASED, STATUSES (invoice_statuses),
  },
  [CB_ITEM_ORDER] = {
    "order", "OR-", N_("Order"), N_("Orders"), NP_("%s order", "%s orders"),
    MONEY, SHARED, CB_DELETE_RULE_NONE, CB_ERASE_RULE_KEPT, STATUSES (order_statuses),
  },
  [CB_ITEM_PAYMENT] = {
    "payment", "PA-", N_("Payment"), N_("Payments"), NP_("%s payment", "%s payments"),
    MONEY, SHARED, CB_DELETE_RULE_NONE, CB_ERASE_RULE_KEPT, STATUSES (payment_statuses),
  },
  [CB_ITEM_APPOINTMENT] = {
    "appointment", "AP-", N_("Appointment"), N_("Appointments"), NP_("%s appointment", "%s appointments"),
    PLAIN, SHARED, CB_DELETE_RULE_CLOSED, CB_ERASE_RULE_ERASED, STATUSES (appointment_statuses),
  },
  [CB_ITEM_REMINDER] = {
    "reminder", "RE-", N_("Reminder"), N_("Reminders"), NP_("%s reminder", "%s reminders"),
    PLAIN, INTERNAL, CB_DELETE_RULE_CLOSED, CB_ERASE_RULE_ERASED, STATUSES (reminder_statuses),
  },
  [CB_ITEM_OPPORTUNITY] = {
    "opportunity", "OP-", N_("Opportunity"), N_("Opportunities"), NP_("%s opportunity", "%s opportunities"),
    MONEY, INTERNAL, CB_DELETE_RULE_CLOSED, CB_ERASE_RULE_ERASED, STATUSES (opportunity_statuses),
  },
  [CB_ITEM_GROUP_EVENT] = {
    "group-event", "GE-", N_("Group Event"), N_("Group Events"), NP_("%s group event", "%s group events"),
    PLAIN, SHARED, CB_DELETE_RULE_NONE, CB_ERASE_RULE_KEPT, STATUSES (group_event_statuses),
  },
};

gboolean
cb_item_kind_is_valid (gint64 kind)
{
  return kind > 0 && kind < CB_N_ITEM_KINDS && kinds[kind].name != NULL;
}

/**
 * cb_item_kind_get_info:
 * @kind: a valid one
 *
 * Returns: (transfer none): what there is to know of it
 */
const CbItemKindInfo *
cb_item_kind_get_info (CbItemKind kind)
{
  g_return_val_if_fail (cb_item_kind_is_valid (kind), NULL);

  return &kinds[kind];
}
