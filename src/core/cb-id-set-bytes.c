/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-error.h"
#include "cb-id-set.h"

/*
 * Sets as they are kept in a book: MAGIC, then for each block of 65,536 ids
 * its index and a count, both 32 bits; then so many 16-bit offsets, or for a
 * count of 0 the whole block as a bitmap. All little-endian.
 */
#define MAGIC       "CbS1"
#define BLOCK_SHIFT 16
#define BLOCK_BYTES (65536 / 8)
#define MAX_LISTED  (BLOCK_BYTES / 2)

typedef struct
{
  guint32 index;
  guint32 n_offsets;
  guint16 offsets[MAX_LISTED];
  guint8  bitmap[BLOCK_BYTES];
} Block;

static void
append_u32 (GByteArray *array,
            guint32     value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (array, (const guint8 *) &value, sizeof value);
}

static void
append_block (GByteArray *array,
              Block      *block)
{
  if (block->n_offsets == 0)
    return;

  append_u32 (array, block->index);
  if (block->n_offsets <= MAX_LISTED)
    {
      append_u32 (array, block->n_offsets);
      g_byte_array_append (array, (const guint8 *) block->offsets,
                           block->n_offsets * (guint) sizeof (guint16));
    }
  else
    {
      append_u32 (array, 0);
      g_byte_array_append (array, block->bitmap, BLOCK_BYTES);
    }
}

static guint32
read_u32 (const guint8 *data)
{
  guint32 value;

  memcpy (&value, data, sizeof value);

  return GUINT32_FROM_LE (value);
}

/**
 * cb_id_set_to_bytes:
 *
 * Returns: (transfer full): the set as it is kept in a book, independent of
 *   the machine's byte order
 */
GBytes *
cb_id_set_to_bytes (const CbIdSet *self)
{
  GByteArray *array = g_byte_array_new ();
  g_autofree Block *block = g_new0 (Block, 1);
  CbIdSetIter iter;
  gint64 id;

  g_byte_array_append (array, (const guint8 *) MAGIC, strlen (MAGIC));

  cb_id_set_iter_init (&iter, self);
  while (cb_id_set_iter_next (&iter, &id))
    {
      guint16 offset = (guint16) (id & 0xffff);

      if (block->n_offsets > 0 && block->index != id >> BLOCK_SHIFT)
        {
          append_block (array, block);
          memset (block, 0, sizeof *block);
        }

      block->index = (guint32) (id >> BLOCK_SHIFT);
      block->bitmap[offset / 8] |= (guint8) (1 << offset % 8);
      if (block->n_offsets < MAX_LISTED)
        block->offsets[block->n_offsets] = GUINT16_TO_LE (offset);
      block->n_offsets++;
    }
  append_block (array, block);

  return g_byte_array_free_to_bytes (array);
}

/**
 * cb_id_set_new_from_bytes:
 * @bytes: what cb_id_set_to_bytes() made
 *
 * Returns: (transfer full): the set, or NULL with %CB_ERROR_DAMAGED
 */
CbIdSet *
cb_id_set_new_from_bytes (GBytes  *bytes,
                          GError **error)
{
  g_autoptr (CbIdSet) self = cb_id_set_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gsize at = strlen (MAGIC);
  gboolean valid = size >= at && memcmp (data, MAGIC, at) == 0;

  while (valid && at < size)
    {
      gint64 base;
      guint n;
      gsize length;

      valid = size - at >= 8;
      if (!valid)
        break;

      base = (gint64) read_u32 (data + at) << BLOCK_SHIFT;
      n = read_u32 (data + at + 4);
      at += 8;
      length = n == 0 ? BLOCK_BYTES : n * sizeof (guint16);
      valid = base <= CB_ID_MAX && n <= MAX_LISTED && size - at >= length;

      for (guint i = 0; valid && i < n; i++)
        cb_id_set_add (self, base + data[at + 2 * i] + 256 * data[at + 2 * i + 1]);
      for (guint i = 0; valid && n == 0 && i < BLOCK_BYTES * 8; i++)
        {
          if (data[at + i / 8] >> i % 8 & 1)
            cb_id_set_add (self, base + i);
        }
      at += length;
    }

  if (!valid)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_DAMAGED, "Set of ids is malformed");
      return NULL;
    }

  return g_steal_pointer (&self);
}
