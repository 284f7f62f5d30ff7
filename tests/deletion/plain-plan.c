/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plain-book-private.h"

/* How far Undo looks back. */
#define MAX_HISTORY 1000

GHashTable *
plain_set_new (void)
{
  return g_hash_table_new (g_direct_hash, g_direct_equal);
}

gboolean
plain_item_is_open (const PlainItem *item)
{
  return cb_item_kind_get_info (item->kind)->statuses[item->status].open;
}

static PlainOperation *
find_operation (PlainBook *self,
                gint64     id)
{
  for (guint i = self->operations->len; i > 0; i--)
    {
      PlainOperation *operation = g_ptr_array_index (self->operations, i - 1);

      if (operation->id == id)
        return operation;
    }

  return NULL;
}

static PlainPlan *
plan_new (CbAction action)
{
  PlainPlan *self = g_new0 (PlainPlan, 1);

  self->action = action;
  self->customers = plain_set_new ();
  self->items = plain_set_new ();
  self->messages = plain_set_new ();
  self->sources = plain_set_new ();

  return self;
}

void
plain_plan_free (PlainPlan *self)
{
  g_hash_table_unref (self->customers);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->messages);
  g_hash_table_unref (self->sources);
  g_free (self);
}

gboolean
plain_plan_is_empty (PlainPlan *self)
{
  return g_hash_table_size (self->customers) == 0 && g_hash_table_size (self->items) == 0;
}

static gboolean
is_blocked (PlainBook *self,
            gint64     customer)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      PlainItem *item = &g_array_index (self->items, PlainItem, i);
      CbDeleteRule rule = self->rules->of[item->kind].on_delete;

      if (item->customer == customer && item->state == PLAIN_ITEM_THERE && item->deleted_by == 0 &&
          (rule == CB_DELETE_RULE_DELETED_FIRST || (rule == CB_DELETE_RULE_SETTLED_FIRST && plain_item_is_open (item))))
        return TRUE;
    }

  return FALSE;
}

/* @source: of one that is deleted again */
static void
plan_delete (PlainBook     *self,
             PlainPlan     *plan,
             PlainCustomer *customer,
             gint64         source)
{
  if (!customer->exists || customer->deleted_by != 0)
    return;

  if (is_blocked (self, customer->id))
    {
      plan->n_left_out++;
    }
  else
    {
      g_hash_table_add (plan->customers, KEY (customer->id));
      g_hash_table_insert (plan->sources, KEY (customer->id), KEY (source));
    }
}

static void
plan_conversation (PlainBook     *self,
                   PlainPlan     *plan,
                   PlainCustomer *customer)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      PlainItem *item = &g_array_index (self->items, PlainItem, i);

      if (item->customer == customer->id && item->state == PLAIN_ITEM_THERE && item->deleted_by == 0 &&
          cb_item_kind_get_info (item->kind)->in_conversation)
        {
          g_hash_table_add (plan->items, KEY (item->id));
          g_hash_table_add (plan->customers, KEY (customer->id));
        }
    }

  for (guint m = 0; m < customer->n_messages; m++)
    {
      if (customer->messages[m] == 0)
        {
          g_hash_table_add (plan->messages, KEY (MESSAGE (customer->id, m)));
          g_hash_table_add (plan->customers, KEY (customer->id));
        }
    }
}

static void
plan_customer (PlainBook     *self,
               PlainPlan     *plan,
               PlainCustomer *customer)
{
  gboolean applies;

  switch (plan->action)
    {
    case CB_ACTION_DELETE:
      plan_delete (self, plan, customer, 0);
      return;

    case CB_ACTION_DELETE_CONVERSATION:
      if (customer->exists && customer->pending_by == 0)
        plan_conversation (self, plan, customer);
      return;

    case CB_ACTION_UNDELETE:
    case CB_ACTION_MASK:
      applies = customer->deleted_by != 0 && customer->pending_by == 0;
      break;

    case CB_ACTION_ERASE:
      applies = customer->deleted_by != 0;
      break;

    case CB_ACTION_UNMASK:
      applies = customer->pending_by != 0;
      break;

    case CB_ACTION_ASSIGN:
      applies = customer->pending_by == 0 && customer->assigned_to != self->assignee;
      g_hash_table_insert (plan->sources, KEY (customer->id), KEY (self->assignee));
      break;

    default:
      g_assert_not_reached ();
    }

  if (customer->exists && applies)
    g_hash_table_add (plan->customers, KEY (customer->id));
}

