/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for explicit_bzero() */
#include "cb-sieve.h"

#include <string.h>

/* The table has so many bits for each block, as long as it fits. */
#define FILTER_ROOM     32
#define MIN_FILTER_BITS 18
#define MAX_FILTER_BITS 26
/* How many bits of a hash the chains do without. */
#define CHAIN_LESS      4
#define COUNT_BITS      18
/* How many places are looked up before those that are left are looked at. */
#define N_AT_ONCE       512

/* Odd, and of as many ones as zeros. */
#define FACTOR        G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define SECOND_FACTOR G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f)

typedef struct
{
  guint block;
  guint stride;
} Kind;

/* A needle has to be as long as a window, which is block + stride - 1. */
static const Kind kinds[CB_N_SIEVES] = {
  { 6, 3 },
  { 8, 5 },
  { 16, 9 },
};

typedef struct
{
  guint64 block;   /* its bytes, or made from them */
  guint   offset;  /* in the needle */
  guint   needle;
  guint   next;    /* in the same chain: entry + 1, or 0 */
} Entry;

/* A place in the text with a hash that is in the table. */
typedef struct
{
  gsize          place;
  guint64        block;
  const guint32 *chain;
} Candidate;

struct _CbSieve
{
  const Kind *kind;
  guint       n_expected;
  guint32    *counts;   /* of blocks with each hash, in all that is expected */

  GArray     *entries;
  guint       shift;    /* of what a hash is made from, for as many bits as it has */
  guint8     *filter;   /* a bit for each hash */
  guint32    *chains;   /* for each beginning of a hash: entry + 1, or 0 */
};

/* As a number; what comes of the order of the bytes doesn't matter. */
static G_ALWAYS_INLINE inline guint64
get_block (const guint8 *bytes,
           guint         size)
{
  guint64 first, second;
  guint32 low;
  guint16 high;

  switch (size)
    {
    case 6:
      memcpy (&low, bytes, sizeof low);
      memcpy (&high, bytes + sizeof low, sizeof high);
      return low | (guint64) high << 32;

    case 8:
      memcpy (&first, bytes, sizeof first);
      return first;

    case 16:
      memcpy (&first, bytes, sizeof first);
      memcpy (&second, bytes + sizeof first, sizeof second);
      first = first * FACTOR ^ second * SECOND_FACTOR;
      return first ^ first >> 32;

    default:
      g_return_val_if_reached (0);
    }
}

static inline guint32
hash_block (guint64 block,
            guint   shift)
{
  return (guint32) (block * FACTOR >> shift);
}

static inline guint
look_up (const guint8 *filter,
         guint32       hash)
{
  return filter[hash / 8] >> hash % 8 & 1;
}

static inline guint32 *
get_count (CbSieve      *self,
           const guint8 *bytes)
{
  return &self->counts[hash_block (get_block (bytes, self->kind->block), 64 - COUNT_BITS)];
}

/* The part of it that the others have least of. */
static gsize
choose_window (CbSieve      *self,
               const guint8 *bytes,
               gsize         size)
{
  gsize best = 0;
  guint least = G_MAXUINT;

  for (gsize start = 0; start + self->kind->block + self->kind->stride - 1 <= size; start++)
    {
      guint sum = 0;

      for (guint i = 0; i < self->kind->stride; i++)
        sum += *get_count (self, bytes + start + i);
      if (sum < least)
        {
          least = sum;
          best = start;
        }
    }

  return best;
}

static void
ensure_table (CbSieve *self)
{
  gsize n_blocks = (gsize) self->n_expected * self->kind->stride;
  guint bits = MIN_FILTER_BITS;

  if (self->entries != NULL)
    return;

  while (bits < MAX_FILTER_BITS && (gsize) 1 << bits < n_blocks * FILTER_ROOM)
    bits++;
  self->shift = 64 - bits;
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), (guint) n_blocks);
  self->chains = g_new0 (guint32, (gsize) 1 << (bits - CHAIN_LESS));
  self->filter = g_malloc0 (((gsize) 1 << bits) / 8);
}

static void
add_entry (CbSieve *self,
           guint64  block,
           gsize    offset,
           guint    needle)
{
  guint32 hash = hash_block (block, self->shift);
  Entry entry = {
    .block = block,
    .offset = (guint) offset,
    .needle = needle,
    .next = self->chains[hash >> CHAIN_LESS],
  };

  g_array_append_val (self->entries, entry);
  self->chains[hash >> CHAIN_LESS] = self->entries->len;
  self->filter[hash / 8] |= (guint8) (1 << hash % 8);
}

