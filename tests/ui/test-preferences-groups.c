/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cb-group-page.h"
#include "cb-people-keeper.h"
#include "people-fixture.h"

/* The program's own, as they are numbered in a new book. */
#define SALES_TEAM CB_BUILT_IN_GROUP_SALES_TEAM
#define MARKETING  CB_BUILT_IN_GROUP_MARKETING

static void
test_permissions (UiFixture     *fixture,
                  gconstpointer  user_data)
{
  GtkWidget *entry;

  people_present (fixture, "");
  preferences_activate (fixture, "Sales Team");
  preferences_get_row (fixture, "_Copy Group…");
  g_assert_true (preferences_show (fixture, "Ann <b>\nBen\n"));
  preferences_get_row (fixture, "Delete customers");
  g_assert_false (adw_switch_row_get_active (people_get_switch (fixture, "Delete customers")));
  adw_switch_row_set_active (people_get_switch (fixture, "Delete customers"), TRUE);
  adw_switch_row_set_active (people_get_switch (fixture, "See deleted customers"), FALSE);
  ui_wait_until (people_may (fixture, SALES_TEAM, CB_PERMISSION_DELETE_CUSTOMERS) &&
                 !people_may (fixture, SALES_TEAM, CB_PERMISSION_SEE_DELETED));
  g_assert_true (adw_switch_row_get_active (people_get_switch (fixture, "Delete customers")));
  g_assert_false (adw_switch_row_get_active (people_get_switch (fixture, "See deleted customers")));

  /* Also below a kind of items, found by searching. */
  entry = preferences_find_type (GTK_WIDGET (preferences_get_dialog (fixture)), CB_TYPE_GROUP_PAGE);
  entry = preferences_find_type (entry, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "DELETE: qu");
  ui_wait_until (preferences_find_row (GTK_WIDGET (fixture->window), "Delete: Quotes") != NULL &&
                 preferences_find_row (GTK_WIDGET (fixture->window), "Delete customers") == NULL);
  g_assert_null (preferences_find_row (GTK_WIDGET (fixture->window), "Edit: Quotes"));
  g_assert_null (preferences_find_row (GTK_WIDGET (fixture->window), "Orders"));
  g_assert_null (preferences_find_row (GTK_WIDGET (fixture->window), "Name"));
  adw_switch_row_set_active (people_get_switch (fixture, "Delete: Quotes"), TRUE);
  ui_wait_until (people_may (fixture, SALES_TEAM, cb_permission_on_items (CB_ITEM_QUOTE, CB_ITEM_RIGHT_DELETE)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "zzz");
  ui_wait_until (preferences_show (fixture, "No Results Found"));
  g_signal_emit_by_name (entry, "stop-search");
  ui_wait_until (preferences_find_row (GTK_WIDGET (fixture->window), "Name") != NULL);
  ui_wait_until (preferences_show (fixture, "Quotes\nCreate, Edit and Delete\n"));
  g_assert_null (preferences_find_row (GTK_WIDGET (fixture->window), "Delete: Quotes"));
  people_go_back (fixture);

  /* Administrators keep all. */
  preferences_activate (fixture, "Administrator");
  ui_wait_until (preferences_show (fixture, "Administrators may do everything."));
  g_assert_true (adw_switch_row_get_active (people_get_switch (fixture, "Delete customers forever")));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (people_get_switch (fixture, "Delete customers forever"))));
  g_assert_false (gtk_widget_is_sensitive (preferences_find_row (GTK_WIDGET (fixture->window), "_Remove Group…")));
  preferences_close (fixture);
}

static void
test_groups (UiFixture     *fixture,
             gconstpointer  user_data)
{
  g_autoptr (CbPeople) people = NULL;
  CbGroup *copy;

  people_present (fixture, "");
  people_click (fixture, "Add _Group");
  gtk_editable_set_text (GTK_EDITABLE (people_get_asked (fixture, "Name")), "Trainees");
  g_assert_cmpstr (people_get_choice (people_get_asked (fixture, "Permissions of")), ==, "None");
  people_answer (fixture, "Add");
  preferences_get_row (fixture, "Trainees");
  g_assert_cmpstr (preferences_get_subtitle (fixture, "Trainees"), ==, "Nobody · No permissions");

  preferences_activate (fixture, "Marketing");
  g_signal_emit_by_name (preferences_get_row (fixture, "_Copy Group…"), "activated");
  g_assert_cmpstr (people_get_choice (people_get_asked (fixture, "Permissions of")), ==, "Marketing");
  gtk_editable_set_text (GTK_EDITABLE (people_get_asked (fixture, "Name")), "marketing");
  g_assert_true (preferences_show (fixture, "Another group has this name."));
  gtk_editable_set_text (GTK_EDITABLE (people_get_asked (fixture, "Name")), "Ads");
  people_answer (fixture, "Add");
  ui_wait_until (people_have_group (fixture, "Ads"));
  people = people_get (fixture);
  copy = people_find_group (people, "Ads");
  g_assert_true (cb_permission_set_equal (cb_group_get_permissions (copy),
                                          cb_group_get_permissions (cb_people_find_group (people, MARKETING))));

  people_enter (preferences_get_row (fixture, "Name"), "Campaigns");
  ui_wait_until (people_have_group (fixture, "Campaigns"));
  people_enter (preferences_get_row (fixture, "Name"), "ads");
  ui_wait_until (preferences_show (fixture, "Another group has this name."));
  people_answer (fixture, "Close");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (preferences_get_row (fixture, "Name"))), ==, "Campaigns");
  people_go_back (fixture);

  /* Its people move where they are told to. */
  preferences_activate (fixture, "Sales Team");
  g_signal_emit_by_name (preferences_get_row (fixture, "_Remove Group…"), "activated");
  ui_wait_until (preferences_show (fixture, "2 people are in it, and move to another group."));
  people_choose (people_get_asked (fixture, "Move Them To"), "Campaigns");
  people_answer (fixture, "Remove");
  ui_wait_until (people_are (fixture, 7, "Ann <b> 4 active") && people_are (fixture, 8, "Ben 4 inactive"));
  preferences_get_row (fixture, "Trainees");
  ui_wait_until (preferences_find_row (GTK_WIDGET (fixture->window), "Sales Team") == NULL);
  preferences_activate (fixture, "Trainees");
  g_signal_emit_by_name (preferences_get_row (fixture, "_Remove Group…"), "activated");
  ui_wait_until (preferences_show (fixture, "Nobody is in it."));
  people_answer (fixture, "Remove");
  ui_wait_until (!people_have_group (fixture, "Trainees"));
  preferences_close (fixture);
}

