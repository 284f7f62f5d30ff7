/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-photo-owner.h"

#include "cb-people-store.h"
#include "cb-photo-store.h"

struct _CbPhotoOwner
{
  GObject    parent_instance;

  CbBook    *book;
  CbPhotoOf  of;
  gint64     id;
};

G_DEFINE_FINAL_TYPE (CbPhotoOwner, cb_photo_owner, G_TYPE_OBJECT)

/* What the store has done is passed on, in the name of the owner. */
static void
forward_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_object_ref (result), g_object_unref);
}

/* (transfer full): not cancelled itself, as what it forwards is */
static GTask *
new_task (CbPhotoOwner        *self,
          gpointer             tag,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, tag);

  return task;
}

static void
cb_photo_owner_finalize (GObject *object)
{
  CbPhotoOwner *self = CB_PHOTO_OWNER (object);

  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_photo_owner_parent_class)->finalize (object);
}

static void
cb_photo_owner_class_init (CbPhotoOwnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_photo_owner_finalize;
}

static void
cb_photo_owner_init (CbPhotoOwner *self)
{
}

/**
 * cb_photo_owner_new:
 * @id: of the customer or person
 *
 * Returns: (transfer full): the owner
 */
CbPhotoOwner *
cb_photo_owner_new (CbBook    *book,
                    CbPhotoOf  of,
                    gint64     id)
{
  CbPhotoOwner *self = g_object_new (CB_TYPE_PHOTO_OWNER, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), self);

  self->book = g_object_ref (book);
  self->of = of;
  self->id = id;

  return self;
}

CbBook *
cb_photo_owner_get_book (CbPhotoOwner *self)
{
  g_return_val_if_fail (CB_IS_PHOTO_OWNER (self), NULL);

  return self->book;
}

CbPhotoOf
cb_photo_owner_get_of (CbPhotoOwner *self)
{
  g_return_val_if_fail (CB_IS_PHOTO_OWNER (self), CB_PHOTO_OF_CUSTOMER);

  return self->of;
}

gboolean
cb_photo_owner_equal (CbPhotoOwner *self,
                      CbPhotoOwner *other)
{
  return self == other || (self != NULL && other != NULL && self->book == other->book &&
                           self->of == other->of && self->id == other->id);
}

gboolean
cb_photo_owner_is_touched (CbPhotoOwner   *self,
                           const CbChange *change)
{
  g_return_val_if_fail (CB_IS_PHOTO_OWNER (self), FALSE);

  /* What people may do is also what they may see of customers. */
  if (change->everything || change->people || self->of == CB_PHOTO_OF_PERSON)
    return change->everything || change->people;

  return (change->contents != NULL && cb_id_set_contains (change->contents, self->id)) ||
         change->masked != NULL || change->unmasked != NULL;
}

void
cb_photo_owner_get_async (CbPhotoOwner        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_PHOTO_OWNER (self));

  task = new_task (self, cb_photo_owner_get_async, callback, user_data);
  if (self->of == CB_PHOTO_OF_PERSON)
    cb_people_store_get_photo_async (self->book, self->id, cancellable, forward_cb, task);
  else
    cb_photo_store_get_async (self->book, self->id, cancellable, forward_cb, task);
}

GBytes *
cb_photo_owner_get_finish (CbPhotoOwner  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_autoptr (GAsyncResult) inner = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  inner = g_task_propagate_pointer (G_TASK (result), error);
  if (inner == NULL)
    return NULL;

  return self->of == CB_PHOTO_OF_PERSON ? cb_people_store_get_photo_finish (self->book, inner, error)
                                        : cb_photo_store_get_finish (self->book, inner, error);
}

void
cb_photo_owner_set_async (CbPhotoOwner        *self,
                          GBytes              *photo,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_PHOTO_OWNER (self));

  task = new_task (self, cb_photo_owner_set_async, callback, user_data);
  if (self->of == CB_PHOTO_OF_PERSON)
    cb_people_store_set_photo_async (self->book, self->id, photo, forward_cb, task);
  else
    cb_photo_store_set_async (self->book, self->id, photo, NULL, forward_cb, task);
}

gboolean
cb_photo_owner_set_finish (CbPhotoOwner  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_autoptr (GAsyncResult) inner = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  inner = g_task_propagate_pointer (G_TASK (result), error);
  if (inner == NULL)
    return FALSE;

  return self->of == CB_PHOTO_OF_PERSON ? cb_people_store_change_finish (self->book, inner, error) != 0
                                        : cb_photo_store_set_finish (self->book, inner, error);
}
