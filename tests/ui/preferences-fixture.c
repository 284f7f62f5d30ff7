/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences-fixture.h"

#include <string.h>

#include "cb-actor-rows.h"
#include "cb-people-page.h"
#include "cb-preference-store.h"
#include "cb-preferences-dialog.h"

void
preferences_take_result_cb (GObject      *source,
                            GAsyncResult *result,
                            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gpointer
execute_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  cb_actor_rows_allow_anybody (connection);

  return GINT_TO_POINTER (cb_connection_execute (connection, data, error));
}

void
preferences_execute (UiFixture  *fixture,
                     const char *sql)
{
  CbDatabase *database = cb_book_get_database (fixture->book);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_database_write_async (database, execute_job, (gpointer) sql, NULL, NULL, NULL, NULL,
                           preferences_take_result_cb, &result);
  ui_wait_until (result != NULL);
  cb_database_write_finish (database, result, &error);
  g_assert_no_error (error);
}

CbPreferences *
preferences_get (UiFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPreferences *preferences;

  cb_preference_store_get_async (fixture->book, NULL, preferences_take_result_cb, &result);
  ui_wait_until (result != NULL);
  preferences = cb_preference_store_get_finish (fixture->book, result, &error);
  g_assert_no_error (error);

  return preferences;
}

gboolean
preferences_reuse_numbers (UiFixture *fixture)
{
  g_autoptr (CbPreferences) preferences = preferences_get (fixture);

  return preferences->reuse_numbers;
}

gboolean
preferences_have_prefix (UiFixture  *fixture,
                         const char *prefix)
{
  g_autoptr (CbPreferences) preferences = preferences_get (fixture);

  return g_str_equal (preferences->number_prefix, prefix);
}

guint
preferences_get_retention (UiFixture *fixture)
{
  g_autoptr (CbPreferences) preferences = preferences_get (fixture);

  return preferences->retention_days;
}

gboolean
preferences_show (UiFixture  *fixture,
                  const char *text)
{
  g_autofree char *texts = ui_get_texts (GTK_WIDGET (fixture->window));

  return strstr (texts, text) != NULL;
}

AdwPreferencesDialog *
preferences_get_dialog (UiFixture *fixture)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (fixture->window);

  return dialog != NULL ? ADW_PREFERENCES_DIALOG (dialog) : NULL;
}

GtkWidget *
preferences_find_type (GtkWidget *root,
                       GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = preferences_find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
preferences_present (UiFixture  *fixture,
                     const char *page)
{
  cb_preferences_dialog_show (GTK_WIDGET (fixture->window), fixture->book);
  ui_wait_until (preferences_get_dialog (fixture) != NULL);
  /* The last of the pages to be built. */
  ui_wait_until (preferences_find_type (GTK_WIDGET (preferences_get_dialog (fixture)), CB_TYPE_PEOPLE_PAGE) != NULL);
  adw_preferences_dialog_set_visible_page_name (preferences_get_dialog (fixture), page);
}

void
preferences_close (UiFixture *fixture)
{
  adw_dialog_force_close (ADW_DIALOG (preferences_get_dialog (fixture)));
  ui_wait_until (preferences_get_dialog (fixture) == NULL);
}

GtkWidget *
preferences_find_row (GtkWidget  *root,
                      const char *title)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (ADW_IS_PREFERENCES_ROW (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = preferences_find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
preferences_get_row (UiFixture  *fixture,
                     const char *title)
{
  GtkWidget *row = NULL;

  ui_wait_until ((row = preferences_find_row (GTK_WIDGET (fixture->window), title)) != NULL &&
                 gtk_widget_is_sensitive (row));

  return row;
}

const char *
preferences_get_subtitle (UiFixture  *fixture,
                          const char *title)
{
  GtkWidget *row = preferences_find_row (GTK_WIDGET (fixture->window), title);
  const char *subtitle = row != NULL ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;

  return subtitle != NULL ? subtitle : "";
}

void
preferences_activate (UiFixture  *fixture,
                      const char *title)
{
  adw_action_row_activate (ADW_ACTION_ROW (preferences_get_row (fixture, title)));
}
