/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() */
#include "cb-search-scan.h"

#include <string.h>

/* So many places are looked at together. */
#define BLOCK 16

typedef guint8 Block __attribute__ ((vector_size (BLOCK)));

static inline Block
load (const char *from)
{
  Block block;

  memcpy (&block, from, BLOCK);

  return block;
}

static inline gboolean
is_any_set (Block block)
{
  guint64 halves[BLOCK / 8];

  memcpy (halves, &block, BLOCK);

  return (halves[0] | halves[1]) != 0;
}

/**
 * cb_search_scan_find:
 * @text: what is looked through
 * @size: its bytes
 * @word: what is looked for
 * @length: its bytes, at least one
 *
 * The same as memmem(), which takes 80 ms for two letters in the text of a million
 * customers: here the first and the last byte of the word are compared at many
 * places together, and the rest only where both are right.
 *
 * Any thread.
 *
 * Returns: (nullable): the first place of the word
 */
const char *
cb_search_scan_find (const char *text,
                     gsize       size,
                     const char *word,
                     gsize       length)
{
  const char *p = text;
  Block first, last;

  g_return_val_if_fail (length > 0, NULL);

  if (length == 1)
    return memchr (text, word[0], size);

  memset (&first, word[0], BLOCK);
  memset (&last, word[length - 1], BLOCK);
  for (; (gsize) (p - text) + length - 1 + BLOCK <= size; p += BLOCK)
    {
      Block both = (Block) (load (p) == first) & (Block) (load (p + length - 1) == last);

      if (!is_any_set (both))
        continue;
      for (guint i = 0; i < BLOCK; i++)
        {
          if (both[i] != 0 && memcmp (p + i, word, length) == 0)
            return p + i;
        }
    }

  return memmem (p, size - (gsize) (p - text), word, length);
}
