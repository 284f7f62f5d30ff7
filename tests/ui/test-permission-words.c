/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-permission-text.h"

static CbGroup *
create_group (const char     *name,
              CbBuiltInGroup  built_in)
{
  return cb_group_new (7, name, built_in, (CbPermissionSet) { 0 });
}

/* Each has words of its own, without holes in them. */
static void
test_every_permission (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) denials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CbGroup) group = create_group ("Night Shift", CB_BUILT_IN_GROUP_NONE);

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      CbPermissionSet one = { 0 };
      char *title = cb_permission_get_title (permission);
      char *denial;

      cb_permission_set_add (&one, permission);
      denial = cb_permissions_deny (one, group);
      g_test_message ("%s / %s / %s", title, cb_permission_describe (permission), denial);
      g_assert_null (strchr (title, '%'));
      g_assert_null (strchr (denial, '%'));
      g_assert_true (g_str_has_suffix (cb_permission_describe (permission), "."));
      g_assert_nonnull (strstr (denial, "Night Shift"));
      g_assert_true (g_str_has_suffix (denial, ".\n\nAn administrator can allow it."));
      g_assert_true (g_hash_table_add (titles, title));
      g_assert_true (g_hash_table_add (denials, denial));
    }

  for (CbPermissionSection section = 0; section < CB_N_PERMISSION_SECTIONS; section++)
    g_assert_cmpstr (cb_permission_section_get_title (section), !=, "");
  g_assert_cmpstr (cb_item_right_get_title (CB_ITEM_RIGHT_DELETE), ==, "Delete");
}

static void
test_denials (void)
{
  g_autoptr (CbGroup) group = create_group ("Sales Team", CB_BUILT_IN_GROUP_SALES_TEAM);
  CbPermissionSet set = { 0 };
  g_autofree char *without_many = NULL;
  g_autofree char *without_group = NULL;
  g_autofree char *many = NULL;
  g_autofree char *items = NULL;

  cb_permission_set_add (&set, CB_PERMISSION_DELETE_MANY);
  many = cb_permissions_deny (set, group);
  g_assert_cmpstr (many, ==, "Your group, \u2068Sales Team\u2069, may delete only one customer at a time.\n\n"
                             "An administrator can allow it.");

  cb_permission_set_add (&set, CB_PERMISSION_DELETE_CUSTOMERS);
  without_many = cb_permissions_deny (set, group);
  g_assert_cmpstr (without_many, ==, "Your group, \u2068Sales Team\u2069, may not delete customers.\n\n"
                                     "An administrator can allow it.");
  without_group = cb_permissions_deny (set, NULL);
  g_assert_cmpstr (without_group, ==, "You are in no group, and so may do nothing. "
                                      "An administrator can put you into one.");

  set = (CbPermissionSet) { 0 };
  cb_permission_set_add (&set, CB_PERMISSION_DELETE_CONVERSATIONS);
  cb_permission_set_add (&set, cb_permission_on_items (CB_ITEM_QUOTE, CB_ITEM_RIGHT_DELETE));
  items = cb_permissions_deny (set, group);
  g_assert_cmpstr (items, ==, "Your group, \u2068Sales Team\u2069, may not delete conversations.\n\n"
                              "Your group, \u2068Sales Team\u2069, may not delete items of the kind “Quotes”.\n\n"
                              "An administrator can allow it.");
}

/* A group is called what it is called in the book: only the program's own, unless
 * they were renamed, are translated. */
static void
test_groups (void)
{
  g_autoptr (CbGroup) renamed = create_group ("Night\nShift %s", CB_BUILT_IN_GROUP_MARKETING);
  g_autofree char *title = cb_group_get_title (renamed);

  g_assert_cmpstr (title, ==, "Night Shift %s");
  for (CbBuiltInGroup built_in = 1; built_in < CB_N_BUILT_IN_GROUPS; built_in++)
    {
      g_autoptr (CbGroup) group = create_group (cb_built_in_group_get_name (built_in), built_in);
      g_autofree char *own = cb_group_get_title (group);

      g_assert_cmpstr (own, ==, cb_built_in_group_get_name (built_in));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/permission-words/every-permission", test_every_permission);
  g_test_add_func ("/permission-words/denials", test_denials);
  g_test_add_func ("/permission-words/groups", test_groups);

  return g_test_run ();
}
