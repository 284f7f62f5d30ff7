/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for explicit_bzero() */
#include "cb-needles.h"

#include <stdlib.h>
#include <string.h>

/*
 * Of each needle a window of eight bytes is chosen, and the three blocks of six
 * bytes in it. Whatever the place of the needle in the text, one of the three
 * begins at a place that can be divided by three: so only every third place is
 * looked at, and most of them are passed over after one look into a table that
 * fits the processor's cache. This is the idea of Wu and Manber, "A fast
 * algorithm for multi-pattern searching" (1994).
 */
#define BLOCK_SIZE  6
#define STRIDE      3
/* The table has so many bits for each block, as long as it fits. */
#define FILTER_ROOM     32
#define MIN_FILTER_BITS 20
#define MAX_FILTER_BITS 26
/* How many bits of a hash the chains do without. */
#define CHAIN_LESS      4

G_STATIC_ASSERT (CB_NEEDLE_MIN == BLOCK_SIZE + STRIDE - 1);

typedef struct
{
  guint8         bytes[CB_NEEDLE_MAX];
  guint          size;
  CbNeedleState  state;
} Needle;

typedef struct
{
  guint64 block;
  guint   offset;  /* of the block in the needle */
  guint   needle;
  guint   next;    /* in the same chain: entry + 1, or 0 */
} Entry;

/* What is being looked through. */
typedef struct
{
  const guint8 *bytes;
  gsize         size;
  gboolean      is_border;
  CbNeedleFunc  func;
  gpointer      user_data;
} Text;

struct _CbNeedles
{
  Needle     *needles;
  guint       n_needles;
  guint       n_allocated;

  /* Made when they are needed; then the needles are sorted and different. */
  GArray     *entries;
  guint       shift;   /* of what a hash is made from, for as many bits as it has */
  guint8     *filter;  /* a bit for each hash */
  guint32    *chains;  /* for each beginning of a hash: entry + 1, or 0 */
  guint       n_settled;  /* needles that are shared, but still in the table */

  /* The end of what was fed. */
  guint8      tail[CB_NEEDLE_MAX - 1];
  guint       tail_size;
};

/* As a number; what comes of the order of the bytes doesn't matter. */
static inline guint64
get_block (const guint8 *bytes)
{
  guint32 low;
  guint16 high;

  memcpy (&low, bytes, sizeof low);
  memcpy (&high, bytes + sizeof low, sizeof high);

  return low | (guint64) high << 32;
}

static inline guint32
hash_block (guint64 block,
            guint   shift)
{
  return (guint32) (block * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> shift);
}

static Needle *
get_needle (CbNeedles *self,
            guint      index)
{
  return &self->needles[index];
}

static guint
count (const guint32 *counts,
       const guint8  *bytes)
{
  return counts[hash_block (get_block (bytes), 64 - MIN_FILTER_BITS)];
}

/* The part of the needle that the others have least of. */
static guint
choose_window (const Needle  *needle,
               const guint32 *counts)
{
  guint best = 0;
  guint least = G_MAXUINT;

  for (guint start = 0; start + CB_NEEDLE_MIN <= needle->size; start++)
    {
      guint sum = 0;

      for (guint i = 0; i < STRIDE; i++)
        sum += count (counts, needle->bytes + start + i);
      if (sum < least)
        {
          least = sum;
          best = start;
        }
    }

  return best;
}

/* (transfer full): how often blocks of each hash stand in the needles. */
static guint32 *
count_blocks (CbNeedles *self)
{
  guint32 *counts = g_new0 (guint32, (gsize) 1 << MIN_FILTER_BITS);

  for (guint i = 0; i < self->n_needles; i++)
    {
      const Needle *needle = get_needle (self, i);

      for (guint at = 0; at + BLOCK_SIZE <= needle->size; at++)
        counts[hash_block (get_block (needle->bytes + at), 64 - MIN_FILTER_BITS)]++;
    }

  return counts;
}

static void
add_entry (CbNeedles *self,
           guint      needle,
           guint      offset)
{
  guint64 block = get_block (get_needle (self, needle)->bytes + offset);
  guint32 hash = hash_block (block, self->shift);
  Entry entry = {
    .block = block,
    .offset = offset,
    .needle = needle,
    .next = self->chains[hash >> CHAIN_LESS],
  };

  g_array_append_val (self->entries, entry);
  self->chains[hash >> CHAIN_LESS] = self->entries->len;
  self->filter[hash / 8] |= (guint8) (1 << hash % 8);
}

