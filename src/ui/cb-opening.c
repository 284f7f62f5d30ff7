/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-opening.h"

#include "cb-demo.h"

struct _CbOpening
{
  GObject      parent_instance;

  char        *path;
  CbOpenFlags  flags;
  guint        n_customers;

  /* What came of it, until it is taken. */
  CbBook      *book;
  GError      *error;

  GTask       *taking;   /* who waits for it */
};

G_DEFINE_FINAL_TYPE (CbOpening, cb_opening, G_TYPE_OBJECT)

static void
give (CbOpening *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->taking);

  if (self->book != NULL)
    g_task_return_pointer (task, g_steal_pointer (&self->book), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&self->error));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbOpening) self = user_data;

  self->book = cb_book_open_finish (result, &self->error);
  if (self->taking != NULL)
    give (self);
}

static void
cb_opening_dispose (GObject *object)
{
  CbOpening *self = CB_OPENING (object);

  if (self->book != NULL)
    cb_book_close_async (self->book, NULL, NULL);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_opening_parent_class)->dispose (object);
}

static void
cb_opening_finalize (GObject *object)
{
  CbOpening *self = CB_OPENING (object);

  g_clear_error (&self->error);
  g_free (self->path);

  G_OBJECT_CLASS (cb_opening_parent_class)->finalize (object);
}

static void
cb_opening_class_init (CbOpeningClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_opening_dispose;
  G_OBJECT_CLASS (klass)->finalize = cb_opening_finalize;
}

static void
cb_opening_init (CbOpening *self)
{
  self->n_customers = CB_DEMO_N_CUSTOMERS;
}

/**
 * cb_opening_new:
 * @path: the file, in the file name encoding
 *
 * Begins to open the book.
 *
 * Returns: (transfer full): for cb_opening_take_async()
 */
CbOpening *
cb_opening_new (const char  *path,
                CbOpenFlags  flags)
{
  CbOpening *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CB_TYPE_OPENING, NULL);
  self->path = g_strdup (path);
  self->flags = flags;
  cb_book_open_async (path, (flags & CB_OPEN_CREATE) != 0, NULL, opened_cb, g_object_ref (self));

  return self;
}

guint
cb_opening_get_n_customers (CbOpening *self)
{
  g_return_val_if_fail (CB_IS_OPENING (self), 0);

  return self->n_customers;
}

void
cb_opening_set_n_customers (CbOpening *self,
                            guint      n_customers)
{
  g_return_if_fail (CB_IS_OPENING (self));
  g_return_if_fail (n_customers > 0);

  self->n_customers = n_customers;
}

const char *
cb_opening_get_path (CbOpening *self)
{
  g_return_val_if_fail (CB_IS_OPENING (self), NULL);

  return self->path;
}

CbOpenFlags
cb_opening_get_flags (CbOpening *self)
{
  g_return_val_if_fail (CB_IS_OPENING (self), CB_OPEN_NONE);

  return self->flags;
}

/**
 * cb_opening_take_async:
 *
 * Waits until the book is open. Once only.
 */
void
cb_opening_take_async (CbOpening           *self,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (CB_IS_OPENING (self));
  g_return_if_fail (self->taking == NULL);

  self->taking = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->taking, cb_opening_take_async);
  if (self->book != NULL || self->error != NULL)
    give (self);
}

/**
 * cb_opening_take_finish:
 *
 * Returns: (transfer full): the book, or NULL with the reason: see
 *   cb_book_open_finish()
 */
CbBook *
cb_opening_take_finish (CbOpening     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
