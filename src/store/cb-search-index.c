/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() and explicit_bzero() */
#include "cb-search-index.h"

#include <string.h>

#include "cb-fold.h"
#include "cb-search-scan.h"
#include "cb-search-words.h"

/* Between two fields, so that no hit spans them. */
#define SEPARATOR '\x1f'
/* How many hits between two looks at the cancellable. */
#define HITS_BETWEEN_CHECKS 4096
/* What was found is looked through again, rather than all, if it is no more than
 * this part of it: customer by customer takes longer than all of the text at once. */
#define NARROW_PART 16

typedef struct
{
  gint64 id;   /* 0 for one that was removed */
  gsize  start;
} Record;

struct _CbSearchIndex
{
  char       *text;
  gsize       size;
  gsize       allocated;

  /* In the order of their text; a last one marks the end. */
  GArray     *records;
  /* The first so many are in the order of their ids, … */
  guint       n_sorted;
  /* … the rest are found here: id to index. */
  GHashTable *unsorted;
  gsize       wasted;
  GString    *buffer;

  /* What the search before found, as indices in order: who goes on typing finds
   * nobody else. NULL when that is not known, or too many. */
  GArray     *found;
  char       *found_query; /* folded */
};

static inline Record *
get_record (CbSearchIndex *self,
            guint          index)
{
  return &g_array_index (self->records, Record, index);
}

static inline guint
get_n_records (CbSearchIndex *self)
{
  return self->records->len - 1;
}

/* The last record that starts at or before @offset, @from or later. Gallops,
 * since hits mostly come close to each other. */
