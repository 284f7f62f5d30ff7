/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-window-private.h"

#include <glib/gi18n.h>

#include "cb-assign-dialog.h"
#include "cb-back-up.h"
#include "cb-conversation-page.h"
#include "cb-customer-export.h"
#include "cb-customer-store.h"
#include "cb-deletion-flow.h"
#include "cb-editor-dialog.h"
#include "cb-error.h"
#include "cb-import-file-dialog.h"
#include "cb-inbox-page.h"
#include "cb-items-page.h"
#include "cb-kept-page.h"
#include "cb-preferences-dialog.h"
#include "cb-present.h"
#include "cb-profile-page.h"
#include "cb-restore-flow.h"
#include "cb-rights.h"

static void
saved_cb (CbWindow   *self,
          CbCustomer *customer)
{
  cb_list_page_reveal (self->customers_page, cb_customer_get_id (customer));
}

static void
present_editor (CbWindow   *self,
                CbCustomer *customer)
{
  AdwDialog *dialog = cb_editor_dialog_new (self->book, customer);

  if (customer == NULL)
    g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  cb_present_soon (dialog, GTK_WIDGET (self));
}

static void
new_customer_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CbWindow *self = CB_WINDOW (widget);
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (self->navigation);

  /* What is new is what there is a list of. */
  if (CB_IS_ITEMS_PAGE (visible) && gtk_widget_activate_action (GTK_WIDGET (visible), "page.new", NULL))
    return;
  if (CB_IS_PROFILE_PAGE (visible) && cb_profile_page_create_item (CB_PROFILE_PAGE (visible)))
    return;

  present_editor (self, NULL);
}

typedef struct
{
  CbWindow *window;
  CbBook   *book;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->window);
  g_object_unref (reading->book);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
customer_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbCustomer) customer = cb_customer_store_get_finish (reading->book, result, &error);

  /* Another book may have been opened meanwhile. */
  if (reading->window->book != reading->book)
    return;

  if (customer != NULL && cb_customer_get_pending (customer))
    g_set_error_literal (&error, CB_ERROR, CB_ERROR_MASKED, "Masked, to be erased");

  if (error != NULL)
    cb_window_show_error (reading->window, NULL, error);
  else
    present_editor (reading->window, customer);
}

static void
edit_customer_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CbWindow *self = CB_WINDOW (widget);
  Reading *reading = g_new0 (Reading, 1);

  reading->window = g_object_ref (self);
  reading->book = g_object_ref (self->book);
  cb_customer_store_get_async (self->book, g_variant_get_int64 (parameter), NULL,
                               customer_read_cb, reading);
}

static void
open_customer_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CbWindow *self = CB_WINDOW (widget);
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (self->navigation);
  gint64 id = g_variant_get_int64 (parameter);

  if (CB_IS_PROFILE_PAGE (visible))
    {
      if (cb_profile_page_get_id (CB_PROFILE_PAGE (visible)) == id)
        return;
      adw_navigation_view_pop (self->navigation);
    }

  cb_window_push_profile (self, id);
}

static void
run_single (CbWindow *self,
            CbAction  action,
            GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (CbIdSet) single = cb_id_set_new_single (id);
  CbListPage *page = cb_window_get_list_page (self);
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (self->navigation);

  if (page != NULL)
    cb_list_page_prepare_focus (page, single);

  self->leaving_id = 0;
  if (action != CB_ACTION_UNDELETE && action != CB_ACTION_UNMASK && CB_IS_PROFILE_PAGE (visible) &&
      cb_profile_page_get_id (CB_PROFILE_PAGE (visible)) == id)
    self->leaving_id = id;

  cb_deletion_flow_run (GTK_WIDGET (self), self->book, action, single);
}

static void
delete_customer_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  run_single (CB_WINDOW (widget), CB_ACTION_DELETE, parameter);
}

static void
undelete_customer_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  run_single (CB_WINDOW (widget), CB_ACTION_UNDELETE, parameter);
}

