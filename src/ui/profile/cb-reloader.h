/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-book.h"

G_BEGIN_DECLS

typedef enum
{
  CB_RELOADER_NONE     = 0,
  CB_RELOADER_UNSEEN   = 1 << 0,  /* also while it isn't seen: it shows itself by what it reads */
  CB_RELOADER_SETTINGS = 1 << 1,  /* also when preferences of the book changed */
} CbReloaderFlags;

/* Begins to read what @widget shows. */
typedef void (*CbReloaderFunc) (GtkWidget    *widget,
                                GCancellable *cancellable);

/**
 * CbReloader:
 *
 * Has a widget read again what it shows of a customer: when the book has changed
 * about them, or else when it is seen next. What is under way then, and when the
 * widget goes, is cancelled.
 */
#define CB_TYPE_RELOADER (cb_reloader_get_type ())
G_DECLARE_FINAL_TYPE (CbReloader, cb_reloader, CB, RELOADER, GObject)

CbReloader *cb_reloader_new (GtkWidget       *widget,
                             CbBook          *book,
                             gint64           customer_id,
                             CbReloaderFlags  flags,
                             CbReloaderFunc   read);

G_END_DECLS
