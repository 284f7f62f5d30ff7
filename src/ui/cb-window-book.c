/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Opening, checking and closing the book of a window.
 */

#include "cb-window-private.h"

#include <glib/gi18n.h>

#include "cb-book-copy.h"
#include "cb-deleted-page.h"
#include "cb-demo.h"
#include "cb-error.h"
#include "cb-problem-page.h"
#include "cb-progress-dialog.h"

static void
check_done_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CbWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (cb_book_check_finish (CB_BOOK (source), result, &error) || self->book != CB_BOOK (source))
    return;

  if (g_error_matches (error, CB_ERROR, CB_ERROR_DAMAGED))
    {
      self->damaged = TRUE;
      cb_window_update_notice (self);
    }
}

static gboolean
check_idle_cb (gpointer user_data)
{
  CbWindow *self = user_data;

  if (self->book != NULL)
    cb_book_check_async (self->book, check_done_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
start_check (CbWindow *self)
{
  self->damaged = FALSE;

  /* Not before the list has been drawn. */
  g_idle_add_full (G_PRIORITY_LOW, check_idle_cb, g_object_ref (self), g_object_unref);
}

static void
book_closed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CbWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  /* All that was said to be done is in the file already. */
  if (!cb_book_close_finish (CB_BOOK (source), result, &error))
    g_warning ("Closing the book: %s", error->message);

  if (self != NULL && self->closing)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
finish_opening (CbWindow *self)
{
  cb_window_tell_restored (self);
  g_clear_object (&self->opening);
  cb_window_end_work (self);
}

static void
retry_cb (CbWindow *self)
{
  cb_window_open_book (self, cb_opening_get_path (self->failed), cb_opening_get_flags (self->failed));
}

static void
show_problem (CbWindow     *self,
              const GError *error)
{
  GtkWidget *page = cb_problem_page_new ();

  g_set_object (&self->failed, self->opening);
  cb_problem_page_set_problem (CB_PROBLEM_PAGE (page), cb_opening_get_path (self->failed), error);
  g_signal_connect_object (page, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->problem_bin, page);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  gtk_widget_grab_focus (page);
}

void
cb_window_admit (CbWindow *self,
                 CbBook   *book)
{
  start_check (self);
  cb_window_take_book (self, book);
}

static CbBook *
get_any_book (CbWindow *self)
{
  return self->waiting_book != NULL ? self->waiting_book : self->book;
}

static void
take_opened (CbWindow *self,
             CbBook   *book)
{
  g_autoptr (CbBook) old = get_any_book (self) != NULL ? g_object_ref (get_any_book (self)) : NULL;
  g_autofree char *name = NULL;

  self->open_flags = cb_opening_get_flags (self->opening);
  if ((cb_opening_get_flags (self->opening) & CB_OPEN_DEMO) != 0)
    {
      name = g_strdup (_("Demo Book"));
    }
  else
    {
      name = g_filename_display_basename (cb_book_get_path (book));
      g_settings_set_string (self->settings, "last-book", cb_book_get_path (book));
    }
  adw_window_title_set_subtitle (self->sidebar_title, name);

  adw_bin_set_child (self->problem_bin, NULL);
  g_clear_object (&self->waiting_book);
  cb_window_leave_locked (self);
  if (cb_actor_get_person (cb_book_get_actor (book)) == NULL && cb_book_get_sign_in_needed (book))
    {
      cb_window_take_book (self, NULL);
      cb_window_wait_for_sign_in (self, book);
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "book");
      cb_window_admit (self, book);
    }
  if (old != NULL)
    cb_book_close_async (old, book_closed_cb, NULL);
}

void
cb_window_import_waiting (CbWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (cb_window_get_locked (self))
    {
      cb_window_update_sign_in_note (self);
      return;
    }

  file = g_steal_pointer (&self->import_file);
  if (file != NULL && self->book != NULL)
    cb_window_import (self, file);
}

typedef struct
{
  CbWindow         *window;
  CbBook           *book;
  CbProgressDialog *dialog;
} Filling;

static void
demo_filled_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Filling *filling = user_data;
  g_autoptr (CbWindow) self = filling->window;
  g_autoptr (CbBook) book = filling->book;
  g_autoptr (GError) error = NULL;

  cb_progress_dialog_end (filling->dialog);
  g_free (filling);

  if (!cb_demo_fill_finish (book, result, &error) && get_any_book (self) == NULL)
    show_problem (self, error);
  else if (error != NULL)
    cb_window_show_error (self, NULL, error);
  else
    take_opened (self, book);

  if (error != NULL)
    cb_book_close_async (book, book_closed_cb, NULL);
  finish_opening (self);
  cb_window_import_waiting (self);
}