static int
compare_needles (gconstpointer a,
                 gconstpointer b)
{
  const Needle *na = a;
  const Needle *nb = b;

  if (na->size != nb->size)
    return na->size < nb->size ? -1 : 1;

  return memcmp (na->bytes, nb->bytes, na->size);
}

static void
drop_doubles (CbNeedles *self)
{
  guint n = 0;

  qsort (self->needles, self->n_needles, sizeof (Needle), compare_needles);
  for (guint i = 0; i < self->n_needles; i++)
    if (n == 0 || compare_needles (&self->needles[n - 1], &self->needles[i]) != 0)
      self->needles[n++] = self->needles[i];
  explicit_bzero (self->needles + n, sizeof (Needle) * (self->n_needles - n));
  self->n_needles = n;
}

/* What is outgrown is overwritten, as reallocating would not. */
static void
grow (CbNeedles *self)
{
  guint n_allocated = MAX (64, self->n_allocated * 2);
  Needle *needles = g_new0 (Needle, n_allocated);

  if (self->n_needles > 0)
    {
      memcpy (needles, self->needles, sizeof (Needle) * self->n_needles);
      explicit_bzero (self->needles, sizeof (Needle) * self->n_needles);
    }
  g_free (self->needles);
  self->needles = needles;
  self->n_allocated = n_allocated;
}

static void
clear_table (CbNeedles *self)
{
  if (self->entries == NULL)
    return;

  explicit_bzero (self->entries->data, sizeof (Entry) * self->entries->len);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->chains, g_free);
  g_clear_pointer (&self->filter, g_free);
  self->n_settled = 0;
}

static void
ensure_table (CbNeedles *self)
{
  g_autofree guint32 *counts = NULL;
  guint bits = MIN_FILTER_BITS;

  if (self->entries != NULL)
    return;

  drop_doubles (self);
  counts = count_blocks (self);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), self->n_needles * STRIDE);
  while (bits < MAX_FILTER_BITS && (gsize) 1 << bits < (gsize) self->n_needles * STRIDE * FILTER_ROOM)
    bits++;
  self->shift = 64 - bits;
  self->chains = g_new0 (guint32, (gsize) 1 << (bits - CHAIN_LESS));
  self->filter = g_malloc0 (((gsize) 1 << bits) / 8);
  for (guint i = 0; i < self->n_needles; i++)
    {
      guint window = choose_window (get_needle (self, i), counts);

      if (get_needle (self, i)->state == CB_NEEDLE_SHARED)
        continue;
      for (guint offset = window; offset < window + STRIDE; offset++)
        add_entry (self, i, offset);
    }
}

static void
look_at (CbNeedles  *self,
         const Text *text,
         gsize       place,
         guint32     hash)
{
  guint64 block = get_block (text->bytes + place);
  guint next = self->chains[hash >> CHAIN_LESS];

  while (next != 0)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, next - 1);
      Needle *needle = get_needle (self, entry->needle);
      gsize start = place - entry->offset;

      if (entry->block == block && needle->state != CB_NEEDLE_SHARED && entry->offset <= place &&
          needle->size <= text->size - start &&
          memcmp (text->bytes + start, needle->bytes, needle->size) == 0)
        {
          needle->state = text->func != NULL ? text->func (text->is_border ? G_MAXSIZE : start, needle->size, text->user_data)
                                             : CB_NEEDLE_FOUND;
          self->n_settled += needle->state == CB_NEEDLE_SHARED;
        }
      next = entry->next;
    }
}

static inline guint
look_up (const guint8 *filter,
         guint32       hash)
{
  return filter[hash / 8] >> hash % 8 & 1;
}

static void
scan_rest (CbNeedles  *self,
           const Text *text,
           gsize       place,
           gsize       end)
{
  for (; place < end && place + BLOCK_SIZE <= text->size; place += STRIDE)
    {
      guint32 hash = hash_block (get_block (text->bytes + place), self->shift);

      if (look_up (self->filter, hash) != 0)
        look_at (self, text, place, hash);
    }
}

/* Four places at a time, which the processor can look up at once. */
static void
scan (CbNeedles  *self,
      const Text *text)
{
  const guint8 *filter = self->filter;
  const guint shift = self->shift;
  gsize place = 0;

  for (; place + 3 * STRIDE + BLOCK_SIZE <= text->size; place += 4 * STRIDE)
    {
      const guint8 *bytes = text->bytes + place;

      if (G_UNLIKELY ((look_up (filter, hash_block (get_block (bytes), shift)) |
                       look_up (filter, hash_block (get_block (bytes + STRIDE), shift)) |
                       look_up (filter, hash_block (get_block (bytes + 2 * STRIDE), shift)) |
                       look_up (filter, hash_block (get_block (bytes + 3 * STRIDE), shift))) != 0))
        scan_rest (self, text, place, place + 4 * STRIDE);
    }
  scan_rest (self, text, place, text->size);
}

