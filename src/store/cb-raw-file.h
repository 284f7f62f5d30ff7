/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CB_RAW_ALL,
  /* Without the rows of tables that are known and without zeros, and not in the
   * order of the file. */
  CB_RAW_NO_ROWS,
} CbRawParts;

/**
 * CbRawPiece:
 *
 * Bytes of one of a book's files as they stand there.
 */
typedef struct
{
  const guint8  *bytes;     /* NULL at the end of the file, @size being its own */
  gsize          size;
  goffset        at;        /* in the file */

  /* Of whole pages of the book itself; else @page_size is 0. */
  guint          page_size;
  guint          usable;    /* of a page */
  const guint16 *in_use;    /* for each page: see CbRawMap */
} CbRawPiece;

typedef void (*CbRawFunc) (const CbRawPiece *piece,
                           gpointer          user_data);

gboolean cb_raw_piece_is_row (const CbRawPiece *self,
                              gsize             offset,
                              gsize             size);

G_END_DECLS
