/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-actor.h"
#include "cb-error.h"

/* Each has a key of its own that leads back to it. */
static void
test_keys (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      const char *key = cb_permission_get_key (permission);

      g_test_message ("%s", key);
      g_assert_true (g_hash_table_add (seen, (char *) key));
      g_assert_cmpint (cb_permission_from_key (key), ==, permission);
      g_assert_cmpint (cb_permission_get_section (permission), <, CB_N_PERMISSION_SECTIONS);
      if (cb_permission_get_base (permission) != CB_PERMISSION_NONE)
        g_assert_cmpint (cb_permission_get_base (cb_permission_get_base (permission)), ==, CB_PERMISSION_NONE);
    }
  g_assert_cmpint (cb_permission_from_key (""), ==, CB_PERMISSION_NONE);
  g_assert_cmpint (cb_permission_from_key ("customers"), ==, CB_PERMISSION_NONE);
  /* These stand in books. */
  g_assert_cmpstr (cb_permission_get_key (CB_PERMISSION_DELETE_CUSTOMERS), ==, "customers.delete");
  g_assert_cmpstr (cb_permission_get_key (cb_permission_on_items (CB_ITEM_GROUP_EVENT, CB_ITEM_RIGHT_DELETE)), ==,
                   "items.group-event.delete");
}

static void
test_items (void)
{
  guint n = 0;

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      CbItemKind kind;
      CbItemRight right;

      if (!cb_permission_get_items (permission, &kind, &right))
        {
          g_assert_cmpint (cb_permission_get_section (permission), !=, CB_PERMISSION_SECTION_ITEMS);
          continue;
        }
      n++;
      g_assert_cmpint (cb_permission_get_section (permission), ==, CB_PERMISSION_SECTION_ITEMS);
      g_assert_true (cb_item_kind_is_valid (kind));
      g_assert_cmpint (cb_permission_on_items (kind, right), ==, permission);
    }
  g_assert_cmpuint (n, ==, (CB_N_ITEM_KINDS - 1) * CB_N_ITEM_RIGHTS);
}

static void
test_set (void)
{
  CbPermissionSet all = cb_permission_set_all ();
  CbPermissionSet none = { 0 };

  g_assert_true (cb_permission_set_is_empty (none));
  g_assert_false (cb_permission_set_is_empty (all));
  g_assert_false (cb_permission_set_has (all, CB_PERMISSION_NONE));
  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      CbPermissionSet less = all;
      CbPermissionSet one = { 0 };

      g_assert_true (cb_permission_set_has (all, permission));
      g_assert_false (cb_permission_set_has (none, permission));
      cb_permission_set_remove (&less, permission);
      g_assert_false (cb_permission_set_has (less, permission));
      cb_permission_set_add (&one, permission);
      g_assert_true (cb_permission_set_equal (cb_permission_set_without (all, less), one));
      g_assert_true (cb_permission_set_is_empty (cb_permission_set_without (less, all)));
      g_assert_false (cb_permission_set_equal (all, less));
    }
}

