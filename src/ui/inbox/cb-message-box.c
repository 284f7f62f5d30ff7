/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-message-box.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cb-card-number.h"
#include "cb-choice-names.h"
#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-field-text.h"
#include "cb-limited-buffer.h"
#include "cb-message-store.h"
#include "cb-property-row.h"
#include "cb-rights.h"

/* A URI that is longer doesn't reach every program. */
#define MAX_URI 30000

struct _CbMessageBox
{
  GtkBox             parent_instance;

  GtkLabel          *reason_label;
  AdwWrapBox        *controls;
  AdwToggleGroup    *kind_group;
  GtkDropDown       *direction_row;
  GtkEntry          *subject_entry;
  GtkScrolledWindow *scrolled;
  GtkTextView       *text_view;
  GtkLabel          *error_label;
  GtkWidget         *mail_button;
  GtkWidget         *log_button;

  CbBook            *book;
  CbCustomer        *customer;
  gboolean           writing;   /* until it is logged */
  gint64             writer;    /* the id of whose words these are */
};

G_DEFINE_FINAL_TYPE (CbMessageBox, cb_message_box, GTK_TYPE_BOX)

static CbMessageKind
get_kind (CbMessageBox *self)
{
  const char *name = adw_toggle_group_get_active_name (self->kind_group);

  if (g_strcmp0 (name, "email") == 0)
    return CB_MESSAGE_EMAIL;

  return g_strcmp0 (name, "note") == 0 ? CB_MESSAGE_DISCUSSION : CB_MESSAGE_SMS;
}

/* A note is the business's own. */
static gboolean
get_incoming (CbMessageBox *self)
{
  return get_kind (self) != CB_MESSAGE_DISCUSSION && gtk_drop_down_get_selected (self->direction_row) == 1;
}

static CbLimitedBuffer *
get_buffer (CbMessageBox *self)
{
  return CB_LIMITED_BUFFER (gtk_text_view_get_buffer (self->text_view));
}

static gboolean
has_text (CbMessageBox *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text_view)) > 0;
}

/* (transfer full): where what was begun is kept as long as the book is open, for who
 * began it. It is in memory only. */
static char *
get_draft_key (CbMessageBox *self)
{
  return g_strdup_printf ("cb-draft-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, self->writer,
                          cb_customer_get_id (self->customer));
}

static void
keep_draft (CbMessageBox *self)
{
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;

  if (self->book == NULL || self->customer == NULL || self->text_view == NULL)
    return;

  key = get_draft_key (self);
  text = cb_limited_buffer_get_text (get_buffer (self));
  g_object_set_data_full (G_OBJECT (self->book), key, *text != '\0' && !self->writing ? g_steal_pointer (&text) : NULL,
                          g_free);
}

static void
restore_draft (CbMessageBox *self)
{
  g_autofree char *key = get_draft_key (self);
  g_autofree char *text = g_object_steal_data (G_OBJECT (self->book), key);

  if (text != NULL)
    cb_limited_buffer_set_text (get_buffer (self), text);
}

static void
show_problem (CbMessageBox *self,
              const char   *text)
{
  gtk_label_set_label (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* (transfer full) (nullable): why nothing can be logged */
static char *
get_reason (CbMessageBox *self)
{
  if (self->customer == NULL || cb_customer_get_deleted (self->customer))
    return g_strdup (_("This customer was deleted in the meantime, so nothing can be logged any more. What you wrote can still be copied."));

  return cb_rights_explain (self->book, GTK_WIDGET (self), "message.log", 1);
}

static void
update (CbMessageBox *self)
{
  gboolean live = self->customer != NULL && !cb_customer_get_deleted (self->customer) &&
                  !cb_customer_get_pending (self->customer);
  gboolean writable = self->book != NULL && !cb_book_get_read_only (self->book);
  CbMessageKind kind = get_kind (self);
  gboolean email = kind == CB_MESSAGE_EMAIL;
  g_autofree char *reason = self->book != NULL ? get_reason (self) : NULL;
  gboolean may = live && writable && reason == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), writable && (live || has_text (self)));
  gtk_label_set_label (self->reason_label, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), reason != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->controls), may);
  gtk_widget_set_visible (GTK_WIDGET (self->direction_row), kind != CB_MESSAGE_DISCUSSION);
  gtk_widget_set_visible (GTK_WIDGET (self->subject_entry), email);
  gtk_widget_set_sensitive (GTK_WIDGET (self->subject_entry), may);
  gtk_text_view_set_editable (self->text_view, may);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scrolled), may || has_text (self));
  gtk_widget_set_visible (self->mail_button, email && !get_incoming (self) && self->customer != NULL &&
                          *cb_customer_get_text (self->customer, CB_CUSTOMER_FIELD_EMAIL) != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.mail", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.log", may && has_text (self) && !self->writing);
  cb_rights_mark_button (self->log_button, reason);
}

