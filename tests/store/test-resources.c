/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-test-book.h"

/* So many that to register them takes longer than to begin a book. */
#define MANY 300000

static gboolean begun;

static gpointer
look_up (gpointer data)
{
  g_atomic_int_set (&begun, TRUE);
  g_assert_null (g_resources_lookup_data ("/nothing", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL));

  return NULL;
}

/* As when a program starts: one thread is the first to look for any resource, so that
 * it registers all there are, while another one makes a book. Those of the schema come
 * last, as they were there first. */
static void
test_registering (void)
{
  static const guint8 nothing[8];
  GStaticResource *resources = g_new0 (GStaticResource, MANY);
  CbTestBook f = { NULL };
  GThread *thread;

  for (guint i = 0; i < MANY; i++)
    {
      resources[i].data = nothing;
      resources[i].data_len = sizeof (nothing);
      g_static_resource_init (&resources[i]);
    }
  thread = g_thread_new ("registers", look_up, NULL);
  while (!g_atomic_int_get (&begun))
    g_thread_yield ();

  cb_test_book_set_up (&f, NULL);
  g_assert_cmpuint (cb_book_get_n_live (f.book), ==, 0);

  g_thread_join (thread);
  cb_test_book_tear_down (&f, NULL);
  g_free (resources);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/registering", test_registering);

  return g_test_run ();
}
