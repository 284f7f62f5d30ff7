/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-editor-dialog-private.h"

#include <glib/gi18n.h>

#include "cb-customer-store.h"
#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-field-text.h"
#include "cb-save-question.h"

static void save_customer (CbEditorDialog *self,
                           CbCustomer     *customer);

static void
show_banner (CbEditorDialog *self,
             const GError   *error)
{
  g_autofree char *text = cb_error_describe (error);

  adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Brings what was typed onto @latest: fields left alone keep what somebody
 * else wrote there. */
static CbCustomer *
merge (CbEditorDialog *self,
       CbCustomer     *latest)
{
  g_autoptr (CbCustomer) form = _cb_editor_dialog_get_form (self);
  CbCustomer *merged = cb_customer_copy (latest);

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      const char *typed = cb_customer_get_text (form, i);

      if (g_strcmp0 (typed, cb_customer_get_text (self->base, i)) != 0)
        cb_customer_set_text (merged, i, typed);
    }
  if (cb_customer_get_assigned_to (form) != cb_customer_get_assigned_to (self->base))
    cb_customer_set_assigned_to (merged, cb_customer_get_assigned_to (form),
                                 cb_customer_get_assigned_name (form));

  return merged;
}

/* The fields that both were changed in, as "Phone, Notes"; NULL for none. */
static char *
list_clashes (CbEditorDialog *self,
              CbCustomer     *latest)
{
  g_autoptr (CbCustomer) form = _cb_editor_dialog_get_form (self);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      const char *before = cb_customer_get_text (self->base, i);
      const char *typed = cb_customer_get_text (form, i);
      const char *theirs = cb_customer_get_text (latest, i);

      if (g_str_equal (before, typed) || g_str_equal (before, theirs) || g_str_equal (typed, theirs))
        continue;

      if (list->len > 0)
        /* Translators: between the names of fields in a list */
        g_string_append (list, _(", "));
      g_string_append (list, cb_field_get_label (i));
    }

  if (list->len == 0)
    {
      g_string_free (list, TRUE);
      return NULL;
    }

  return g_string_free_and_steal (list);
}

typedef struct
{
  CbEditorDialog *self;
  CbCustomer     *latest;
} Clash;

static void
clash_free (Clash *clash)
{
  g_object_unref (clash->self);
  g_object_unref (clash->latest);
  g_free (clash);
}

static void
changed_response_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Clash *clash = user_data;
  CbEditorDialog *self = clash->self;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "overwrite"))
    {
      g_autoptr (CbCustomer) merged = merge (self, clash->latest);

      _cb_editor_dialog_set_form (self, merged);
      g_set_object (&self->base, clash->latest);
      save_customer (self, merged);
    }
  else if (g_str_equal (response, "reload"))
    {
      _cb_editor_dialog_set_form (self, clash->latest);
    }

  clash_free (clash);
}

static void
ask_about_change (CbEditorDialog *self,
                  CbCustomer     *latest)
{
  g_autofree char *fields = list_clashes (self, latest);
  g_autofree char *body = NULL;
  AdwAlertDialog *alert;
  Clash *clash;

  if (fields != NULL)
    /* Translators: the names of fields, such as "Phone, Notes" */
    body = g_strdup_printf (_("You and somebody else have changed: %s. Overwriting saves what you entered and keeps their changes in other fields; reloading takes theirs and drops yours."),
                            fields);
  else
    body = g_strdup (_("Somebody else has changed other fields. Overwriting saves what you entered and keeps their changes; reloading takes theirs and drops yours."));

  alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Changed in the Meantime"), body));
  adw_alert_dialog_add_responses (alert,
                                  "cancel", _("_Keep Editing"),
                                  "reload", _("_Reload"),
                                  "overwrite", _("_Overwrite"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (alert, "reload", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (alert, "overwrite", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");

  clash = g_new (Clash, 1);
  clash->self = g_object_ref (self);
  clash->latest = g_object_ref (latest);
  adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, changed_response_cb, clash);
}

static void
gone_response_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (CbEditorDialog) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  g_autoptr (CbCustomer) form = NULL;

  if (!g_str_equal (response, "save"))
    return;

  form = _cb_editor_dialog_get_form (self);
  cb_customer_set_id (form, 0);
  cb_customer_set_deletion (form, 0, 0, NULL);
  save_customer (self, form);
}

static void
ask_about_erased (CbEditorDialog *self)
{
  AdwAlertDialog *alert;

  alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Customer No Longer Exists"),
                                                  _("This customer was deleted forever in the meantime. What you entered is still here and can be saved as a new customer.")));
  adw_alert_dialog_add_responses (alert,
                                  "cancel", _("_Keep Editing"),
                                  "save", _("_Save as New Customer"),
                                  NULL);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, gone_response_cb, g_object_ref (self));
}

