/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-error.h"
#include "cb-id-set.h"

/* Where the chunks of the set and the blocks of its bytes meet. */
static const gint64 borders[] = {
  1, 2, 63, 64, 65, 127, 128, 65535, 65536, 65537, 131071, 131072,
  (gint64) 1 << 31, CB_ID_MAX - 65536, CB_ID_MAX - 65535, CB_ID_MAX - 1, CB_ID_MAX,
};

static void
assert_ids (const CbIdSet *set,
            const gint64  *ids,
            gsize          n_ids)
{
  CbIdSetIter iter;
  gint64 id;

  g_assert_cmpuint (cb_id_set_get_size (set), ==, n_ids);
  g_assert_cmpint (cb_id_set_is_empty (set), ==, n_ids == 0);
  g_assert_cmpint (cb_id_set_get_first (set), ==, n_ids > 0 ? ids[0] : 0);

  cb_id_set_iter_init (&iter, set);
  for (gsize i = 0; i < n_ids; i++)
    {
      g_assert_true (cb_id_set_iter_next (&iter, &id));
      g_assert_cmpint (id, ==, ids[i]);
      g_assert_true (cb_id_set_contains (set, id));
    }
  g_assert_false (cb_id_set_iter_next (&iter, &id));
  g_assert_false (cb_id_set_iter_next (&iter, &id));
}

static CbIdSet *
from_bytes (const void *data,
            gsize       size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  CbIdSet *set = cb_id_set_new_from_bytes (bytes, &error);

  g_assert_no_error (error);

  return set;
}

static void
assert_round_trip (const CbIdSet *set)
{
  g_autoptr (GBytes) bytes = cb_id_set_to_bytes (set);
  g_autoptr (CbIdSet) read = from_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_true (cb_id_set_equal (set, read));
}

static void
test_empty (void)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  g_autoptr (CbIdSet) other = cb_id_set_new ();

  assert_ids (set, NULL, 0);
  g_assert_false (cb_id_set_contains (set, 1));
  g_assert_false (cb_id_set_remove (set, 1));
  g_assert_true (cb_id_set_equal (set, other));

  cb_id_set_union (set, other);
  cb_id_set_subtract (set, other);
  cb_id_set_intersect (set, other);
  cb_id_set_clear (set);
  assert_ids (set, NULL, 0);
  assert_round_trip (set);
}

static void
test_borders (void)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();

  /* From the highest down, so that the set has to grow before it is filled. */
  for (gsize i = G_N_ELEMENTS (borders); i > 0; i--)
    {
      g_assert_true (cb_id_set_add (set, borders[i - 1]));
      g_assert_false (cb_id_set_add (set, borders[i - 1]));
    }
  assert_ids (set, borders, G_N_ELEMENTS (borders));
  assert_round_trip (set);
  g_assert_false (cb_id_set_contains (set, 66));
  g_assert_false (cb_id_set_contains (set, 65534));

  for (gsize i = 0; i < G_N_ELEMENTS (borders); i++)
    {
      assert_ids (set, borders + i, G_N_ELEMENTS (borders) - i);
      g_assert_true (cb_id_set_remove (set, borders[i]));
      g_assert_false (cb_id_set_remove (set, borders[i]));
    }
  assert_ids (set, NULL, 0);
}

static void
test_out_of_range (void)
{
  const gint64 ids[] = { 0, -1, G_MININT64, CB_ID_MAX + 1, G_MAXINT64, 7 };
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));

  assert_ids (set, (gint64[]) { 7 }, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (ids) - 1; i++)
    {
      g_assert_false (cb_id_set_add (set, ids[i]));
      g_assert_false (cb_id_set_contains (set, ids[i]));
      g_assert_false (cb_id_set_remove (set, ids[i]));
    }
  assert_ids (set, (gint64[]) { 7 }, 1);
}

