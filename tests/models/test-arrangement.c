/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-arrangement.h"

static GArray *
make_range (gint64 first,
            guint  n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = first; id < first + n; id++)
    g_array_append_val (ids, id);

  return ids;
}

static CbIdSet *
make_multiples (gint64 of,
                gint64 end)
{
  CbIdSet *set = cb_id_set_new ();

  for (gint64 id = of; id < end; id += of)
    cb_id_set_add (set, id);

  return set;
}

static gint64
id_at (GArray *ids,
       guint   position)
{
  return g_array_index (ids, gint64, position);
}

static void
test_filter (void)
{
  g_autoptr (CbArrangement) arrangement = cb_arrangement_new ();

  arrangement->old = make_range (1, 100);
  arrangement->base = make_range (1, 100);
  arrangement->gone = make_multiples (10, 101);
  arrangement->hits = make_multiples (2, 101);
  cb_arrangement_compute (arrangement);

  g_assert_cmpuint (arrangement->sorted->len, ==, 90);
  g_assert_cmpuint (arrangement->ids->len, ==, 40);
  g_assert_cmpint (id_at (arrangement->ids, 4), ==, 12);
  g_assert_cmpuint (cb_id_set_get_size (arrangement->set), ==, 40);
  g_assert_false (cb_id_set_contains (arrangement->set, 10));
}

static void
test_common_ends (void)
{
  g_autoptr (CbArrangement) same = cb_arrangement_new ();
  g_autoptr (CbArrangement) longer = cb_arrangement_new ();
  g_autoptr (CbArrangement) holed = cb_arrangement_new ();

  same->old = make_range (1, 10);
  same->base = make_range (1, 10);
  cb_arrangement_compute (same);
  g_assert_cmpuint (same->n_before + same->n_after, ==, 10);
  g_assert_true (same->ids == same->base);

  longer->old = make_range (1, 40);
  longer->base = make_range (1, 1000);
  cb_arrangement_compute (longer);
  g_assert_cmpuint (longer->n_before, ==, 40);
  g_assert_cmpuint (longer->n_after, ==, 0);

  holed->old = make_range (1, 10);
  holed->base = make_range (1, 10);
  holed->gone = cb_id_set_new_single (4);
  cb_arrangement_compute (holed);
  g_assert_cmpuint (holed->n_before, ==, 3);
  g_assert_cmpuint (holed->n_after, ==, 6);
}

static void
test_shift (void)
{
  g_autoptr (CbArrangement) holes = cb_arrangement_new ();
  g_autoptr (CbArrangement) back = cb_arrangement_new ();
  g_autoptr (CbArrangement) top = cb_arrangement_new ();
  g_autoptr (CbArrangement) replaced = cb_arrangement_new ();

  holes->old = make_range (1, 10000);
  holes->base = make_range (1, 10000);
  holes->gone = make_multiples (10, 10001);
  holes->keep_place = TRUE;
  holes->seen = 5000;
  cb_arrangement_compute (holes);
  g_assert_cmpint (holes->shift, ==, -500);
  g_assert_cmpint (id_at (holes->ids, 5000 - 500), ==, 5001);

  back->old = g_array_ref (holes->ids);
  back->base = make_range (1, 10000);
  back->keep_place = TRUE;
  back->seen = 4500;
  cb_arrangement_compute (back);
  g_assert_cmpint (back->shift, ==, 500);

  /* Seen from its top a list stays at its top. */
  top->old = make_range (100, 100);
  top->base = make_range (1, 300);
  top->keep_place = TRUE;
  cb_arrangement_compute (top);
  g_assert_cmpint (top->shift, ==, 0);

  replaced->old = make_range (100, 100);
  replaced->base = make_range (1, 300);
  replaced->seen = 50;
  cb_arrangement_compute (replaced);
  g_assert_cmpint (replaced->shift, ==, 0);
}

/* The first row that is seen moves far away: the view must not follow it. */
static void
test_shift_without_the_one_that_moved (void)
{
  g_autoptr (CbArrangement) arrangement = cb_arrangement_new ();
  gint64 moved = 501;

  arrangement->old = make_range (1, 1000);
  arrangement->base = make_range (1, 1000);
  g_array_remove_index (arrangement->base, 500);
  g_array_append_val (arrangement->base, moved);
  arrangement->keep_place = TRUE;
  arrangement->seen = 500;
  cb_arrangement_compute (arrangement);

  g_assert_cmpint (arrangement->shift, ==, 0);
  g_assert_cmpint (id_at (arrangement->ids, 500), ==, 502);
}

static void
test_shift_when_all_is_gone (void)
{
  g_autoptr (CbArrangement) arrangement = cb_arrangement_new ();

  arrangement->old = make_range (1, 10000);
  arrangement->base = make_range (1, 10000);
  arrangement->gone = cb_id_set_new ();
  for (gint64 id = 4001; id <= 9000; id++)
    cb_id_set_add (arrangement->gone, id);
  arrangement->keep_place = TRUE;
  arrangement->seen = 5000;
  cb_arrangement_compute (arrangement);

  g_assert_cmpint (arrangement->shift, ==, -1000);
  g_assert_cmpint (id_at (arrangement->ids, 4000), ==, 9001);
}

static void
assert_gap (CbArrangement *arrangement,
            int            shift,
            const guint   *rows,
            guint          n_rows,
            int            expected,
            guint          expected_position)
{
  guint position;

  g_assert_cmpint (cb_arrangement_find_gap (arrangement, shift, rows, n_rows, 8, &position), ==, expected);
  if (expected != 0)
    g_assert_cmpuint (position, ==, expected_position);
}

static void
test_gap (void)
{
  g_autoptr (CbArrangement) arrangement = cb_arrangement_new ();
  const guint near[] = { 498, 499, 500, 501, 502 };
  const guint outlier[] = { 0, 498, 499, 500, 501 };
  const guint top[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };

  arrangement->seen = 500;
  assert_gap (arrangement, -100, near, G_N_ELEMENTS (near), -100, 398);
  assert_gap (arrangement, 100, near, G_N_ELEMENTS (near), 100, 498);
  assert_gap (arrangement, -498, near, G_N_ELEMENTS (near), -498, 0);
  assert_gap (arrangement, -499, near, G_N_ELEMENTS (near), -498, 0);
  assert_gap (arrangement, -100, outlier, G_N_ELEMENTS (outlier), -100, 398);
  assert_gap (arrangement, -498, outlier, G_N_ELEMENTS (outlier), -497, 1);
  assert_gap (arrangement, 0, near, G_N_ELEMENTS (near), 0, 0);

  /* Where all rows are alive, a few of them may be dropped, not many. */
  arrangement->seen = 11;
  assert_gap (arrangement, -3, top, G_N_ELEMENTS (top), -3, 8);
  assert_gap (arrangement, -9, top, G_N_ELEMENTS (top), 0, 0);
  assert_gap (arrangement, 3, top, G_N_ELEMENTS (top), 3, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/arrangement/filter", test_filter);
  g_test_add_func ("/arrangement/common-ends", test_common_ends);
  g_test_add_func ("/arrangement/shift", test_shift);
  g_test_add_func ("/arrangement/shift/moved", test_shift_without_the_one_that_moved);
  g_test_add_func ("/arrangement/shift/all-gone", test_shift_when_all_is_gone);
  g_test_add_func ("/arrangement/gap", test_gap);

  return g_test_run ();
}
