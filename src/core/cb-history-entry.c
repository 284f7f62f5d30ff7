/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-history-entry.h"

#include <string.h>

#define N_PARTS 4

struct _CbHistoryEntry
{
  GObject        parent_instance;

  CbHistoryKind  kind;
  gint64         time;
  char          *person_name;
  char          *details;

  CbItemKind     item;
  CbRecordKind   record;
  char          *number;  /* or label */
  guint          before;
  guint          after;

  CbMessageKind  message;
  gboolean       incoming;
};

G_DEFINE_FINAL_TYPE (CbHistoryEntry, cb_history_entry, G_TYPE_OBJECT)

static void
cb_history_entry_finalize (GObject *object)
{
  CbHistoryEntry *self = CB_HISTORY_ENTRY (object);

  g_free (self->person_name);
  g_free (self->details);
  g_free (self->number);

  G_OBJECT_CLASS (cb_history_entry_parent_class)->finalize (object);
}

static void
cb_history_entry_class_init (CbHistoryEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_history_entry_finalize;
}

static void
cb_history_entry_init (CbHistoryEntry *self)
{
  self->item = CB_ITEM_INQUIRY;
  self->message = CB_MESSAGE_SMS;
  self->record = CB_RECORD_ADDRESS;
  self->number = g_strdup ("");
  self->person_name = g_strdup ("");
}

static gboolean
read_status (CbItemKind  kind,
             const char *text,
             guint      *status)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, cb_item_kind_get_info (kind)->n_statuses - 1, &value, NULL))
    return FALSE;

  *status = (guint) value;

  return TRUE;
}

/* The item's kind, the statuses before and after, and the number, which may be
 * anything. */
static gboolean
read_item (CbHistoryEntry *self)
{
  g_auto (GStrv) parts = g_strsplit (self->details, " ", N_PARTS);
  guint64 item;

  if (g_strv_length (parts) != N_PARTS ||
      !g_ascii_string_to_unsigned (parts[0], 10, 1, CB_N_ITEM_KINDS - 1, &item, NULL) ||
      !cb_item_kind_is_valid ((gint64) item) ||
      !read_status ((CbItemKind) item, parts[1], &self->before) ||
      !read_status ((CbItemKind) item, parts[2], &self->after))
    return FALSE;

  self->item = (CbItemKind) item;
  g_set_str (&self->number, parts[3]);

  return TRUE;
}

/* The kind, and whether it came in. */
static gboolean
read_message (CbHistoryEntry *self)
{
  g_auto (GStrv) parts = g_strsplit (self->details, " ", 3);
  guint64 kind, incoming;

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, CB_MESSAGE_SMS, CB_MESSAGE_DISCUSSION, &kind, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, 1, &incoming, NULL))
    return FALSE;

  self->message = (CbMessageKind) kind;
  self->incoming = incoming != 0;

  return TRUE;
}

CbHistoryEntry *
cb_history_entry_new (CbHistoryKind  kind,
                      CbItemKind     item_kind,
                      const char    *number,
                      guint          before,
                      guint          after)
{
  CbHistoryEntry *self = g_object_new (CB_TYPE_HISTORY_ENTRY, NULL);

  g_return_val_if_fail (cb_item_kind_is_valid (item_kind), self);
  g_return_val_if_fail (number != NULL, self);

  self->kind = kind;
  self->item = item_kind;
  g_set_str (&self->number, number);
  self->before = before;
  self->after = after;
  self->details = g_strdup_printf ("%d %u %u %s", (int) item_kind, before, after, number);

  return self;
}

/* The record's kind and a label, which may be anything. */
static gboolean
read_record (CbHistoryEntry *self)
{
  const char *space = strchr (self->details, ' ');
  g_autofree char *kind = space != NULL ? g_strndup (self->details, (gsize) (space - self->details)) : NULL;
  guint64 record;

  if (kind == NULL || !g_ascii_string_to_unsigned (kind, 10, 1, CB_N_RECORD_KINDS - 1, &record, NULL))
    return FALSE;

  self->record = (CbRecordKind) record;
  g_set_str (&self->number, space + 1);

  return TRUE;
}

