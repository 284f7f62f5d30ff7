/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-test-book.h"
#include "cb-test-contents.h"
#include "cb-test-people.h"
#include "cb-test-plan.h"

/*
 * Each action under each permission taken away.
 */

/* Customers and items in all the states that actions begin with. */
typedef struct
{
  CbTestBook  book;
  CbIdSet    *live;
  CbIdSet    *deleted;
  CbIdSet    *masked;
  CbIdSet    *talking;     /* with a conversation */
  CbIdSet    *items;       /* one of each kind */
  CbIdSet    *gone_items;  /* the same, deleted */
  CbIdSet    *kept;
  CbIdSet    *assigned;
  gint64      gone_conversation;
  gint64      undone;
} Fixture;

/* (transfer full): the ids in the one column of @sql, separated by commas. */
static CbIdSet *
read_ids (CbBook     *book,
          const char *sql)
{
  g_autofree char *text = cb_test_query (book, sql, NULL);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);
  CbIdSet *set = cb_id_set_new ();

  for (guint i = 0; parts[i] != NULL && parts[i][0] != '\0'; i++)
    cb_id_set_add (set, g_ascii_strtoll (parts[i], NULL, 10));
  g_assert_false (cb_id_set_is_empty (set));

  return set;
}

static CbIdSet *
add_two (CbBook     *book,
         const char *number)
{
  CbIdSet *set = cb_id_set_new ();

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *own = g_strdup_printf ("%s%u", number, i);

      cb_id_set_add (set, cb_test_add (book, own, "Ada"));
    }

  return set;
}

static gint64
add_with_contents (CbBook     *book,
                   const char *number)
{
  gint64 id = cb_test_add (book, number, "Ada");

  cb_test_contents_add (book, id, number);

  return id;
}

static gint64
reverse (CbBook *book,
         gint64  operation_id)
{
  g_autoptr (CbPlan) plan = cb_test_make_reverse (book, operation_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbOperation) operation = cb_test_apply (book, plan, &error);

  g_assert_no_error (error);

  return cb_operation_get_id (operation);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (CbIdSet) again = NULL;
  CbBook *book;
  gint64 id;

  cb_test_book_set_up (&f->book, NULL);
  book = f->book.book;
  cb_test_contents_unblock (book);

  f->live = add_two (book, "L");
  f->deleted = add_two (book, "D");
  cb_test_run_set (book, CB_ACTION_DELETE, f->deleted);
  f->masked = add_two (book, "M");
  cb_test_run_set (book, CB_ACTION_DELETE, f->masked);
  cb_test_run_set (book, CB_ACTION_MASK, f->masked);

  f->talking = cb_id_set_new_single (add_with_contents (book, "T"));
  id = add_with_contents (book, "C");
  f->gone_conversation = cb_test_run (book, CB_ACTION_DELETE_CONVERSATION, id, (gint64) 0);

  add_with_contents (book, "I");
  f->items = read_ids (book, "SELECT group_concat (id) FROM item WHERE customer_id = "
                             "(SELECT id FROM customer WHERE number = 'I')");
  add_with_contents (book, "G");
  f->gone_items = read_ids (book, "SELECT group_concat (id) FROM item WHERE customer_id = "
                                  "(SELECT id FROM customer WHERE number = 'G')");
  cb_test_run_items (book, CB_ACTION_DELETE_ITEMS, f->gone_items);

  id = add_with_contents (book, "K");
  cb_test_run (book, CB_ACTION_DELETE, id, (gint64) 0);
  cb_test_run (book, CB_ACTION_ERASE, id, (gint64) 0);
  f->kept = read_ids (book, "SELECT group_concat (id) FROM kept_item");

  f->assigned = add_two (book, "A");
  cb_test_execute (book, "UPDATE customer SET assigned_to = 1 WHERE number LIKE 'A_'", NULL);

  /* The last two: one to be done again, and one to be undone. */
  again = add_two (book, "U");
  f->undone = reverse (book, cb_test_run_set (book, CB_ACTION_DELETE, again));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  cb_id_set_unref (f->live);
  cb_id_set_unref (f->deleted);
  cb_id_set_unref (f->masked);
  cb_id_set_unref (f->talking);
  cb_id_set_unref (f->items);
  cb_id_set_unref (f->gone_items);
  cb_id_set_unref (f->kept);
  cb_id_set_unref (f->assigned);
  cb_test_book_tear_down (&f->book, NULL);
}

