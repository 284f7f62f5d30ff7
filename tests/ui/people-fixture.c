/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people-fixture.h"

#include "cb-people-store.h"

CbPeople *
people_get (UiFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPeople *people;

  cb_people_store_get_async (fixture->book, NULL, preferences_take_result_cb, &result);
  ui_wait_until (result != NULL);
  people = cb_people_store_get_finish (fixture->book, result, &error);
  g_assert_no_error (error);

  return people;
}

/* (transfer full): as "Ann 3 active" */
static char *
get_person (UiFixture *fixture,
            gint64     id)
{
  g_autoptr (CbPeople) people = people_get (fixture);
  CbPerson *person = cb_people_find_person (people, id);

  if (person == NULL)
    return g_strdup ("");

  return g_strdup_printf ("%s %d %s", cb_person_get_name (person), (int) cb_person_get_group (person),
                          cb_person_get_active (person) ? "active" : "inactive");
}

gboolean
people_are (UiFixture  *fixture,
            gint64      id,
            const char *expected)
{
  g_autofree char *person = get_person (fixture, id);

  return g_str_equal (person, expected);
}

gboolean
people_may (UiFixture    *fixture,
            gint64        group_id,
            CbPermission  permission)
{
  g_autoptr (CbPeople) people = people_get (fixture);

  return cb_permission_set_has (cb_group_get_permissions (cb_people_find_group (people, group_id)), permission);
}

CbGroup *
people_find_group (CbPeople   *people,
                   const char *name)
{
  GPtrArray *groups = cb_people_get_groups (people);

  for (guint i = 0; i < groups->len; i++)
    {
      if (g_str_equal (cb_group_get_name (groups->pdata[i]), name))
        return groups->pdata[i];
    }

  return NULL;
}

gboolean
people_have_group (UiFixture  *fixture,
                   const char *name)
{
  g_autoptr (CbPeople) people = people_get (fixture);

  return people_find_group (people, name) != NULL;
}

void
people_present (UiFixture  *fixture,
                const char *sql)
{
  preferences_execute (fixture,
                       "UPDATE person SET name = 'Otto' WHERE id = 1;"
                       "INSERT INTO person (id, name, group_id, active) VALUES (7, 'Ann <b>', 3, 1), "
                       "(8, 'Ben', 3, 0), (9, 'Cleo', 1, 1);");
  preferences_execute (fixture, sql);
  cb_book_reload (fixture->book);
  preferences_present (fixture, "people");
}

static GtkWidget *
find_content (GtkWidget  *root,
              const char *label)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (ADW_IS_BUTTON_CONTENT (root) && g_str_equal (adw_button_content_get_label (ADW_BUTTON_CONTENT (root)), label))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_content (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
people_get_button (UiFixture  *fixture,
                   const char *label)
{
  GtkWidget *content = NULL;

  ui_wait_until ((content = find_content (GTK_WIDGET (fixture->window), label)) != NULL);

  return gtk_widget_get_ancestor (content, GTK_TYPE_BUTTON);
}

void
people_click (UiFixture  *fixture,
              const char *label)
{
  GtkWidget *button = people_get_button (fixture, label);

  ui_wait_until (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

GtkWidget *
people_get_alert (UiFixture *fixture)
{
  AdwDialog *dialog = NULL;

  ui_wait_until (ADW_IS_ALERT_DIALOG (dialog = adw_window_get_visible_dialog (fixture->window)));

  return GTK_WIDGET (dialog);
}

GtkWidget *
people_get_asked (UiFixture  *fixture,
                  const char *title)
{
  GtkWidget *alert = people_get_alert (fixture);
  GtkWidget *row = NULL;

  ui_wait_until ((row = preferences_find_row (alert, title)) != NULL);

  return row;
}

void
people_answer (UiFixture  *fixture,
               const char *response)
{
  ui_click (people_get_alert (fixture), response);
  ui_wait_until (!ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (fixture->window)));
}

void
people_enter (GtkWidget  *row,
              const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

void
people_go_back (UiFixture *fixture)
{
  g_assert_true (adw_preferences_dialog_pop_subpage (preferences_get_dialog (fixture)));
}

AdwSwitchRow *
people_get_switch (UiFixture  *fixture,
                   const char *title)
{
  GtkWidget *row = NULL;

  ui_wait_until ((row = preferences_find_row (GTK_WIDGET (fixture->window), title)) != NULL);

  return ADW_SWITCH_ROW (row);
}

void
people_choose (GtkWidget  *row,
               const char *title)
{
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), title))
        {
          adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
          return;
        }
    }

  g_error ("No choice “%s”", title);
}

const char *
people_get_choice (GtkWidget *row)
{
  return gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)));
}
