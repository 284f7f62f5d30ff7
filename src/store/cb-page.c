/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-page.h"

#include <string.h>

#define INDEX_INTERIOR 2
#define TABLE_INTERIOR 5
#define INDEX_LEAF     10
#define TABLE_LEAF     13

/* In the header of the file, section 1.3. */
#define RESERVED_OFFSET 20
#define N_PAGES_OFFSET  28

guint
cb_page_read_be16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

guint32
cb_page_read_be32 (const guint8 *bytes)
{
  return (guint32) cb_page_read_be16 (bytes) << 16 | cb_page_read_be16 (bytes + 2);
}

/* Up to nine bytes: seven bits each, but the ninth has eight. */
static guint64
read_varint (const guint8 *bytes,
             guint        *place)
{
  guint64 value = 0;

  for (guint i = 0; i < 8; i++)
    {
      guint8 byte = bytes[(*place)++];

      value = value << 7 | (byte & 0x7f);
      if (byte < 0x80)
        return value;
    }

  return value << 8 | bytes[(*place)++];
}

gboolean
cb_page_init (CbPage       *self,
              const guint8 *bytes,
              guint         header,
              guint         usable)
{
  guint8 kind = bytes[header];

  *self = (CbPage) { .bytes = bytes, .header = header, .usable = usable };
  self->is_interior = kind == INDEX_INTERIOR || kind == TABLE_INTERIOR;
  self->is_index = kind == INDEX_INTERIOR || kind == INDEX_LEAF;
  if (!self->is_interior && kind != INDEX_LEAF && kind != TABLE_LEAF)
    return FALSE;

  self->free_block = cb_page_read_be16 (bytes + header + 1);
  self->n_cells = cb_page_read_be16 (bytes + header + 3);
  self->content = cb_page_read_be16 (bytes + header + 5);
  if (self->content == 0)
    self->content = 65536;
  self->cells = header + (self->is_interior ? 12 : 8);
  self->gap = self->cells + 2 * self->n_cells;

  return self->gap <= self->content && self->content <= usable;
}

/* A chain in ascending order, each with the offset of the next and its own
 * size in the first four bytes. */
guint
cb_page_get_next_block (const CbPage *self,
                        guint         block,
                        guint        *size)
{
  guint next;

  *size = 0;
  if (block < self->content || block + 4 > self->usable)
    return 0;

  next = cb_page_read_be16 (self->bytes + block);
  *size = cb_page_read_be16 (self->bytes + block + 2);
  if (*size < 4 || block + *size > self->usable)
    {
      *size = 0;
      return 0;
    }

  return next > block ? next : 0;
}

/* Section 1.6 says how much of a row stays in its page. */
guint64
cb_page_get_overflow (const CbPage *self,
                      guint         cell,
                      guint        *page)
{
  guint place = cb_page_read_be16 (self->bytes + self->cells + 2 * cell);
  guint max = self->is_index ? (self->usable - 12) * 64 / 255 - 23 : self->usable - 35;
  guint min = (self->usable - 12) * 32 / 255 - 23;
  guint64 size, here;

  /* Cells of interior pages of tables are ids alone. The longest beginning of
   * one is a page, and two numbers. */
  if ((self->is_interior && !self->is_index) || place + 4 + 9 + 9 > self->usable)
    return 0;

  if (self->is_interior)
    place += 4;
  size = read_varint (self->bytes, &place);
  if (!self->is_index)
    read_varint (self->bytes, &place);
  if (size <= max)
    return 0;

  here = min + (size - min) % (self->usable - 4);
  if (here > max)
    here = min;
  if (place + here + 4 > self->usable)
    return 0;
  *page = cb_page_read_be32 (self->bytes + place + here);

  return size - here;
}

guint
cb_page_get_end (const guint8 *bytes,
                 guint         size)
{
  guint64 word;

  while (size >= sizeof word)
    {
      memcpy (&word, bytes + size - sizeof word, sizeof word);
      if (word != 0)
        break;
      size -= sizeof word;
    }
  while (size > 0 && bytes[size - 1] == 0)
    size--;

  return size;
}

/* Returns whether there was anything. */
static gboolean
wipe (guint8 *page,
      guint   start,
      guint   end)
{
  guint n = cb_page_get_end (page + start, end - start);

  memset (page + start, 0, n);

  return n > 0;
}

gboolean
cb_page_wipe (guint8 *bytes,
              guint   header,
              guint   usable)
{
  gboolean found;
  CbPage page;

  if (!cb_page_init (&page, bytes, header, usable))
    return FALSE;

  found = wipe (bytes, page.gap, page.content);
  for (guint block = page.free_block; block != 0;)
    {
      guint size;
      guint next = cb_page_get_next_block (&page, block, &size);

      if (size > 4)
        found |= wipe (bytes, block + 4, block + size);
      block = next;
    }

  return found;
}

guint
cb_page_get_reserved (const guint8 *file_header)
{
  return file_header[RESERVED_OFFSET];
}

guint32
cb_page_get_n_pages (const guint8 *file_header)
{
  return cb_page_read_be32 (file_header + N_PAGES_OFFSET);
}