typedef enum
{
  ITEMS_NONE,
  ITEMS_ALL,
  ITEMS_OF_CONVERSATION,
} Items;

typedef enum
{
  SOURCE_ONE,        /* of the set */
  SOURCE_SET,
  SOURCE_ITEMS,
  SOURCE_UNDO,
  SOURCE_REDO,
  SOURCE_OPERATION,
} Source;

static const struct
{
  const char   *name;
  CbAction      action;
  Source        source;
  gsize         from;       /* where the set or the operation is in the fixture */
  CbPermission  needed[2];
  Items         items;
} cases[] = {
  { "delete one", CB_ACTION_DELETE, SOURCE_ONE, G_STRUCT_OFFSET (Fixture, live),
    { CB_PERMISSION_DELETE_CUSTOMERS }, ITEMS_NONE },
  { "delete two", CB_ACTION_DELETE, SOURCE_SET, G_STRUCT_OFFSET (Fixture, live),
    { CB_PERMISSION_DELETE_CUSTOMERS, CB_PERMISSION_DELETE_MANY }, ITEMS_NONE },
  { "undelete", CB_ACTION_UNDELETE, SOURCE_SET, G_STRUCT_OFFSET (Fixture, deleted),
    { CB_PERMISSION_UNDELETE }, ITEMS_NONE },
  { "erase one", CB_ACTION_ERASE, SOURCE_ONE, G_STRUCT_OFFSET (Fixture, deleted),
    { CB_PERMISSION_DELETE_FOREVER }, ITEMS_NONE },
  { "erase two", CB_ACTION_ERASE, SOURCE_SET, G_STRUCT_OFFSET (Fixture, deleted),
    { CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_CLEAN_UP }, ITEMS_NONE },
  { "erase a masked one", CB_ACTION_ERASE, SOURCE_ONE, G_STRUCT_OFFSET (Fixture, masked),
    { CB_PERMISSION_DELETE_FOREVER }, ITEMS_NONE },
  { "mask one", CB_ACTION_MASK, SOURCE_ONE, G_STRUCT_OFFSET (Fixture, deleted),
    { CB_PERMISSION_DELETE_FOREVER }, ITEMS_NONE },
  { "mask two", CB_ACTION_MASK, SOURCE_SET, G_STRUCT_OFFSET (Fixture, deleted),
    { CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_CLEAN_UP }, ITEMS_NONE },
  { "unmask", CB_ACTION_UNMASK, SOURCE_SET, G_STRUCT_OFFSET (Fixture, masked),
    { CB_PERMISSION_DELETE_FOREVER }, ITEMS_NONE },
  { "delete items", CB_ACTION_DELETE_ITEMS, SOURCE_ITEMS, G_STRUCT_OFFSET (Fixture, items),
    { CB_PERMISSION_NONE }, ITEMS_ALL },
  { "undelete items", CB_ACTION_UNDELETE_ITEMS, SOURCE_ITEMS, G_STRUCT_OFFSET (Fixture, gone_items),
    { CB_PERMISSION_NONE }, ITEMS_ALL },
  { "delete a conversation", CB_ACTION_DELETE_CONVERSATION, SOURCE_SET, G_STRUCT_OFFSET (Fixture, talking),
    { CB_PERMISSION_DELETE_CONVERSATIONS }, ITEMS_OF_CONVERSATION },
  { "undelete a conversation", CB_ACTION_UNDELETE_CONVERSATION, SOURCE_OPERATION,
    G_STRUCT_OFFSET (Fixture, gone_conversation), { CB_PERMISSION_DELETE_CONVERSATIONS }, ITEMS_OF_CONVERSATION },
  { "erase kept items", CB_ACTION_ERASE_KEPT, SOURCE_ITEMS, G_STRUCT_OFFSET (Fixture, kept),
    { CB_PERMISSION_DELETE_FOREVER }, ITEMS_NONE },
  { "assign to nobody", CB_ACTION_ASSIGN, SOURCE_SET, G_STRUCT_OFFSET (Fixture, assigned),
    { CB_PERMISSION_REASSIGN_CUSTOMERS }, ITEMS_NONE },
  { "redo a deletion", CB_ACTION_DELETE, SOURCE_REDO, 0,
    { CB_PERMISSION_DELETE_CUSTOMERS, CB_PERMISSION_DELETE_MANY }, ITEMS_NONE },
  { "undo a deletion of items", CB_ACTION_UNDELETE_ITEMS, SOURCE_UNDO, 0, { CB_PERMISSION_NONE }, ITEMS_ALL },
  { "reverse an undeletion", CB_ACTION_DELETE, SOURCE_OPERATION, G_STRUCT_OFFSET (Fixture, undone),
    { CB_PERMISSION_DELETE_CUSTOMERS, CB_PERMISSION_DELETE_MANY }, ITEMS_NONE },
};

