/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-window-private.h"

#include <glib/gi18n.h>

#include "cb-customers-page.h"
#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-import-dialog.h"
#include "cb-profile-page.h"

/* A book that takes longer is waited for in sight. */
#define PRESENT_DELAY_MS 700

/* Of the window, in pixels: what a row of a list takes, and what is not list. */
#define ROW_HEIGHT    42
#define OTHER_HEIGHT  80

G_DEFINE_FINAL_TYPE (CbWindow, cb_window, ADW_TYPE_APPLICATION_WINDOW)

static void
book_changed_cb (CbWindow *self,
                 CbChange *change)
{
  gint64 id = self->leaving_id;
  AdwNavigationPage *page;

  if (id == 0)
    return;

  if ((change->deleted == NULL || !cb_id_set_contains (change->deleted, id)) &&
      (change->erased == NULL || !cb_id_set_contains (change->erased, id)))
    return;

  self->leaving_id = 0;
  page = adw_navigation_view_get_visible_page (self->navigation);
  if (CB_IS_PROFILE_PAGE (page) && cb_profile_page_get_id (CB_PROFILE_PAGE (page)) == id)
    adw_navigation_view_pop (self->navigation);
}

static gboolean
present_timeout_cb (gpointer user_data)
{
  CbWindow *self = user_data;

  self->present_timeout = 0;
  self->waiting_to_show = FALSE;
  gtk_window_present (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

static void
present_if_ready (CbWindow *self)
{
  CbCustomerList *list = cb_list_page_get_list (self->customers_page);
  gboolean ready;

  if (!self->waiting_to_show)
    return;

  if (self->book != NULL)
    ready = g_list_model_get_n_items (G_LIST_MODEL (list)) > 0 || !cb_customer_list_get_loading (list);
  else
    ready = self->opening == NULL;
  if (!ready)
    return;

  self->waiting_to_show = FALSE;
  g_clear_handle_id (&self->present_timeout, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
  if (cb_window_get_locked (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->sign_in_page));
  else
    cb_list_page_focus_list (self->customers_page);
}

static void
row_activated_cb (CbWindow      *self,
                  GtkListBoxRow *row)
{
  cb_window_show_page (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
sidebar_selected_cb (CbWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar);

  /* The focus that comes along selects anew what is selected: that leaves no
   * page that was opened from there. */
  if (row != NULL && gtk_widget_is_focus (GTK_WIDGET (row)) &&
      !cb_window_is_on_page (self, gtk_widget_get_name (GTK_WIDGET (row))) &&
      !adw_navigation_split_view_get_collapsed (self->split_view))
    cb_window_show_page (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

static gboolean
drop_cb (CbWindow     *self,
         const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  GSList *list;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;

  list = g_value_get_boxed (value);
  for (GSList *l = list; l != NULL; l = l->next)
    g_ptr_array_add (files, l->data);
  if (files->len == 0)
    return FALSE;

  /* Tells books and tables apart. */
  g_application_open (g_application_get_default (), (GFile **) files->pdata, 1, "");
  return TRUE;
}

static void
save_state (CbWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
restore_state (CbWindow       *self,
               CbCustomerList *list)
{
  int width = g_settings_get_int (self->settings, "window-width");
  int height = g_settings_get_int (self->settings, "window-height");

  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  else
    cb_customer_list_set_first_rows (list, (guint) MAX (1, (height - OTHER_HEIGHT) / ROW_HEIGHT + 1));
}

static gboolean
cb_window_close_request (GtkWindow *window)
{
  CbWindow *self = CB_WINDOW (window);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (self->closing)
    return GDK_EVENT_STOP;

  /* Nor does anybody else answer that for who has typed it. */
  if (self->locked && (cb_window_is_busy (self) || cb_window_has_unsaved (self)))
    {
      cb_window_tell_locked (self);
      return GDK_EVENT_STOP;
    }

  /* What has been typed isn't lost without asking. */
  if (dialog != NULL && !adw_dialog_get_can_close (dialog))
    {
      adw_dialog_close (dialog);
      return GDK_EVENT_STOP;
    }

  if (self->working || self->n_background > 0)
    {
      self->close_when_done = TRUE;
      if (self->n_background > 0)
        cb_window_tell_waiting (self);
      if (dialog != NULL)
        adw_dialog_close (dialog);
      return GDK_EVENT_STOP;
    }

  save_state (self);
  if (self->book == NULL && self->waiting_book == NULL)
    return GTK_WINDOW_CLASS (cb_window_parent_class)->close_request (window);

  self->closing = TRUE;
  cb_window_stop_maintenance (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  cb_window_close_book (self);
  return GDK_EVENT_STOP;
}

static void
cb_window_dispose (GObject *object)
{
  CbWindow *self = CB_WINDOW (object);

  g_clear_handle_id (&self->present_timeout, g_source_remove);
  g_clear_handle_id (&self->prepare_timeout, g_source_remove);
  g_clear_object (&self->prepared_page);
  g_clear_object (&self->prepared_profile);
  g_clear_object (&self->choosing);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->focus_before_toast);
  g_clear_weak_pointer (&self->covered_focus);
  cb_window_stop_maintenance (self);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  g_clear_object (&self->waiting_book);
  g_clear_object (&self->idle_watch);
  g_clear_object (&self->held_toast);
  self->covered = FALSE;
  /* Their going changes what they show. */
  if (self->sidebar != NULL)
    g_signal_handlers_disconnect_by_data (self->sidebar, self);
  if (self->navigation != NULL)
    g_signal_handlers_disconnect_by_data (self->navigation, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_WINDOW);
  g_clear_object (&self->import_file);
  g_clear_object (&self->settings);
  g_clear_object (&self->opening);
  g_clear_object (&self->failed);

  G_OBJECT_CLASS (cb_window_parent_class)->dispose (object);
}

static void
cb_window_finalize (GObject *object)
{
  CbWindow *self = CB_WINDOW (object);

  g_free (self->restored_aside);
  g_free (self->session_name);

  G_OBJECT_CLASS (cb_window_parent_class)->finalize (object);
}

static void
cb_window_class_init (CbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = cb_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cb_window_close_request;

  g_type_ensure (CB_TYPE_CUSTOMERS_PAGE);
  g_type_ensure (CB_TYPE_PHOTO_AVATAR);
  g_type_ensure (CB_TYPE_SIGN_IN_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CustomerBook/ui/cb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CbWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, problem_bin);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, sign_in_page);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, sidebar_title);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, customers_row);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, inbox_row);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, deleted_row);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, activity_row);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, customers_count);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, deleted_count);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, pending_row);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, pending_count);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, person_avatar);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, person_label);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, CbWindow, customers_page);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  cb_window_class_init_actions (widget_class);
}

