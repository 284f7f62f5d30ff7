/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-sign-in-page.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-photo-avatar.h"
#include "cb-sign-in-message.h"
#include "cb-sign-in-store.h"

#define ROW_AVATAR_SIZE 32

struct _CbSignInPage
{
  AdwBin             parent_instance;

  GtkWidget         *menu_button;
  GtkLabel          *title;
  GtkLabel          *book_label;
  GtkStack          *stack;
  GtkListBox        *people_list;
  CbPhotoAvatar     *avatar;
  GtkLabel          *name_label;
  GtkWidget         *password_list;
  AdwEntryRow       *password_row;
  GtkWidget         *buttons;
  GtkWidget         *sign_in_button;
  GtkWidget         *other_button;
  CbSignInMessage   *message;
  GtkLabel          *note_label;

  CbBook            *book;        /* NULL while nobody is asked */
  GCancellable      *cancellable; /* of reading who there is */
  GPtrArray         *choices;     /* NULL until that is done */
  gint64             person_id;   /* who is asked, or 0 */
  gboolean           busy;        /* a password is being looked at */
};

G_DEFINE_FINAL_TYPE (CbSignInPage, cb_sign_in_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_SIGNED_IN,
  SIGNAL_BEFORE_SIGN_IN,
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void try_to_sign_in (CbSignInPage *self,
                            gint64        person_id);

static CbSignInChoice *
find_choice (CbSignInPage *self,
             gint64        person_id)
{
  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++)
    {
      if (cb_person_get_id (cb_sign_in_choice_get_person (self->choices->pdata[i])) == person_id)
        return self->choices->pdata[i];
    }

  return NULL;
}

static void
update_button_cb (CbSignInPage *self)
{
  gtk_widget_set_sensitive (self->sign_in_button,
                            !self->busy && !cb_sign_in_message_get_waiting (self->message));
}

static void
clear_message (CbSignInPage *self)
{
  cb_sign_in_message_set_wait (self->message, 0, FALSE);
  cb_sign_in_message_set_text (self->message, NULL);
}

static void
clear_password (CbSignInPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
}

static void
focus (CbSignInPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
set_asks_person (CbSignInPage *self,
                 gboolean      asks)
{
  gtk_label_set_label (self->title, asks ? _("Sign In") : _("Who Is It?"));
  gtk_stack_set_visible_child_name (self->stack, asks ? "person" : "people");
  gtk_widget_set_visible (self->buttons, asks);
}

static void
show_people (CbSignInPage *self)
{
  clear_password (self);
  self->person_id = 0;
  clear_message (self);
  set_asks_person (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (gint64) 0);
  focus (self);
}

static void
show_person (CbSignInPage   *self,
             CbSignInChoice *choice)
{
  CbPerson *person = cb_sign_in_choice_get_person (choice);
  g_autofree char *name = cb_display_text (cb_person_get_name (person));
  gboolean other = self->person_id != cb_person_get_id (person);

  self->person_id = cb_person_get_id (person);
  cb_photo_avatar_set_person (self->avatar, self->book, self->person_id, name);
  gtk_label_set_label (self->name_label, name);
  gtk_widget_set_visible (self->password_list, cb_sign_in_choice_get_has_password (choice));
  gtk_widget_set_visible (self->other_button, self->choices->len > 1);
  set_asks_person (self, TRUE);
  if (!other)
    return;

  clear_password (self);
  clear_message (self);
  cb_sign_in_message_set_wait (self->message, cb_sign_in_choice_get_wait_until (choice), FALSE);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->person_id);
  focus (self);
}

static void
row_activated_cb (CbSignInPage  *self,
                  GtkListBoxRow *row)
{
  CbSignInChoice *choice = self->choices->pdata[gtk_list_box_row_get_index (row)];

  if (cb_sign_in_choice_get_has_password (choice))
    show_person (self, choice);
  else
    try_to_sign_in (self, cb_person_get_id (cb_sign_in_choice_get_person (choice)));
}

static void
sign_in_cb (CbSignInPage *self)
{
  try_to_sign_in (self, self->person_id);
}

