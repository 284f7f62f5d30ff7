/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-photo-owner.h"

G_BEGIN_DECLS

/**
 * CbPhotoButton:
 *
 * The photo of a customer or person, or their initials, with a button to change it.
 * It follows the book. It shows nobody until it is told whom.
 */
#define CB_TYPE_PHOTO_BUTTON (cb_photo_button_get_type ())
G_DECLARE_FINAL_TYPE (CbPhotoButton, cb_photo_button, CB, PHOTO_BUTTON, AdwBin)

GtkWidget *cb_photo_button_new          (CbBook        *book);
/* @name: whose initials stand for a photo
 * @editable: whether it can be changed: of a customer who isn't deleted
 * @masked: whether there is nothing to see */
void       cb_photo_button_set_customer (CbPhotoButton *self,
                                         gint64         customer_id,
                                         const char    *name,
                                         gboolean       editable,
                                         gboolean       masked);
/* @hindrance: (nullable): why it may not be changed */
void       cb_photo_button_set_person   (CbPhotoButton *self,
                                         gint64         person_id,
                                         const char    *name,
                                         const char    *hindrance);

G_END_DECLS
