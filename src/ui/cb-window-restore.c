/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A backup in the place of the book of a window, and work that goes on in the
 * background.
 */

#include "cb-window-private.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-restore.h"

typedef struct
{
  CbWindow    *window;
  char        *path;       /* by which the book is opened */
  char        *real_path;
  CbOpenFlags  flags;
  char        *aside;
} Putting;

static void
putting_free (Putting *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self->real_path);
  g_free (self->aside);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Putting, putting_free)

static void
put_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Putting) putting = user_data;
  CbWindow *self = putting->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = cb_restore_put_finish (result, &error);
  gboolean closes;

  if (aside == NULL)
    cb_window_stay_open (self);
  closes = self->close_when_done;
  cb_window_end_work (self);
  if (closes)
    return;

  /* Either way there is a book. */
  cb_window_open_book (self, putting->path, putting->flags & ~CB_OPEN_CREATE);
  if (aside == NULL)
    cb_window_show_error (self, _("Book Was Not Restored"), error);
  else
    g_set_str (&self->restored_aside, aside);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Putting *putting = user_data;
  g_autoptr (GError) error = NULL;

  /* Whether somebody has the file is found out next. */
  if (!cb_book_close_finish (CB_BOOK (source), result, &error))
    g_warning ("Closing the book: %s", error->message);

  cb_restore_put_async (putting->real_path, putting->aside, put_cb, putting);
}

void
cb_window_put_backup (CbWindow   *self,
                      const char *aside)
{
  g_autoptr (CbBook) book = NULL;
  Putting *putting;

  g_return_if_fail (CB_IS_WINDOW (self));
  g_return_if_fail (self->book != NULL && self->working);

  book = g_object_ref (self->book);
  putting = g_new0 (Putting, 1);
  putting->window = g_object_ref (self);
  putting->path = g_strdup (cb_book_get_path (book));
  putting->real_path = g_strdup (cb_book_get_real_path (book));
  putting->flags = self->open_flags;
  putting->aside = g_strdup (aside);

  cb_window_take_book (self, NULL);
  cb_window_leave_locked (self);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  cb_book_close_async (book, closed_cb, putting);
}

void
cb_window_tell_restored (CbWindow *self)
{
  gboolean opened = self->book != NULL || self->waiting_book != NULL;
  g_autofree char *aside = g_steal_pointer (&self->restored_aside);
  g_autofree char *name = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *text = NULL;
  AdwDialog *alert;

  if (aside == NULL)
    return;

  name = g_filename_display_basename (aside);
  quoted = cb_display_quote (name);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_("The book as it was before is kept beside it as “%s”."), quoted);
  alert = adw_alert_dialog_new (opened ? _("Book Restored") : _("Restored Book Can’t Be Opened"), text);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "close");
  adw_dialog_present (alert, GTK_WIDGET (self));
}

void
cb_window_stay_open (CbWindow *self)
{
  g_return_if_fail (CB_IS_WINDOW (self));

  self->close_when_done = FALSE;
}

void
cb_window_close_if_done (CbWindow *self)
{
  if (!self->close_when_done || self->working || self->n_background > 0)
    return;

  self->close_when_done = FALSE;
  gtk_window_close (GTK_WINDOW (self));
}

void
cb_window_tell_waiting (CbWindow *self)
{
  cb_window_add_toast (self, adw_toast_new (_("The book is being backed up. The window closes when that is done.")));
}

void
cb_window_begin_background (CbWindow *self)
{
  g_return_if_fail (CB_IS_WINDOW (self));

  self->n_background++;
  if (self->maintainer != NULL)
    cb_maintainer_hold (self->maintainer, TRUE);
}

gboolean
cb_window_has_background (CbWindow *self)
{
  g_return_val_if_fail (CB_IS_WINDOW (self), FALSE);

  return self->n_background > 0;
}

void
cb_window_end_background (CbWindow *self)
{
  g_return_if_fail (CB_IS_WINDOW (self));
  g_return_if_fail (self->n_background > 0);

  self->n_background--;
  if (self->maintainer != NULL && self->n_background == 0)
    cb_maintainer_hold (self->maintainer, FALSE);
  cb_window_close_if_done (self);
}
