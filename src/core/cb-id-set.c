/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-id-set.h"

#include <string.h>

#define CHUNK_SHIFT 16
#define CHUNK_BITS  (1u << CHUNK_SHIFT)
#define CHUNK_WORDS (CHUNK_BITS / 64)
#define MAX_CHUNKS  ((guint) ((CB_ID_MAX >> CHUNK_SHIFT) + 1))

typedef struct
{
  guint   n_set;
  guint64 words[CHUNK_WORDS];
} Chunk;

struct _CbIdSet
{
  gatomicrefcount  ref_count;
  Chunk          **chunks;
  guint            n_chunks;
  gsize            size;
};

G_DEFINE_BOXED_TYPE (CbIdSet, cb_id_set, cb_id_set_ref, cb_id_set_unref)

static void
ensure_chunks (CbIdSet *self,
               guint    n_chunks)
{
  guint n;

  if (n_chunks <= self->n_chunks)
    return;

  n = MIN (MAX (n_chunks, self->n_chunks * 2), MAX_CHUNKS);
  self->chunks = g_renew (Chunk *, self->chunks, n);
  memset (self->chunks + self->n_chunks, 0, (n - self->n_chunks) * sizeof (Chunk *));
  self->n_chunks = n;
}

static inline Chunk *
get_chunk (const CbIdSet *self,
           guint          index)
{
  return index < self->n_chunks ? self->chunks[index] : NULL;
}

static inline gboolean
is_valid_id (gint64 id)
{
  return id > 0 && id <= CB_ID_MAX;
}

static inline gboolean
add_valid_id (CbIdSet *self,
              gint64   id)
{
  guint index = (guint) (id >> CHUNK_SHIFT);
  guint bit = id & (CHUNK_BITS - 1);
  guint64 mask = G_GUINT64_CONSTANT (1) << (bit % 64);
  Chunk *chunk;

  if (G_UNLIKELY (index >= self->n_chunks))
    ensure_chunks (self, index + 1);

  chunk = self->chunks[index];
  if (G_UNLIKELY (chunk == NULL))
    chunk = self->chunks[index] = g_new0 (Chunk, 1);

  if (chunk->words[bit / 64] & mask)
    return FALSE;

  chunk->words[bit / 64] |= mask;
  chunk->n_set++;
  self->size++;

  return TRUE;
}

static guint
count_words (const Chunk *chunk)
{
  guint n = 0;

  for (guint i = 0; i < CHUNK_WORDS; i++)
    n += (guint) __builtin_popcountll (chunk->words[i]);

  return n;
}

static void
drop_chunk (CbIdSet *self,
            guint    index)
{
  self->size -= self->chunks[index]->n_set;
  g_clear_pointer (&self->chunks[index], g_free);
}

/* After the words of a chunk were changed behind its counter. */
static void
recount_chunk (CbIdSet *self,
               guint    index)
{
  Chunk *chunk = self->chunks[index];

  self->size -= chunk->n_set;
  chunk->n_set = count_words (chunk);
  self->size += chunk->n_set;
}

/**
 * cb_id_set_new:
 *
 * Returns: (transfer full): an empty set
 */
