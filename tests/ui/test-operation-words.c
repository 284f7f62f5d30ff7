/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-kind.h"
#include "cb-operation-text.h"
#include "cb-record-kind.h"

#define TIME    G_GINT64_CONSTANT (1700000000000000)
#define ISOLATE "\u2068"
#define POP     "\u2069"

static CbOperationEntry *
create (CbOperationKind  kind,
        CbOperationRole  role,
        gsize            n_customers,
        const char      *number)
{
  g_autoptr (CbOperation) operation = cb_operation_new (7, kind, TIME, "Erika <b>", n_customers, 0);

  return cb_operation_entry_new (operation, role, number, FALSE);
}

static void
assert_words (CbOperationKind  kind,
              CbOperationRole  role,
              gsize            n_customers,
              const char      *number,
              const char      *expected)
{
  g_autoptr (CbOperationEntry) entry = create (kind, role, n_customers, number);
  g_autofree char *text = cb_operation_describe (entry);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_some (void)
{
  assert_words (CB_OPERATION_DELETE, CB_OPERATION_ROLE_PLAIN, 9, NULL, "Deleted 9 customers");
  assert_words (CB_OPERATION_DELETE, CB_OPERATION_ROLE_PLAIN, 1, NULL, "Deleted 1 customer");
  assert_words (CB_OPERATION_DELETE, CB_OPERATION_ROLE_PLAIN, 1, "C-<7>", "Deleted customer " ISOLATE "C-<7>" POP);
  assert_words (CB_OPERATION_UNDELETE, CB_OPERATION_ROLE_PLAIN, 1, "1042", "Undeleted customer " ISOLATE "1042" POP);
  assert_words (CB_OPERATION_UNDELETE, CB_OPERATION_ROLE_UNDO, 12345, NULL, "Undid the deletion of 12,345 customers");
  assert_words (CB_OPERATION_DELETE, CB_OPERATION_ROLE_REDO, 2, NULL, "Deleted 2 customers again");
  assert_words (CB_OPERATION_ERASE, CB_OPERATION_ROLE_PLAIN, 4, NULL, "Deleted 4 customers forever");
  assert_words (CB_OPERATION_IMPORT, CB_OPERATION_ROLE_PLAIN, 91, NULL, "Imported 91 customers");
  assert_words (CB_OPERATION_MASK, CB_OPERATION_ROLE_PLAIN, 3, NULL, "Masked 3 customers, to be deleted forever later");
  assert_words (CB_OPERATION_UNMASK, CB_OPERATION_ROLE_PLAIN, 2, NULL, "Canceled the erasure of 2 customers");
  assert_words (CB_OPERATION_DELETE_CONVERSATION, CB_OPERATION_ROLE_PLAIN, 2, NULL, "Deleted 2 conversations");
  assert_words (CB_OPERATION_CHANGE_RULES, CB_OPERATION_ROLE_PLAIN, 0, NULL, "Changed the preferences of this book");
  /* A number with a percent sign is no format. */
  assert_words (CB_OPERATION_DELETE, CB_OPERATION_ROLE_PLAIN, 1, "%s%n", "Deleted customer " ISOLATE "%s%n" POP);
}

static void
test_passwords (void)
{
  g_autoptr (CbOperationEntry) set = create (CB_OPERATION_SET_PASSWORD, CB_OPERATION_ROLE_PLAIN, 0, NULL);
  g_autoptr (CbOperationEntry) wrong = create (CB_OPERATION_FAILED_SIGN_IN, CB_OPERATION_ROLE_PLAIN, 0, NULL);
  g_autofree char *title = NULL;
  g_autofree char *origin = NULL;

  assert_words (CB_OPERATION_SIGN_IN, CB_OPERATION_ROLE_PLAIN, 0, NULL, "Signed in");
  assert_words (CB_OPERATION_FAILED_SIGN_IN, CB_OPERATION_ROLE_PLAIN, 0, NULL,
                "A wrong password was entered for " ISOLATE "Erika <b>" POP);
  /* It was hardly her. */
  origin = cb_operation_describe_origin (wrong);
  g_assert_null (strstr (origin, "Erika"));

  cb_operation_entry_set_subject (set, "Mia %s");
  title = cb_operation_describe (set);
  g_assert_cmpstr (title, ==, "Set the password of " ISOLATE "Mia %s" POP);
}

/* Whether an operation of @kind can undo another one. */
static gboolean
has_roles (CbOperationKind kind)
{
  return cb_operation_kind_is_reversible (kind) || kind == CB_OPERATION_CHANGE_PEOPLE ||
         kind == CB_OPERATION_CHANGE_GROUPS;
}

static void
test_every_kind (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int kind = 1; kind < CB_N_OPERATION_KINDS; kind++)
    for (int role = 0; role < CB_N_OPERATION_ROLES; role++)
      {
        g_autoptr (CbOperationEntry) one = create (kind, role, 1, NULL);
        g_autoptr (CbOperationEntry) many = create (kind, role, 2, NULL);
        g_autoptr (CbOperationEntry) numbered = create (kind, role, 1, "1042");
        char *one_text = cb_operation_describe (one);
        g_autofree char *many_text = cb_operation_describe (many);
        g_autofree char *number_text = cb_operation_describe (numbered);
        g_autofree char *details = cb_operation_describe_details (numbered);

        g_test_message ("%s / %s / %s", one_text, many_text, number_text);
        g_assert_null (strchr (one_text, '%'));
        g_assert_null (strchr (many_text, '%'));
        g_assert_null (strchr (number_text, '%'));
        g_assert_cmpstr (cb_operation_get_icon (one), !=, NULL);

        if (kind < CB_OPERATION_CHANGE_RULES || kind >= CB_OPERATION_EXPORT)
          {
            g_assert_nonnull (strstr (one_text, "1 "));
            g_assert_nonnull (strstr (many_text, "2 "));
            g_assert_nonnull (strstr (many_text, "s"));
            g_assert_cmpstr (one_text, !=, many_text);
          }
        /* The number is told in one place or the other. */
        g_assert_true ((strstr (number_text, "1042") != NULL) != (details != NULL && strstr (details, "1042") != NULL));

        /* No two say the same, unless they are never there. */
        if (role == CB_OPERATION_ROLE_PLAIN || has_roles (kind))
          g_assert_true (g_hash_table_add (seen, one_text));
        else
          g_free (one_text);
      }
}

