/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-arrangement.h"

G_BEGIN_DECLS

/**
 * CbListRequest:
 *
 * A question of a list loader that is under way. It belongs to its callback;
 * the loader knows the one that counts, if any. What has been overtaken is
 * cancelled, and its answer dropped.
 */
typedef struct
{
  GObject       *loader;
  GCancellable  *cancellable;
  CbArrangement *arrangement;  /* (nullable) */
  gsize          limit;
} CbListRequest;

/* Becomes the one in @place. Holds a reference to @loader. */
CbListRequest *cb_list_request_start (CbListRequest **place,
                                      gpointer        loader);
/* Whether @self is still the one in @place, which is free again then. */
gboolean       cb_list_request_end   (CbListRequest  *self,
                                      CbListRequest **place);
/* Cancels the one in @place, if any. */
void           cb_list_request_drop  (CbListRequest **place);
void           cb_list_request_free  (CbListRequest  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbListRequest, cb_list_request_free)

G_END_DECLS
