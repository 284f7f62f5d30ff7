/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-reloader.h"

struct _CbReloader
{
  GObject          parent_instance;

  GtkWidget       *widget;       /* which owns this */
  gint64           customer_id;
  CbReloaderFlags  flags;
  CbReloaderFunc   read;
  GCancellable    *cancellable;  /* of the last reading */
  gboolean         stale;
};

G_DEFINE_FINAL_TYPE (CbReloader, cb_reloader, G_TYPE_OBJECT)

static void
reload (CbReloader *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  self->read (self->widget, self->cancellable);
}

static gboolean
is_among (CbReloader    *self,
          const CbIdSet *customers)
{
  return customers != NULL && cb_id_set_contains (customers, self->customer_id);
}

static void
book_changed_cb (CbReloader     *self,
                 const CbChange *change)
{
  /* What people may do is also what they may see. */
  if (!change->everything && !change->people &&
      !(change->settings && (self->flags & CB_RELOADER_SETTINGS) != 0) &&
      !is_among (self, change->contents) && !is_among (self, change->deleted) && !is_among (self, change->undeleted) &&
      !is_among (self, change->masked) && !is_among (self, change->unmasked))
    return;

  if (gtk_widget_get_mapped (self->widget) || (self->flags & CB_RELOADER_UNSEEN) != 0)
    reload (self);
  else
    self->stale = TRUE;
}

static void
map_cb (CbReloader *self)
{
  if (self->stale)
    reload (self);
}

static void
cb_reloader_dispose (GObject *object)
{
  CbReloader *self = CB_RELOADER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cb_reloader_parent_class)->dispose (object);
}

static void
cb_reloader_class_init (CbReloaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_reloader_dispose;
}

static void
cb_reloader_init (CbReloader *self)
{
}

/**
 * cb_reloader_new:
 * @widget: which has to own what is returned, and to let go of it when it is disposed of
 * @read: called at once for the first time
 *
 * Returns: (transfer full): a reloader
 */
CbReloader *
cb_reloader_new (GtkWidget       *widget,
                 CbBook          *book,
                 gint64           customer_id,
                 CbReloaderFlags  flags,
                 CbReloaderFunc   read)
{
  CbReloader *self = g_object_new (CB_TYPE_RELOADER, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (widget), self);
  g_return_val_if_fail (CB_IS_BOOK (book), self);

  self->widget = widget;
  self->customer_id = customer_id;
  self->flags = flags;
  self->read = read;
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  reload (self);

  return self;
}
