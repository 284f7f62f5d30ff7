/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbIdleWatch:
 *
 * Notices that nobody has touched keyboard, mouse or screen over some widgets for
 * minutes. The time that the computer sleeps counts as well.
 *
 * Signal "idle": once, then not again before somebody has come back.
 */
#define CB_TYPE_IDLE_WATCH (cb_idle_watch_get_type ())
G_DECLARE_FINAL_TYPE (CbIdleWatch, cb_idle_watch, CB, IDLE_WATCH, GObject)

CbIdleWatch *cb_idle_watch_new         (void);
/* Watches a widget as well, as long as both are there. */
void         cb_idle_watch_add         (CbIdleWatch  *self,
                                        GtkWidget    *widget);
/* 0 for never. */
void         cb_idle_watch_set_minutes (CbIdleWatch  *self,
                                        guint         minutes);

G_END_DECLS
