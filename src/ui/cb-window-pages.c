/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The pages of a book in the window.
 */

#include "cb-window-private.h"

#include "cb-deleted-page.h"
#include "cb-deleting-page.h"
#include "cb-editor-dialog.h"
#include "cb-erasing-page.h"
#include "cb-inbox-page.h"
#include "cb-numbers-page.h"
#include "cb-pending-page.h"
#include "cb-people-page.h"
#include "cb-preferences-dialog.h"
#include "cb-profile-page.h"
#include "cb-rights.h"

/* When the first list has long been drawn, and between the steps, in milliseconds. */
#define PREPARE_DELAY 1000
#define PREPARE_PAUSE 100

/* All but that of the customers, which is there from the beginning. */
static const struct
{
  const char        *tag;
  GType            (*get_type) (void);
  AdwNavigationPage *(*create) (void);
} made_pages[] = {
  { "inbox", cb_inbox_page_get_type, cb_inbox_page_new },
  { "deleted", cb_deleted_page_get_type, cb_deleted_page_new },
  { "pending", cb_pending_page_get_type, cb_pending_page_new },
  { "activity", cb_activity_page_get_type, cb_activity_page_new },
};

/* What is opened sooner or later, and whose class takes its time too. */
static GType (*const opened_types[]) (void) = {
  adw_alert_dialog_get_type,
  cb_profile_page_get_type,
  cb_editor_dialog_get_type,
  cb_preferences_dialog_get_type,
  cb_deleting_page_get_type,
  cb_erasing_page_get_type,
  cb_numbers_page_get_type,
  cb_people_page_get_type,
};

/* The page of the sidebar that is shown, or that others were opened from.
 * (transfer full) (nullable) */
static AdwNavigationPage *
get_root (CbWindow *self)
{
  g_autoptr (GListModel) pages = adw_navigation_view_get_navigation_stack (self->navigation);

  return g_list_model_get_item (pages, 0);
}

CbListPage *
cb_window_get_list_page (CbWindow *self)
{
  g_autoptr (AdwNavigationPage) root = get_root (self);

  return CB_IS_LIST_PAGE (root) ? CB_LIST_PAGE (root) : NULL;
}

gboolean
cb_window_has_page (const char *tag)
{
  static const char *const tags[] = { "customers", "inbox", "deleted", "pending", "activity", NULL };

  return g_strv_contains (tags, tag);
}

gboolean
cb_window_is_on_page (CbWindow   *self,
                      const char *tag)
{
  g_autoptr (AdwNavigationPage) root = get_root (self);

  return root != NULL && g_strcmp0 (adw_navigation_page_get_tag (root), tag) == 0;
}

static gboolean
is_made (CbWindow *self,
         guint     i)
{
  return adw_navigation_view_find_page (self->navigation, made_pages[i].tag) != NULL;
}

static void
add (CbWindow          *self,
     guint              i,
     AdwNavigationPage *page)
{
  adw_navigation_view_add (self->navigation, page);

  if (g_str_equal (made_pages[i].tag, "inbox"))
    self->inbox_page = CB_CHECK_PAGE (page);
  else if (g_str_equal (made_pages[i].tag, "deleted"))
    self->deleted_page = CB_LIST_PAGE (page);
  else if (g_str_equal (made_pages[i].tag, "pending"))
    self->pending_page = CB_LIST_PAGE (page);
  else
    self->activity_page = CB_ACTIVITY_PAGE (page);
}

/* The one that was made ahead waits to be added. */
static void
add_prepared (CbWindow *self)
{
  g_autoptr (AdwNavigationPage) page = g_steal_pointer (&self->prepared_page);

  add (self, self->prepared, page);
}

static void
make_page (CbWindow   *self,
           const char *tag)
{
  if (self->prepared_page != NULL)
    add_prepared (self);

  for (guint i = 0; i < G_N_ELEMENTS (made_pages); i++)
    {
      if (g_str_equal (made_pages[i].tag, tag) && !is_made (self, i))
        add (self, i, made_pages[i].create ());
    }
}

/* Gives it the book, if it hasn't got it. */
static void
fill_page (CbWindow   *self,
           const char *tag,
           CbBook     *book)
{
  if (g_str_equal (tag, "inbox") && self->inbox_page != NULL)
    cb_check_page_set_book (self->inbox_page, book);
  else if (g_str_equal (tag, "deleted") && self->deleted_page != NULL)
    cb_list_page_set_book (self->deleted_page, book);
  else if (g_str_equal (tag, "pending") && self->pending_page != NULL)
    cb_list_page_set_book (self->pending_page, book);
  else if (g_str_equal (tag, "activity") && self->activity_page != NULL)
    cb_activity_page_set_book (self->activity_page, book);
}