static void
test_copy_and_ref (void)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (borders, G_N_ELEMENTS (borders));
  g_autoptr (CbIdSet) copy = cb_id_set_copy (set);
  g_autoptr (CbIdSet) single = cb_id_set_new_single (64);
  CbIdSet *ref = cb_id_set_ref (set);

  g_assert_true (ref == set);
  cb_id_set_unref (ref);
  assert_ids (set, borders, G_N_ELEMENTS (borders));

  cb_id_set_clear (set);
  assert_ids (set, NULL, 0);
  assert_ids (copy, borders, G_N_ELEMENTS (borders));
  g_assert_true (cb_id_set_add (set, CB_ID_MAX));
  assert_ids (set, &borders[G_N_ELEMENTS (borders) - 1], 1);
  assert_ids (single, (gint64[]) { 64 }, 1);
}

static void
test_set_operations (void)
{
  const gint64 a[] = { 1, 64, 65535, 65536, 200000, CB_ID_MAX };
  const gint64 b[] = { 2, 64, 65536, 131072, 200000 };
  const gint64 a_or_b[] = { 1, 2, 64, 65535, 65536, 131072, 200000, CB_ID_MAX };
  const gint64 a_and_b[] = { 64, 65536, 200000 };
  const gint64 a_not_b[] = { 1, 65535, CB_ID_MAX };
  const gint64 b_not_a[] = { 2, 131072 };
  g_autoptr (CbIdSet) sa = cb_id_set_new_from_ids (a, G_N_ELEMENTS (a));
  g_autoptr (CbIdSet) sb = cb_id_set_new_from_ids (b, G_N_ELEMENTS (b));
  g_autoptr (CbIdSet) set = cb_id_set_copy (sa);

  g_assert_cmpuint (cb_id_set_count_common (sa, sb), ==, G_N_ELEMENTS (a_and_b));
  g_assert_cmpuint (cb_id_set_count_common (sb, sa), ==, G_N_ELEMENTS (a_and_b));
  g_assert_false (cb_id_set_equal (sa, sb));

  cb_id_set_union (set, sb);
  assert_ids (set, a_or_b, G_N_ELEMENTS (a_or_b));
  cb_id_set_subtract (set, sb);
  assert_ids (set, a_not_b, G_N_ELEMENTS (a_not_b));
  cb_id_set_union (set, sa);
  g_assert_true (cb_id_set_equal (set, sa));
  cb_id_set_intersect (set, sb);
  assert_ids (set, a_and_b, G_N_ELEMENTS (a_and_b));

  g_clear_pointer (&set, cb_id_set_unref);
  set = cb_id_set_copy (sb);
  cb_id_set_subtract (set, sa);
  assert_ids (set, b_not_a, G_N_ELEMENTS (b_not_a));

  /* With itself. */
  cb_id_set_union (sa, sa);
  cb_id_set_intersect (sa, sa);
  assert_ids (sa, a, G_N_ELEMENTS (a));
  cb_id_set_subtract (sa, sa);
  assert_ids (sa, NULL, 0);
}

static void
test_seek (void)
{
  const gint64 ids[] = { 5, 64, 65535, 65536, 400000 };
  static const struct
  {
    gint64 from;
    gint64 next;
  } seeks[] = {
    { G_MININT64, 5 }, { 0, 5 }, { 5, 5 }, { 6, 64 }, { 64, 64 }, { 65, 65535 }, { 65535, 65535 },
    { 65536, 65536 }, { 65537, 400000 }, { 200000, 400000 }, { 400000, 400000 }, { 400001, 0 },
    { CB_ID_MAX, 0 }, { G_MAXINT64, 0 }, { 1, 5 },
  };
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));
  CbIdSetIter iter;
  gint64 id;

  cb_id_set_iter_init (&iter, set);
  for (gsize i = 0; i < G_N_ELEMENTS (seeks); i++)
    {
      cb_id_set_iter_seek (&iter, seeks[i].from);
      if (seeks[i].next == 0)
        {
          g_assert_false (cb_id_set_iter_next (&iter, &id));
          continue;
        }
      g_assert_true (cb_id_set_iter_next (&iter, &id));
      g_assert_cmpint (id, ==, seeks[i].next);
    }

  g_assert_true (cb_id_set_add (set, CB_ID_MAX));
  cb_id_set_iter_init (&iter, set);
  cb_id_set_iter_seek (&iter, G_MAXINT64);
  g_assert_true (cb_id_set_iter_next (&iter, &id));
  g_assert_cmpint (id, ==, CB_ID_MAX);
}