/* What stands across the end of what came before. */
static void
scan_border (CbNeedles  *self,
             const Text *text)
{
  guint8 bytes[2 * (CB_NEEDLE_MAX - 1)];
  gsize n = MIN (text->size, CB_NEEDLE_MAX - 1);
  Text border = *text;

  if (self->tail_size == 0)
    return;

  memcpy (bytes, self->tail, self->tail_size);
  memcpy (bytes + self->tail_size, text->bytes, n);
  border.bytes = bytes;
  border.size = self->tail_size + n;
  border.is_border = TRUE;
  scan (self, &border);
}

static void
keep_tail (CbNeedles    *self,
           const guint8 *bytes,
           gsize         size)
{
  gsize new_size = MIN (size, sizeof self->tail);
  gsize old_size = MIN (self->tail_size, sizeof self->tail - new_size);

  memmove (self->tail, self->tail + self->tail_size - old_size, old_size);
  memcpy (self->tail + old_size, bytes + size - new_size, new_size);
  self->tail_size = (guint) (old_size + new_size);
}

static gboolean
is_digits (const guint8 *bytes,
           gsize         size)
{
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isdigit (bytes[i]))
      return FALSE;

  return TRUE;
}

CbNeedles *
cb_needles_new (void)
{
  return g_new0 (CbNeedles, 1);
}

void
cb_needles_free (CbNeedles *self)
{
  clear_table (self);
  if (self->needles != NULL)
    explicit_bzero (self->needles, sizeof (Needle) * self->n_needles);
  g_free (self->needles);
  explicit_bzero (self->tail, sizeof self->tail);
  g_free (self);
}

/**
 * cb_needles_add:
 * @size: in bytes
 *
 * Not between cb_needles_feed() and cb_needles_end().
 */
gboolean
cb_needles_add (CbNeedles     *self,
                gconstpointer  bytes,
                gsize          size)
{
  Needle *needle;

  if (size < CB_NEEDLE_MIN || (size < CB_NEEDLE_MIN_DIGITS && is_digits (bytes, size)))
    return FALSE;

  clear_table (self);
  if (self->n_needles == self->n_allocated)
    grow (self);
  needle = &self->needles[self->n_needles++];
  *needle = (Needle) { .size = (guint) MIN (size, CB_NEEDLE_MAX) };
  memcpy (needle->bytes, bytes, needle->size);

  return TRUE;
}

void
cb_needles_add_all (CbNeedles *self,
                    CbNeedles *other)
{
  for (guint i = 0; i < other->n_needles; i++)
    cb_needles_add (self, other->needles[i].bytes, other->needles[i].size);
}

guint
cb_needles_get_n_added (CbNeedles *self)
{
  return self->n_needles;
}

guint
cb_needles_get_n (CbNeedles *self)
{
  if (self->n_needles > 0)
    ensure_table (self);

  return self->n_needles;
}

guint
cb_needles_count (CbNeedles     *self,
                  CbNeedleState  state)
{
  guint n = 0;

  for (guint i = 0; i < self->n_needles; i++)
    n += self->needles[i].state == state;

  return n;
}

/**
 * cb_needles_feed:
 * @size: in bytes
 * @func: (nullable): says what a place means
 *
 * Needles that stand across the end of one piece and the beginning of the next
 * are found too.
 */
void
cb_needles_feed (CbNeedles     *self,
                 gconstpointer  bytes,
                 gsize          size,
                 CbNeedleFunc   func,
                 gpointer       user_data)
{
  const Text text = { bytes, size, FALSE, func, user_data };

  if (size == 0 || self->n_needles == 0)
    return;

  /* What is shared stands in many places. */
  if (self->n_settled > self->n_needles / 16)
    clear_table (self);
  ensure_table (self);
  scan_border (self, &text);
  scan (self, &text);
  keep_tail (self, bytes, size);
}

void
cb_needles_end (CbNeedles *self)
{
  self->tail_size = 0;
}

CbNeedles *
cb_needles_pick (CbNeedles     *self,
                 CbNeedleState  state)
{
  CbNeedles *picked = cb_needles_new ();

  for (guint i = 0; i < self->n_needles; i++)
    {
      const Needle *needle = get_needle (self, i);

      if (needle->state == state)
        cb_needles_add (picked, needle->bytes, needle->size);
    }

  return picked;
}