/* Gets the class ready, if it isn't. It stays. */
static gboolean
prepare_class (GType type)
{
  if (g_type_class_peek (type) != NULL)
    return FALSE;

  g_type_class_ref (type);

  return TRUE;
}

/* Does one of three things that each take some milliseconds: gets a class ready, makes a
 * page, or adds it. Returns whether there is more to do. */
static gboolean
prepare_next (CbWindow *self)
{
  if (self->prepared_page != NULL)
    {
      add_prepared (self);
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (made_pages); i++)
    {
      /* Few books ever have a use for that one. */
      if (is_made (self, i) ||
          (g_str_equal (made_pages[i].tag, "pending") && cb_book_get_n_pending (self->book) == 0))
        continue;

      if (!prepare_class (made_pages[i].get_type ()))
        {
          self->prepared = i;
          self->prepared_page = g_object_ref_sink (made_pages[i].create ());
        }
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (opened_types); i++)
    {
      if (prepare_class (opened_types[i] ()))
        return TRUE;
    }

  if (self->prepared_profile == NULL)
    self->prepared_profile = g_object_ref_sink (cb_profile_page_new (self->book));

  return FALSE;
}

static gboolean
prepare_cb (gpointer user_data)
{
  CbWindow *self = user_data;

  self->prepare_timeout = 0;
  if (self->book != NULL && prepare_next (self))
    self->prepare_timeout = g_timeout_add_full (G_PRIORITY_LOW, PREPARE_PAUSE, prepare_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

void
cb_window_prepare_pages (CbWindow *self)
{
  if (self->prepare_timeout == 0)
    self->prepare_timeout = g_timeout_add_full (G_PRIORITY_LOW, PREPARE_DELAY, prepare_cb, self, NULL);
}

void
cb_window_take_book_from_pages (CbWindow *self)
{
  g_clear_object (&self->prepared_profile);
  for (guint i = 0; i < G_N_ELEMENTS (made_pages); i++)
    fill_page (self, made_pages[i].tag, NULL);
}

void
cb_window_show_page (CbWindow   *self,
                     const char *tag)
{
  if (!cb_rights_allow_page (self->book, tag))
    tag = cb_window_get_first_page (self);
  if (tag == NULL)
    {
      cb_window_show_nothing (self);
      return;
    }

  make_page (self, tag);
  fill_page (self, tag, self->book);
  cb_window_update_notice (self);
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->navigation), tag) != 0)
    adw_navigation_view_replace_with_tags (self->navigation, (const char *[]) { tag }, 1);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

void
cb_window_focus_page (CbWindow *self)
{
  g_autoptr (AdwNavigationPage) root = get_root (self);

  if (CB_IS_LIST_PAGE (root))
    cb_list_page_focus_list (CB_LIST_PAGE (root));
  else if (CB_IS_CHECK_PAGE (root))
    cb_check_page_focus_list (CB_CHECK_PAGE (root));
  else if (CB_IS_ACTIVITY_PAGE (root))
    cb_activity_page_focus_list (CB_ACTIVITY_PAGE (root));
}

void
cb_window_start_search (CbWindow *self)
{
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (self->navigation);
  g_autoptr (AdwNavigationPage) root = get_root (self);

  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  if (CB_IS_CHECK_PAGE (visible))
    {
      cb_check_page_start_search (CB_CHECK_PAGE (visible));
    }
  else if (CB_IS_CHECK_PAGE (root))
    {
      adw_navigation_view_pop_to_page (self->navigation, root);
      cb_check_page_start_search (CB_CHECK_PAGE (root));
    }
  else if (CB_IS_LIST_PAGE (root))
    {
      adw_navigation_view_pop_to_page (self->navigation, root);
      cb_list_page_start_search (CB_LIST_PAGE (root));
    }
  else if (CB_IS_ACTIVITY_PAGE (root))
    {
      adw_navigation_view_pop_to_page (self->navigation, root);
      cb_activity_page_start_filter (CB_ACTIVITY_PAGE (root));
    }
}

void
cb_window_push_profile (CbWindow *self,
                        gint64    id)
{
  g_autoptr (AdwNavigationPage) page = g_steal_pointer (&self->prepared_profile);

  if (page == NULL)
    page = g_object_ref_sink (cb_profile_page_new (self->book));
  cb_profile_page_open (CB_PROFILE_PAGE (page), id);
  cb_window_push (self, page);
  cb_window_prepare_pages (self);
}

void
cb_window_push (CbWindow          *self,
                AdwNavigationPage *page)
{
  adw_navigation_view_push (self->navigation, page);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}