static void
test_bytes (void)
{
  static const guint8 expected[] = {
    'C', 'b', 'S', '1',
    0, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0xff, 0xff,
    0x01, 0, 0, 0, 1, 0, 0, 0, 2, 1,
    0xff, 0xff, 0, 0, 1, 0, 0, 0, 0xff, 0xff,
  };
  const gint64 ids[] = { 1, 65535, 65536 + 258, CB_ID_MAX };
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));
  g_autoptr (GBytes) bytes = cb_id_set_to_bytes (set);

  /* Books have it so: it must never change. */
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, sizeof expected);
}

static void
test_bytes_dense (void)
{
  /* On both sides of the point where a list becomes a bitmap. */
  static const guint counts[] = { 4095, 4096, 4097, 65536 };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (CbIdSet) set = cb_id_set_new_single (9);
      g_autoptr (GBytes) bytes = NULL;
      gsize size = counts[i] <= 4096 ? counts[i] * 2 : 8192;

      for (guint n = 0; n < counts[i]; n++)
        cb_id_set_add (set, 3 * 65536 + (gint64) n * 65536 / counts[i]);
      cb_id_set_add (set, 65536 * 9);

      bytes = cb_id_set_to_bytes (set);
      g_assert_cmpuint (g_bytes_get_size (bytes), ==, 4 + 10 + 8 + size + 10);
      assert_round_trip (set);
    }
}

static void
test_bytes_malformed (void)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (70000);
  g_autoptr (GBytes) dense = NULL;
  const guint8 *data;
  gsize size;
  static const guint8 beyond[] = { 'C', 'b', 'S', '1', 0, 0, 1, 0, 1, 0, 0, 0, 0, 0 };
  static const guint8 too_many[] = { 'C', 'b', 'S', '1', 0, 0, 0, 0, 1, 16, 0, 0 };
  static const guint8 far_too_many[] = { 'C', 'b', 'S', '1', 0, 0, 0, 0, 255, 255, 255, 255 };
  static const guint8 other_magic[] = { 'C', 'b', 'S', '2' };
  const struct
  {
    const guint8 *data;
    gsize         size;
  } wrong[] = {
    { beyond, sizeof beyond },
    { too_many, sizeof too_many },
    { far_too_many, sizeof far_too_many },
    { other_magic, sizeof other_magic },
    { (const guint8 *) "", 0 },
  };

  for (gint64 id = 1; id < 6000; id++)
    cb_id_set_add (set, id);
  dense = cb_id_set_to_bytes (set);
  data = g_bytes_get_data (dense, &size);

  /* Cut anywhere but between two blocks. */
  for (gsize length = 0; length < size; length++)
    {
      g_autofree guint8 *cut = g_memdup2 (data, length);
      g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&cut), length);
      g_autoptr (GError) error = NULL;
      g_autoptr (CbIdSet) read = cb_id_set_new_from_bytes (bytes, &error);

      if (length == 4 || length == 4 + 8 + 8192)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, CB_ERROR, CB_ERROR_DAMAGED);
      g_assert_null (read);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree guint8 *copy = g_memdup2 (wrong[i].data, wrong[i].size);
      g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&copy), wrong[i].size);
      g_autoptr (GError) error = NULL;

      g_assert_null (cb_id_set_new_from_bytes (bytes, &error));
      g_assert_error (error, CB_ERROR, CB_ERROR_DAMAGED);
    }
}

