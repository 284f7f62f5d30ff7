/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A page of an SQLite file, see https://sqlite.org/fileformat.html, section
 * 1.6. @header is where the page's own header begins: behind that of the file
 * in the first page.
 */
#define CB_FILE_HEADER_SIZE 100
#define CB_MIN_PAGE_SIZE    512
#define CB_MAX_PAGE_SIZE    65536

/* Pages of other kinds begin with the number of a page, whose first byte is
 * that of a kind of page in a file of 128 GiB and more only. */
#define CB_MAX_PAGES        ((gint64) 0x02000000)

typedef struct
{
  const guint8 *bytes;
  guint         header;
  guint         usable;

  gboolean      is_interior;
  gboolean      is_index;    /* or of a table WITHOUT ROWID */
  guint         n_cells;
  guint         cells;       /* where the pointers to the cells begin */
  guint         gap;         /* where what is not in use begins, after them */
  guint         content;     /* where it ends, and the cells begin */
  guint         free_block;  /* the first one among them, or 0 */
} CbPage;

guint    cb_page_read_be16      (const guint8 *bytes);
guint32  cb_page_read_be32      (const guint8 *bytes);

/* FALSE if it is no page of a b-tree. */
gboolean cb_page_init           (CbPage       *self,
                                 const guint8 *bytes,
                                 guint         header,
                                 guint         usable);
/* The free block after @block, or 0; sets the size of @block. */
guint    cb_page_get_next_block (const CbPage *self,
                                 guint         block,
                                 guint        *size);
/* How many bytes of a cell are not in this page but in others, of which the
 * first is put into @page; 0 for a cell that is here. */
guint64  cb_page_get_overflow   (const CbPage *self,
                                 guint         cell,
                                 guint        *page);
/* How many of the @size bytes there are without the zeros at their end. */
guint    cb_page_get_end        (const guint8 *bytes,
                                 guint         size);

/* Overwrites what is not in use of a page of a b-tree. Returns whether there
 * was anything. */
gboolean cb_page_wipe           (guint8       *bytes,
                                 guint         header,
                                 guint         usable);

/* From the header of a file: how much of the end of each page isn't in use by
 * SQLite, and how many pages there are. */
guint    cb_page_get_reserved   (const guint8 *file_header);
guint32  cb_page_get_n_pages    (const guint8 *file_header);

G_END_DECLS
