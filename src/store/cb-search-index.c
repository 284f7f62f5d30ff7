/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() and explicit_bzero() */
#include "cb-search-index.h"

#include <string.h>

#include "cb-fold.h"

/* Between two fields, so that no hit spans them. */
#define SEPARATOR '\x1f'
/* How many hits between two looks at the cancellable. */
#define HITS_BETWEEN_CHECKS 4096
/* A query with fewer digits isn't taken for a phone number. */
#define MIN_PHONE_DIGITS 3

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

static int
compare_length_descending (gconstpointer a,
                           gconstpointer b)
{
  gsize la = strlen (*(const char *const *) a);
  gsize lb = strlen (*(const char *const *) b);

  return la < lb ? 1 : la > lb ? -1 : 0;
}

/* (transfer full): the words of a folded query, the longest, which has the
 * fewest hits, first. */
static GPtrArray *
split_words (const char *folded)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_end = c == 0 || g_unichar_isspace (c);

      if (!is_end && start == NULL)
        start = p;
      if (is_end && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      if (c == 0)
        break;
    }
  g_ptr_array_sort (words, compare_length_descending);

  return words;
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

static inline const char *
find (const char *from,
      gsize       size,
      const char *word,
      gsize       length)
{
  return length == 1 ? memchr (from, word[0], size) : memmem (from, size, word, length);
}

/* Adds the customers that have all of @words. */
static gboolean
scan (CbSearchIndex  *self,
      GPtrArray      *words,
      CbIdSet        *hits,
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
      p = find (p, (gsize) (end - p), word, length);
      if (p == NULL)
        break;

      index = find_record_at (self, index, (gsize) (p - self->text));
      if (get_record (self, index)->id > 0 && record_has_words (self, index, words, 1))
        cb_id_set_add (hits, get_record (self, index)->id);
      p = self->text + get_record (self, index + 1)->start;

      if (n % HITS_BETWEEN_CHECKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* (transfer full) (nullable): the digits of a query that is a phone number,
 * unless it is nothing but these. */
static char *
get_phone_digits (const char *query)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean has_others = FALSE;

  for (const char *p = query; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) || c == '@')
        return NULL;
      /* Digits of another script are scanned for as ASCII too. */
      has_others = has_others || c >= 0x80 || !g_ascii_isdigit ((char) c);
    }

  cb_fold_append_digits (digits, query);
  if (!has_others || digits->len < MIN_PHONE_DIGITS)
    return NULL;

  return g_string_free_and_steal (g_steal_pointer (&digits));
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
  g_autofree char *digits = get_phone_digits (query);
  g_autoptr (GPtrArray) words = split_words (folded);

  if (words->len > 0 && !scan (self, words, hits, cancellable, error))
    return NULL;

  if (digits != NULL)
    {
      g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

      g_ptr_array_add (numbers, digits);
      if (!scan (self, numbers, hits, cancellable, error))
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
