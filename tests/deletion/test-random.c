/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-rows.h"
#include "cb-operation-store.h"
#include "cb-rule-rows.h"
#include "cb-test-book.h"
#include "cb-test-people.h"
#include "cb-test-plan.h"
#include "plain-book.h"
#include "cb-test-words.h"

/*
 * Random sequences of all that changes a book, undo and redo among them, against
 * the plain model: they say the same after each step. The first argument is the
 * number of steps; each stretch of them has a book of its own.
 */
#define N_STEPS        5000
#define STEPS_PER_BOOK 1000
#define MAX_CUSTOMERS  10
/* Who customers are assigned to: the owner, and one more. */
#define N_PEOPLE 2
/* How often the file itself is looked through. */
#define STEPS_PER_CHECK 250
/* How much longer it goes on, at most, until there was an operation of each kind:
 * which ones the first steps have is left to chance. */
#define MOST_TIMES 8
/* How often the latest operations are asked whether they can be reversed. */
#define STEPS_PER_LIST  25
#define N_LISTED        8

static guint n_steps = N_STEPS;

typedef struct
{
  CbTestBook *f;
  PlainBook  *plain;
} Both;

static guint
pick (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static gpointer
dump_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT * FROM (SELECT 'customer ' || c.id || ' ' || coalesce (d.operation_id, 0) || ' ' || "
                           "coalesce (p.operation_id, 0) || ' ' || coalesce (c.assigned_to, 0) || coalesce ((SELECT group_concat (' ' || coalesce "
                           "((SELECT operation_id FROM deleted_message x WHERE x.customer_id = m.customer_id "
                           "AND m.id BETWEEN x.first_id AND x.last_id), 0), '') FROM "
                           "(SELECT * FROM message WHERE customer_id = c.id ORDER BY id) m), '') "
                           "FROM customer c LEFT JOIN deleted_customer d ON d.customer_id = c.id "
                           "LEFT JOIN pending_erasure p ON p.customer_id = c.id ORDER BY c.id) "
                           "UNION ALL SELECT * FROM (SELECT CASE WHEN i.kept THEN "
                           "'kept ' || i.id || ' ' || i.customer_id ELSE "
                           "'item ' || i.id || ' ' || i.customer_id || ' ' || i.status || ' ' || "
                           "coalesce (d.operation_id, 0) || ' ' || (c.item_id IS NOT NULL) END "
                           "FROM (SELECT id, customer_id, status, 0 AS kept FROM item UNION ALL "
                           "SELECT id, former_customer, status, 1 FROM kept_item) i "
                           "LEFT JOIN deleted_item d ON d.item_id = i.id "
                           "LEFT JOIN closed_item c ON c.customer_id = i.customer_id AND c.item_id = i.id "
                           "ORDER BY i.id)",
                           error);
  GString *text = g_string_new (NULL);

  g_assert_nonnull (statement);
  while (cb_statement_step (statement, error) == CB_STEP_ROW)
    g_string_append_printf (text, "%s\n", cb_statement_get_text (statement, 0));
  g_assert_no_error (*error);

  return g_string_free_and_steal (text);
}

static void
compare (Both       *both,
         const char *what)
{
  g_autofree char *real = cb_test_read_job (both->f->book, dump_job, NULL, NULL);
  g_autofree char *plain = plain_book_dump (both->plain);

  if (!g_str_equal (real, plain))
    g_test_message ("after %s:\n%s\nrather than\n%s", what, real, plain);
  g_assert_true (g_str_equal (real, plain));
}

static void
check_file (Both *both)
{
  g_autofree char *integrity = NULL;
  g_autofree char *orphan = cb_test_query (both->f->book, "PRAGMA foreign_key_check", NULL);
  g_autofree char *stray =
    cb_test_query (both->f->book,
                   "SELECT (SELECT count(*) FROM deleted_customer WHERE customer_id NOT IN (SELECT id FROM customer)) "
                   "+ (SELECT count(*) FROM pending_erasure WHERE customer_id NOT IN "
                   "(SELECT customer_id FROM deleted_customer)) "
                   "+ (SELECT count(*) FROM closed_item WHERE item_id NOT IN (SELECT id FROM item)) "
                   "+ (SELECT count(*) FROM deleted_message WHERE customer_id NOT IN (SELECT id FROM customer))",
                   NULL);

  cb_test_words_assert_same (both->f->book);
  integrity = cb_test_query (both->f->book, "PRAGMA integrity_check", NULL);
  g_assert_cmpstr (integrity, ==, "ok");
  g_assert_null (orphan);
  g_assert_cmpstr (stray, ==, "0");
}

