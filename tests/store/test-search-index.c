/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() */
#include "cb-search-index.h"
#include "cb-search-scan.h"

#include <string.h>

#include "cb-fold.h"

#define N_FIELDS 7

/* A customer as the naive scan knows it. */
typedef struct
{
  char *fields[N_FIELDS];
  char *folded[N_FIELDS];
} Entry;

static void
entry_free (gpointer data)
{
  Entry *self = data;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_free (self->fields[i]);
      g_free (self->folded[i]);
    }
  g_free (self);
}

static void
put (CbSearchIndex *index,
     gint64         id,
     const char    *name)
{
  cb_search_index_put (index, id, &(CbSearchText) { .number = "1", .name = name });
}

static void
assert_hits (CbSearchIndex *index,
             const char    *query,
             gint64         first,
             ...)
{
  g_autoptr (CbIdSet) expected = cb_id_set_new ();
  g_autoptr (CbIdSet) hits = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;

  va_start (args, first);
  for (gint64 id = first; id != 0; id = va_arg (args, gint64))
    cb_id_set_add (expected, id);
  va_end (args);

  hits = cb_search_index_search (index, query, NULL, &error);
  g_assert_no_error (error);
  if (!cb_id_set_equal (hits, expected))
    g_error ("“%s”: %" G_GSIZE_FORMAT " hits rather than %" G_GSIZE_FORMAT, query,
             cb_id_set_get_size (hits), cb_id_set_get_size (expected));
}

#define END ((gint64) 0)

static void
assert_text_has (CbSearchIndex *index,
                 const char    *needle,
                 gboolean       has)
{
  gsize size;
  const char *text = cb_search_index_get_text (index, &size);

  g_assert_cmpint (memmem (text, size, needle, strlen (needle)) != NULL, ==, has);
}

static void
test_empty (void)
{
  CbSearchIndex *index = cb_search_index_new ();

  assert_hits (index, "a", END);
  assert_hits (index, "", END);
  cb_search_index_remove (index, 1);
  put (index, 1, "");
  assert_hits (index, "1", (gint64) 1, END);
  cb_search_index_remove (index, 1);
  assert_hits (index, "1", END);
  cb_search_index_free (index);
}

/* Shorter, longer, and longer once more: found by what it is now alone. */
static void
test_replace (void)
{
  CbSearchIndex *index = cb_search_index_new ();

  put (index, 1, "before");
  put (index, 2, "middle");
  put (index, 3, "behind");

  put (index, 2, "mid");
  assert_hits (index, "middle", END);
  assert_hits (index, "mid", (gint64) 2, END);
  put (index, 2, "much longer than it was");
  assert_hits (index, "mid", END);
  assert_hits (index, "much", (gint64) 2, END);
  put (index, 2, "longer still than what was much longer already");
  assert_hits (index, "than it was", END);
  assert_hits (index, "already", (gint64) 2, END);
  put (index, 2, "x");
  assert_hits (index, "already", END);
  assert_hits (index, "1", (gint64) 1, (gint64) 2, (gint64) 3, END);

  cb_search_index_remove (index, 2);
  assert_hits (index, "x", END);
  assert_hits (index, "1", (gint64) 1, (gint64) 3, END);
  put (index, 2, "again");
  assert_hits (index, "again", (gint64) 2, END);
  cb_search_index_remove (index, 2);
  assert_hits (index, "again", END);
  cb_search_index_free (index);
}

/* What was removed stands in memory no more. */
static void
test_wiped (void)
{
  CbSearchIndex *index = cb_search_index_new ();

  put (index, 1, "keeps");
  put (index, 2, "vanishes");
  put (index, 3, "shrinks from this");
  assert_text_has (index, "vanishes", TRUE);

  put (index, 3, "shrinks");
  assert_text_has (index, "from this", FALSE);
  put (index, 2, "vanishes and grows");
  cb_search_index_remove (index, 2);
  assert_text_has (index, "vanish", FALSE);
  assert_text_has (index, "keeps", TRUE);
  cb_search_index_free (index);
}

static void
test_fields_apart (void)
{
  CbSearchIndex *index = cb_search_index_new ();

  cb_search_index_put (index, 7, &(CbSearchText) {
    .number = "C-0007", .name = "Ada", .company = "Bert & Co", .contact = "Cleo",
    .email = "dora@example.org", .phone = "030 123", .mobile = "(0171) 456-789",
  });
  cb_search_index_put (index, 8, &(CbSearchText) { .number = "8" });

  assert_hits (index, "adabert", END);
  assert_hits (index, "123017", END);
  assert_hits (index, "cleo ada bert", (gint64) 7, END);
  assert_hits (index, "ADA\u00a0C-00", (gint64) 7, END);
  assert_hits (index, "ada nobody", END);
  assert_hits (index, "dora@ 0171456", (gint64) 7, END);
  assert_hits (index, "0171 456", (gint64) 7, END);
  assert_hits (index, "0171/45-67", (gint64) 7, END);
  assert_hits (index, "8", (gint64) 7, (gint64) 8, END);
  cb_search_index_free (index);
}