static CbPlan *
make (Fixture *f,
      guint    index)
{
  CbBook *book = f->book.book;
  g_autoptr (CbIdSet) one = NULL;
  const CbIdSet *set;

  switch (cases[index].source)
    {
    case SOURCE_UNDO:
    case SOURCE_REDO:
      return cb_test_make_undo (book, cases[index].source == SOURCE_REDO);

    case SOURCE_OPERATION:
      return cb_test_make_reverse (book, G_STRUCT_MEMBER (gint64, f, cases[index].from));

    case SOURCE_ITEMS:
      return cb_test_make_items_plan (book, cases[index].action, G_STRUCT_MEMBER (CbIdSet *, f, cases[index].from));

    case SOURCE_ONE:
    case SOURCE_SET:
    default:
      set = G_STRUCT_MEMBER (CbIdSet *, f, cases[index].from);
      one = cb_id_set_new_single (cb_id_set_get_first (set));
      return cb_test_make_plan (book, cases[index].action, cases[index].source == SOURCE_ONE ? one : set);
    }
}

static CbPermissionSet
get_needed (guint index)
{
  CbPermissionSet set = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases[index].needed); i++)
    {
      if (cases[index].needed[i] != CB_PERMISSION_NONE)
        cb_permission_set_add (&set, cases[index].needed[i]);
    }
  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (cases[index].items == ITEMS_ALL ||
          (cases[index].items == ITEMS_OF_CONVERSATION && cb_item_kind_get_info (kind)->in_conversation))
        cb_permission_set_add (&set, cb_permission_on_items (kind, CB_ITEM_RIGHT_DELETE));
    }

  return set;
}

/* An action that was added without thinking of it here. */
static void
test_no_action_forgotten (void)
{
  gboolean seen[CB_N_ACTIONS] = { FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      seen[cases[i].action] = TRUE;
      g_assert_false (cb_permission_set_is_empty (get_needed (i)));
    }
  for (CbAction action = 0; action < CB_N_ACTIONS; action++)
    {
      g_test_message ("action %d", (int) action);
      g_assert_true (seen[action]);
    }
}

static void
assert_refused (CbBook *book,
                CbPlan *plan,
                int     code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cb_test_apply (book, plan, &error));
  g_assert_error (error, CB_ERROR, code);
}

static void
check_case (Fixture      *f,
            guint         index,
            CbPermission  permission,
            CbPlan       *before)
{
  CbPermissionSet expected = { 0 };
  g_autoptr (CbPlan) plan = make (f, index);

  g_assert_nonnull (plan);
  if (cb_permission_set_has (get_needed (index), permission))
    cb_permission_set_add (&expected, permission);
  if (!cb_permission_set_equal (cb_plan_get_missing (plan), expected))
    g_error ("%s without %s", cases[index].name, cb_permission_get_key (permission));

  g_assert_cmpint (cb_plan_get_action (plan), ==, cases[index].action);
  if (cb_permission_set_is_empty (expected))
    {
      g_assert_false (cb_plan_is_empty (plan));
      g_assert_true (cb_id_set_equal (cb_plan_get_customers (plan), cb_plan_get_customers (before)));
      return;
    }

  g_assert_true (cb_plan_is_empty (plan));
  g_assert_null (cb_plan_get_single (plan));
  assert_refused (f->book.book, plan, CB_ERROR_DENIED);
  /* The plan was made before it was taken away. */
  assert_refused (f->book.book, before, CB_ERROR_DENIED);
}

