/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

typedef enum
{
  CB_PHOTO_OF_CUSTOMER,
  CB_PHOTO_OF_PERSON,
} CbPhotoOf;

/**
 * CbPhotoOwner:
 *
 * Whose photo it is, a customer's or that of somebody who works with the book: where
 * it is read from, and written to. Immutable.
 */
#define CB_TYPE_PHOTO_OWNER (cb_photo_owner_get_type ())
G_DECLARE_FINAL_TYPE (CbPhotoOwner, cb_photo_owner, CB, PHOTO_OWNER, GObject)

CbPhotoOwner *cb_photo_owner_new        (CbBook               *book,
                                         CbPhotoOf             of,
                                         gint64                id);
/* (transfer none) */
CbBook       *cb_photo_owner_get_book   (CbPhotoOwner         *self);
CbPhotoOf     cb_photo_owner_get_of     (CbPhotoOwner         *self);
/* Both (nullable) */
gboolean      cb_photo_owner_equal      (CbPhotoOwner         *self,
                                         CbPhotoOwner         *other);
/* Whether their photo may be another one after @change. */
gboolean      cb_photo_owner_is_touched (CbPhotoOwner         *self,
                                         const CbChange       *change);

/* (transfer full) (nullable): NULL without an error when there is none. */
void          cb_photo_owner_get_async  (CbPhotoOwner         *self,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GBytes       *cb_photo_owner_get_finish (CbPhotoOwner         *self,
                                         GAsyncResult         *result,
                                         GError              **error);
/* @photo: (nullable): NULL takes away the one that there is. */
void          cb_photo_owner_set_async  (CbPhotoOwner         *self,
                                         GBytes               *photo,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean      cb_photo_owner_set_finish (CbPhotoOwner         *self,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
