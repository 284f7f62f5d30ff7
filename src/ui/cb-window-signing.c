/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Who works with the book of a window: signing in, locking, and one's own password.
 */

#include "cb-window-private.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-password-dialog.h"
#include "cb-people-store.h"

static void
let_in (CbWindow *self)
{
  g_autoptr (CbBook) book = g_steal_pointer (&self->waiting_book);

  cb_sign_in_page_stop (self->sign_in_page);
  gtk_stack_set_visible_child_name (self->stack, "book");
  cb_window_admit (self, book);
  cb_window_focus_page (self);
}

static void
unlock (CbWindow *self,
        gint64    person_id)
{
  self->locked = FALSE;
  cb_window_lock_reminders (self);
  cb_sign_in_page_stop (self->sign_in_page);
  if (person_id != self->session_id)
    cb_window_drop_dialogs (self);
  /* What the last one was looking at stays for the next one who may see it. */
  cb_window_update_rights (self);
  cb_window_uncover (self);
}

static void
remember_session (CbWindow *self)
{
  CbActor *actor = cb_book_get_actor (self->book);

  self->session_id = cb_actor_get_person_id (actor);
  if (cb_actor_get_person (actor) != NULL)
    g_set_str (&self->session_name, cb_person_get_name (cb_actor_get_person (actor)));
}

static void
signed_in_cb (CbWindow *self,
              gint64    person_id)
{
  CbActor *actor = cb_book_get_actor (self->waiting_book != NULL ? self->waiting_book : self->book);

  /* Where nobody has to sign in any more it may have been nobody in particular. */
  if (person_id == 0)
    person_id = cb_actor_get_person_id (actor);
  if (self->waiting_book != NULL)
    let_in (self);
  else if (self->locked)
    unlock (self, person_id);
  remember_session (self);
  cb_window_import_waiting (self);
}

/* (transfer full) (nullable): the name of who has locked it */
static char *
get_session_name (CbWindow *self)
{
  return self->session_name != NULL ? cb_display_quote (self->session_name) : g_strdup (_("Somebody else"));
}

static char *
before_sign_in_cb (CbWindow *self,
                   gint64    person_id)
{
  g_autofree char *name = NULL;

  if (!self->locked || person_id == self->session_id || !cb_window_is_busy (self))
    return NULL;

  name = get_session_name (self);
  /* Translators: the name of a person, at the beginning of a sentence */
  return g_strdup_printf (_("%s has begun something that is not finished yet. Try again in a moment."), name);
}

static void
update_note (CbWindow *self,
             gint64    chosen)
{
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;

  if (self->import_file != NULL)
    {
      g_autofree char *base = g_file_get_basename (self->import_file);

      name = cb_display_quote (base);
      /* Translators: the name of a file */
      note = g_strdup_printf (_("%s can be imported when you have signed in."), name);
    }
  else if (self->locked && chosen != 0 && chosen != self->session_id && cb_window_has_unsaved (self))
    {
      name = get_session_name (self);
      /* Translators: the name of a person, at the beginning of a sentence */
      note = g_strdup_printf (_("%s has left a form open. If you sign in, what is typed there is lost."), name);
    }
  cb_sign_in_page_set_note (self->sign_in_page, note);
}

static void
idle_cb (CbWindow *self)
{
  cb_window_lock (self, FALSE);
}

static void
update_idle (CbWindow *self)
{
  gboolean wanted = self->book != NULL && cb_book_get_sign_in_needed (self->book);

  cb_idle_watch_set_minutes (self->idle_watch, wanted ? g_settings_get_uint (self->settings, "lock-after-minutes") : 0);
}

static gboolean
lock_shortcut_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  cb_window_lock (CB_WINDOW (user_data), FALSE);

  return GDK_EVENT_STOP;
}

/* The window knows nothing of what is typed and clicked in the dialogs over it. */
static void
dialogs_changed_cb (CbWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  GtkEventController *controller;

  if (dialog == NULL || g_object_get_data (G_OBJECT (dialog), "watched") != NULL)
    return;

  g_object_set_data (G_OBJECT (dialog), "watched", self);
  cb_idle_watch_add (self->idle_watch, GTK_WIDGET (dialog));
  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_l, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (lock_shortcut_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (dialog), controller);
}