/* Bringing back what belongs to somebody deleted has to wait. */
static void
plan_item (PlainBook *self,
           PlainPlan *plan,
           PlainItem *item)
{
  gboolean back = plan->action == CB_ACTION_UNDELETE_ITEMS || plan->action == CB_ACTION_UNDELETE_CONVERSATION;

  if (plan->action == CB_ACTION_ERASE_KEPT)
    {
      if (item->state == PLAIN_ITEM_KEPT)
        g_hash_table_add (plan->items, KEY (item->id));
      return;
    }

  if (item->state != PLAIN_ITEM_THERE || (item->deleted_by != 0) != back)
    return;

  if (back && plain_book_get_customer (self, item->customer)->deleted_by != 0)
    {
      plan->n_left_out++;
      return;
    }

  g_hash_table_add (plan->items, KEY (item->id));
  g_hash_table_add (plan->customers, KEY (item->customer));
}

PlainPlan *
plain_book_plan (PlainBook     *self,
                 CbAction       action,
                 const CbIdSet *set)
{
  PlainPlan *plan = plan_new (action);
  CbIdSetIter iter;
  gint64 id;

  cb_id_set_iter_init (&iter, set);
  while (cb_id_set_iter_next (&iter, &id))
    {
      if (action == CB_ACTION_DELETE_ITEMS || action == CB_ACTION_UNDELETE_ITEMS || action == CB_ACTION_ERASE_KEPT)
        plan_item (self, plan, plain_book_get_item (self, id));
      else
        plan_customer (self, plan, plain_book_get_customer (self, id));
    }

  return plan;
}

static void
plan_messages (PlainBook      *self,
               PlainPlan      *plan,
               PlainOperation *operation,
               gboolean        back)
{
  for (guint i = 0; i < self->customers->len; i++)
    {
      PlainCustomer *customer = &g_array_index (self->customers, PlainCustomer, i);

      for (guint m = 0; customer->exists && m < customer->n_messages; m++)
        {
          gint64 key = MESSAGE (customer->id, m);

          if (back ? customer->messages[m] != operation->id || customer->deleted_by != 0
                   : customer->messages[m] != 0 || !g_hash_table_contains (operation->messages, KEY (key)))
            continue;
          g_hash_table_add (plan->messages, KEY (key));
          g_hash_table_add (plan->customers, KEY (customer->id));
        }
    }
}

static void
reverse_customers (PlainBook      *self,
                   PlainPlan      *plan,
                   PlainOperation *operation)
{
  PlainOperation *undone = find_operation (self, operation->reverses);

  for (guint i = 0; i < self->customers->len; i++)
    {
      PlainCustomer *customer = &g_array_index (self->customers, PlainCustomer, i);
      gboolean own = g_hash_table_contains (operation->customers, KEY (customer->id));
      gint64 source = own ? (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (operation->customers, KEY (customer->id))) : 0;

      if (!customer->exists || !own)
        continue;

      if (operation->kind == CB_OPERATION_DELETE)
        {
          gint64 by = undone == NULL ? operation->id
                        : (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (undone->customers, KEY (customer->id)));

          if (customer->deleted_by != by || by == 0)
            continue;
          if (customer->pending_by != 0)
            plan->n_left_out++;
          else
            g_hash_table_add (plan->customers, KEY (customer->id));
        }
      else if (operation->kind == CB_OPERATION_UNDELETE)
        {
          plan_delete (self, plan, customer, source);
        }
      else if (operation->kind == CB_OPERATION_ASSIGN)
        {
          if (g_hash_table_lookup (operation->assigned, KEY (customer->id)) != KEY (customer->assigned_to))
            continue;
          g_hash_table_add (plan->customers, KEY (customer->id));
          g_hash_table_insert (plan->sources, KEY (customer->id), KEY (source));
        }
      else if (operation->kind == CB_OPERATION_MASK ? customer->pending_by == operation->id
                                                    : customer->deleted_by != 0 && customer->pending_by == 0)
        {
          g_hash_table_add (plan->customers, KEY (customer->id));
        }
    }
}