CbHistoryEntry *
cb_history_entry_new_record (CbHistoryKind  kind,
                             CbRecordKind   record,
                             const char    *label)
{
  CbHistoryEntry *self = g_object_new (CB_TYPE_HISTORY_ENTRY, NULL);

  g_return_val_if_fail (label != NULL, self);

  self->kind = kind;
  self->record = record;
  g_set_str (&self->number, label);
  self->details = g_strdup_printf ("%d %s", (int) record, label);

  return self;
}

CbHistoryEntry *
cb_history_entry_new_message (CbMessageKind kind,
                              gboolean      incoming)
{
  CbHistoryEntry *self = g_object_new (CB_TYPE_HISTORY_ENTRY, NULL);

  self->kind = CB_HISTORY_MESSAGE_LOGGED;
  self->message = kind;
  self->incoming = incoming;
  self->details = g_strdup_printf ("%d %d", (int) kind, incoming != FALSE);

  return self;
}

CbHistoryEntry *
cb_history_entry_new_read (gint64      time,
                           const char *person_name,
                           gint64      kind,
                           const char *details)
{
  CbHistoryEntry *self = g_object_new (CB_TYPE_HISTORY_ENTRY, NULL);

  g_return_val_if_fail (person_name != NULL, self);
  g_return_val_if_fail (details != NULL, self);

  self->time = time;
  g_set_str (&self->person_name, person_name);
  self->details = g_strdup (details);
  if (kind >= CB_HISTORY_ITEM_CREATED && kind <= CB_HISTORY_ITEM_PAID && read_item (self))
    self->kind = (CbHistoryKind) kind;
  else if (kind == CB_HISTORY_MESSAGE_LOGGED && read_message (self))
    self->kind = CB_HISTORY_MESSAGE_LOGGED;
  else if (kind >= CB_HISTORY_RECORD_ADDED && kind <= CB_HISTORY_RECORD_REMOVED && read_record (self))
    self->kind = (CbHistoryKind) kind;

  return self;
}

CbHistoryKind
cb_history_entry_get_kind (CbHistoryEntry *self)
{
  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (self), CB_HISTORY_OTHER);

  return self->kind;
}

gint64
cb_history_entry_get_time (CbHistoryEntry *self)
{
  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (self), 0);

  return self->time;
}

const char *
cb_history_entry_get_person (CbHistoryEntry *self)
{
  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (self), NULL);

  return self->person_name;
}

const char *
cb_history_entry_get_details (CbHistoryEntry *self)
{
  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (self), NULL);

  return self->details;
}

CbItemKind
cb_history_entry_get_item (CbHistoryEntry *self)
{
  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (self), CB_ITEM_INQUIRY);

  return self->item;
}

const char *
cb_history_entry_get_number (CbHistoryEntry *self)
{
  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (self), NULL);

  return self->number;
}

CbMessageKind
cb_history_entry_get_message (CbHistoryEntry *self)
{
  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (self), CB_MESSAGE_SMS);

  return self->message;
}

gboolean
cb_history_entry_get_incoming (CbHistoryEntry *self)
{
  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (self), FALSE);

  return self->incoming;
}

CbRecordKind
cb_history_entry_get_record (CbHistoryEntry *self)
{
  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (self), CB_RECORD_ADDRESS);

  return self->record;
}

const char *
cb_history_entry_get_label (CbHistoryEntry *self)
{
  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (self), NULL);

  return self->number;
}

guint
cb_history_entry_get_before (CbHistoryEntry *self)
{
  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (self), 0);

  return self->before;
}

guint
cb_history_entry_get_after (CbHistoryEntry *self)
{
  g_return_val_if_fail (CB_IS_HISTORY_ENTRY (self), 0);

  return self->after;
}
