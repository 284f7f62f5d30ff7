/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-photo-button.h"

#include <glib/gi18n.h>

#include "cb-photo-avatar.h"
#include "cb-photo-dialog.h"
#include "cb-rights.h"

#define SIZE 96

struct _CbPhotoButton
{
  AdwBin         parent_instance;

  CbPhotoAvatar *avatar;
  GtkWidget     *button;

  CbBook        *book;
  CbPhotoOwner  *owner;      /* NULL as long as it shows nobody */
  char          *hindrance;  /* (nullable): of a person's */
  gboolean       editable;
};

G_DEFINE_FINAL_TYPE (CbPhotoButton, cb_photo_button, ADW_TYPE_BIN)

static void
update (CbPhotoButton *self)
{
  g_autofree char *reason = NULL;

  if (self->owner == NULL)
    return;

  reason = cb_photo_owner_get_of (self->owner) == CB_PHOTO_OF_PERSON
           ? g_strdup (self->hindrance) : cb_rights_explain (self->book, NULL, "win.edit-customer", 1);
  gtk_widget_set_visible (self->button, self->editable && !cb_book_get_read_only (self->book));
  gtk_widget_set_sensitive (self->button, reason == NULL);
  cb_rights_mark_button (self->button, reason);
}

static void
clicked_cb (CbPhotoButton *self)
{
  adw_dialog_present (cb_photo_dialog_new (self->owner, cb_photo_avatar_get_photo (self->avatar),
                                           cb_photo_avatar_get_picture (self->avatar),
                                           cb_photo_avatar_get_name (self->avatar), GTK_WIDGET (self)),
                      GTK_WIDGET (self));
}

static void
cb_photo_button_dispose (GObject *object)
{
  CbPhotoButton *self = CB_PHOTO_BUTTON (object);

  g_clear_object (&self->owner);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_photo_button_parent_class)->dispose (object);
}

static void
cb_photo_button_finalize (GObject *object)
{
  CbPhotoButton *self = CB_PHOTO_BUTTON (object);

  g_clear_pointer (&self->hindrance, g_free);

  G_OBJECT_CLASS (cb_photo_button_parent_class)->finalize (object);
}

static void
cb_photo_button_class_init (CbPhotoButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_photo_button_dispose;
  object_class->finalize = cb_photo_button_finalize;
}

static void
cb_photo_button_init (CbPhotoButton *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->avatar = CB_PHOTO_AVATAR (cb_photo_avatar_new (SIZE));
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
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), overlay);
}

GtkWidget *
cb_photo_button_new (CbBook *book)
{
  CbPhotoButton *self = g_object_new (CB_TYPE_PHOTO_BUTTON, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), GTK_WIDGET (self));

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "notify::actor", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

static void
set_owner (CbPhotoButton *self,
           CbPhotoOf      of,
           gint64         id,
           const char    *name)
{
  g_autoptr (CbPhotoOwner) owner = cb_photo_owner_new (self->book, of, id);

  g_set_object (&self->owner, owner);
  cb_photo_avatar_set_owner (self->avatar, owner, name);
}

void
cb_photo_button_set_customer (CbPhotoButton *self,
                              gint64         customer_id,
                              const char    *name,
                              gboolean       editable,
                              gboolean       masked)
{
  g_return_if_fail (CB_IS_PHOTO_BUTTON (self));

  set_owner (self, CB_PHOTO_OF_CUSTOMER, customer_id, name);
  cb_photo_avatar_set_masked (self->avatar, masked);
  self->editable = editable;
  update (self);
}

void
cb_photo_button_set_person (CbPhotoButton *self,
                            gint64         person_id,
                            const char    *name,
                            const char    *hindrance)
{
  g_return_if_fail (CB_IS_PHOTO_BUTTON (self));

  set_owner (self, CB_PHOTO_OF_PERSON, person_id, name);
  g_set_str (&self->hindrance, hindrance);
  self->editable = TRUE;
  update (self);
}
