/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for explicit_bzero() */
#include "cb-needles.h"

#include <stdlib.h>
#include <string.h>

#include "cb-sieve.h"

G_STATIC_ASSERT (CB_NEEDLE_MIN == CB_SIEVE_MIN);

typedef struct
{
  guint8         bytes[CB_NEEDLE_MAX];
  guint          size;
  CbNeedleState  state;
} Needle;

/* What is being looked through. */
typedef struct
{
  CbNeedles    *needles;
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

  /* Made when they are needed, those that are; then the needles are sorted and
   * different. */
  CbSieve    *sieves[CB_N_SIEVES];
  gboolean    is_sorted;
  guint       n_settled;  /* needles that are shared, but still in the sieves */

  /* The end of what was fed. */
  guint8      tail[CB_NEEDLE_MAX - 1];
  guint       tail_size;
};

static Needle *
get_needle (CbNeedles *self,
            guint      index)
{
  return &self->needles[index];
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
clear_sieves (CbNeedles *self)
{
  for (guint i = 0; i < CB_N_SIEVES; i++)
    g_clear_pointer (&self->sieves[i], cb_sieve_free);
  self->is_sorted = FALSE;
  self->n_settled = 0;
}

static void
ensure_sieves (CbNeedles *self)
{
  if (self->is_sorted)
    return;

  drop_doubles (self);
  for (guint i = 0; i < self->n_needles; i++)
    {
      const Needle *needle = get_needle (self, i);
      guint number = cb_sieve_choose (needle->size);

      if (needle->state == CB_NEEDLE_SHARED)
        continue;
      if (self->sieves[number] == NULL)
        self->sieves[number] = cb_sieve_new (number);
      cb_sieve_expect (self->sieves[number], needle->bytes, needle->size);
    }
  for (guint i = 0; i < self->n_needles; i++)
    {
      const Needle *needle = get_needle (self, i);

      if (needle->state != CB_NEEDLE_SHARED)
        cb_sieve_add (self->sieves[cb_sieve_choose (needle->size)], needle->bytes, needle->size, i);
    }
  self->is_sorted = TRUE;
}

static void
look_at_cb (guint    index,
            gsize    start,
            gpointer user_data)
{
  const Text *text = user_data;
  Needle *needle = get_needle (text->needles, index);

  if (needle->state == CB_NEEDLE_SHARED || needle->size > text->size - start ||
      memcmp (text->bytes + start, needle->bytes, needle->size) != 0)
    return;

  needle->state = text->func != NULL ? text->func (text->is_border ? G_MAXSIZE : start, needle->size, text->user_data)
                                     : CB_NEEDLE_FOUND;
  text->needles->n_settled += needle->state == CB_NEEDLE_SHARED;
}

static void
scan (CbNeedles  *self,
      const Text *text)
{
  for (guint i = 0; i < CB_N_SIEVES; i++)
    if (self->sieves[i] != NULL)
      cb_sieve_scan (self->sieves[i], text->bytes, text->size, look_at_cb, (gpointer) text);
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
  clear_sieves (self);
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

  clear_sieves (self);
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
    ensure_sieves (self);

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
  const Text text = { self, bytes, size, FALSE, func, user_data };

  if (size == 0 || self->n_needles == 0)
    return;

  /* What is shared stands in many places. */
  if (self->n_settled > self->n_needles / 16)
    clear_sieves (self);
  ensure_sieves (self);
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
