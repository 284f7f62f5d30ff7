/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-interaction.h"
#include "cb-item-kind.h"
#include "cb-record-kind.h"

G_BEGIN_DECLS

/* What was done. The numbers stand in books. */
typedef enum
{
  CB_HISTORY_OTHER = 0,          /* what this version doesn't know */
  CB_HISTORY_ITEM_CREATED = 10,
  CB_HISTORY_ITEM_EDITED = 11,
  CB_HISTORY_ITEM_STATUS = 12,   /* it has another status, and nothing else is new */
  CB_HISTORY_ITEM_MADE = 13,     /* made of another item */
  CB_HISTORY_ITEM_PAID = 14,     /* a payment was made out for it */
  CB_HISTORY_RECORD_ADDED = 20,
  CB_HISTORY_RECORD_EDITED = 21,
  CB_HISTORY_RECORD_REMOVED = 22,
  CB_HISTORY_MESSAGE_LOGGED = 30,
} CbHistoryKind;

/**
 * CbHistoryEntry:
 *
 * A change to what belongs to a customer: what, when and by whom. Immutable.
 */
#define CB_TYPE_HISTORY_ENTRY (cb_history_entry_get_type ())
G_DECLARE_FINAL_TYPE (CbHistoryEntry, cb_history_entry, CB, HISTORY_ENTRY, GObject)

/* About an item: its kind and number, and the status that it had and has. */
CbHistoryEntry *cb_history_entry_new          (CbHistoryKind   kind,
                                               CbItemKind      item_kind,
                                               const char     *number,
                                               guint           before,
                                               guint           after);
/* About a message that was logged. */
CbHistoryEntry *cb_history_entry_new_message  (CbMessageKind   kind,
                                               gboolean        incoming);
/* About what belongs to a customer alone; @label tells it from others of its
 * kind. */
CbHistoryEntry *cb_history_entry_new_record   (CbHistoryKind   kind,
                                               CbRecordKind    record,
                                               const char     *label);
/* As read from a book; @details are what cb_history_entry_get_details() gave. */
CbHistoryEntry *cb_history_entry_new_read     (gint64          time,
                                               const char     *person_name,
                                               gint64          kind,
                                               const char     *details);

CbHistoryKind   cb_history_entry_get_kind     (CbHistoryEntry *self);
/* UTC microseconds since 1970, 0 for one that isn't in a book yet. */
gint64          cb_history_entry_get_time     (CbHistoryEntry *self);
const char     *cb_history_entry_get_person   (CbHistoryEntry *self);
/* As it stands in a book. */
const char     *cb_history_entry_get_details  (CbHistoryEntry *self);
/* The item; only of kinds that have one. */
CbItemKind      cb_history_entry_get_item     (CbHistoryEntry *self);
const char     *cb_history_entry_get_number   (CbHistoryEntry *self);
/* The message; only of kinds that have one. */
CbMessageKind   cb_history_entry_get_message  (CbHistoryEntry *self);
gboolean        cb_history_entry_get_incoming (CbHistoryEntry *self);
/* The record; only of kinds that have one. */
CbRecordKind    cb_history_entry_get_record   (CbHistoryEntry *self);
const char     *cb_history_entry_get_label    (CbHistoryEntry *self);
guint           cb_history_entry_get_before   (CbHistoryEntry *self);
guint           cb_history_entry_get_after    (CbHistoryEntry *self);

G_END_DECLS
