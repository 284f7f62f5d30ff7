/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-list-request.h"

CbListRequest *
cb_list_request_start (CbListRequest **place,
                       gpointer        loader)
{
  CbListRequest *self = g_new0 (CbListRequest, 1);

  self->loader = g_object_ref (loader);
  self->cancellable = g_cancellable_new ();

  cb_list_request_drop (place);
  *place = self;

  return self;
}

gboolean
cb_list_request_end (CbListRequest  *self,
                     CbListRequest **place)
{
  if (*place != self)
    return FALSE;

  *place = NULL;

  return TRUE;
}

void
cb_list_request_drop (CbListRequest **place)
{
  CbListRequest *self = g_steal_pointer (place);

  if (self != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
cb_list_request_free (CbListRequest *self)
{
  g_clear_pointer (&self->arrangement, cb_arrangement_free);
  g_object_unref (self->cancellable);
  g_object_unref (self->loader);
  g_free (self);
}