static gpointer
add_item_job (CbConnection  *connection,
              gpointer       data,
              CbProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  return GINT_TO_POINTER (cb_item_rows_insert (connection, data, error));
}

static gpointer
edit_item_job (CbConnection  *connection,
               gpointer       data,
               CbProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  return GINT_TO_POINTER (cb_item_rows_update (connection, data, error));
}

static gpointer
set_rules_job (CbConnection  *connection,
               gpointer       data,
               CbProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  return GINT_TO_POINTER (cb_rule_rows_set (connection, data, error));
}

static void
add_customer (Both *both)
{
  static guint n = 0;
  g_autofree char *number = g_strdup_printf ("%u", ++n);
  PlainCustomer customer = { .id = cb_test_add (both->f->book, number, "Ada"), .exists = TRUE };

  g_array_append_val (both->plain->customers, customer);
}

/* (nullable): one that is there. */
static PlainCustomer *
pick_customer (Both *both)
{
  PlainCustomer *customer;

  if (both->plain->customers->len == 0)
    return NULL;
  customer = &g_array_index (both->plain->customers, PlainCustomer, pick (both->plain->customers->len));

  return customer->exists ? customer : NULL;
}

static void
add_item (Both *both)
{
  PlainCustomer *customer = pick_customer (both);
  g_autoptr (CbItem) item = NULL;
  PlainItem plain = { .state = PLAIN_ITEM_THERE };

  if (customer == NULL)
    return;

  plain.kind = 1 + pick (CB_N_ITEM_KINDS - 1);
  plain.customer = customer->id;
  plain.status = pick (cb_item_kind_get_info (plain.kind)->n_statuses);
  item = cb_item_new (plain.kind, customer->id);
  cb_item_set_status (item, plain.status);
  g_assert_nonnull (cb_test_write_job (both->f->book, add_item_job, item, NULL));
  plain.id = cb_item_get_id (item);
  g_array_append_val (both->plain->items, plain);
}

static void
edit_item (Both *both)
{
  g_autoptr (CbItem) item = NULL;
  PlainItem *plain;

  if (both->plain->items->len == 0)
    return;
  plain = &g_array_index (both->plain->items, PlainItem, pick (both->plain->items->len));
  /* What is masked can't be edited. */
  if (plain->state != PLAIN_ITEM_THERE ||
      plain_book_get_customer (both->plain, plain->customer)->pending_by != 0)
    return;

  plain->status = pick (cb_item_kind_get_info (plain->kind)->n_statuses);
  plain->closed = FALSE;
  item = cb_item_new (plain->kind, plain->customer);
  cb_item_set_id (item, plain->id);
  cb_item_set_status (item, plain->status);
  g_assert_nonnull (cb_test_write_job (both->f->book, edit_item_job, item, NULL));
}

static void
add_message (Both *both)
{
  PlainCustomer *customer = pick_customer (both);
  g_autofree char *sql = NULL;

  if (customer == NULL || customer->n_messages == PLAIN_MAX_MESSAGES)
    return;

  sql = g_strdup_printf ("INSERT INTO message (customer_id, id, kind, incoming, time, body) "
                         "VALUES (%d, %u, 1, 1, 1, 'x%u')",
                         (int) customer->id, customer->n_messages + 1, customer->n_messages + 1);
  g_assert_true (cb_test_execute (both->f->book, sql, NULL));
  cb_test_words_add_message (both->f->book, customer->id, customer->n_messages + 1);
  customer->messages[customer->n_messages++] = 0;
}

