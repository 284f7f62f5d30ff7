/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-password-group.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-password-dialog.h"
#include "cb-password-store.h"

#define RESPONSE_REMOVE "remove"

struct _CbPasswordGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwActionRow        *row;
  GtkWidget           *set_button;
  GtkWidget           *remove_button;

  CbPeopleKeeper      *keeper;
  gint64               id;
};

G_DEFINE_FINAL_TYPE (CbPasswordGroup, cb_password_group, ADW_TYPE_PREFERENCES_GROUP)

static CbPerson *
get_person (CbPasswordGroup *self)
{
  return cb_people_find_person (cb_people_keeper_get_people (self->keeper), self->id);
}

static gboolean
is_own (CbPasswordGroup *self)
{
  return cb_people_keeper_is_self (self->keeper, self->id);
}

static gboolean
has_password (CbPasswordGroup *self)
{
  return cb_people_has_password (cb_people_keeper_get_people (self->keeper), self->id);
}

static void
set_clicked_cb (CbPasswordGroup *self)
{
  CbPasswordTask task = is_own (self) && has_password (self) ? CB_PASSWORD_TASK_CHANGE_OWN : CB_PASSWORD_TASK_SET;

  adw_dialog_present (cb_password_dialog_new (cb_people_keeper_get_book (self->keeper), get_person (self), task),
                      GTK_WIDGET (self));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbPasswordGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!cb_password_store_set_finish (CB_BOOK (source), result, NULL, &error))
    cb_error_show (GTK_WIDGET (self), NULL, error);
}

static void
remove_response_cb (CbPasswordGroup *self,
                    const char      *response)
{
  if (g_str_equal (response, RESPONSE_REMOVE))
    cb_password_store_set_async (cb_people_keeper_get_book (self->keeper), self->id, NULL, NULL,
                                 removed_cb, g_object_ref (self));
}

static void
ask_to_remove (CbPasswordGroup *self)
{
  g_autofree char *name = cb_display_quote (cb_person_get_name (get_person (self)));
  /* Translators: the name of a person */
  g_autofree char *text = g_strdup_printf (_("Whoever sits at this computer can then work in the name of %s."), name);
  AdwDialog *alert = adw_alert_dialog_new (_("Remove Password?"), text);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert),
                                  "cancel", _("_Cancel"),
                                  RESPONSE_REMOVE, _("_Remove"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), RESPONSE_REMOVE, ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  g_signal_connect_object (alert, "response", G_CALLBACK (remove_response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
remove_clicked_cb (CbPasswordGroup *self)
{
  if (is_own (self))
    adw_dialog_present (cb_password_dialog_new (cb_people_keeper_get_book (self->keeper), get_person (self),
                                                CB_PASSWORD_TASK_REMOVE_OWN), GTK_WIDGET (self));
  else
    ask_to_remove (self);
}

static void
cb_password_group_dispose (GObject *object)
{
  CbPasswordGroup *self = CB_PASSWORD_GROUP (object);

  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (cb_password_group_parent_class)->dispose (object);
}

static void
cb_password_group_class_init (CbPasswordGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_password_group_dispose;
}

static GtkWidget *
add_button (CbPasswordGroup *self,
            const char      *label,
            GCallback        callback)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "label", label,
                                    "use-underline", TRUE,
                                    "valign", GTK_ALIGN_CENTER,
                                    NULL);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->row, button);

  return button;
}

static void
cb_password_group_init (CbPasswordGroup *self)
{
  self->row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Password"), "use-markup", FALSE, NULL);
  self->set_button = add_button (self, "", G_CALLBACK (set_clicked_cb));
  self->remove_button = add_button (self, _("_Remove…"), G_CALLBACK (remove_clicked_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->row));
}

/* Whether the one who works with the book could not sign in again. */
static gboolean
would_lock_out (CbPasswordGroup *self)
{
  CbPerson *actor = cb_actor_get_person (cb_book_get_actor (cb_people_keeper_get_book (self->keeper)));

  return !is_own (self) && (actor == NULL || cb_person_get_sign_in (actor) == NULL);
}

static const char *
describe (CbPasswordGroup *self)
{
  if (has_password (self))
    return _("Asked for when this person signs in.");
  if (cb_person_get_sign_in (get_person (self)) == NULL)
    return _("None. It takes a sign-in name first.");
  if (would_lock_out (self))
    return _("None. Enter a sign-in name for yourself first: once somebody has a password, everybody signs in.");
  if (cb_people_count_passwords (cb_people_keeper_get_people (self->keeper)) > 0)
    return _("None. A click is enough to sign in as this person.");

  return _("None. As long as nobody has one, nobody has to sign in.");
}

void
cb_password_group_update (CbPasswordGroup *self,
                          CbPeopleKeeper  *keeper,
                          gint64           id)
{
  g_autofree char *hindrance = NULL;
  gboolean may;

  g_return_if_fail (CB_IS_PASSWORD_GROUP (self));
  g_return_if_fail (CB_IS_PEOPLE_KEEPER (keeper));

  g_set_object (&self->keeper, keeper);
  self->id = id;
  hindrance = cb_people_keeper_hinder_person (keeper, get_person (self));
  may = is_own (self) ? !cb_book_get_read_only (cb_people_keeper_get_book (keeper)) : hindrance == NULL;

  adw_action_row_set_subtitle (self->row, describe (self));
  if (!has_password (self))
    gtk_button_set_label (GTK_BUTTON (self->set_button), _("_Set…"));
  else
    gtk_button_set_label (GTK_BUTTON (self->set_button), is_own (self) ? _("_Change…") : _("_Reset…"));
  gtk_widget_set_sensitive (self->set_button, may && !would_lock_out (self) &&
                                              cb_person_get_sign_in (get_person (self)) != NULL);
  gtk_widget_set_visible (self->remove_button, has_password (self));
  gtk_widget_set_sensitive (self->remove_button, may);
}
