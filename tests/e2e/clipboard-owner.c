/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Another program to copy from: it puts what is in a file on the clipboard, as the
 * type named before it on the command line. It prints "ready" once it is there,
 * and stays until it is killed.
 */

#include <gtk/gtk.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *data = NULL;
  gsize size;

  if (argc != 3 || !g_file_get_contents (argv[2], &data, &size, NULL))
    return 1;

  gtk_init ();
  bytes = g_bytes_new (data, size);
  content = gdk_content_provider_new_for_bytes (argv[1], bytes);
  if (!gdk_clipboard_set_content (gdk_display_get_clipboard (gdk_display_get_default ()), content))
    return 1;
  gdk_display_sync (gdk_display_get_default ());

  g_print ("ready\n");
  fflush (stdout);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}