static void
test_phone_digits (void)
{
  static const char *const queries[] = {
    "0300074321", "030 0074321", "(030) 007-4321", "030/007.43.21", "\u202a030\u00a0007\u20114321\u202c",
    "٠٣٠٠٠٧٤٣٢١", "０３０ ００７ ４３２１", "007-43", "4321",
  };
  CbSearchIndex *index = cb_search_index_new ();

  cb_search_index_put (index, 1, &(CbSearchText) { .number = "A", .phone = "(030) 007-4321" });
  cb_search_index_put (index, 2, &(CbSearchText) { .number = "B", .mobile = "٠٣٠-٠٠٧-٤٣٢١" });
  cb_search_index_put (index, 3, &(CbSearchText) { .number = "C", .phone = "030 007 5321" });

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    assert_hits (index, queries[i], (gint64) 1, (gint64) 2, END);

  assert_hits (index, "030 007", (gint64) 1, (gint64) 2, (gint64) 3, END);
  assert_hits (index, "(030) 007-4321 x", END);
  assert_hits (index, "--", END);
  assert_hits (index, "()", END);
  cb_search_index_free (index);
}

static void
test_cancel (void)
{
  CbSearchIndex *index = cb_search_index_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (gint64 id = 1; id < 10000; id++)
    put (index, id, "many");
  g_cancellable_cancel (cancellable);
  g_assert_null (cb_search_index_search (index, "many", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cb_search_index_free (index);
}

/* At every place of texts of every size, and just beyond them. */
static void
test_scan (void)
{
  for (gsize size = 0; size < 80; size++)
    for (gsize length = 1; length < 20; length++)
      {
        g_autofree char *text = g_malloc (MAX (size, 1));
        char word[20];

        for (guint run = 0; run < 20; run++)
          {
            for (gsize i = 0; i < size; i++)
              text[i] = (char) g_test_rand_int_range ('a', 'c');
            for (gsize i = 0; i < length; i++)
              word[i] = (char) g_test_rand_int_range ('a', 'c');
            if (length <= size)
              memcpy (text + g_test_rand_int_range (0, (gint32) (size - length + 1)), word, length);
            g_assert_true (cb_search_scan_find (text, size, word, length) == memmem (text, size, word, length));
          }
      }
}

static gsize
count_hits (CbSearchIndex *index,
            const char    *query)
{
  g_autoptr (CbIdSet) hits = cb_search_index_search (index, query, NULL, NULL);

  return cb_id_set_get_size (hits);
}

/* What is changed while somebody types is found as it is now. */
static void
test_typing (void)
{
  CbSearchIndex *index = cb_search_index_new ();

  for (gint64 id = 1; id <= 100; id++)
    cb_search_index_put (index, id, &(CbSearchText) { .name = id <= 3 ? "Anna Berg" : "Zoe" });

  g_assert_cmpuint (count_hits (index, "an"), ==, 3);
  g_assert_cmpuint (count_hits (index, "ann"), ==, 3);
  cb_search_index_remove (index, 1);
  g_assert_cmpuint (count_hits (index, "anna"), ==, 2);
  cb_search_index_put (index, 1, &(CbSearchText) { .name = "Annabel" });
  g_assert_cmpuint (count_hits (index, "anna b"), ==, 3);
  cb_search_index_put (index, 2, &(CbSearchText) { .name = "Ann" });
  g_assert_cmpuint (count_hits (index, "anna be"), ==, 2);
  g_assert_cmpuint (count_hits (index, "anna b"), ==, 2);
  g_assert_cmpuint (count_hits (index, "b"), ==, 2);
  g_assert_cmpuint (count_hits (index, ""), ==, 0);
  cb_search_index_free (index);
}

static char *
random_text (guint max_length)
{
  static const char *const letters[] = {
    "a", "b", "c", "1", "2", " ", "é", "ß", "Ø", "日", "🙂", "-", "A", "x",
  };
  GString *text = g_string_new (NULL);
  guint length = (guint) g_test_rand_int_range (0, (gint32) max_length + 1);

  for (guint i = 0; i < length; i++)
    g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);

  return g_string_free_and_steal (text);
}

static Entry *
random_entry (void)
{
  Entry *entry = g_new0 (Entry, 1);

  for (guint i = 0; i < N_FIELDS; i++)
    {
      GString *folded = g_string_new (NULL);

      entry->fields[i] = random_text (g_test_rand_bit () ? 4 : 40);
      if (i < 5)
        cb_fold_append (folded, entry->fields[i]);
      else
        cb_fold_append_digits (folded, entry->fields[i]);
      entry->folded[i] = g_string_free_and_steal (folded);
    }

  return entry;
}

static void
put_entry (CbSearchIndex *index,
           gint64         id,
           const Entry   *entry)
{
  cb_search_index_put (index, id, &(CbSearchText) {
    entry->fields[0], entry->fields[1], entry->fields[2], entry->fields[3],
    entry->fields[4], entry->fields[5], entry->fields[6],
  });
}

static gboolean
entry_has_word (const Entry *entry,
                const char  *word)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (strstr (entry->folded[i], word) != NULL)
        return TRUE;
    }

  return FALSE;
}

