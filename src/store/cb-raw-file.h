/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbRawPiece:
 *
 * Bytes of one of a book's files as they stand there. Those of the book itself
 * are whole pages.
 */
typedef struct
{
  const guint8  *bytes;
  gsize          size;

  /* Of the book itself; else @page_size is 0. */
  guint          page_size;
  guint          usable;    /* of a page */
  gboolean       is_first;  /* begins with the header of the file */
  const guint16 *in_use;    /* for each page: see CbRawMap */
} CbRawPiece;

/* NULL at the end of each file. */
typedef void (*CbRawFunc) (const CbRawPiece *piece,
                           gpointer          user_data);

gboolean cb_raw_piece_is_row (const CbRawPiece *self,
                              gsize             offset,
                              gsize             size);

G_END_DECLS