static void
latest_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbEditorDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbCustomer) latest = cb_customer_store_get_finish (CB_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  _cb_editor_dialog_set_saving (self, FALSE);
  if (latest != NULL)
    ask_about_change (self, latest);
  else if (g_error_matches (error, CB_ERROR, CB_ERROR_NOT_FOUND))
    ask_about_erased (self);
  else
    show_banner (self, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbEditorDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbCustomer) saved = cb_customer_store_save_finish (CB_BOOK (source), result, &error);
  CbFieldRow *number;

  if (g_error_matches (error, CB_ERROR, CB_ERROR_CHANGED))
    {
      cb_customer_store_get_async (self->book, cb_customer_get_id (self->base), self->cancellable,
                                   latest_cb, g_object_ref (self));
      return;
    }

  _cb_editor_dialog_set_saving (self, FALSE);

  if (saved != NULL)
    {
      _cb_editor_dialog_done (self, saved);
    }
  else if (g_error_matches (error, CB_ERROR, CB_ERROR_NUMBER_TAKEN))
    {
      number = self->rows[CB_CUSTOMER_FIELD_NUMBER];
      cb_number_conflict_check (self->conflict, gtk_editable_get_text (GTK_EDITABLE (number)));
      gtk_widget_grab_focus (GTK_WIDGET (number));
    }
  else if (g_error_matches (error, CB_ERROR, CB_ERROR_NOT_FOUND))
    {
      ask_about_erased (self);
    }
  else
    {
      show_banner (self, error);
    }
}

static void
save_customer (CbEditorDialog *self,
               CbCustomer     *customer)
{
  adw_banner_set_revealed (self->banner, FALSE);
  _cb_editor_dialog_set_saving (self, TRUE);

  /* Not cancelled when the dialog goes: what was asked to be saved is saved. */
  if (cb_number_conflict_takes_over (self->conflict))
    cb_customer_store_take_over_async (self->book, customer, NULL, saved_cb, g_object_ref (self));
  else
    cb_customer_store_save_async (self->book, customer, NULL, saved_cb, g_object_ref (self));
}

static void
close_response_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CbEditorDialog) self = user_data;
  CbSaveAnswer answer = cb_save_question_finish (source, result);

  if (answer == CB_SAVE_ANSWER_SAVE)
    _cb_editor_dialog_save (self);
  else if (answer == CB_SAVE_ANSWER_DISCARD)
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    self->open_next = 0;
}

/* Saves the form if it can be saved, and closes. */
void
_cb_editor_dialog_save (CbEditorDialog *self)
{
  g_autoptr (CbCustomer) form = NULL;

  if (self->saving)
    return;

  if (!_cb_editor_dialog_check (self))
    {
      self->open_next = 0;
      return;
    }

  form = _cb_editor_dialog_get_form (self);
  if (cb_customer_get_id (form) != 0 && cb_customer_equal_content (form, self->base))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  save_customer (self, form);
}

/* Closes; with unsaved changes only after asking. */
void
_cb_editor_dialog_ask_to_close (CbEditorDialog *self)
{
  if (self->saving)
    return;

  if (!_cb_editor_dialog_is_dirty (self))
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    cb_save_question_ask (GTK_WIDGET (self), close_response_cb, g_object_ref (self));
}