static void
erase_customer_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  run_single (CB_WINDOW (widget), CB_ACTION_ERASE, parameter);
}

static void
cancel_erasure_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  run_single (CB_WINDOW (widget), CB_ACTION_UNMASK, parameter);
}

static void
assign_customer_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  g_autoptr (CbIdSet) single = cb_id_set_new_single (g_variant_get_int64 (parameter));

  cb_assign_dialog_present (widget, CB_WINDOW (widget)->book, single, 0);
}

static void
export_customer_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  cb_customer_export_ask (widget, CB_WINDOW (widget)->book, g_variant_get_int64 (parameter));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  cb_deletion_flow_undo (widget, CB_WINDOW (widget)->book, FALSE);
}

static void
redo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  cb_deletion_flow_undo (widget, CB_WINDOW (widget)->book, TRUE);
}

static void
import_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (CbWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    cb_window_import (self, file);
}

static void
import_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = cb_import_file_dialog_new ();

  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), cb_window_get_choosing (widget), import_chosen_cb, g_object_ref (widget));
}

static void
search_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  cb_window_start_search (CB_WINDOW (widget));
}

static void
show_page_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CbWindow *self = CB_WINDOW (widget);
  const char *tag = g_variant_get_string (parameter, NULL);

  if (!cb_window_has_page (tag) ||
      cb_rights_refuse_set (widget, self->book, cb_rights_get_missing_page (self->book, tag)))
    return;

  cb_window_show_page (self, tag);
  cb_window_focus_page (self);
}

/* By its place in the sidebar, the first is 0. */
static void
show_nth_page_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  CbWindow *self = CB_WINDOW (widget);
  const char *tag = cb_window_get_nth_page (self, (guint) g_variant_get_int32 (parameter));

  if (tag == NULL)
    return;

  cb_window_show_page (self, tag);
  cb_window_focus_page (self);
}

/* For keys, which would do nothing when an action is off: says why it may not be
 * done. */
static void
try_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);
  g_autofree char *action = NULL;

  /* What is new is what there is a list of. */
  if (g_str_equal (name, "new-customer") &&
      CB_IS_INBOX_PAGE (adw_navigation_view_get_visible_page (CB_WINDOW (widget)->navigation)))
    name = "write";
  action = g_strconcat ("win.", name, NULL);

  if (!cb_rights_refuse (widget, CB_WINDOW (widget)->book, NULL, action, 1))
    gtk_widget_activate_action (widget, action, NULL);
}

static void
open_conversation_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  CbWindow *self = CB_WINDOW (widget);

  cb_window_push (self, cb_conversation_page_new (self->book, g_variant_get_int64 (parameter)));
}

static void
show_kept_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CbWindow *self = CB_WINDOW (widget);

  cb_window_push (self, cb_kept_page_new (self->book));
}

static void
preferences_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  cb_preferences_dialog_show (widget, CB_WINDOW (widget)->book);
}

static void
lock_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  cb_window_lock (CB_WINDOW (widget), FALSE);
}

static void
switch_person_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  cb_window_lock (CB_WINDOW (widget), TRUE);
}

static void
change_password_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  cb_window_change_password (CB_WINDOW (widget));
}

static void
copy_book_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  cb_window_copy_book (CB_WINDOW (widget));
}

static void
back_up_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  cb_back_up_ask (CB_WINDOW (widget));
}

static void
restore_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  cb_restore_flow_ask (CB_WINDOW (widget));
}

