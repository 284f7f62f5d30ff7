/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CbLazyRow:
 *
 * A row of a #CbLazyList. Its "content" (GObject, notified) is NULL until it
 * has been read, and stays so when there is none any more.
 */
#define CB_TYPE_LAZY_ROW (cb_lazy_row_get_type ())
G_DECLARE_FINAL_TYPE (CbLazyRow, cb_lazy_row, CB, LAZY_ROW, GObject)

typedef void (*CbLazyRowGone) (CbLazyRow *row,
                               gpointer   owner);

/* @gone is called when the row is freed, unless it was detached before. */
CbLazyRow *cb_lazy_row_new         (gint64         id,
                                    guint          group,
                                    CbLazyRowGone  gone,
                                    gpointer       owner);
void       cb_lazy_row_detach      (CbLazyRow     *self);
gint64     cb_lazy_row_get_id      (CbLazyRow     *self);
/* What the list was told that it belongs to: a kind, or a reason. */
guint      cb_lazy_row_get_group   (CbLazyRow     *self);
/* (transfer none) (nullable) */
gpointer   cb_lazy_row_get_content (CbLazyRow     *self);
void       cb_lazy_row_set_content (CbLazyRow     *self,
                                    GObject       *content);

G_END_DECLS
