/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() */
#include <string.h>

#include "cb-needles.h"

#define ALPHABET "abé"

static void
feed (CbNeedles  *needles,
      const char *text,
      gsize       piece)
{
  gsize size = strlen (text);

  for (gsize at = 0; at < size; at += piece)
    cb_needles_feed (needles, text + at, MIN (piece, size - at), NULL, NULL);
  cb_needles_end (needles);
}

static void
test_short (void)
{
  g_autoptr (CbNeedles) needles = cb_needles_new ();

  g_assert_false (cb_needles_add (needles, "1234567", 7));
  g_assert_false (cb_needles_add (needles, "", 0));
  g_assert_false (cb_needles_add (needles, "12345678", 8));
  g_assert_cmpuint (cb_needles_get_n (needles), ==, 0);
  feed (needles, "1234567890", 10);
  g_assert_cmpuint (cb_needles_count (needles, CB_NEEDLE_FOUND), ==, 0);

  g_assert_true (cb_needles_add (needles, "123456789", 9));
  g_assert_true (cb_needles_add (needles, "CC-10421", 8));
  feed (needles, "1234567890", 10);
  g_assert_cmpuint (cb_needles_count (needles, CB_NEEDLE_FOUND), ==, 1);
}

static void
test_doubles (void)
{
  g_autoptr (CbNeedles) needles = cb_needles_new ();

  for (guint i = 0; i < 100; i++)
    g_assert_true (cb_needles_add (needles, "Dupont Traiteur", 15));
  g_assert_true (cb_needles_add (needles, "Dupont T", 8));
  g_assert_cmpuint (cb_needles_get_n (needles), ==, 2);
  feed (needles, "Dupont T, Dupont Traiteu", 4);
  g_assert_cmpuint (cb_needles_count (needles, CB_NEEDLE_FOUND), ==, 1);
  feed (needles, "r", 1);
  g_assert_cmpuint (cb_needles_count (needles, CB_NEEDLE_FOUND), ==, 1);
}

/* At each place and in pieces of each size. */
static void
test_places (void)
{
  static const char needle[] = "ferrari.fiori@example.it";

  for (guint place = 0; place < 80; place++)
    for (guint piece = 1; piece < 70; piece++)
      {
        g_autoptr (CbNeedles) needles = cb_needles_new ();
        g_autofree char *before = g_strnfill (place, 'f');
        g_autofree char *text = g_strconcat (before, needle, "!", NULL);
        g_autofree char *cut = g_strdup (text);

        cb_needles_add (needles, needle, strlen (needle));
        cut[place + strlen (needle) - 1] = '-';
        feed (needles, cut, piece);
        g_assert_cmpuint (cb_needles_count (needles, CB_NEEDLE_FOUND), ==, 0);
        feed (needles, text, piece);
        g_assert_cmpuint (cb_needles_count (needles, CB_NEEDLE_FOUND), ==, 1);
      }
}

/* Of a long one the beginning. */
static void
test_long (void)
{
  g_autoptr (CbNeedles) needles = cb_needles_new ();
  g_autofree char *needle = g_strnfill (1000, 'x');
  g_autofree char *less = g_strnfill (CB_NEEDLE_MAX - 1, 'x');
  g_autofree char *enough = g_strnfill (CB_NEEDLE_MAX, 'x');

  cb_needles_add (needles, needle, 1000);
  feed (needles, less, 7);
  g_assert_cmpuint (cb_needles_count (needles, CB_NEEDLE_FOUND), ==, 0);
  feed (needles, enough, 7);
  g_assert_cmpuint (cb_needles_count (needles, CB_NEEDLE_FOUND), ==, 1);
}

static CbNeedleState
place_cb (gsize    place,
          gsize    size,
          gpointer user_data)
{
  g_assert_cmpuint (size, ==, 8);

  return place == GPOINTER_TO_SIZE (user_data) ? CB_NEEDLE_SHARED : CB_NEEDLE_FOUND;
}

/* What may stand somewhere is looked for nowhere, before it or after it. */
static void
test_shared (void)
{
  static const char text[] = "Eklund AEklund A-Eklund A";
  const gsize places[] = { 0, 8, 17, 9 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (CbNeedles) needles = cb_needles_new ();
      gboolean shared = i < 3;

      cb_needles_add (needles, "Eklund A", 8);
      cb_needles_feed (needles, text, strlen (text), place_cb, GSIZE_TO_POINTER (places[i]));
      cb_needles_end (needles);
      g_assert_cmpuint (cb_needles_count (needles, CB_NEEDLE_SHARED), ==, shared);
      g_assert_cmpuint (cb_needles_count (needles, CB_NEEDLE_FOUND), ==, !shared);
    }
}

static char *
random_text (gsize length)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_unichar (text, g_utf8_get_char (g_utf8_offset_to_pointer (
                                     ALPHABET, g_test_rand_int_range (0, (gint32) g_utf8_strlen (ALPHABET, -1)))));

  return g_string_free_and_steal (text);
}

/* The same as looking for one after the other. */
static void
test_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (CbNeedles) needles = cb_needles_new ();
      g_autoptr (CbNeedles) found = NULL;
      g_autoptr (CbNeedles) missing = NULL;
      g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree char *text = random_text (3000);
      GHashTableIter iter;
      gpointer needle;
      guint n_found = 0;

      for (guint i = 0; i < 60; i++)
        {
          char *word = random_text ((gsize) g_test_rand_int_range (8, i % 3 == 0 ? 40 : 11));

          cb_needles_add (needles, word, strlen (word));
          g_hash_table_add (all, word);
        }

      g_hash_table_iter_init (&iter, all);
      while (g_hash_table_iter_next (&iter, &needle, NULL))
        n_found += memmem (text, strlen (text), needle, strlen (needle)) != NULL;

      feed (needles, text, (gsize) g_test_rand_int_range (1, 4000));
      g_assert_cmpuint (cb_needles_get_n (needles), ==, g_hash_table_size (all));
      g_assert_cmpuint (cb_needles_count (needles, CB_NEEDLE_FOUND), ==, n_found);

      found = cb_needles_pick (needles, CB_NEEDLE_FOUND);
      missing = cb_needles_pick (needles, CB_NEEDLE_MISSING);
      g_assert_cmpuint (cb_needles_get_n (found), ==, n_found);
      g_assert_cmpuint (cb_needles_get_n (missing), ==, g_hash_table_size (all) - n_found);
      feed (found, text, 100);
      feed (missing, text, 100);
      g_assert_cmpuint (cb_needles_count (found, CB_NEEDLE_FOUND), ==, n_found);
      g_assert_cmpuint (cb_needles_count (missing, CB_NEEDLE_FOUND), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/needles/short", test_short);
  g_test_add_func ("/needles/doubles", test_doubles);
  g_test_add_func ("/needles/places", test_places);
  g_test_add_func ("/needles/long", test_long);
  g_test_add_func ("/needles/shared", test_shared);
  g_test_add_func ("/needles/random", test_random);

  return g_test_run ();
}
