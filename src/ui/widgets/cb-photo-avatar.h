/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-photo-owner.h"

G_BEGIN_DECLS

/**
 * CbPhotoAvatar:
 *
 * The photo of a customer or person, or else their initials. It follows the book.
 * Its property "size", in pixels, is set when it is made.
 */
#define CB_TYPE_PHOTO_AVATAR (cb_photo_avatar_get_type ())
G_DECLARE_FINAL_TYPE (CbPhotoAvatar, cb_photo_avatar, CB, PHOTO_AVATAR, AdwBin)

GtkWidget    *cb_photo_avatar_new         (int            size);
/* @owner: (nullable): NULL for nobody
 * @name: whose initials stand for a photo */
void          cb_photo_avatar_set_owner   (CbPhotoAvatar *self,
                                           CbPhotoOwner  *owner,
                                           const char    *name);
/* The same for a person of @book. */
void          cb_photo_avatar_set_person  (CbPhotoAvatar *self,
                                           CbBook        *book,
                                           gint64         person_id,
                                           const char    *name);
void          cb_photo_avatar_set_masked  (CbPhotoAvatar *self,
                                           gboolean       masked);
/* (transfer none) (nullable): as it is in the book, and to be seen; while there is none, NULL */
GBytes       *cb_photo_avatar_get_photo   (CbPhotoAvatar *self);
GdkPaintable *cb_photo_avatar_get_picture (CbPhotoAvatar *self);
const char   *cb_photo_avatar_get_name    (CbPhotoAvatar *self);

G_END_DECLS