/* What the groups may do to begin with. */
static void
test_groups (void)
{
  static const struct
  {
    CbPermission permission;
    gboolean     groups[CB_N_BUILT_IN_GROUPS];  /* administrator, manager, team, marketing, front desk */
  } expected[] = {
    { CB_PERMISSION_SEE_CUSTOMERS, { 0, 1, 1, 1, 1, 1 } },
    { CB_PERMISSION_CREATE_CUSTOMERS, { 0, 1, 1, 1, 1, 1 } },
    { CB_PERMISSION_EDIT_CUSTOMERS, { 0, 1, 1, 1, 1, 1 } },
    { CB_PERMISSION_REASSIGN_CUSTOMERS, { 0, 1, 1, 0, 0, 0 } },
    { CB_PERMISSION_DELETE_CUSTOMERS, { 0, 1, 0, 0, 1, 0 } },
    { CB_PERMISSION_DELETE_MANY, { 0, 1, 0, 0, 1, 0 } },
    { CB_PERMISSION_SEE_DELETED, { 0, 1, 1, 1, 1, 0 } },
    { CB_PERMISSION_UNDELETE, { 0, 1, 0, 0, 1, 0 } },
    { CB_PERMISSION_DELETE_FOREVER, { 0, 1, 0, 0, 0, 0 } },
    { CB_PERMISSION_CLEAN_UP, { 0, 1, 0, 0, 0, 0 } },
    { CB_PERMISSION_DELETE_CONVERSATIONS, { 0, 1, 0, 0, 1, 0 } },
    { CB_PERMISSION_RESTORE, { 0, 1, 0, 0, 0, 0 } },
    { CB_PERMISSION_CHANGE_RULES, { 0, 1, 0, 0, 0, 0 } },
    { CB_PERMISSION_CHANGE_PREFERENCES, { 0, 1, 0, 0, 0, 0 } },
    { CB_PERMISSION_CHANGE_PEOPLE, { 0, 1, 0, 0, 0, 0 } },
  };

  for (CbBuiltInGroup group = 1; group < CB_N_BUILT_IN_GROUPS; group++)
    {
      CbPermissionSet set = cb_built_in_group_get_permissions (group);

      g_assert_true (cb_group_check_name (cb_built_in_group_get_name (group)));
      for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
        {
          g_test_message ("%s: %s", cb_built_in_group_get_name (group), cb_permission_get_key (expected[i].permission));
          g_assert_cmpint (cb_permission_set_has (set, expected[i].permission), ==, expected[i].groups[group]);
        }
      /* Nothing without what it is nothing without. */
      for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
        {
          CbPermission base = cb_permission_get_base (permission);

          if (cb_permission_set_has (set, permission) && base != CB_PERMISSION_NONE)
            g_assert_true (cb_permission_set_has (set, base));
        }
    }

  g_assert_true (cb_permission_set_equal (cb_built_in_group_get_permissions (CB_BUILT_IN_GROUP_ADMINISTRATOR),
                                          cb_permission_set_all ()));
}

static void
test_actors (void)
{
  g_autoptr (CbPerson) person = cb_person_new_full (7, "Ada", "ada", 3, TRUE);
  g_autoptr (CbGroup) group =
    cb_group_new (3, "Marketing", CB_BUILT_IN_GROUP_MARKETING,
                  cb_built_in_group_get_permissions (CB_BUILT_IN_GROUP_MARKETING));
  g_autoptr (CbActor) actor = cb_actor_new (person, group);
  g_autoptr (CbActor) alone = cb_actor_new (person, NULL);
  g_autoptr (CbActor) nobody = cb_actor_new_nobody ();
  g_autoptr (CbActor) itself = cb_actor_new_itself ();
  CbPermissionSet needed = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (cb_actor_check (nobody, needed, &error));
  g_assert_no_error (error);

  cb_permission_set_add (&needed, CB_PERMISSION_DELETE_CUSTOMERS);
  g_assert_true (cb_actor_check (actor, needed, &error));
  g_assert_no_error (error);
  g_assert_false (cb_actor_check (alone, needed, NULL));
  g_assert_false (cb_actor_check (nobody, needed, NULL));
  g_assert_false (cb_actor_check (itself, needed, NULL));

  cb_permission_set_add (&needed, CB_PERMISSION_DELETE_FOREVER);
  g_assert_false (cb_actor_check (actor, needed, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, "customers.delete-forever"));

  g_assert_cmpint (cb_actor_get_person_id (actor), ==, 7);
  g_assert_cmpint (cb_actor_get_person_id (nobody), ==, 0);
  g_assert_true (cb_actor_may (itself, CB_PERMISSION_DELETE_FOREVER));
  g_assert_true (cb_actor_may (itself, CB_PERMISSION_CLEAN_UP));
  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    g_assert_cmpint (cb_actor_may (itself, permission), ==,
                     permission == CB_PERMISSION_DELETE_FOREVER || permission == CB_PERMISSION_CLEAN_UP);
}

static void
test_names (void)
{
  g_autofree char *long_name = g_strnfill (CB_MAX_GROUP_NAME_LENGTH + 1, 'x');

  g_assert_true (cb_group_check_name ("Büro"));
  g_assert_false (cb_group_check_name (""));
  g_assert_false (cb_group_check_name ("a\nb"));
  g_assert_false (cb_group_check_name ("\xff"));
  g_assert_false (cb_group_check_name (long_name));
  g_assert_true (cb_person_check_name ("Ada Lovelace"));
  g_assert_false (cb_person_check_name (""));
  g_assert_false (cb_person_check_name (long_name));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/permissions/keys", test_keys);
  g_test_add_func ("/permissions/items", test_items);
  g_test_add_func ("/permissions/set", test_set);
  g_test_add_func ("/permissions/groups", test_groups);
  g_test_add_func ("/permissions/actors", test_actors);
  g_test_add_func ("/permissions/names", test_names);

  return g_test_run ();
}