/* What a book of a newer version may say. */
static void
test_unknown (void)
{
  assert_words (99, CB_OPERATION_ROLE_PLAIN, 2, NULL, "Something that only a newer version of this program can tell");
}

static void
test_details (void)
{
  static const CbOperationCount counts[] = {
    { CB_FATE_CLOSED, FALSE, CB_ITEM_APPOINTMENT, 2 },
    { CB_FATE_CLOSED, FALSE, CB_ITEM_REMINDER, 1 },
    { CB_FATE_DELETED, FALSE, CB_ITEM_QUOTE, 3 },
    { CB_FATE_ERASED, TRUE, CB_RECORD_MESSAGE, 1500 },
    { CB_FATE_ERASED, TRUE, 99, 5 },
    { CB_FATE_KEPT, FALSE, CB_ITEM_ORDER, 1 },
    { CB_FATE_KEPT, FALSE, 99, 5 },
  };
  g_autoptr (CbOperationEntry) entry = create (CB_OPERATION_DELETE_ITEMS, CB_OPERATION_ROLE_PLAIN, 1, NULL);
  g_autoptr (CbOperationEntry) plain = create (CB_OPERATION_DELETE, CB_OPERATION_ROLE_PLAIN, 1, "1042");
  g_autofree char *nothing = cb_operation_describe_details (plain);
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    cb_operation_entry_add_count (entry, &counts[i]);
  title = cb_operation_describe (entry);
  details = cb_operation_describe_details (entry);

  g_assert_null (nothing);
  g_assert_cmpstr (title, ==, "Deleted 3 items");
  g_assert_cmpstr (details, ==,
                   "Closed: 2 appointments, 1 reminder\n"
                   "Deleted: 3 quotes\n"
                   "Deleted forever: 1,500 messages\n"
                   "Kept, masked: 1 order");
}

static void
test_origin (void)
{
  g_autoptr (CbOperationEntry) entry = create (CB_OPERATION_DELETE, CB_OPERATION_ROLE_PLAIN, 1, NULL);
  g_autofree char *origin = cb_operation_describe_origin (entry);

  g_assert_nonnull (strstr (origin, "2023"));
  g_assert_true (g_str_has_suffix (origin, ", by " ISOLATE "Erika <b>" POP));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/operation-words/some", test_some);
  g_test_add_func ("/operation-words/passwords", test_passwords);
  g_test_add_func ("/operation-words/every-kind", test_every_kind);
  g_test_add_func ("/operation-words/unknown", test_unknown);
  g_test_add_func ("/operation-words/details", test_details);
  g_test_add_func ("/operation-words/origin", test_origin);

  return g_test_run ();
}