static CbIdSet *
scan_naively (GHashTable *entries,
              const char *query)
{
  g_autofree char *folded = cb_fold (query);
  g_auto (GStrv) words = g_strsplit_set (folded, " ", -1);
  CbIdSet *hits = cb_id_set_new ();
  GHashTableIter iter;
  gpointer id, entry;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &id, &entry))
    {
      gboolean has_all = TRUE;
      guint n_words = 0;

      for (guint i = 0; words[i] != NULL; i++)
        {
          if (words[i][0] == '\0')
            continue;
          n_words++;
          has_all = has_all && entry_has_word (entry, words[i]);
        }
      if (n_words > 0 && has_all)
        cb_id_set_add (hits, (gint64) GPOINTER_TO_SIZE (id));
    }

  return hits;
}

static void
compare_with_naive (CbSearchIndex *index,
                    GHashTable    *entries)
{
  for (guint i = 0; i < 10; i++)
    {
      /* With a letter, so that it isn't taken for a phone number. */
      g_autofree char *random = random_text (4);
      g_autoptr (GString) query = g_string_new (g_test_rand_bit () ? "a" : "日");

      g_string_append (query, random);
      /* As it is typed: what was found before is looked through again. */
      for (guint j = 0; j < 4; j++)
        {
          g_autofree char *more = random_text (2);
          g_autoptr (CbIdSet) expected = scan_naively (entries, query->str);
          g_autoptr (CbIdSet) hits = cb_search_index_search (index, query->str, NULL, NULL);

          if (!cb_id_set_equal (hits, expected))
            g_error ("“%s”: %" G_GSIZE_FORMAT " hits rather than %" G_GSIZE_FORMAT, query->str,
                     cb_id_set_get_size (hits), cb_id_set_get_size (expected));
          g_string_append (query, more);
        }
    }
}

static void
test_random (void)
{
  for (guint run = 0; run < 4; run++)
    {
      CbSearchIndex *index = cb_search_index_new ();
      g_autoptr (GHashTable) entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free);
      gsize size, largest = 0;
      gboolean compacted = FALSE;

      /* First as a book is read, … */
      for (gint64 id = 1; id <= 1500; id += g_test_rand_int_range (1, 4))
        {
          Entry *entry = random_entry ();

          put_entry (index, id, entry);
          g_hash_table_insert (entries, GSIZE_TO_POINTER ((gsize) id), entry);
        }
      compare_with_naive (index, entries);

      /* … then changed in any order, so often that it is compacted. */
      for (guint step = 0; step < 4000; step++)
        {
          gint64 id = g_test_rand_int_range (1, 1600);

          if (g_test_rand_int_range (0, 3) == 0)
            {
              cb_search_index_remove (index, id);
              g_hash_table_remove (entries, GSIZE_TO_POINTER ((gsize) id));
            }
          else
            {
              Entry *entry = random_entry ();

              put_entry (index, id, entry);
              g_hash_table_insert (entries, GSIZE_TO_POINTER ((gsize) id), entry);
            }

          cb_search_index_get_text (index, &size);
          compacted = compacted || size < largest;
          largest = MAX (largest, size);
          if (step % 500 == 0)
            compare_with_naive (index, entries);
        }
      compare_with_naive (index, entries);
      g_assert_true (compacted);
      cb_search_index_free (index);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-index/empty", test_empty);
  g_test_add_func ("/search-index/replace", test_replace);
  g_test_add_func ("/search-index/wiped", test_wiped);
  g_test_add_func ("/search-index/fields-apart", test_fields_apart);
  g_test_add_func ("/search-index/phone-digits", test_phone_digits);
  g_test_add_func ("/search-index/cancel", test_cancel);
  g_test_add_func ("/search-index/scan", test_scan);
  g_test_add_func ("/search-index/typing", test_typing);
  g_test_add_func ("/search-index/random", test_random);

  return g_test_run ();
}
