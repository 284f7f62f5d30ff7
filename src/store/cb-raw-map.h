/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Of a page that is known to be one of a b-tree; see cb_page_init() for which
 * parts of that are in use. */
#define CB_RAW_MAP_TREE 1

/**
 * CbRawMap:
 *
 * Which parts of a file hold rows of tables that are known: see
 * cb_personal_is_known().
 */
typedef struct
{
  sqlite3_file *file;    /* (transfer none) */
  guint         page_size;
  guint         usable;  /* of a page */
  guint         n_pages;

  /* For each page %CB_RAW_MAP_TREE; or of one that a long row goes on in, how
   * many bytes from its beginning on are in use; or 0. */
  guint16      *in_use;
  /* Of each page that is not one of a tree, how many bytes from its beginning
   * on are not all zeros. */
  guint16      *ends;

  guint32      *links;   /* of each page that is not one of a tree, its first bytes */
  GArray       *chains;
} CbRawMap;

/* A page of the file, @bytes, as it is read from the front to the back. */
typedef void (*CbRawPageFunc) (const CbRawMap *self,
                               guint           number,
                               const guint8   *bytes,
                               gpointer        user_data);

int   cb_raw_map_init   (CbRawMap       *self,
                         sqlite3        *db,
                         sqlite3_file   *file);
int   cb_raw_map_finish (CbRawMap       *self,
                         CbRawPageFunc   func,
                         gpointer        user_data);
void  cb_raw_map_clear  (CbRawMap       *self);

G_END_DECLS