CbIdSet *
cb_id_set_new (void)
{
  CbIdSet *self = g_new0 (CbIdSet, 1);

  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

/**
 * cb_id_set_new_from_ids:
 * @ids: (array length=n_ids): ids in any order; those out of range are ignored
 * @n_ids: how many
 *
 * Returns: (transfer full): a set of @ids
 */
CbIdSet *
cb_id_set_new_from_ids (const gint64 *ids,
                        gsize         n_ids)
{
  CbIdSet *self = cb_id_set_new ();

  cb_id_set_add_ids (self, ids, n_ids);

  return self;
}

/**
 * cb_id_set_new_single:
 * @id: an id
 *
 * Returns: (transfer full): the set of @id alone
 */
CbIdSet *
cb_id_set_new_single (gint64 id)
{
  return cb_id_set_new_from_ids (&id, 1);
}

/**
 * cb_id_set_copy:
 *
 * Returns: (transfer full): an independent copy
 */
CbIdSet *
cb_id_set_copy (const CbIdSet *self)
{
  CbIdSet *copy = cb_id_set_new ();

  g_return_val_if_fail (self != NULL, copy);

  ensure_chunks (copy, self->n_chunks);
  for (guint i = 0; i < self->n_chunks; i++)
    {
      if (self->chunks[i] != NULL)
        copy->chunks[i] = g_memdup2 (self->chunks[i], sizeof (Chunk));
    }
  copy->size = self->size;

  return copy;
}

/**
 * cb_id_set_ref:
 *
 * Returns: (transfer full): @self, with a reference more
 */
CbIdSet *
cb_id_set_ref (CbIdSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * cb_id_set_unref:
 * @self: (transfer full): a set, freed with its last reference
 */
void
cb_id_set_unref (CbIdSet *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  cb_id_set_clear (self);
  g_free (self);
}

gboolean
cb_id_set_contains (const CbIdSet *self,
                    gint64         id)
{
  const Chunk *chunk;
  guint bit = id & (CHUNK_BITS - 1);

  if (!is_valid_id (id))
    return FALSE;

  chunk = get_chunk (self, (guint) (id >> CHUNK_SHIFT));

  return chunk != NULL && (chunk->words[bit / 64] >> (bit % 64) & 1) != 0;
}

/**
 * cb_id_set_add:
 *
 * Returns: whether @id is new to the set; FALSE too when it is out of range
 */
gboolean
cb_id_set_add (CbIdSet *self,
               gint64   id)
{
  return is_valid_id (id) && add_valid_id (self, id);
}

/**
 * cb_id_set_remove:
 *
 * Returns: whether @id was in the set
 */
gboolean
cb_id_set_remove (CbIdSet *self,
                  gint64   id)
{
  guint bit = id & (CHUNK_BITS - 1);
  Chunk *chunk;

  if (!cb_id_set_contains (self, id))
    return FALSE;

  chunk = self->chunks[id >> CHUNK_SHIFT];
  chunk->words[bit / 64] &= ~(G_GUINT64_CONSTANT (1) << (bit % 64));
  chunk->n_set--;
  self->size--;

  return TRUE;
}

void
cb_id_set_add_ids (CbIdSet      *self,
                   const gint64 *ids,
                   gsize         n_ids)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      if (G_LIKELY (is_valid_id (ids[i])))
        add_valid_id (self, ids[i]);
    }
}

void
cb_id_set_clear (CbIdSet *self)
{
  for (guint i = 0; i < self->n_chunks; i++)
    g_free (self->chunks[i]);
  g_clear_pointer (&self->chunks, g_free);
  self->n_chunks = 0;
  self->size = 0;
}

void
cb_id_set_union (CbIdSet       *self,
                 const CbIdSet *other)
{
  ensure_chunks (self, other->n_chunks);

  for (guint i = 0; i < other->n_chunks; i++)
    {
      const Chunk *theirs = other->chunks[i];

      if (theirs == NULL)
        continue;

      if (self->chunks[i] == NULL)
        self->chunks[i] = g_new0 (Chunk, 1);
      for (guint w = 0; w < CHUNK_WORDS; w++)
        self->chunks[i]->words[w] |= theirs->words[w];
      recount_chunk (self, i);
    }
}

void
cb_id_set_subtract (CbIdSet       *self,
                    const CbIdSet *other)
{
  guint n = MIN (self->n_chunks, other->n_chunks);

  for (guint i = 0; i < n; i++)
    {
      if (self->chunks[i] == NULL || other->chunks[i] == NULL)
        continue;

      for (guint w = 0; w < CHUNK_WORDS; w++)
        self->chunks[i]->words[w] &= ~other->chunks[i]->words[w];
      recount_chunk (self, i);
    }
}

