/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The numbers stand in books; never change them, and never use one again. */
typedef enum
{
  CB_ITEM_INQUIRY = 1,
  CB_ITEM_QUOTE = 2,
  CB_ITEM_BOOKING = 3,
  CB_ITEM_INVOICE = 4,
  CB_ITEM_ORDER = 5,
  CB_ITEM_PAYMENT = 6,
  CB_ITEM_APPOINTMENT = 7,
  CB_ITEM_REMINDER = 8,
  CB_ITEM_OPPORTUNITY = 9,
  CB_ITEM_GROUP_EVENT = 10,
} CbItemKind;
/* Kinds run from 1 to below this. */
#define CB_N_ITEM_KINDS (CB_ITEM_GROUP_EVENT + 1)

/* What an item of a kind does when its customer is to be deleted. The numbers
 * stand in books. */
typedef enum
{
  CB_DELETE_RULE_DELETED_FIRST = 1,  /* it must be deleted first */
  CB_DELETE_RULE_SETTLED_FIRST = 2,  /* it must be settled first */
  CB_DELETE_RULE_CLOSED = 3,         /* it is closed with the customer */
  CB_DELETE_RULE_NONE = 4,           /* it does not matter */
} CbDeleteRule;

/* And when its customer is erased. */
typedef enum
{
  CB_ERASE_RULE_ERASED = 1,  /* it is erased too */
  CB_ERASE_RULE_KEPT = 2,    /* it is kept, masked */
} CbEraseRule;

/* As a rule says it: for ever. */
#define CB_KEEP_FOR_EVER 0
#define CB_MAX_KEEP_YEARS 100

/* Statuses that the program itself gives, by kind. */
#define CB_QUOTE_ACCEPTED     2
#define CB_INVOICE_DRAFT      0
#define CB_INVOICE_SENT       1
#define CB_INVOICE_PART_PAID  2
#define CB_INVOICE_PAID       3
#define CB_INVOICE_VOID       4
#define CB_PAYMENT_RECEIVED   1

#define CB_ITEM_STATUS_CONTEXT "item status"

/* A status that items of a kind can have. */
typedef struct
{
  const char *label;    /* untranslated, with CB_ITEM_STATUS_CONTEXT */
  gboolean    open;     /* else settled */
} CbItemStatus;

/**
 * CbItemKindInfo:
 *
 * All that the program knows of a kind: to add one is to add one of these and
 * the icon customer-book-NAME-symbolic. Words are untranslated.
 */
typedef struct
{
  const char         *name;            /* in the names of actions and of the icon */
  const char         *prefix;          /* of the numbers of its items */
  const char         *title;           /* of one: "Quote" */
  const char         *title_plural;    /* of a list of them: "Quotes" */
  const char         *count;           /* for ngettext(): "%s quote" */
  const char         *count_plural;    /* "%s quotes" */
  gboolean            has_amount;
  gboolean            in_conversation; /* it is between the business and the customer */
  CbDeleteRule        on_delete;       /* the rules to begin with */
  CbEraseRule         on_erase;
  const CbItemStatus *statuses;        /* by number; the first is that of new items */
  guint               n_statuses;
} CbItemKindInfo;

const CbItemKindInfo *cb_item_kind_get_info (CbItemKind kind);
gboolean              cb_item_kind_is_valid (gint64     kind);

G_END_DECLS
