/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-proof-files.h"

#include <gio/gio.h>

#define PIECE_SIZE (256 * 1024)

/* Books have their own customers, and the one that is open must not be opened
 * and closed here, which would drop SQLite's locks. A copy of it with another name
 * is searched. */
static gboolean
is_book (GFile      *file,
         const char *book)
{
  static const char *const suffixes[] = { ".db", ".customerbook", "-wal", "-shm", "-journal" };

  const char *path = g_file_peek_path (file);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (path, suffixes[i]))
      return TRUE;

  return g_str_equal (path, book);
}

static void
read_file (GFile       *file,
           CbRawFunc    func,
           gpointer     user_data)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree guint8 *piece = NULL;
  goffset at = 0;
  gssize n;

  /* What can't be read was not written by this program. */
  if (stream == NULL)
    return;

  piece = g_malloc (PIECE_SIZE);
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), piece, PIECE_SIZE, NULL, NULL)) > 0)
    {
      func (&(CbRawPiece) { .bytes = piece, .size = (gsize) n, .at = at }, user_data);
      at += n;
    }
  func (&(CbRawPiece) { .size = (gsize) at, .at = at }, user_data);
}

static void
read_folder (GFile       *folder,
             const char  *book,
             CbRawFunc    func,
             gpointer     user_data)
{
  g_autoptr (GFileEnumerator) enumerator =
    g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFileInfo *info;
  GFile *child;

  while (enumerator != NULL && g_file_enumerator_iterate (enumerator, &info, &child, NULL, NULL) && info != NULL)
    {
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        read_folder (child, book, func, user_data);
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
               !is_book (child, book))
        read_file (child, func, user_data);
    }
}

/*
 * cb_proof_files_read:
 *
 * On any thread.
 */
void
cb_proof_files_read (const char  *book,
                     CbRawFunc    func,
                     gpointer     user_data)
{
  const char *const folders[] = { g_get_user_data_dir (), g_get_user_cache_dir (), g_get_user_state_dir () };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GFile) folder = g_file_new_build_filename (folders[i], "customer-book", NULL);

      read_folder (folder, book, func, user_data);
    }
}