static void
cb_window_init (CbWindow *self)
{
  CbCustomerList *list;
  GtkDropTarget *drop;

  gtk_widget_init_template (GTK_WIDGET (self));

  list = cb_list_page_get_list (self->customers_page);
  self->settings = g_settings_new ("org.example.CustomerBook");
  restore_state (self, list);

  g_signal_connect_object (self->navigation, "notify::visible-page",
                           G_CALLBACK (cb_window_select_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "selected-rows-changed",
                           G_CALLBACK (sidebar_selected_cb), self, G_CONNECT_SWAPPED);
  cb_window_select_row (self);

  g_signal_connect_object (list, "settled",
                           G_CALLBACK (present_if_ready), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loading",
                           G_CALLBACK (present_if_ready), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::visible-dialog",
                           G_CALLBACK (cb_window_update_actions), self, G_CONNECT_SWAPPED);
  cb_window_init_toasts (self);
  cb_window_init_cover (self);
  cb_window_init_signing (self);

  drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));

  cb_window_update_actions (self);
}

/* From now on this is the book that is shown. NULL for none. */
void
cb_window_take_book (CbWindow *self,
                     CbBook   *book)
{
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_set_object (&self->book, book);
  self->leaving_id = 0;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);

  if (book != NULL)
    {
      g_signal_connect_object (book, "changed",
                               G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (book, "notify::n-live",
                               G_CALLBACK (cb_window_update_counts), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (book, "notify::n-deleted",
                               G_CALLBACK (cb_window_update_counts), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (book, "notify::n-pending",
                               G_CALLBACK (cb_window_update_counts), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (book, "notify::n-pending",
                               G_CALLBACK (cb_window_prepare_pages), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (book, "notify::actor",
                               G_CALLBACK (cb_window_follow_person), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (book, "notify::sign-in-needed",
                               G_CALLBACK (cb_window_follow_person), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (book, "notify::actor",
                               G_CALLBACK (cb_window_update_rights), self, G_CONNECT_SWAPPED);
    }

  cb_window_show_page (self, "customers");
  cb_list_page_set_book (self->customers_page, book);
  cb_window_take_book_from_pages (self);
  if (book != NULL)
    cb_window_prepare_pages (self);
  cb_window_start_maintenance (self);
  cb_window_update_counts (self);
  cb_window_update_person (self);
  cb_window_update_notice (self);
  cb_window_follow_person (self);
  present_if_ready (self);
}

CbWindow *
cb_window_new (AdwApplication *application)
{
  return g_object_new (CB_TYPE_WINDOW, "application", application, NULL);
}

void
cb_window_present_soon (CbWindow *self)
{
  g_return_if_fail (CB_IS_WINDOW (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      gtk_window_present (GTK_WINDOW (self));
      return;
    }

  self->waiting_to_show = TRUE;
  if (self->present_timeout == 0)
    self->present_timeout = g_timeout_add (PRESENT_DELAY_MS, present_timeout_cb, self);
  present_if_ready (self);
}

CbBook *
cb_window_get_book (CbWindow *self)
{
  g_return_val_if_fail (CB_IS_WINDOW (self), NULL);

  return self->book;
}

void
cb_window_show_error (CbWindow     *self,
                      const char   *heading,
                      const GError *error)
{
  g_return_if_fail (CB_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  cb_error_show (GTK_WIDGET (self), heading, error);
}

void
cb_window_import (CbWindow *self,
                  GFile    *file)
{
  g_return_if_fail (CB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->book == NULL || self->opening != NULL || self->locked)
    {
      g_set_object (&self->import_file, file);
      if (cb_window_get_locked (self))
        cb_window_update_sign_in_note (self);
      return;
    }

  if (cb_book_get_read_only (self->book))
    {
      g_autoptr (GError) error = g_error_new (CB_ERROR, CB_ERROR_READ_ONLY, "Opened read-only");

      cb_window_show_error (self, _("Nothing Was Imported"), error);
      return;
    }

  if (cb_window_refuse_import (self))
    return;

  adw_dialog_present (cb_import_dialog_new (self->book, file), GTK_WIDGET (self));
}

gboolean
cb_window_begin_work (CbWindow *self)
{
  g_return_val_if_fail (CB_IS_WINDOW (self), FALSE);

  if (self->working)
    return FALSE;

  self->working = TRUE;
  return TRUE;
}

void
cb_window_end_work (CbWindow *self)
{
  g_return_if_fail (CB_IS_WINDOW (self));

  self->working = FALSE;
  cb_window_close_if_done (self);
}
