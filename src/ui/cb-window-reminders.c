/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The reminders of the book of a window that are told of on the desktop.
 */

#include "cb-window-private.h"

#include "cb-profile-page.h"

void
cb_window_start_reminders (CbWindow *self)
{
  GApplication *application = g_application_get_default ();

  cb_window_stop_reminders (self);
  if (self->book == NULL || cb_book_get_read_only (self->book) || application == NULL)
    return;

  self->reminder_watch = cb_reminder_watch_new (self->book, application);
  cb_reminder_watch_set_locked (self->reminder_watch, self->locked);
}

void
cb_window_stop_reminders (CbWindow *self)
{
  if (self->reminder_watch != NULL)
    cb_reminder_watch_stop (self->reminder_watch);
  g_clear_object (&self->reminder_watch);
}

void
cb_window_lock_reminders (CbWindow *self)
{
  if (self->reminder_watch != NULL)
    cb_reminder_watch_set_locked (self->reminder_watch, self->locked);
}

/**
 * cb_window_show_reminder:
 *
 * Opens the customer of a reminder that is told of, at their reminders. Nothing for one
 * that isn't any more: it may have been of another book.
 */
void
cb_window_show_reminder (CbWindow *self,
                         gint64    customer_id,
                         gint64    item_id)
{
  AdwNavigationPage *page;

  if (self->reminder_watch == NULL || self->locked || !cb_reminder_watch_has_told (self->reminder_watch, item_id) ||
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-customer", "x", customer_id);
  page = adw_navigation_view_get_visible_page (self->navigation);
  if (CB_IS_PROFILE_PAGE (page) && cb_profile_page_get_id (CB_PROFILE_PAGE (page)) == customer_id)
    cb_profile_page_show_items (CB_PROFILE_PAGE (page), CB_ITEM_REMINDER);
}