static void
change_rule (Both *both)
{
  CbRule *rule = &both->plain->rules->of[1 + pick (CB_N_ITEM_KINDS - 1)];

  rule->on_delete = 1 + pick (4);
  rule->on_erase = 1 + pick (2);
  g_assert_nonnull (cb_test_write_job (both->f->book, set_rules_job, both->plain->rules, NULL));
}

/* (transfer full): some of all that there ever were; of the gone ones too. */
static CbIdSet *
choose (Both     *both,
        gboolean  items)
{
  CbIdSet *set = cb_id_set_new ();
  guint n = items ? both->plain->items->len : both->plain->customers->len;
  guint part = 1 + pick (4);

  for (guint i = 0; i < n; i++)
    {
      if (pick (part) == 0)
        cb_id_set_add (set, items ? g_array_index (both->plain->items, PlainItem, i).id
                                  : g_array_index (both->plain->customers, PlainCustomer, i).id);
    }

  return set;
}

static gboolean
has_same_ids (const CbIdSet *set,
              GHashTable    *plain)
{
  CbIdSetIter iter;
  gint64 id;

  if (cb_id_set_get_size (set) != g_hash_table_size (plain))
    return FALSE;

  cb_id_set_iter_init (&iter, set);
  while (cb_id_set_iter_next (&iter, &id))
    {
      if (!g_hash_table_contains (plain, GSIZE_TO_POINTER ((gsize) id)))
        return FALSE;
    }

  return TRUE;
}

static void
apply (Both      *both,
       CbPlan    *plan,
       PlainPlan *plain)
{
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cb_plan_get_action (plan), ==, plain->action);
  g_assert_cmpint (cb_plan_get_reverses (plan), ==, plain->reverses);
  g_assert_true (has_same_ids (cb_plan_get_customers (plan), plain->customers));
  g_assert_true (has_same_ids (cb_plan_get_items (plan), plain->items));
  if (plain_plan_is_empty (plain))
    return;

  operation = cb_test_apply (both->f->book, plan, &error);
  g_assert_no_error (error);
  plain_book_apply (both->plain, plain, cb_operation_get_id (operation));
}

static void
act (Both     *both,
     CbAction  action)
{
  gboolean on_items = action == CB_ACTION_DELETE_ITEMS || action == CB_ACTION_UNDELETE_ITEMS ||
                      action == CB_ACTION_ERASE_KEPT;
  g_autoptr (CbIdSet) set = choose (both, on_items);
  g_autoptr (PlainPlan) plain = NULL;
  g_autoptr (CbPlan) plan = NULL;

  if (cb_id_set_is_empty (set))
    return;

  both->plain->assignee = pick (N_PEOPLE + 1);
  plain = plain_book_plan (both->plain, action, set);
  if (action == CB_ACTION_ASSIGN)
    plan = cb_test_make_assign_plan (both->f->book, set, both->plain->assignee);
  else
    plan = on_items ? cb_test_make_items_plan (both->f->book, action, set)
                    : cb_test_make_plan (both->f->book, action, set);
  apply (both, plan, plain);
}

static void
step_back (Both     *both,
           gboolean  redo)
{
  g_autoptr (PlainPlan) plain = plain_book_plan_undo (both->plain, redo);
  g_autoptr (CbPlan) plan = cb_test_make_undo (both->f->book, redo);

  g_assert_cmpint (plan == NULL, ==, plain == NULL);
  if (plan != NULL)
    apply (both, plan, plain);
}

