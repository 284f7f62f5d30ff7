/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-conversation-entry.h"

struct _CbConversationEntry
{
  GObject        parent_instance;

  gint64         id;
  CbCustomer    *customer;
  gint64         time;
  CbInteraction *last;
  gsize          n_items[CB_N_ITEM_KINDS];
  gsize          n_records[CB_N_RECORD_KINDS];
  gsize          n_unread;
};

G_DEFINE_FINAL_TYPE (CbConversationEntry, cb_conversation_entry, G_TYPE_OBJECT)

static void
cb_conversation_entry_finalize (GObject *object)
{
  CbConversationEntry *self = CB_CONVERSATION_ENTRY (object);

  g_clear_object (&self->customer);
  g_clear_object (&self->last);

  G_OBJECT_CLASS (cb_conversation_entry_parent_class)->finalize (object);
}

static void
cb_conversation_entry_class_init (CbConversationEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_conversation_entry_finalize;
}

static void
cb_conversation_entry_init (CbConversationEntry *self)
{
}

/**
 * cb_conversation_entry_new:
 *
 * Returns: (transfer full): a conversation without anything in it
 */
CbConversationEntry *
cb_conversation_entry_new (gint64      id,
                           CbCustomer *customer)
{
  CbConversationEntry *self = g_object_new (CB_TYPE_CONVERSATION_ENTRY, NULL);

  self->id = id;
  self->customer = customer != NULL ? g_object_ref (customer) : NULL;

  return self;
}

gint64
cb_conversation_entry_get_id (CbConversationEntry *self)
{
  g_return_val_if_fail (CB_IS_CONVERSATION_ENTRY (self), 0);

  return self->id;
}

CbCustomer *
cb_conversation_entry_get_customer (CbConversationEntry *self)
{
  g_return_val_if_fail (CB_IS_CONVERSATION_ENTRY (self), NULL);

  return self->customer;
}

gint64
cb_conversation_entry_get_time (CbConversationEntry *self)
{
  g_return_val_if_fail (CB_IS_CONVERSATION_ENTRY (self), 0);

  return self->time;
}

CbInteraction *
cb_conversation_entry_get_last (CbConversationEntry *self)
{
  g_return_val_if_fail (CB_IS_CONVERSATION_ENTRY (self), NULL);

  return self->last;
}

void
cb_conversation_entry_set_last (CbConversationEntry *self,
                                gint64               time,
                                CbInteraction       *last)
{
  g_return_if_fail (CB_IS_CONVERSATION_ENTRY (self));

  self->time = time;
  g_set_object (&self->last, last);
}

gsize
cb_conversation_entry_get_n_items (CbConversationEntry *self,
                                   CbItemKind           kind)
{
  g_return_val_if_fail (CB_IS_CONVERSATION_ENTRY (self), 0);
  g_return_val_if_fail (kind < CB_N_ITEM_KINDS, 0);

  return self->n_items[kind];
}

void
cb_conversation_entry_set_n_items (CbConversationEntry *self,
                                   CbItemKind           kind,
                                   gsize                n)
{
  g_return_if_fail (CB_IS_CONVERSATION_ENTRY (self));
  g_return_if_fail (kind < CB_N_ITEM_KINDS);

  self->n_items[kind] = n;
}

gsize
cb_conversation_entry_get_n_records (CbConversationEntry *self,
                                     CbRecordKind         kind)
{
  g_return_val_if_fail (CB_IS_CONVERSATION_ENTRY (self), 0);
  g_return_val_if_fail (kind < CB_N_RECORD_KINDS, 0);

  return self->n_records[kind];
}

void
cb_conversation_entry_set_n_records (CbConversationEntry *self,
                                     CbRecordKind         kind,
                                     gsize                n)
{
  g_return_if_fail (CB_IS_CONVERSATION_ENTRY (self));
  g_return_if_fail (kind < CB_N_RECORD_KINDS);

  self->n_records[kind] = n;
}

gsize
cb_conversation_entry_get_n_unread (CbConversationEntry *self)
{
  g_return_val_if_fail (CB_IS_CONVERSATION_ENTRY (self), 0);

  return self->n_unread;
}

void
cb_conversation_entry_set_n_unread (CbConversationEntry *self,
                                    gsize                n)
{
  g_return_if_fail (CB_IS_CONVERSATION_ENTRY (self));

  self->n_unread = n;
}