void
cb_window_init_signing (CbWindow *self)
{
  self->idle_watch = cb_idle_watch_new ();
  cb_idle_watch_add (self->idle_watch, GTK_WIDGET (self));
  g_signal_connect_object (self->idle_watch, "idle", G_CALLBACK (idle_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::lock-after-minutes",
                           G_CALLBACK (update_idle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::visible-dialog", G_CALLBACK (dialogs_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sign_in_page, "signed-in", G_CALLBACK (signed_in_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sign_in_page, "before-sign-in", G_CALLBACK (before_sign_in_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sign_in_page, "chosen", G_CALLBACK (update_note), self, G_CONNECT_SWAPPED);
}

/* Nothing of it is shown before somebody signs in. */
void
cb_window_wait_for_sign_in (CbWindow *self,
                            CbBook   *book)
{
  g_set_object (&self->waiting_book, book);
  self->session_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "sign-in");
  cb_sign_in_page_start (self->sign_in_page, book, adw_window_title_get_subtitle (self->sidebar_title), 0, TRUE);
}

void
cb_window_lock (CbWindow *self,
                gboolean  switches)
{
  if (self->book == NULL || self->locked || !cb_book_get_sign_in_needed (self->book))
    return;

  self->locked = TRUE;
  g_cancellable_cancel (self->choosing);
  g_clear_object (&self->choosing);
  cb_window_lock_reminders (self);
  cb_sign_in_page_start (self->sign_in_page, self->book, adw_window_title_get_subtitle (self->sidebar_title),
                         switches ? 0 : self->session_id, FALSE);
  cb_window_cover (self);
  cb_window_update_actions (self);
}

/* Who works with the book has changed: through this window or without it. */
void
cb_window_follow_person (CbWindow *self)
{
  CbPerson *person = self->book != NULL ? cb_actor_get_person (cb_book_get_actor (self->book)) : NULL;

  update_idle (self);
  cb_window_update_actions (self);
  if (self->book == NULL || self->locked)
    return;

  if (person != NULL)
    remember_session (self);
  else
    cb_window_lock (self, FALSE);
}

/* Another book comes in place of the one that is locked. */
void
cb_window_leave_locked (CbWindow *self)
{
  self->locked = FALSE;
  cb_sign_in_page_stop (self->sign_in_page);
  if (!self->covered)
    return;

  cb_window_drop_dialogs (self);
  cb_window_uncover (self);
}

gboolean
cb_window_get_locked (CbWindow *self)
{
  g_return_val_if_fail (CB_IS_WINDOW (self), TRUE);

  return self->locked || self->waiting_book != NULL;
}

GCancellable *
cb_window_get_choosing (GtkWidget *widget)
{
  GtkRoot *root;
  CbWindow *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);
  if (!CB_IS_WINDOW (root))
    return NULL;

  self = CB_WINDOW (root);
  if (self->choosing == NULL)
    self->choosing = g_cancellable_new ();

  return self->choosing;
}

void
cb_window_update_sign_in_note (CbWindow *self)
{
  update_note (self, 0);
}

void
cb_window_tell_locked (CbWindow *self)
{
  g_autofree char *name = get_session_name (self);
  /* Translators: the name of a person */
  g_autofree char *text = g_strdup_printf (_("%s has locked this book. Sign in first."), name);

  cb_sign_in_page_set_message (self->sign_in_page, text);
}

static void
read_people_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CbWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbPeople) people = cb_people_store_get_finish (CB_BOOK (source), result, &error);
  CbPerson *person;

  if (self->book != CB_BOOK (source) || self->locked)
    return;

  person = people != NULL ? cb_people_find_person (people, cb_actor_get_person_id (cb_book_get_actor (self->book)))
                          : NULL;
  if (person != NULL)
    cb_password_dialog_present_own (GTK_WIDGET (self), self->book, person,
                                    cb_people_has_password (people, cb_person_get_id (person)));
  else if (error != NULL)
    cb_window_show_error (self, NULL, error);
}

void
cb_window_change_password (CbWindow *self)
{
  if (self->book != NULL)
    cb_people_store_get_async (self->book, NULL, read_people_cb, g_object_ref (self));
}