static void
kind_cb (CbMessageBox *self)
{
  if (self->book != NULL)
    update (self);
}

static void
changed_cb (CbMessageBox *self)
{
  show_problem (self, NULL);
  if (self->book != NULL)
    update (self);
}

static void
refused_cb (CbMessageBox *self)
{
  show_problem (self, _("That text is too long for a message, so it was not put in. What you wrote is as it was. A long text can be kept as a document."));
}

static gboolean
has_card (CbMessageBox *self)
{
  g_autofree char *text = cb_limited_buffer_get_text (get_buffer (self));

  return cb_card_number_is_in (text) || cb_card_number_is_in (gtk_editable_get_text (GTK_EDITABLE (self->subject_entry)));
}

static void
logged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbMessageBox) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = cb_message_store_add_finish (CB_BOOK (source), result, &error);

  self->writing = FALSE;
  if (self->book == NULL)
    return;

  if (done)
    {
      cb_limited_buffer_set_text (get_buffer (self), "");
      gtk_editable_set_text (GTK_EDITABLE (self->subject_entry), "");
      gtk_accessible_announce (GTK_ACCESSIBLE (self), _("Logged"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
    }
  else if (g_error_matches (error, CB_ERROR, CB_ERROR_INVALID) && has_card (self))
    {
      show_problem (self, cb_field_describe_card ());
    }
  else if (g_error_matches (error, CB_ERROR, CB_ERROR_INVALID))
    {
      show_problem (self, _("This can’t be logged: there is no text, or the text or the subject is too long."));
    }
  else
    {
      g_autofree char *text = cb_error_describe (error);

      show_problem (self, text);
    }

  gtk_text_view_set_editable (self->text_view, TRUE);
  update (self);
}

static void
log_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  CbMessageBox *self = CB_MESSAGE_BOX (widget);
  CbMessageKind kind = get_kind (self);
  g_autofree char *text = cb_limited_buffer_get_text (get_buffer (self));

  show_problem (self, NULL);
  self->writing = TRUE;
  cb_message_store_add_async (self->book, cb_customer_get_id (self->customer), kind, get_incoming (self),
                              kind == CB_MESSAGE_EMAIL ? gtk_editable_get_text (GTK_EDITABLE (self->subject_entry)) : "",
                              text, NULL, logged_cb, g_object_ref (self));
  update (self);
  /* What is being written is not to be changed meanwhile. */
  gtk_text_view_set_editable (self->text_view, FALSE);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CbMessageBox) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) && self->book != NULL)
    show_problem (self, _("There is no mail program on this computer."));
}

static void
mail_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CbMessageBox *self = CB_MESSAGE_BOX (widget);
  g_autofree char *text = cb_limited_buffer_get_text (get_buffer (self));
  g_autofree char *uri =
    cb_message_box_make_uri (cb_customer_get_text (self->customer, CB_CUSTOMER_FIELD_EMAIL),
                             gtk_editable_get_text (GTK_EDITABLE (self->subject_entry)), text);
  g_autoptr (GtkUriLauncher) launcher = NULL;

  show_problem (self, NULL);
  if (uri == NULL)
    {
      show_problem (self, _("The mail program can’t be given this: the text is too long, or the customer’s e-mail address is none. You can copy the text instead."));
      return;
    }

  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, launched_cb,
                           g_object_ref (self));
}

