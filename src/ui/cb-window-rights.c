/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the window shows to whom.
 */

#include "cb-window-private.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-people-store.h"
#include "cb-permission-text.h"
#include "cb-profile-page.h"
#include "cb-refusal-store.h"
#include "cb-rights.h"

#define NOTHING "nothing"

/* How many to ask are named. */
#define MAX_NAMED 3

/* As they stand in the sidebar. */
static const char *const page_tags[] = { "customers", "inbox", "deleted", "activity" };

const char *
cb_window_get_first_page (CbWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_tags); i++)
    {
      if (cb_rights_allow_page (self->book, page_tags[i]))
        return page_tags[i];
    }

  return NULL;
}

const char *
cb_window_get_nth_page (CbWindow *self,
                        guint     n)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_tags); i++)
    {
      if (cb_rights_allow_page (self->book, page_tags[i]) && n-- == 0)
        return page_tags[i];
    }

  return NULL;
}

static void
people_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AdwStatusPage) status = user_data;
  g_autoptr (CbPeople) people = cb_people_store_get_finish (CB_BOOK (source), result, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  guint n = 0;

  for (guint i = 0; people != NULL && i < cb_people_get_people (people)->len && n < MAX_NAMED; i++)
    {
      CbPerson *person = cb_people_get_people (people)->pdata[i];
      CbGroup *group = cb_people_find_group (people, cb_person_get_group (person));

      if (!cb_person_get_active (person) || group == NULL || !cb_group_is_administrator (group))
        continue;
      g_strv_builder_take (builder, cb_display_quote (cb_person_get_name (person)));
      n++;
    }
  if (n == 0)
    return;

  names = g_strv_builder_end (builder);
  /* Translators: between the names of people */
  list = g_strjoinv (_(", "), names);
  /* Translators: %s is one name or some */
  text = g_strdup_printf (ngettext ("Administrator: %s", "Administrators: %s", n), list);
  markup = g_markup_printf_escaped ("%s\n\n%s", (const char *) g_object_get_data (G_OBJECT (status), "reason"), text);
  adw_status_page_set_description (status, markup);
}

static char *
explain_nothing (CbWindow *self)
{
  CbGroup *group = cb_actor_get_group (cb_book_get_actor (self->book));
  g_autofree char *title = cb_group_get_title (group);
  g_autofree char *quoted = cb_display_quote (title);

  if (group == NULL)
    return g_strdup (_("You are in no group, and so may see nothing. An administrator can put you into one."));

  /* Translators: %s is the name of a group */
  return g_strdup_printf (_("Your group, %s, may see nothing of this book. An administrator can allow it."), quoted);
}

/* Instead of all pages. */
void
cb_window_show_nothing (CbWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_find_page (self->navigation, NOTHING);
  g_autofree char *reason = explain_nothing (self);
  g_autofree char *markup = g_markup_escape_text (reason, -1);
  GtkWidget *status;

  if (page == NULL)
    {
      GtkWidget *view = adw_toolbar_view_new ();

      status = adw_status_page_new ();
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "system-lock-screen-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (status), _("Nothing to See Here"));
      adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
      adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), status);
      page = adw_navigation_page_new_with_tag (view, _("Customer Book"), NOTHING);
      adw_navigation_view_add (self->navigation, page);
    }
  status = adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (adw_navigation_page_get_child (page)));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), markup);
  g_object_set_data_full (G_OBJECT (status), "reason", g_steal_pointer (&reason), g_free);
  cb_people_store_get_async (self->book, NULL, people_read_cb, g_object_ref (status));

  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->navigation), NOTHING) != 0)
    adw_navigation_view_replace_with_tags (self->navigation, (const char *[]) { NOTHING }, 1);
}

/* Whether what is shown over the page of the sidebar may be seen. */
static gboolean
may_see_visible (CbWindow *self)
{
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (self->navigation);

  if (CB_IS_PROFILE_PAGE (visible))
    return cb_rights_allow_page (self->book, "customers") || cb_rights_allow_page (self->book, "deleted");
  if (CB_IS_CHECK_PAGE (visible) && visible != (gpointer) self->inbox_page)
    return cb_rights_allow_page (self->book, "deleted");

  return TRUE;
}

static void
leave_what_is_hidden (CbWindow *self)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->navigation);
  g_autoptr (AdwNavigationPage) root = g_list_model_get_item (stack, 0);
  const char *tag = root != NULL ? adw_navigation_page_get_tag (root) : NULL;
  const char *first = cb_window_get_first_page (self);

  if (first == NULL)
    cb_window_show_nothing (self);
  else if (tag == NULL || g_str_equal (tag, NOTHING) || !cb_rights_allow_page (self->book, tag))
    cb_window_show_page (self, first);
  else if (!may_see_visible (self))
    adw_navigation_view_pop_to_page (self->navigation, root);
}

void
cb_window_update_rights (CbWindow *self)
{
  /* Behind the lock all stays as it was, for who comes back. */
  if (self->book != NULL && !self->locked)
    leave_what_is_hidden (self);
  cb_window_update_counts (self);
  cb_window_update_person (self);
  cb_window_update_actions (self);
}

gboolean
cb_window_refuse_import (CbWindow *self)
{
  CbPermissionSet missing = cb_rights_get_missing (self->book, NULL, "win.import", 1);
  g_autofree char *reason = NULL;
  AdwDialog *alert;

  if (cb_permission_set_is_empty (missing))
    return FALSE;

  cb_refusal_store_note (self->book, missing);
  reason = cb_permissions_deny (missing, cb_actor_get_group (cb_book_get_actor (self->book)));
  alert = adw_alert_dialog_new (_("Nothing Was Imported"), reason);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_dialog_present (alert, GTK_WIDGET (self));

  return TRUE;
}