void
cb_id_set_intersect (CbIdSet       *self,
                     const CbIdSet *other)
{
  for (guint i = 0; i < self->n_chunks; i++)
    {
      const Chunk *theirs = get_chunk (other, i);

      if (self->chunks[i] == NULL)
        continue;

      if (theirs == NULL)
        {
          drop_chunk (self, i);
          continue;
        }

      for (guint w = 0; w < CHUNK_WORDS; w++)
        self->chunks[i]->words[w] &= theirs->words[w];
      recount_chunk (self, i);
    }
}

gboolean
cb_id_set_equal (const CbIdSet *self,
                 const CbIdSet *other)
{
  return self->size == other->size &&
         cb_id_set_count_common (self, other) == self->size;
}

gsize
cb_id_set_get_size (const CbIdSet *self)
{
  return self->size;
}

/**
 * cb_id_set_count_common:
 *
 * Returns: how many ids are in both sets
 */
gsize
cb_id_set_count_common (const CbIdSet *self,
                        const CbIdSet *other)
{
  guint n = MIN (self->n_chunks, other->n_chunks);
  gsize count = 0;

  for (guint i = 0; i < n; i++)
    {
      const Chunk *a = self->chunks[i];
      const Chunk *b = other->chunks[i];

      if (a == NULL || b == NULL)
        continue;

      for (guint w = 0; w < CHUNK_WORDS; w++)
        count += (gsize) __builtin_popcountll (a->words[w] & b->words[w]);
    }

  return count;
}

gboolean
cb_id_set_is_empty (const CbIdSet *self)
{
  return self->size == 0;
}

/**
 * cb_id_set_get_first:
 *
 * Returns: the lowest id, or 0 when the set is empty
 */
gint64
cb_id_set_get_first (const CbIdSet *self)
{
  CbIdSetIter iter;
  gint64 id;

  cb_id_set_iter_init (&iter, self);

  return cb_id_set_iter_next (&iter, &id) ? id : 0;
}

/**
 * cb_id_set_iter_init:
 * @iter: (out caller-allocates): valid until @self is changed
 */
void
cb_id_set_iter_init (CbIdSetIter   *iter,
                     const CbIdSet *self)
{
  *iter = (CbIdSetIter) { .set = self };
  cb_id_set_iter_seek (iter, 0);
}

/**
 * cb_id_set_iter_next:
 * @id: (out): the next id
 *
 * Returns: FALSE at the end
 */
gboolean
cb_id_set_iter_next (CbIdSetIter *iter,
                     gint64      *id)
{
  while (iter->bits == 0)
    {
      const Chunk *chunk;

      if (iter->chunk >= iter->set->n_chunks)
        return FALSE;

      chunk = iter->set->chunks[iter->chunk];
      if (chunk == NULL || ++iter->word >= CHUNK_WORDS)
        {
          if (++iter->chunk >= iter->set->n_chunks)
            return FALSE;
          chunk = iter->set->chunks[iter->chunk];
          iter->word = 0;
        }
      iter->bits = chunk != NULL ? chunk->words[iter->word] : 0;
    }

  *id = ((gint64) iter->chunk << CHUNK_SHIFT) + iter->word * 64 +
        __builtin_ctzll (iter->bits);
  iter->bits &= iter->bits - 1;

  return TRUE;
}

/**
 * cb_id_set_iter_seek:
 * @id: where to go on: the next id returned is the first that is at least this
 */
void
cb_id_set_iter_seek (CbIdSetIter *iter,
                     gint64       id)
{
  const Chunk *chunk;
  guint bit;

  id = CLAMP (id, 0, CB_ID_MAX);
  bit = id & (CHUNK_BITS - 1);
  iter->chunk = (guint) (id >> CHUNK_SHIFT);
  iter->word = bit / 64;
  chunk = get_chunk (iter->set, iter->chunk);
  iter->bits = chunk != NULL ? chunk->words[iter->word] & (G_MAXUINT64 << (bit % 64)) : 0;
}