static guint
find_record_at (CbSearchIndex *self,
                guint          from,
                gsize          offset)
{
  guint n = get_n_records (self);
  guint step = 1;
  guint low = from, high;

  while (low + step < n && get_record (self, low + step)->start <= offset)
    {
      low += step;
      step *= 2;
    }
  high = MIN (low + step, n);

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_record (self, middle)->start <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static gboolean
find_record_of (CbSearchIndex *self,
                gint64         id,
                guint         *index)
{
  guint low = 0, high = self->n_sorted;
  gpointer value;

  /* Removed records keep their place, with their id made negative; the
   * customer may have come back since, among the unsorted. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gint64 found = ABS (get_record (self, middle)->id);

      if (found == id && get_record (self, middle)->id > 0)
        {
          *index = middle;
          return TRUE;
        }
      if (found == id)
        break;
      if (found < id)
        low = middle + 1;
      else
        high = middle;
    }

  if (!g_hash_table_lookup_extended (self->unsorted, GSIZE_TO_POINTER ((gsize) id), NULL, &value))
    return FALSE;
  *index = GPOINTER_TO_UINT (value);

  return TRUE;
}

static void
reserve (CbSearchIndex *self,
         gsize          n_more)
{
  if (self->size + n_more <= self->allocated)
    return;

  self->allocated = MAX (self->allocated + self->allocated / 4, self->size + n_more + 65536);
  self->text = g_realloc (self->text, self->allocated);
}

static void
append_record (CbSearchIndex *self,
               gint64         id,
               const char    *text,
               gsize          length)
{
  guint index = get_n_records (self);
  Record end;

  reserve (self, length);
  memcpy (self->text + self->size, text, length);
  self->size += length;

  get_record (self, index)->id = id;
  end = (Record) { .start = self->size };
  g_array_append_val (self->records, end);

  if (self->n_sorted == index && (index == 0 || ABS (get_record (self, index - 1)->id) < id))
    self->n_sorted++;
  else
    g_hash_table_insert (self->unsorted, GSIZE_TO_POINTER ((gsize) id), GUINT_TO_POINTER (index));
}

/* Takes out what was removed, once it is a quarter of the text. */
static void
compact (CbSearchIndex *self)
{
  g_autoptr (GArray) old = NULL;
  gsize old_size = self->size;

  if (self->wasted < 65536 || self->wasted < self->size / 4)
    return;

  old = g_steal_pointer (&self->records);
  self->records = g_array_sized_new (FALSE, TRUE, sizeof (Record), old->len);
  g_array_set_size (self->records, 1);
  g_hash_table_remove_all (self->unsorted);
  self->n_sorted = 0;
  self->size = 0;
  self->wasted = 0;

  for (guint i = 0; i + 1 < old->len; i++)
    {
      const Record *record = &g_array_index (old, Record, i);

      if (record->id > 0)
        {
          gsize length = record[1].start - record->start;

          memmove (self->text + self->size, self->text + record->start, length);
          append_record (self, record->id, self->text + self->size, length);
        }
    }

  explicit_bzero (self->text + self->size, old_size - self->size);
}

static void
append_field (GString    *out,
              const char *value)
{
  cb_fold_append (out, value != NULL ? value : "");
  g_string_append_c (out, SEPARATOR);
}

static void
append_phone (GString    *out,
              const char *value)
{
  cb_fold_append_digits (out, value != NULL ? value : "");
  g_string_append_c (out, SEPARATOR);
}

static gboolean
record_has_words (CbSearchIndex *self,
                  guint          index,
                  GPtrArray     *words,
                  guint          from)
{
  const Record *record = get_record (self, index);

  for (guint i = from; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (memmem (self->text + record->start, record[1].start - record->start,
                  word, strlen (word)) == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
forget_found (CbSearchIndex *self)
{
  if (self->found_query != NULL)
    explicit_bzero (self->found_query, strlen (self->found_query));
  g_clear_pointer (&self->found_query, g_free);
  g_clear_pointer (&self->found, g_array_unref);
}

/* Adds those that were found before and have all of @words. */
static void
narrow (CbSearchIndex *self,
        GPtrArray     *words,
        CbIdSet       *hits)
{
  guint n_left = 0;

  for (guint i = 0; i < self->found->len; i++)
    {
      guint index = g_array_index (self->found, guint, i);

      if (!record_has_words (self, index, words, 0))
        continue;
      cb_id_set_add (hits, get_record (self, index)->id);
      g_array_index (self->found, guint, n_left++) = index;
    }
  g_array_set_size (self->found, n_left);
}

/* Adds the customers that have all of @words. @found: (nullable) (inout): their
 * indices, as long as they are not too many */
static gboolean
scan (CbSearchIndex  *self,
      GPtrArray      *words,
      CbIdSet        *hits,
      GArray        **found,
      GCancellable   *cancellable,
      GError        **error)
{
  const char *word = g_ptr_array_index (words, 0);
  gsize length = strlen (word);
  const char *end = self->text + self->size;
  const char *p = self->text;
  guint index = 0;

  for (guint n = 1; p < end; n++)
    {
      p = cb_search_scan_find (p, (gsize) (end - p), word, length);
      if (p == NULL)
        break;

      index = find_record_at (self, index, (gsize) (p - self->text));
      if (get_record (self, index)->id > 0 && record_has_words (self, index, words, 1))
        {
          cb_id_set_add (hits, get_record (self, index)->id);
          if (found != NULL && *found != NULL)
            g_array_append_val (*found, index);
          if (found != NULL && *found != NULL && (*found)->len > get_n_records (self) / NARROW_PART)
            g_clear_pointer (found, g_array_unref);
        }
      p = self->text + get_record (self, index + 1)->start;

      if (n % HITS_BETWEEN_CHECKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/*
 * cb_search_index_new:
 *
 * Returns: (transfer full): an empty index
 */
CbSearchIndex *
cb_search_index_new (void)
{
  CbSearchIndex *self = g_new0 (CbSearchIndex, 1);

  self->records = g_array_new (FALSE, TRUE, sizeof (Record));
  g_array_set_size (self->records, 1);
  self->unsorted = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->buffer = g_string_new (NULL);
  reserve (self, 1);

  return self;
}

void
cb_search_index_free (CbSearchIndex *self)
{
  forget_found (self);
  explicit_bzero (self->text, self->size);
  g_free (self->text);
  explicit_bzero (self->buffer->str, self->buffer->allocated_len);
  g_string_free (self->buffer, TRUE);
  g_array_unref (self->records);
  g_hash_table_unref (self->unsorted);
  g_free (self);
}

/*
 * cb_search_index_put:
 *
 * Adds a customer, or replaces what was known.
 */
void
cb_search_index_put (CbSearchIndex      *self,
                     gint64              id,
                     const CbSearchText *text)
{
  GString *out = self->buffer;
  guint index;

  forget_found (self);
  g_string_truncate (out, 0);
  append_field (out, text->number);
  append_field (out, text->name);
  append_field (out, text->company);
  append_field (out, text->contact);
  append_field (out, text->email);
  append_phone (out, text->phone);
  append_phone (out, text->mobile);

  if (find_record_of (self, id, &index))
    {
      const Record *record = get_record (self, index);
      gsize length = record[1].start - record->start;

      /* It stays where it is if it fits. */
      if (out->len <= length)
        {
          memset (self->text + record->start, SEPARATOR, length);
          memcpy (self->text + record->start, out->str, out->len);
          return;
        }
      cb_search_index_remove (self, id);
    }

  append_record (self, id, out->str, out->len);
}

/*
 * cb_search_index_remove:
 *
 * Forgets a customer and wipes the text.
 */
void
cb_search_index_remove (CbSearchIndex *self,
                        gint64         id)
{
  Record *record;
  gsize length;
  guint index;

  if (!find_record_of (self, id, &index))
    return;

  forget_found (self);
  record = get_record (self, index);
  length = record[1].start - record->start;
  memset (self->text + record->start, SEPARATOR, length);
  record->id = -id;
  g_hash_table_remove (self->unsorted, GSIZE_TO_POINTER ((gsize) id));
  self->wasted += length;
  compact (self);
}

/*
 * cb_search_index_search:
 * @query: what was typed: words, all of which a customer must have
 *
 * Returns: (transfer full): the customers that match, or NULL when cancelled
 */
CbIdSet *
cb_search_index_search (CbSearchIndex  *self,
                        const char     *query,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_autoptr (CbIdSet) hits = cb_id_set_new ();
  g_autofree char *folded = cb_fold (query);
  g_autofree char *digits = cb_search_words_get_phone_digits (query);
  g_autoptr (GPtrArray) words = cb_search_words_split (folded);

  if (digits != NULL || self->found_query == NULL || !g_str_has_prefix (folded, self->found_query))
    forget_found (self);

  if (self->found != NULL)
    {
      narrow (self, words, hits);
      g_set_str (&self->found_query, folded);
    }
  else if (words->len > 0)
    {
      g_autoptr (GArray) found = digits == NULL ? g_array_new (FALSE, FALSE, sizeof (guint)) : NULL;

      if (!scan (self, words, hits, &found, cancellable, error))
        return NULL;
      if (found != NULL)
        {
          self->found = g_steal_pointer (&found);
          self->found_query = g_strdup (folded);
        }
    }

  if (digits != NULL)
    {
      g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

      g_ptr_array_add (numbers, digits);
      if (!scan (self, numbers, hits, NULL, cancellable, error))
        return NULL;
    }

  return g_steal_pointer (&hits);
}

const char *
cb_search_index_get_text (CbSearchIndex *self,
                          gsize         *size)
{
  *size = self->size;

  return self->text;
}
