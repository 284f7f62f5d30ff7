/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbPhotoButton:
 *
 * The photo of a customer, or their initials, with a button to change it. It
 * follows the book.
 */
#define CB_TYPE_PHOTO_BUTTON (cb_photo_button_get_type ())
G_DECLARE_FINAL_TYPE (CbPhotoButton, cb_photo_button, CB, PHOTO_BUTTON, AdwBin)

/* Shows nobody at first. */
GtkWidget *cb_photo_button_new          (CbBook        *book);
/* @name: whose initials stand for a photo
 * @editable: whether it can be changed: of a customer who isn't deleted
 * @masked: whether there is nothing to see */
void       cb_photo_button_set_customer (CbPhotoButton *self,
                                         gint64         customer_id,
                                         const char    *name,
                                         gboolean       editable,
                                         gboolean       masked);

G_END_DECLS