static GtkWidget *
create_row (CbSignInPage   *self,
            CbSignInChoice *choice)
{
  CbPerson *person = cb_sign_in_choice_get_person (choice);
  g_autofree char *name = cb_display_text (cb_person_get_name (person));
  g_autofree char *sign_in = cb_display_text (cb_person_get_sign_in (person));
  GtkWidget *avatar = cb_photo_avatar_new (ROW_AVATAR_SIZE);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "activatable", TRUE,
                                 "subtitle", sign_in,
                                 "title", name,
                                 "use-markup", FALSE,
                                 NULL);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", "go-next-symbolic",
                                   "visible", cb_sign_in_choice_get_has_password (choice),
                                   NULL);

  cb_photo_avatar_set_person (CB_PHOTO_AVATAR (avatar), self->book, cb_person_get_id (person), name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);

  return row;
}

static gboolean
anybody_has_password (CbSignInPage *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      if (cb_sign_in_choice_get_has_password (self->choices->pdata[i]))
        return TRUE;
    }

  return FALSE;
}

static void
update (CbSignInPage *self)
{
  CbSignInChoice *choice = find_choice (self, self->person_id);

  gtk_list_box_remove_all (self->people_list);
  for (guint i = 0; i < self->choices->len; i++)
    gtk_list_box_append (self->people_list, create_row (self, self->choices->pdata[i]));

  /* Somebody else has taken all passwords away meanwhile. */
  if (!anybody_has_password (self))
    try_to_sign_in (self, choice != NULL ? self->person_id : 0);
  else if (choice != NULL)
    show_person (self, choice);
  else if (self->person_id != 0)
    show_people (self);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices = cb_sign_in_store_list_finish (CB_BOOK (source), result, &error);
  gboolean first = self->choices == NULL;
  gint64 person_id = self->person_id;

  if (self->book != CB_BOOK (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (choices == NULL)
    {
      g_autofree char *text = cb_error_describe (error);

      cb_sign_in_page_set_message (self, text);
      return;
    }

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = g_steal_pointer (&choices);
  if (first)
    {
      /* Who is alone is who it is. */
      if (person_id == 0 && self->choices->len == 1)
        person_id = cb_person_get_id (cb_sign_in_choice_get_person (self->choices->pdata[0]));
      self->person_id = 0;
      if (find_choice (self, person_id) != NULL)
        show_person (self, find_choice (self, person_id));
    }
  update (self);
  if (first || self->person_id == 0)
    focus (self);
}

static void
read_people (CbSignInPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cb_sign_in_store_list_async (self->book, self->cancellable, listed_cb, g_object_ref (self));
}

static void
book_changed_cb (CbSignInPage   *self,
                 const CbChange *change)
{
  if (change->people || change->everything)
    read_people (self);
}

static void
refuse (CbSignInPage *self,
        const GError *error,
        gint64        wait_until)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, CB_ERROR, CB_ERROR_WRONG_PASSWORD) ||
      g_error_matches (error, CB_ERROR, CB_ERROR_TOO_SOON))
    {
      clear_password (self);
      cb_sign_in_page_set_message (self, _("Wrong password. Try again."));
      cb_sign_in_message_set_wait (self->message, wait_until, TRUE);
    }
  else if (g_error_matches (error, CB_ERROR, CB_ERROR_DENIED))
    {
      show_people (self);
      cb_sign_in_page_set_message (self, _("This person does not work with this book any more."));
      read_people (self);
    }
  else if (!g_error_matches (error, CB_ERROR, CB_ERROR_IN_USE) || !self->busy)
    {
      text = cb_error_describe (error);
      cb_sign_in_page_set_message (self, text);
    }
}

typedef struct
{
  CbSignInPage *page;
  gint64        person_id;
} Attempt;

static void
signed_in_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Attempt *attempt = user_data;
  g_autoptr (CbSignInPage) self = attempt->page;
  g_autoptr (GError) error = NULL;
  gint64 wait_until;
  gboolean done = cb_book_sign_in_finish (CB_BOOK (source), result, &wait_until, &error);

  if (self->book != CB_BOOK (source))
    return;

  self->busy = FALSE;
  if (done)
    {
      clear_password (self);
      g_signal_emit (self, signals[SIGNAL_SIGNED_IN], 0, attempt->person_id);
      return;
    }

  refuse (self, error, wait_until);
  update_button_cb (self);
  focus (self);
}