static void
test_lockout_of_group (UiFixture     *fixture,
                       gconstpointer  user_data)
{
  people_present (fixture,
                  "INSERT INTO group_permission (group_id, permission) VALUES (4, 'book.people');"
                  "UPDATE person SET group_id = 4 WHERE id = 1");
  preferences_activate (fixture, "Marketing");
  adw_switch_row_set_active (ADW_SWITCH_ROW (preferences_get_row (fixture, "Change people and groups")), FALSE);
  ui_wait_until (preferences_show (fixture, "Lock Yourself Out?"));
  people_answer (fixture, "Cancel");
  ui_wait_until (adw_switch_row_get_active (people_get_switch (fixture, "Change people and groups")));

  /* Nobody gives what they don't have, or touches who has more. */
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (people_get_switch (fixture, "Delete customers forever"))));
  g_signal_emit_by_name (preferences_get_row (fixture, "_Remove Group…"), "activated");
  people_choose (people_get_asked (fixture, "Move Them To"), "Sales Team");
  ui_click (people_get_alert (fixture), "Remove");
  ui_wait_until (preferences_show (fixture, "Lock Yourself Out?"));
  people_answer (fixture, "Cancel");
  g_assert_true (people_have_group (fixture, "Marketing"));
  people_go_back (fixture);
  preferences_activate (fixture, "Cleo");
  ui_wait_until (preferences_show (fixture, "This person may do more than you"));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (people_get_switch (fixture, "Active"))));
  people_go_back (fixture);
  preferences_activate (fixture, "Administrator");
  ui_wait_until (preferences_show (fixture, "This group may do more than you"));
  people_go_back (fixture);

  preferences_activate (fixture, "Marketing");
  adw_switch_row_set_active (ADW_SWITCH_ROW (preferences_get_row (fixture, "Change people and groups")), FALSE);
  people_answer (fixture, "Lock Me Out");
  ui_wait_until (preferences_show (fixture, "Your group, \u2068Marketing\u2069, may not change people and groups."));
  g_assert_false (people_may (fixture, MARKETING, CB_PERMISSION_CHANGE_PEOPLE));
  preferences_close (fixture);
}

static void
check_kept_cb (CbPeopleKeeper *keeper,
               gboolean       *seen)
{
  CbGroup *group = cb_people_find_group (cb_people_keeper_get_people (keeper), SALES_TEAM);

  g_assert_true (cb_permission_set_has (cb_group_get_permissions (group), CB_PERMISSION_DELETE_CUSTOMERS));
  *seen = TRUE;
}

/* What was chosen is not put back until it was read again, whatever happens
 * meanwhile. */
static void
test_kept (UiFixture     *fixture,
           gconstpointer  user_data)
{
  g_autoptr (CbPeopleKeeper) keeper = cb_people_keeper_new (fixture->book);
  gboolean seen = FALSE;

  cb_people_keeper_read (keeper);
  ui_wait_until (cb_people_keeper_get_people (keeper) != NULL);
  g_signal_connect (keeper, "changed", G_CALLBACK (check_kept_cb), &seen);
  cb_people_keeper_set_permission (keeper, GTK_WIDGET (fixture->window), SALES_TEAM,
                                   CB_PERMISSION_DELETE_CUSTOMERS, TRUE);
  ui_wait_until ((g_object_notify (G_OBJECT (fixture->book), "actor"), seen));
  g_assert_true (people_may (fixture, SALES_TEAM, CB_PERMISSION_DELETE_CUSTOMERS));
}

#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  /* Pages and dialogs come and go at once. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("/preferences-groups/permissions", test_permissions);
  ADD ("/preferences-groups/groups", test_groups);
  ADD ("/preferences-groups/lockout", test_lockout_of_group);
  ADD ("/preferences-groups/kept", test_kept);

  return g_test_run ();
}