static void
fill_demo (CbWindow *self,
           CbBook   *book)
{
  Filling *filling = g_new0 (Filling, 1);
  g_autoptr (CbProgress) progress = cb_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  filling->window = g_object_ref (self);
  filling->book = g_object_ref (book);
  filling->dialog = cb_progress_dialog_begin (GTK_WIDGET (self), _("Making the Demo Book"),
                                              progress, cancellable);
  cb_demo_fill_async (book, cb_opening_get_n_customers (self->opening), progress, cancellable, demo_filled_cb, filling);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbBook) book = cb_opening_take_finish (CB_OPENING (source), result, &error);

  if (book != NULL && (cb_opening_get_flags (self->opening) & CB_OPEN_DEMO) != 0 &&
      cb_book_get_n_live (book) + cb_book_get_n_deleted (book) == 0 &&
      !cb_book_get_read_only (book))
    {
      fill_demo (self, book);
      return;
    }

  if (book != NULL)
    take_opened (self, book);
  else if (get_any_book (self) == NULL)
    show_problem (self, error);
  else
    cb_window_show_error (self, NULL, error);

  finish_opening (self);
  if (book == NULL)
    cb_window_present_soon (self);
  cb_window_import_waiting (self);
}

static gboolean
can_open (CbWindow   *self,
          const char *path)
{
  if (get_any_book (self) != NULL && g_str_equal (cb_book_get_path (get_any_book (self)), path))
    return FALSE;

  /* What is open there belongs to who has locked it. */
  if (self->locked)
    {
      cb_window_tell_locked (self);
      return FALSE;
    }

  if (self->n_background == 0 && cb_window_begin_work (self))
    return TRUE;

  cb_window_add_toast (self, adw_toast_new (_("The book is busy. Try again in a moment.")));
  return FALSE;
}

static void
wait_for_opening (CbWindow  *self,
                  CbOpening *opening)
{
  self->opening = g_object_ref (opening);
  if (get_any_book (self) == NULL)
    gtk_stack_set_visible_child_name (self->stack, "opening");
  cb_opening_take_async (opening, opened_cb, g_object_ref (self));
}

void
cb_window_open_book (CbWindow    *self,
                     const char  *path,
                     CbOpenFlags  flags)
{
  g_autoptr (CbOpening) opening = NULL;

  g_return_if_fail (CB_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (can_open (self, path))
    {
      opening = cb_opening_new (path, flags);
      wait_for_opening (self, opening);
    }
}

void
cb_window_take_opening (CbWindow  *self,
                        CbOpening *opening)
{
  g_return_if_fail (CB_IS_WINDOW (self));
  g_return_if_fail (CB_IS_OPENING (opening));

  if (can_open (self, cb_opening_get_path (opening)))
    wait_for_opening (self, opening);
}

static void
book_copied_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CbWindow) self = user_data;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  path = cb_book_copy_finish (result, &error);
  cb_window_end_work (self);
  if (path != NULL)
    cb_window_open_book (self, path, CB_OPEN_NONE);
  else
    cb_window_show_error (self, _("The Book Was Not Copied"), error);
}

/* Into the folder where the person's own book is. */
void
cb_window_copy_book (CbWindow *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "customer-book", NULL);

  if (self->book != NULL && cb_window_begin_work (self))
    cb_book_copy_async (cb_book_get_path (self->book), folder, book_copied_cb, g_object_ref (self));
}

void
cb_window_update_notice (CbWindow *self)
{
  const char *notice = NULL;
  const char *button = NULL;
  const char *action = NULL;
  g_autofree char *soon = NULL;

  if (self->book != NULL && self->damaged)
    notice = _("This book is damaged. Copy the file before you go on, and take a copy that is whole if you have one.");
  else if (self->book != NULL && cb_book_get_handed_in (self->book))
    {
      notice = _("This book can only be read where it lies. A copy in the folder of this program can be changed.");
      button = _("_Copy and Open");
      action = "win.copy-book";
    }
  else if (self->book != NULL && cb_book_get_read_only (self->book))
    notice = _("This book can only be read. Nothing in it can be changed.");

  cb_list_page_set_notice (self->customers_page, notice, button, action);
  if (self->inbox_page != NULL)
    cb_check_page_set_notice (self->inbox_page, notice, button, action);
  if (self->pending_page != NULL)
    cb_list_page_set_notice (self->pending_page, notice, button, action);
  if (self->activity_page != NULL)
    cb_activity_page_set_notice (self->activity_page, notice, button, action);
  if (self->deleted_page == NULL)
    return;

  cb_deleted_page_set_retains (CB_DELETED_PAGE (self->deleted_page), cb_window_get_retains (self));
  soon = notice == NULL ? cb_window_describe_soon (self) : NULL;
  if (soon != NULL)
    cb_list_page_set_notice (self->deleted_page, soon, _("_Show"), "page.show-soon");
  else
    cb_list_page_set_notice (self->deleted_page, notice, button, action);
}

void
cb_window_close_book (CbWindow *self)
{
  cb_book_close_async (get_any_book (self), book_closed_cb, g_object_ref (self));
}