static void
try_to_sign_in (CbSignInPage *self,
                gint64        person_id)
{
  CbSignInChoice *choice = find_choice (self, person_id);
  gboolean has_password = choice != NULL && cb_sign_in_choice_get_has_password (choice);
  const char *password = has_password ? gtk_editable_get_text (GTK_EDITABLE (self->password_row)) : NULL;
  g_autofree char *hindrance = NULL;
  Attempt *attempt;

  if (self->busy || cb_sign_in_message_get_waiting (self->message) || self->book == NULL)
    return;
  /* A key that was hit by mistake doesn't count as a wrong password. */
  if (password != NULL && *password == '\0')
    {
      cb_sign_in_page_set_message (self, _("Type the password first."));
      focus (self);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_BEFORE_SIGN_IN], 0, person_id, &hindrance);
  if (hindrance != NULL)
    {
      cb_sign_in_page_set_message (self, hindrance);
      return;
    }

  attempt = g_new0 (Attempt, 1);
  attempt->page = g_object_ref (self);
  attempt->person_id = person_id;
  self->busy = TRUE;
  update_button_cb (self);
  cb_book_sign_in_async (self->book, person_id, password, signed_in_cb, attempt);
}

static gboolean
cb_sign_in_page_grab_focus (GtkWidget *widget)
{
  CbSignInPage *self = CB_SIGN_IN_PAGE (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->people_list, 0);

  if (self->person_id == 0)
    return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->password_list) ? GTK_WIDGET (self->password_row)
                                                                             : self->sign_in_button);
}

static void
cb_sign_in_page_dispose (GObject *object)
{
  CbSignInPage *self = CB_SIGN_IN_PAGE (object);

  if (self->password_row != NULL)
    cb_sign_in_page_stop (self);
  /* The child is one of the template's, and the bin would unparent it again. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_SIGN_IN_PAGE);

  G_OBJECT_CLASS (cb_sign_in_page_parent_class)->dispose (object);
}

static void
cb_sign_in_page_class_init (CbSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_sign_in_page_dispose;
  widget_class->grab_focus = cb_sign_in_page_grab_focus;

  signals[SIGNAL_SIGNED_IN] =
    g_signal_new ("signed-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_BEFORE_SIGN_IN] =
    g_signal_new ("before-sign-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_STRING, 1, G_TYPE_INT64);
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (CB_TYPE_PHOTO_AVATAR);
  g_type_ensure (CB_TYPE_SIGN_IN_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, title);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, book_label);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, people_list);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, password_list);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, other_button);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, message);
  gtk_widget_class_bind_template_child (widget_class, CbSignInPage, note_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_button_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_people);
}

static void
cb_sign_in_page_init (CbSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cb_sign_in_page_start (CbSignInPage *self,
                       CbBook       *book,
                       const char   *book_name,
                       gint64        person_id,
                       gboolean      with_menu)
{
  g_return_if_fail (CB_IS_SIGN_IN_PAGE (self));
  g_return_if_fail (CB_IS_BOOK (book));

  cb_sign_in_page_stop (self);
  self->book = g_object_ref (book);
  self->person_id = person_id;
  gtk_label_set_label (self->book_label, book_name);
  gtk_widget_set_visible (self->menu_button, with_menu);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  read_people (self);
}

void
cb_sign_in_page_stop (CbSignInPage *self)
{
  g_return_if_fail (CB_IS_SIGN_IN_PAGE (self));

  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  gtk_list_box_remove_all (self->people_list);
  cb_photo_avatar_set_owner (self->avatar, NULL, NULL);
  set_asks_person (self, FALSE);
  self->busy = FALSE;
  self->person_id = 0;
  clear_message (self);
  clear_password (self);
  cb_sign_in_page_set_note (self, NULL);
}

void
cb_sign_in_page_set_note (CbSignInPage *self,
                          const char   *note)
{
  g_return_if_fail (CB_IS_SIGN_IN_PAGE (self));

  gtk_label_set_label (self->note_label, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), note != NULL);
}

void
cb_sign_in_page_set_message (CbSignInPage *self,
                             const char   *message)
{
  g_return_if_fail (CB_IS_SIGN_IN_PAGE (self));

  cb_sign_in_message_set_text (self->message, message);
}
