/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-photo-button.h"

#include <glib/gi18n.h>

#include "cb-photo.h"
#include "cb-photo-dialog.h"
#include "cb-photo-store.h"
#include "cb-rights.h"

#define SIZE 96

struct _CbPhotoButton
{
  AdwBin         parent_instance;

  AdwAvatar     *avatar;
  GtkWidget     *button;

  CbBook        *book;
  gint64         customer_id;  /* 0 as long as it shows nobody */
  GBytes        *photo;        /* (nullable): as shown */
  GCancellable  *cancellable;  /* of the reading under way */
  gboolean       editable;
};

G_DEFINE_FINAL_TYPE (CbPhotoButton, cb_photo_button, ADW_TYPE_BIN)

static void
update (CbPhotoButton *self)
{
  g_autofree char *reason = cb_rights_explain (self->book, NULL, "win.edit-customer", 1);

  gtk_widget_set_visible (self->button, self->editable && !cb_book_get_read_only (self->book));
  gtk_widget_set_sensitive (self->button, reason == NULL);
  cb_rights_mark_button (self->button, reason);
}

/* @photo: (nullable) */
static void
take (CbPhotoButton *self,
      GBytes        *photo,
      GdkTexture    *texture)
{
  g_clear_pointer (&self->photo, g_bytes_unref);
  self->photo = photo != NULL ? g_bytes_ref (photo) : NULL;
  adw_avatar_set_custom_image (self->avatar, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbPhotoButton) self = user_data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GdkTexture) texture = cb_photo_show_finish (result);

  if (self->book == NULL || g_cancellable_is_cancelled (cancellable))
    return;

  take (self, g_object_get_data (G_OBJECT (cancellable), "cb-photo"), texture);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbPhotoButton) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) photo = cb_photo_store_get_finish (CB_BOOK (source), result, &error);

  if (self->book == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (photo == NULL)
    {
      take (self, NULL, NULL);
      return;
    }
  if (self->photo != NULL && g_bytes_equal (self->photo, photo))
    return;

  /* Until it can be seen the one before is. */
  g_object_set_data_full (G_OBJECT (self->cancellable), "cb-photo", g_bytes_ref (photo), (GDestroyNotify) g_bytes_unref);
  cb_photo_show_async (photo, self->cancellable, shown_cb, g_object_ref (self));
}

static void
load (CbPhotoButton *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cb_photo_store_get_async (self->book, self->customer_id, self->cancellable, read_cb, g_object_ref (self));
}

static void
book_changed_cb (CbPhotoButton  *self,
                 const CbChange *change)
{
  if (self->customer_id == 0)
    return;

  if (change->everything || (change->contents != NULL && cb_id_set_contains (change->contents, self->customer_id)) ||
      change->masked != NULL || change->unmasked != NULL || change->people)
    load (self);
}

static void
clicked_cb (CbPhotoButton *self)
{
  adw_dialog_present (cb_photo_dialog_new (self->book, self->customer_id, self->photo,
                                           adw_avatar_get_custom_image (self->avatar), adw_avatar_get_text (self->avatar)),
                      GTK_WIDGET (self));
}

static void
cb_photo_button_dispose (GObject *object)
{
  CbPhotoButton *self = CB_PHOTO_BUTTON (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->photo, g_bytes_unref);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_photo_button_parent_class)->dispose (object);
}

static void
cb_photo_button_class_init (CbPhotoButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_photo_button_dispose;
}

static void
cb_photo_button_init (CbPhotoButton *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->avatar = g_object_new (ADW_TYPE_AVATAR,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                               "show-initials", TRUE,
                               "size", SIZE,
                               NULL);
  self->button = g_object_new (GTK_TYPE_BUTTON,
                               "halign", GTK_ALIGN_END,
                               "icon-name", "camera-photo-symbolic",
                               "tooltip-text", _("Change Photo"),
                               "valign", GTK_ALIGN_END,
                               "visible", FALSE,
                               NULL);
  gtk_widget_add_css_class (self->button, "circular");
  gtk_widget_add_css_class (self->button, "osd");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Change Photo"), -1);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);

  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->avatar));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->button);
  adw_bin_set_child (ADW_BIN (self), overlay);
}

GtkWidget *
cb_photo_button_new (CbBook *book)
{
  CbPhotoButton *self = g_object_new (CB_TYPE_PHOTO_BUTTON, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), GTK_WIDGET (self));

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "notify::actor", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
cb_photo_button_set_customer (CbPhotoButton *self,
                              gint64         customer_id,
                              const char    *name,
                              gboolean       editable,
                              gboolean       masked)
{
  g_return_if_fail (CB_IS_PHOTO_BUTTON (self));

  adw_avatar_set_text (self->avatar, name);
  adw_avatar_set_show_initials (self->avatar, !masked);
  self->editable = editable;
  update (self);
  if (self->customer_id != customer_id)
    {
      self->customer_id = customer_id;
      load (self);
    }
}