static void
look_at (CbSieve         *self,
         const Candidate *candidate,
         CbSieveFunc      func,
         gpointer         user_data)
{
  guint next = *candidate->chain;

  while (next != 0)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, next - 1);

      next = entry->next;
      if (entry->block == candidate->block && entry->offset <= candidate->place)
        func (entry->needle, candidate->place - entry->offset, user_data);
    }
}

/* The chains and what they lead to are too large for the fastest memory, so all
 * of them are asked for before the first is needed. */
static void
look_at_all (CbSieve     *self,
             Candidate   *candidates,
             guint        n_candidates,
             CbSieveFunc  func,
             gpointer     user_data)
{
  for (guint i = 0; i < n_candidates; i++)
    {
      candidates[i].chain = &self->chains[hash_block (candidates[i].block, self->shift) >> CHAIN_LESS];
      __builtin_prefetch (candidates[i].chain);
    }
  for (guint i = 0; i < n_candidates; i++)
    {
      if (*candidates[i].chain != 0)
        __builtin_prefetch (&g_array_index (self->entries, Entry, *candidates[i].chain - 1));
    }
  for (guint i = 0; i < n_candidates; i++)
    look_at (self, &candidates[i], func, user_data);
}

/* With numbers for @block and @stride, so that each kind is compiled for
 * itself. There is no branch that depends on the text. */
static G_ALWAYS_INLINE inline void
scan (CbSieve      *self,
      guint         block,
      guint         stride,
      const guint8 *text,
      gsize         size,
      CbSieveFunc   func,
      gpointer      user_data)
{
  const guint8 *filter = self->filter;
  const guint shift = self->shift;
  gsize n_left = size >= block ? (size - block) / stride + 1 : 0;
  gsize place = 0;
  Candidate candidates[N_AT_ONCE + 1];

  while (n_left > 0)
    {
      guint n = (guint) MIN (n_left, N_AT_ONCE);
      guint n_candidates = 0;

      for (guint i = 0; i < n; i++, place += stride)
        {
          guint64 bytes = get_block (text + place, block);

          candidates[n_candidates].place = place;
          candidates[n_candidates].block = bytes;
          n_candidates += look_up (filter, hash_block (bytes, shift));
        }
      look_at_all (self, candidates, n_candidates, func, user_data);
      n_left -= n;
    }

  explicit_bzero (candidates, sizeof candidates);
}

guint
cb_sieve_choose (gsize size)
{
  guint number = CB_N_SIEVES - 1;

  while (number > 0 && size < kinds[number].block + kinds[number].stride - 1)
    number--;

  return number;
}

/*
 * cb_sieve_new:
 * @number: as cb_sieve_choose() says it
 */
CbSieve *
cb_sieve_new (guint number)
{
  CbSieve *self = g_new0 (CbSieve, 1);

  self->kind = &kinds[number];
  self->counts = g_new0 (guint32, (gsize) 1 << COUNT_BITS);

  return self;
}

void
cb_sieve_free (CbSieve *self)
{
  if (self->entries != NULL)
    {
      explicit_bzero (self->entries->data, sizeof (Entry) * self->entries->len);
      g_array_unref (self->entries);
    }
  g_free (self->chains);
  g_free (self->filter);
  g_free (self->counts);
  g_free (self);
}

void
cb_sieve_expect (CbSieve      *self,
                 const guint8 *bytes,
                 gsize         size)
{
  self->n_expected++;
  for (gsize at = 0; at + self->kind->block <= size; at++)
    ++*get_count (self, bytes + at);
}

void
cb_sieve_add (CbSieve      *self,
              const guint8 *bytes,
              gsize         size,
              guint         needle)
{
  gsize window = choose_window (self, bytes, size);

  ensure_table (self);
  for (gsize offset = window; offset < window + self->kind->stride; offset++)
    add_entry (self, get_block (bytes + offset, self->kind->block), offset, needle);
}

/*
 * cb_sieve_scan:
 * @func: called for each place that is left, from the front to the back, maybe
 *   more than once, and maybe with a string that is longer than what is left
 */
void
cb_sieve_scan (CbSieve      *self,
               const guint8 *text,
               gsize         size,
               CbSieveFunc   func,
               gpointer      user_data)
{
  if (self->entries == NULL)
    return;

  switch (self->kind->block)
    {
    case 6:
      scan (self, 6, 3, text, size, func, user_data);
      break;
    case 8:
      scan (self, 8, 5, text, size, func, user_data);
      break;
    case 16:
      scan (self, 16, 9, text, size, func, user_data);
      break;
    default:
      g_return_if_reached ();
    }
}