static const char *
take_step (Both *both)
{
  static const struct
  {
    guint       weight;
    CbAction    action;
    const char *name;
  } actions[] = {
    { 14, CB_ACTION_DELETE, "deleting" },
    { 8, CB_ACTION_UNDELETE, "undeleting" },
    { 2, CB_ACTION_ERASE, "erasing" },
    { 4, CB_ACTION_MASK, "masking" },
    { 3, CB_ACTION_UNMASK, "unmasking" },
    { 8, CB_ACTION_DELETE_ITEMS, "deleting items" },
    { 4, CB_ACTION_UNDELETE_ITEMS, "undeleting items" },
    { 6, CB_ACTION_DELETE_CONVERSATION, "deleting conversations" },
    { 2, CB_ACTION_ERASE_KEPT, "erasing kept items" },
    { 5, CB_ACTION_ASSIGN, "assigning" },
  };
  guint at = pick (105);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (at < actions[i].weight)
        {
          act (both, actions[i].action);
          return actions[i].name;
        }
      at -= actions[i].weight;
    }

  if (at < 18)
    {
      step_back (both, FALSE);
      return "undoing";
    }
  if (at < 28)
    {
      step_back (both, TRUE);
      return "redoing";
    }
  if (at < 29)
    change_rule (both);
  else if (at < 33)
    add_message (both);
  else if (at < 37)
    edit_item (both);
  else if (at < 43)
    add_item (both);
  else if (cb_book_get_n_live (both->f->book) + cb_book_get_n_deleted (both->f->book) +
             cb_book_get_n_pending (both->f->book) < MAX_CUSTOMERS)
    add_customer (both);

  return "a change";
}

static gboolean
is_reversed (PlainBook *plain,
             gint64     id)
{
  for (guint i = 0; i < plain->operations->len; i++)
    {
      if (((PlainOperation *) g_ptr_array_index (plain->operations, i))->reverses == id)
        return TRUE;
    }

  return FALSE;
}

/* The list of all operations says of each what planning to reverse it says. */
static void
check_list (Both *both)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  cb_operation_store_list_async (both->f->book, 0, N_LISTED, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  entries = cb_operation_store_list_finish (both->f->book, result, NULL);
  g_assert_nonnull (entries);

  for (guint i = 0; i < entries->len; i++)
    {
      CbOperationEntry *entry = entries->pdata[i];
      gint64 id = cb_operation_entry_get_id (entry);
      g_autoptr (CbPlan) plan = cb_test_make_reverse (both->f->book, id);

      /* Something may be left that something else stands in the way of. */
      if (plan != NULL && cb_plan_is_empty (plan))
        continue;
      if (cb_operation_entry_get_reversible (entry) != (plan != NULL && !is_reversed (both->plain, id)))
        g_test_message ("operation %d of kind %d", (int) id,
                        cb_operation_get_kind (cb_operation_entry_get_operation (entry)));
      g_assert_cmpint (cb_operation_entry_get_reversible (entry), ==,
                       plan != NULL && !is_reversed (both->plain, id));
    }
}

static guint
count_bits (guint bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;

  return n;
}

static void
test_random (CbTestBook    *f,
             gconstpointer  data)
{
  guint kinds = 0;

  for (guint done = 0;
       done < n_steps || (count_bits (kinds) < CB_N_ACTIONS && done < n_steps * MOST_TIMES);)
    {
      g_autoptr (PlainBook) plain = plain_book_new ();
      Both both = { f, plain };

      cb_test_book_open (f);
      g_assert_cmpint (cb_test_people_add (f->book, "Ann", CB_BUILT_IN_GROUP_SALES_TEAM), ==, N_PEOPLE);
      for (guint i = 0; i < MAX_CUSTOMERS; i++)
        add_customer (&both);
      for (guint i = 0; i < STEPS_PER_BOOK; i++)
        {
          const char *what = take_step (&both);

          compare (&both, what);
          if (++done % STEPS_PER_CHECK == 0)
            check_file (&both);
          if (done % STEPS_PER_LIST == 0)
            check_list (&both);
        }
      check_file (&both);
      for (guint i = 0; i < plain->operations->len; i++)
        kinds |= 1u << ((PlainOperation *) g_ptr_array_index (plain->operations, i))->kind;
      cb_test_book_tear_down (f, data);
      cb_test_book_set_up_path (f, data);
    }

  /* Of each kind there was one, or this tests less than it seems to. */
  g_assert_cmpint (g_bit_nth_msf (kinds, -1), ==, CB_OPERATION_ASSIGN);
  g_assert_cmpuint (count_bits (kinds), ==, CB_N_ACTIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  if (argc > 1)
    n_steps = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  g_test_add ("/random/steps", CbTestBook, NULL, cb_test_book_set_up_path, test_random, cb_test_book_tear_down);

  return g_test_run ();
}
