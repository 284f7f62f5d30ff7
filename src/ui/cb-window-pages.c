/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The pages of a book in the window.
 */

#include "cb-window-private.h"

#include "cb-deleted-page.h"
#include "cb-inbox-page.h"
#include "cb-pending-page.h"
#include "cb-rights.h"

/* When the first list has long been drawn, and between the pages, in
 * milliseconds. */
#define PREPARE_DELAY 1000
#define PREPARE_PAUSE 100

static const char *const made_pages[] = { "inbox", "deleted", "pending", "activity" };

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

static AdwNavigationPage *
add (CbWindow          *self,
     AdwNavigationPage *page)
{
  adw_navigation_view_add (self->navigation, page);

  return page;
}

/* Returns: whether it was not there. */
static gboolean
make_page (CbWindow   *self,
           const char *tag)
{
  if (g_str_equal (tag, "inbox") && self->inbox_page == NULL)
    self->inbox_page = CB_CHECK_PAGE (add (self, cb_inbox_page_new ()));
  else if (g_str_equal (tag, "deleted") && self->deleted_page == NULL)
    self->deleted_page = CB_LIST_PAGE (add (self, cb_deleted_page_new ()));
  else if (g_str_equal (tag, "pending") && self->pending_page == NULL)
    self->pending_page = CB_LIST_PAGE (add (self, cb_pending_page_new ()));
  else if (g_str_equal (tag, "activity") && self->activity_page == NULL)
    self->activity_page = CB_ACTIVITY_PAGE (add (self, cb_activity_page_new ()));
  else
    return FALSE;

  return TRUE;
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

/* A page takes some milliseconds to be made, besides what showing it takes. */
static gboolean
prepare_cb (gpointer user_data)
{
  CbWindow *self = user_data;

  self->prepare_timeout = 0;
  if (self->book == NULL)
    return G_SOURCE_REMOVE;

  for (guint i = 0; i < G_N_ELEMENTS (made_pages); i++)
    {
      /* Few books ever have a use for that one. */
      if (g_str_equal (made_pages[i], "pending") && cb_book_get_n_pending (self->book) == 0)
        continue;
      if (make_page (self, made_pages[i]))
        {
          self->prepare_timeout = g_timeout_add_full (G_PRIORITY_LOW, PREPARE_PAUSE, prepare_cb, self, NULL);
          break;
        }
    }

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
  for (guint i = 0; i < G_N_ELEMENTS (made_pages); i++)
    fill_page (self, made_pages[i], NULL);
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
cb_window_push (CbWindow          *self,
                AdwNavigationPage *page)
{
  adw_navigation_view_push (self->navigation, page);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}
