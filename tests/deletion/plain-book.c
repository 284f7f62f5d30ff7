/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plain-book-private.h"

static void
operation_free (gpointer data)
{
  PlainOperation *self = data;

  g_hash_table_unref (self->customers);
  g_hash_table_unref (self->assigned);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->messages);
  g_free (self);
}

PlainBook *
plain_book_new (void)
{
  PlainBook *self = g_new0 (PlainBook, 1);

  self->customers = g_array_new (FALSE, TRUE, sizeof (PlainCustomer));
  self->items = g_array_new (FALSE, TRUE, sizeof (PlainItem));
  self->operations = g_ptr_array_new_with_free_func (operation_free);
  self->rules = cb_rules_new ();

  return self;
}

void
plain_book_free (PlainBook *self)
{
  g_array_unref (self->customers);
  g_array_unref (self->items);
  g_ptr_array_unref (self->operations);
  cb_rules_free (self->rules);
  g_free (self);
}

PlainCustomer *
plain_book_get_customer (PlainBook *self,
                         gint64     id)
{
  for (guint i = 0; i < self->customers->len; i++)
    {
      PlainCustomer *customer = &g_array_index (self->customers, PlainCustomer, i);

      if (customer->id == id)
        return customer;
    }

  return NULL;
}

PlainItem *
plain_book_get_item (PlainBook *self,
                     gint64     id)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      PlainItem *item = &g_array_index (self->items, PlainItem, i);

      if (item->id == id)
        return item;
    }

  return NULL;
}

char *
plain_book_dump (PlainBook *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->customers->len; i++)
    {
      PlainCustomer *customer = &g_array_index (self->customers, PlainCustomer, i);

      if (!customer->exists)
        continue;
      g_string_append_printf (text, "customer %d %d %d %d", (int) customer->id, (int) customer->deleted_by,
                              (int) customer->pending_by, (int) customer->assigned_to);
      for (guint m = 0; m < customer->n_messages; m++)
        g_string_append_printf (text, " %d", (int) customer->messages[m]);
      g_string_append_c (text, '\n');
    }

  for (guint i = 0; i < self->items->len; i++)
    {
      PlainItem *item = &g_array_index (self->items, PlainItem, i);

      if (item->state == PLAIN_ITEM_THERE)
        g_string_append_printf (text, "item %d %d %d %d %d\n", (int) item->id, (int) item->customer,
                                (int) item->status, (int) item->deleted_by, item->closed);
      else if (item->state == PLAIN_ITEM_KEPT)
        g_string_append_printf (text, "kept %d %d\n", (int) item->id, (int) item->customer);
    }

  return g_string_free_and_steal (text);
}

static void
apply_to_customer (PlainBook      *self,
                   PlainPlan      *plan,
                   PlainOperation *operation,
                   PlainCustomer  *customer)
{
  gint64 source = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (plan->sources, KEY (customer->id)));

  for (guint i = 0; i < self->items->len; i++)
    {
      PlainItem *item = &g_array_index (self->items, PlainItem, i);

      if (item->customer != customer->id || item->state != PLAIN_ITEM_THERE)
        continue;

      if (plan->action == CB_ACTION_DELETE)
        item->closed = item->closed || (item->deleted_by == 0 && plain_item_is_open (item) &&
                                        self->rules->of[item->kind].on_delete == CB_DELETE_RULE_CLOSED);
      else if (plan->action == CB_ACTION_UNDELETE)
        item->closed = FALSE;
      else if (plan->action == CB_ACTION_ERASE)
        item->state = self->rules->of[item->kind].on_erase == CB_ERASE_RULE_KEPT && item->deleted_by == 0
                        ? PLAIN_ITEM_KEPT : PLAIN_ITEM_GONE;
    }

  switch (plan->action)
    {
    case CB_ACTION_DELETE:
      customer->deleted_by = source != 0 ? source : operation->id;
      break;

    case CB_ACTION_UNDELETE:
      g_hash_table_insert (operation->customers, KEY (customer->id), KEY (customer->deleted_by));
      customer->deleted_by = 0;
      break;

    case CB_ACTION_ERASE:
      customer->exists = FALSE;
      break;

    case CB_ACTION_MASK:
      customer->pending_by = operation->id;
      break;

    case CB_ACTION_UNMASK:
      customer->pending_by = 0;
      break;

    case CB_ACTION_ASSIGN:
      g_hash_table_insert (operation->customers, KEY (customer->id), KEY (customer->assigned_to));
      g_hash_table_insert (operation->assigned, KEY (customer->id), KEY (source));
      customer->assigned_to = source;
      break;

    default:
      break;
    }
}

static void
apply_to_messages (PlainBook      *self,
                   PlainPlan      *plan,
                   PlainOperation *operation,
                   gint64          deleted_by)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, plan->messages);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 message = (gint64) GPOINTER_TO_SIZE (key);

      plain_book_get_customer (self, message / 100)->messages[message % 100] = deleted_by;
      g_hash_table_add (operation->messages, key);
    }
}

void
plain_book_apply (PlainBook *self,
                  PlainPlan *plan,
                  gint64     id)
{
  static const CbOperationKind kinds[CB_N_ACTIONS] = {
    CB_OPERATION_DELETE, CB_OPERATION_UNDELETE, CB_OPERATION_ERASE, CB_OPERATION_MASK, CB_OPERATION_UNMASK,
    CB_OPERATION_DELETE_ITEMS, CB_OPERATION_UNDELETE_ITEMS, CB_OPERATION_DELETE_CONVERSATION,
    CB_OPERATION_UNDELETE_CONVERSATION, CB_OPERATION_ERASE_KEPT, CB_OPERATION_ASSIGN,
  };
  PlainOperation *operation = g_new0 (PlainOperation, 1);
  gboolean away = plan->action == CB_ACTION_DELETE_ITEMS || plan->action == CB_ACTION_DELETE_CONVERSATION;
  GHashTableIter iter;
  gpointer key;

  operation->id = id;
  operation->kind = kinds[plan->action];
  operation->reverses = plan->reverses;
  operation->customers = plain_set_new ();
  operation->assigned = plain_set_new ();
  operation->items = plain_set_new ();
  operation->messages = plain_set_new ();
  g_ptr_array_add (self->operations, operation);

  g_hash_table_iter_init (&iter, plan->customers);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_hash_table_insert (operation->customers, key, NULL);
      apply_to_customer (self, plan, operation, plain_book_get_customer (self, (gint64) GPOINTER_TO_SIZE (key)));
    }

  g_hash_table_iter_init (&iter, plan->items);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      PlainItem *item = plain_book_get_item (self, (gint64) GPOINTER_TO_SIZE (key));

      g_hash_table_add (operation->items, key);
      if (plan->action == CB_ACTION_ERASE_KEPT)
        item->state = PLAIN_ITEM_GONE;
      else
        item->deleted_by = away ? id : 0;
    }

  apply_to_messages (self, plan, operation, away ? id : 0);
}