void
cb_window_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-customer", NULL, new_customer_cb);
  gtk_widget_class_install_action (widget_class, "win.edit-customer", "x", edit_customer_cb);
  gtk_widget_class_install_action (widget_class, "win.open-customer", "x", open_customer_cb);
  gtk_widget_class_install_action (widget_class, "win.open-conversation", "x", open_conversation_cb);
  gtk_widget_class_install_action (widget_class, "win.assign-customer", "x", assign_customer_cb);
  gtk_widget_class_install_action (widget_class, "win.export-customer", "x", export_customer_cb);
  gtk_widget_class_install_action (widget_class, "win.delete-customer", "x", delete_customer_cb);
  gtk_widget_class_install_action (widget_class, "win.undelete-customer", "x", undelete_customer_cb);
  gtk_widget_class_install_action (widget_class, "win.erase-customer", "x", erase_customer_cb);
  gtk_widget_class_install_action (widget_class, "win.cancel-erasure", "x", cancel_erasure_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_cb);
  gtk_widget_class_install_action (widget_class, "win.show-nth-page", "i", show_nth_page_cb);
  gtk_widget_class_install_action (widget_class, "win.try", "s", try_cb);
  gtk_widget_class_install_action (widget_class, "win.show-kept", NULL, show_kept_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-book", NULL, copy_book_cb);
  gtk_widget_class_install_action (widget_class, "win.back-up", NULL, back_up_cb);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_cb);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock_cb);
  gtk_widget_class_install_action (widget_class, "win.switch-person", NULL, switch_person_cb);
  gtk_widget_class_install_action (widget_class, "win.change-password", NULL, change_password_cb);

  cb_window_class_init_find (widget_class);

  /* Not accelerators of the application, which come before the widget with
   * the focus: a text entry has an undo of its own. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

void
cb_window_update_actions (CbWindow *self)
{
  static const char *const writing[] = {
    "win.edit-customer", "win.delete-customer", "win.undelete-customer", "win.erase-customer",
    "win.cancel-erasure", "win.assign-customer",
  };
  static const char *const writing_alone[] = {
    "win.new-customer", "win.import", "win.undo", "win.redo", "win.restore",
  };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->book != NULL && !self->locked;
  gboolean signs_in = open && cb_book_get_sign_in_needed (self->book);
  gboolean writable = open && !cb_book_get_read_only (self->book);
  /* Keys reach the window from the dialogs that it shows. */
  gboolean alone =
    adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (widget, writing[i],
                                   writable && cb_rights_allow (self->book, NULL, writing[i], 1));
  for (guint i = 0; i < G_N_ELEMENTS (writing_alone); i++)
    gtk_widget_action_set_enabled (widget, writing_alone[i],
                                   writable && alone && cb_rights_allow (self->book, NULL, writing_alone[i], 1));
  gtk_widget_action_set_enabled (widget, "win.back-up",
                                 open && alone && cb_rights_allow (self->book, NULL, "win.back-up", 1));
  gtk_widget_action_set_enabled (widget, "win.open-customer", open);
  gtk_widget_action_set_enabled (widget, "win.open-conversation",
                                 open && cb_rights_allow (self->book, NULL, "win.open-conversation", 1));
  gtk_widget_action_set_enabled (widget, "win.export-customer",
                                 open && cb_rights_allow (self->book, NULL, "win.export-customer", 1));
  gtk_widget_action_set_enabled (widget, "win.show-kept",
                                 open && cb_rights_allow (self->book, NULL, "win.show-kept", 1));
  cb_window_update_find (self, open, alone);
  gtk_widget_action_set_enabled (widget, "win.preferences", open && alone);
  gtk_widget_action_set_enabled (widget, "win.search", open && alone);
  gtk_widget_action_set_enabled (widget, "win.show-page", open && alone);
  gtk_widget_action_set_enabled (widget, "win.show-nth-page", open && alone);
  gtk_widget_action_set_enabled (widget, "win.try", writable && alone);
  gtk_widget_action_set_enabled (widget, "win.copy-book", open);
  gtk_widget_action_set_enabled (widget, "win.lock", signs_in);
  gtk_widget_action_set_enabled (widget, "win.switch-person", signs_in);
  gtk_widget_action_set_enabled (widget, "win.change-password", writable && alone);
}
