/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-photo-avatar.h"

#include "cb-photo.h"

/* The longer side of what is shown, for a size of 1: the shorter one fills it, also
 * where a pixel of the window is two of the screen. */
#define SIDE 4

struct _CbPhotoAvatar
{
  AdwBin         parent_instance;

  AdwAvatar     *avatar;

  CbPhotoOwner  *owner;        /* (nullable) */
  GSignalGroup  *book_signals;
  GBytes        *photo;        /* (nullable): as shown */
  GCancellable  *cancellable;  /* of the reading under way */
  int            size;
};

G_DEFINE_FINAL_TYPE (CbPhotoAvatar, cb_photo_avatar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SIZE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* Both (nullable) */
static void
take (CbPhotoAvatar *self,
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
  g_autoptr (CbPhotoAvatar) self = user_data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GdkTexture) texture = cb_photo_show_finish (result);

  if (g_cancellable_is_cancelled (cancellable))
    return;

  take (self, g_object_get_data (G_OBJECT (cancellable), "cb-photo"), texture);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbPhotoAvatar) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) photo = cb_photo_owner_get_finish (CB_PHOTO_OWNER (source), result, &error);

  /* What was cancelled is of no use to anybody. */
  if (CB_PHOTO_OWNER (source) != self->owner || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
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
  cb_photo_show_async (photo, MIN (SIDE * self->size, CB_PHOTO_MAX_SIDE), self->cancellable,
                       shown_cb, g_object_ref (self));
}

static void
stop (CbPhotoAvatar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load (CbPhotoAvatar *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  cb_photo_owner_get_async (self->owner, self->cancellable, read_cb, g_object_ref (self));
}

static void
book_changed_cb (CbPhotoAvatar  *self,
                 const CbChange *change)
{
  if (cb_photo_owner_is_touched (self->owner, change))
    load (self);
}

static void
cb_photo_avatar_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CbPhotoAvatar *self = CB_PHOTO_AVATAR (object);

  if (property_id != PROP_SIZE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  self->size = g_value_get_int (value);
  adw_avatar_set_size (self->avatar, self->size);
}

static void
cb_photo_avatar_dispose (GObject *object)
{
  CbPhotoAvatar *self = CB_PHOTO_AVATAR (object);

  stop (self);
  g_clear_object (&self->book_signals);
  g_clear_object (&self->owner);
  g_clear_pointer (&self->photo, g_bytes_unref);

  G_OBJECT_CLASS (cb_photo_avatar_parent_class)->dispose (object);
}

static void
cb_photo_avatar_class_init (CbPhotoAvatarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = cb_photo_avatar_set_property;
  object_class->dispose = cb_photo_avatar_dispose;

  properties[PROP_SIZE] =
    g_param_spec_int ("size", NULL, NULL, 1, CB_PHOTO_MAX_SIDE, 32,
                      G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
cb_photo_avatar_init (CbPhotoAvatar *self)
{
  self->avatar = g_object_new (ADW_TYPE_AVATAR,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                               "show-initials", TRUE,
                               NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->avatar));
  self->book_signals = g_signal_group_new (CB_TYPE_BOOK);
  g_signal_group_connect_swapped (self->book_signals, "changed", G_CALLBACK (book_changed_cb), self);
}

GtkWidget *
cb_photo_avatar_new (int size)
{
  return g_object_new (CB_TYPE_PHOTO_AVATAR, "size", size, NULL);
}

void
cb_photo_avatar_set_owner (CbPhotoAvatar *self,
                           CbPhotoOwner  *owner,
                           const char    *name)
{
  g_return_if_fail (CB_IS_PHOTO_AVATAR (self));

  adw_avatar_set_text (self->avatar, name);
  if (cb_photo_owner_equal (self->owner, owner))
    return;

  stop (self);
  take (self, NULL, NULL);
  g_set_object (&self->owner, owner);
  g_signal_group_set_target (self->book_signals, owner != NULL ? cb_photo_owner_get_book (owner) : NULL);
  if (owner != NULL)
    load (self);
}

void
cb_photo_avatar_set_person (CbPhotoAvatar *self,
                            CbBook        *book,
                            gint64         person_id,
                            const char    *name)
{
  g_autoptr (CbPhotoOwner) owner = cb_photo_owner_new (book, CB_PHOTO_OF_PERSON, person_id);

  cb_photo_avatar_set_owner (self, owner, name);
}

void
cb_photo_avatar_set_masked (CbPhotoAvatar *self,
                            gboolean       masked)
{
  g_return_if_fail (CB_IS_PHOTO_AVATAR (self));

  adw_avatar_set_show_initials (self->avatar, !masked);
}

GBytes *
cb_photo_avatar_get_photo (CbPhotoAvatar *self)
{
  g_return_val_if_fail (CB_IS_PHOTO_AVATAR (self), NULL);

  return self->photo;
}

GdkPaintable *
cb_photo_avatar_get_picture (CbPhotoAvatar *self)
{
  g_return_val_if_fail (CB_IS_PHOTO_AVATAR (self), NULL);

  return adw_avatar_get_custom_image (self->avatar);
}

const char *
cb_photo_avatar_get_name (CbPhotoAvatar *self)
{
  g_return_val_if_fail (CB_IS_PHOTO_AVATAR (self), NULL);

  return adw_avatar_get_text (self->avatar);
}