/* The text would take the key. */
static void
add_shortcut (CbMessageBox *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                                                          gtk_named_action_new ("message.log")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
cb_message_box_dispose (GObject *object)
{
  CbMessageBox *self = CB_MESSAGE_BOX (object);

  keep_draft (self);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  g_clear_object (&self->customer);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_MESSAGE_BOX);

  G_OBJECT_CLASS (cb_message_box_parent_class)->dispose (object);
}

static void
cb_message_box_class_init (CbMessageBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_message_box_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-message-box.ui");
  gtk_widget_class_bind_template_child (widget_class, CbMessageBox, reason_label);
  gtk_widget_class_bind_template_child (widget_class, CbMessageBox, controls);
  gtk_widget_class_bind_template_child (widget_class, CbMessageBox, kind_group);
  gtk_widget_class_bind_template_child (widget_class, CbMessageBox, direction_row);
  gtk_widget_class_bind_template_child (widget_class, CbMessageBox, subject_entry);
  gtk_widget_class_bind_template_child (widget_class, CbMessageBox, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CbMessageBox, text_view);
  gtk_widget_class_bind_template_child (widget_class, CbMessageBox, error_label);
  gtk_widget_class_bind_template_child (widget_class, CbMessageBox, mail_button);
  gtk_widget_class_bind_template_child (widget_class, CbMessageBox, log_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_install_action (widget_class, "message.log", NULL, log_cb);
  gtk_widget_class_install_action (widget_class, "message.mail", NULL, mail_cb);
}

static void
cb_message_box_init (CbMessageBox *self)
{
  g_autoptr (GtkTextBuffer) buffer = cb_limited_buffer_new (CB_MESSAGE_MAX_TEXT);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_view_set_buffer (self->text_view, buffer);
  cb_choice_name_entries (GTK_WIDGET (self->direction_row));
  g_signal_connect_object (buffer, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_entry_set_max_length (self->subject_entry, CB_MESSAGE_MAX_SUBJECT);
  add_shortcut (self);
}

void
cb_message_box_set_book (CbMessageBox *self,
                         CbBook       *book)
{
  g_return_if_fail (CB_IS_MESSAGE_BOX (self));
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (self->book == NULL);

  self->book = g_object_ref (book);
  self->writer = cb_actor_get_person_id (cb_book_get_actor (book));
  g_signal_connect_object (book, "notify::actor", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
cb_message_box_set_customer (CbMessageBox *self,
                             CbCustomer   *customer)
{
  gboolean first = self->customer == NULL && customer != NULL;

  g_return_if_fail (CB_IS_MESSAGE_BOX (self));

  g_set_object (&self->customer, customer);
  if (first && self->book != NULL && cb_message_box_is_open (self))
    restore_draft (self);
  update (self);
}

void
cb_message_box_focus (CbMessageBox *self)
{
  g_return_if_fail (CB_IS_MESSAGE_BOX (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

gboolean
cb_message_box_is_open (CbMessageBox *self)
{
  g_return_val_if_fail (CB_IS_MESSAGE_BOX (self), FALSE);

  return self->customer != NULL && !cb_customer_get_deleted (self->customer) &&
         !cb_customer_get_pending (self->customer);
}

static void
append_part (GString    *uri,
             const char *name,
             const char *value)
{
  g_autofree char *escaped = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *crlf = NULL;

  if (*value == '\0')
    return;

  /* RFC 6068: lines end with CR and LF. */
  lines = g_strsplit (value, "\n", -1);
  crlf = g_strjoinv ("\r\n", lines);
  escaped = g_uri_escape_string (crlf, NULL, FALSE);
  g_string_append_printf (uri, "%c%s=%s", strchr (uri->str, '?') == NULL ? '?' : '&', name, escaped);
}

char *
cb_message_box_make_uri (const char *address,
                         const char *subject,
                         const char *text)
{
  g_autofree char *start = NULL;
  g_autoptr (GString) uri = NULL;

  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (subject != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  start = cb_property_row_make_uri (CB_CUSTOMER_FIELD_EMAIL, address);
  if (start == NULL)
    return NULL;

  uri = g_string_new (start);
  append_part (uri, "subject", subject);
  append_part (uri, "body", text);

  return uri->len <= MAX_URI ? g_string_free_and_steal (g_steal_pointer (&uri)) : NULL;
}
