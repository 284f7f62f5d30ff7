/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-photo-owner.h"

G_BEGIN_DECLS

/**
 * CbPhotoDialog:
 *
 * Sets the photo of a customer or person from a file or the clipboard, or takes it
 * away; then it closes. What can't be used it says in place.
 */
#define CB_TYPE_PHOTO_DIALOG (cb_photo_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbPhotoDialog, cb_photo_dialog, CB, PHOTO_DIALOG, AdwDialog)

/* @photo: (nullable): the one that there is
 * @opener: what it was opened by, and over which it is told that a photo was removed */
AdwDialog *cb_photo_dialog_new (CbPhotoOwner *owner,
                                GBytes       *photo,
                                GdkPaintable *picture,
                                const char   *name,
                                GtkWidget    *opener);

G_END_DECLS
