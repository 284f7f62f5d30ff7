/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

typedef enum
{
  CB_OPEN_NONE   = 0,
  CB_OPEN_CREATE = 1 << 0,   /* make the book if there is none */
  CB_OPEN_DEMO   = 1 << 1,   /* fill it with the demo, and don't remember it */
} CbOpenFlags;

/**
 * CbOpening:
 *
 * A book that is being opened, which takes as long as making a window does and
 * can begin before there is one. A book that nobody takes is closed again.
 */
#define CB_TYPE_OPENING (cb_opening_get_type ())
G_DECLARE_FINAL_TYPE (CbOpening, cb_opening, CB, OPENING, GObject)

CbOpening   *cb_opening_new         (const char           *path,
                                     CbOpenFlags           flags);

/* How many customers the demo has, where it is to be made. */
guint        cb_opening_get_n_customers (CbOpening        *self);
void         cb_opening_set_n_customers (CbOpening        *self,
                                         guint             n_customers);

const char  *cb_opening_get_path    (CbOpening            *self);
CbOpenFlags  cb_opening_get_flags   (CbOpening            *self);

void         cb_opening_take_async  (CbOpening            *self,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
CbBook      *cb_opening_take_finish (CbOpening            *self,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