/* Random bytes are either refused or give a set that is sound. */
static void
test_bytes_random (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      gsize size = 4 + (gsize) g_test_rand_int_range (0, 200);
      g_autofree guint8 *data = g_malloc (size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (CbIdSet) set = NULL;

      memcpy (data, "CbS1", 4);
      for (gsize at = 4; at < size; at++)
        data[at] = g_test_rand_bit () ? 0 : (guint8) g_test_rand_int_range (0, 8);
      bytes = g_bytes_new_take (g_steal_pointer (&data), size);

      set = cb_id_set_new_from_bytes (bytes, &error);
      if (set == NULL)
        g_assert_error (error, CB_ERROR, CB_ERROR_DAMAGED);
      else
        assert_round_trip (set);
    }
}

static gint64
random_id (void)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return g_test_rand_int_range (1, 300);
    case 1:
      return 65536 * g_test_rand_int_range (1, 4) + g_test_rand_int_range (-70, 70);
    case 2:
      return CB_ID_MAX - g_test_rand_int_range (0, 100);
    default:
      return g_test_rand_int_range (1, 200000);
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 ia = *(const gint64 *) a;
  gint64 ib = *(const gint64 *) b;

  return ia < ib ? -1 : ia > ib ? 1 : 0;
}

static void
assert_same_as_table (const CbIdSet *set,
                      GHashTable    *table)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  g_array_sort (ids, compare_ids);
  assert_ids (set, (const gint64 *) (gpointer) ids->data, ids->len);
}

/* A second set in both forms, and what an operation on both makes of them. */
static void
combine (CbIdSet    *set,
         GHashTable *table)
{
  g_autoptr (CbIdSet) other = cb_id_set_new ();
  g_autoptr (GHashTable) other_table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;
  int operation = g_test_rand_int_range (0, 3);
  gsize n_common = 0;

  for (guint i = 0; i < 200; i++)
    {
      gint64 id = random_id ();

      cb_id_set_add (other, id);
      g_hash_table_add (other_table, g_memdup2 (&id, sizeof id));
    }
  if (operation == 2)
    cb_id_set_union (other, set);

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n_common += operation == 2 || g_hash_table_contains (other_table, key);
  g_assert_cmpuint (cb_id_set_count_common (set, other), ==, n_common);

  if (operation == 0)
    {
      cb_id_set_subtract (set, other);
      g_hash_table_iter_init (&iter, other_table);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_hash_table_remove (table, key);
    }
  else if (operation == 1)
    {
      cb_id_set_union (set, other);
      g_hash_table_iter_init (&iter, other_table);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_hash_table_add (table, g_memdup2 (key, sizeof (gint64)));
    }
  else
    {
      /* The other one has all of it: nothing changes. */
      cb_id_set_intersect (set, other);
    }
}

static void
test_random (void)
{
  for (guint run = 0; run < 20; run++)
    {
      g_autoptr (CbIdSet) set = cb_id_set_new ();
      g_autoptr (GHashTable) table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

      for (guint step = 0; step < 2000; step++)
        {
          gint64 id = random_id ();

          if (g_test_rand_int_range (0, 3) == 0)
            g_assert_cmpint (cb_id_set_remove (set, id), ==, g_hash_table_remove (table, &id));
          else
            g_assert_cmpint (cb_id_set_add (set, id), ==, g_hash_table_add (table, g_memdup2 (&id, sizeof id)));

          if (step % 400 == 399)
            {
              combine (set, table);
              assert_same_as_table (set, table);
            }
        }
      assert_round_trip (set);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/id-set/empty", test_empty);
  g_test_add_func ("/id-set/borders", test_borders);
  g_test_add_func ("/id-set/out-of-range", test_out_of_range);
  g_test_add_func ("/id-set/copy-and-ref", test_copy_and_ref);
  g_test_add_func ("/id-set/operations", test_set_operations);
  g_test_add_func ("/id-set/seek", test_seek);
  g_test_add_func ("/id-set/bytes", test_bytes);
  g_test_add_func ("/id-set/bytes-dense", test_bytes_dense);
  g_test_add_func ("/id-set/bytes-malformed", test_bytes_malformed);
  g_test_add_func ("/id-set/bytes-random", test_bytes_random);
  g_test_add_func ("/id-set/random", test_random);

  return g_test_run ();
}