static void
test_every_action (Fixture       *f,
                   gconstpointer  data)
{
  CbBook *book = f->book.book;
  CbPlan *before[G_N_ELEMENTS (cases)];
  g_autofree char *state = NULL;
  g_autofree char *after = NULL;
  static const char *const sql = "SELECT (SELECT max (id) FROM operation WHERE kind <> 21) || ' ' || (SELECT count(*) FROM customer) || ' ' "
                                 "|| (SELECT count(*) FROM deleted_customer) || ' ' || (SELECT count(*) FROM deleted_item)"
                                 "|| ' ' || (SELECT count(*) FROM pending_erasure) || (SELECT count(*) FROM kept_item)";

  cb_test_people_allow_all_but (book, CB_PERMISSION_NONE);
  state = cb_test_query (book, sql, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      before[i] = make (f, i);
      g_test_message ("%s", cases[i].name);
      g_assert_nonnull (before[i]);
      g_assert_false (cb_plan_is_empty (before[i]));
      g_assert_true (cb_permission_set_is_empty (cb_plan_get_missing (before[i])));
    }

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      cb_test_people_allow_all_but (book, permission);
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        check_case (f, i, permission, before[i]);
    }

  after = cb_test_query (book, sql, NULL);
  g_assert_cmpstr (after, ==, state);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_object_unref (before[i]);
}

/* What was made without it has to be made anew. */
static void
test_granted (CbTestBook    *f,
              gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (a);
  g_autoptr (CbPlan) plan = NULL;

  cb_test_people_put_in (f->book, CB_BUILT_IN_GROUP_SALES_TEAM);
  plan = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  g_assert_true (cb_permission_set_has (cb_plan_get_missing (plan), CB_PERMISSION_DELETE_CUSTOMERS));
  g_assert_cmpstr (cb_group_get_name (cb_actor_get_group (cb_plan_get_actor (plan))), ==, "Sales Team");

  cb_test_people_put_in (f->book, CB_BUILT_IN_GROUP_MARKETING);
  assert_refused (f->book, plan, CB_ERROR_PLAN_CHANGED);
  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);
  g_clear_object (&plan);
  plan = cb_test_make_plan (f->book, CB_ACTION_ERASE, set);
  g_assert_true (cb_permission_set_has (cb_plan_get_missing (plan), CB_PERMISSION_DELETE_FOREVER));
}

/* Who isn't in any group, or doesn't work with the book any more. */
static void
test_nobody (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (a);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CbPlan) before = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
      g_autoptr (CbPlan) plan = NULL;

      g_assert_false (cb_plan_is_empty (before));
      cb_test_execute (f->book, i == 0 ? "UPDATE person SET group_id = NULL" : "UPDATE person SET active = 0", NULL);
      plan = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
      g_assert_true (cb_plan_is_empty (plan));
      g_assert_null (cb_actor_get_group (cb_plan_get_actor (plan)));
      assert_refused (f->book, before, CB_ERROR_DENIED);
      assert_refused (f->book, plan, CB_ERROR_DENIED);
      cb_test_people_put_in (f->book, CB_BUILT_IN_GROUP_ADMINISTRATOR);
    }
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/permissions/no-action-forgotten", test_no_action_forgotten);
  g_test_add ("/permissions/every-action", Fixture, NULL, set_up, test_every_action, tear_down);
  ADD ("/permissions/granted", test_granted);
  ADD ("/permissions/nobody", test_nobody);

  return g_test_run ();
}