static void
reverse_items (PlainBook      *self,
               PlainPlan      *plan,
               PlainOperation *operation)
{
  gboolean back = operation->kind == CB_OPERATION_DELETE_ITEMS || operation->kind == CB_OPERATION_DELETE_CONVERSATION;

  for (guint i = 0; i < self->items->len; i++)
    {
      PlainItem *item = &g_array_index (self->items, PlainItem, i);

      if (back ? item->deleted_by == operation->id : g_hash_table_contains (operation->items, KEY (item->id)))
        plan_item (self, plan, item);
    }

  if (operation->kind == CB_OPERATION_DELETE_CONVERSATION || operation->kind == CB_OPERATION_UNDELETE_CONVERSATION)
    plan_messages (self, plan, operation, back);

  /* Who is deleted is told by customer. */
  if (operation->kind == CB_OPERATION_DELETE_CONVERSATION)
    {
      plan->n_left_out = 0;
      for (guint i = 0; i < self->customers->len; i++)
        {
          PlainCustomer *customer = &g_array_index (self->customers, PlainCustomer, i);

          plan->n_left_out += customer->exists && customer->deleted_by != 0 &&
                              g_hash_table_contains (operation->customers, KEY (customer->id));
        }
    }
}

static PlainPlan *
reverse (PlainBook      *self,
         PlainOperation *operation)
{
  static const CbAction actions[CB_N_OPERATION_KINDS] = {
    [CB_OPERATION_DELETE] = CB_ACTION_UNDELETE,
    [CB_OPERATION_UNDELETE] = CB_ACTION_DELETE,
    [CB_OPERATION_MASK] = CB_ACTION_UNMASK,
    [CB_OPERATION_UNMASK] = CB_ACTION_MASK,
    [CB_OPERATION_DELETE_ITEMS] = CB_ACTION_UNDELETE_ITEMS,
    [CB_OPERATION_UNDELETE_ITEMS] = CB_ACTION_DELETE_ITEMS,
    [CB_OPERATION_DELETE_CONVERSATION] = CB_ACTION_UNDELETE_CONVERSATION,
    [CB_OPERATION_UNDELETE_CONVERSATION] = CB_ACTION_DELETE_CONVERSATION,
    [CB_OPERATION_ASSIGN] = CB_ACTION_ASSIGN,
  };
  g_autoptr (PlainPlan) plan = plan_new (actions[operation->kind]);

  plan->reverses = operation->id;
  if (operation->kind == CB_OPERATION_DELETE || operation->kind == CB_OPERATION_UNDELETE ||
      operation->kind == CB_OPERATION_MASK || operation->kind == CB_OPERATION_UNMASK ||
      operation->kind == CB_OPERATION_ASSIGN)
    reverse_customers (self, plan, operation);
  else
    reverse_items (self, plan, operation);

  return plain_plan_is_empty (plan) && plan->n_left_out == 0 ? NULL : g_steal_pointer (&plan);
}

static gboolean
find_in (GPtrArray *stack,
         gint64     id,
         guint     *index)
{
  for (*index = 0; *index < stack->len; (*index)++)
    {
      if (((PlainOperation *) g_ptr_array_index (stack, *index))->id == id)
        return TRUE;
    }

  return FALSE;
}

PlainPlan *
plain_book_plan_undo (PlainBook *self,
                      gboolean   redo)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new ();
  g_autoptr (GPtrArray) undone = g_ptr_array_new ();
  g_autoptr (GPtrArray) undoing = g_ptr_array_new ();
  GPtrArray *stack = redo ? undoing : done;
  guint first = self->operations->len > MAX_HISTORY ? self->operations->len - MAX_HISTORY : 0;
  guint index;

  for (guint i = first; i < self->operations->len; i++)
    {
      PlainOperation *operation = g_ptr_array_index (self->operations, i);

      if (!cb_operation_kind_is_reversible (operation->kind))
        continue;

      if (operation->reverses == 0)
        {
          g_ptr_array_add (done, operation);
          g_ptr_array_set_size (undone, 0);
          g_ptr_array_set_size (undoing, 0);
        }
      else if (find_in (undoing, operation->reverses, &index))
        {
          PlainOperation *original = g_ptr_array_remove_index (undone, index);

          g_ptr_array_remove_index (undoing, index);
          /* Customers are given back to whoever had deleted them first. */
          g_ptr_array_add (done, original->kind == CB_OPERATION_DELETE || original->kind == CB_OPERATION_UNDELETE
                                 ? original : operation);
        }
      else if (find_in (done, operation->reverses, &index))
        {
          g_ptr_array_add (undone, g_ptr_array_remove_index (done, index));
          g_ptr_array_add (undoing, operation);
        }
    }

  for (guint i = stack->len; i > 0; i--)
    {
      PlainPlan *plan = reverse (self, g_ptr_array_index (stack, i - 1));

      if (plan != NULL)
        return plan;
    }

  return NULL;
}
