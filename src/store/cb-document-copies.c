/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-document-copies.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "cb-document.h"
#include "cb-interaction-rows.h"

/* The folders: of all programs, of one, of a book, of a document. */
#define PROGRAM_TEMPLATE "XXXXXX"

static GMutex own_mutex;
static char *own_folder;   /* (nullable) */
static int own_lock = -1;

static char *
get_root (void)
{
  return g_build_filename (g_get_user_cache_dir (), "customer-book", "documents", NULL);
}

/* Of a book there is nothing to be read here, not even where it lies. */
static char *
get_book_name (const char *book)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, book, -1);

  return g_strndup (sum, 16);
}

typedef void (*ChildFunc) (GFile    *child,
                           gpointer  user_data);

static void
for_each_child (GFile     *folder,
                ChildFunc  func,
                gpointer   user_data)
{
  g_autoptr (GFileEnumerator) enumerator =
    g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFileInfo *info;
  GFile *child;

  while (enumerator != NULL && g_file_enumerator_iterate (enumerator, &info, &child, NULL, NULL) && info != NULL)
    func (child, user_data);
}

static void
remove_cb (GFile    *file,
           gpointer  user_data)
{
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) == G_FILE_TYPE_DIRECTORY)
    for_each_child (file, remove_cb, NULL);
  g_file_delete (file, NULL, NULL);
}

/* What is locked belongs to a program that runs. */
static int
lock_folder (const char *path,
             int         operation)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW, 0);

  if (fd >= 0 && flock (fd, operation) != 0)
    {
      close (fd);
      return -1;
    }

  return fd;
}

static gboolean
fail (const char  *path,
      GError     **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, (gint) g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));

  return FALSE;
}

/* Nobody takes the new folder for a stale one before it is locked: who looks
 * locks the one above. */
static gboolean
make_own (GError **error)
{
  g_autofree char *root = NULL;
  g_autofree char *folder = NULL;
  int root_lock;

  if (own_folder != NULL)
    return TRUE;

  root = get_root ();
  if (g_mkdir_with_parents (root, 0700) != 0)
    return fail (root, error);

  root_lock = lock_folder (root, LOCK_EX);
  if (root_lock < 0)
    return fail (root, error);

  folder = g_build_filename (root, PROGRAM_TEMPLATE, NULL);
  if (g_mkdtemp_full (folder, 0700) != NULL)
    own_lock = lock_folder (folder, LOCK_EX | LOCK_NB);
  if (own_lock < 0)
    fail (folder, error);
  else
    own_folder = g_steal_pointer (&folder);
  close (root_lock);

  return own_folder != NULL;
}

GFile *
cb_document_copies_prepare (const char  *book,
                            gint64       document_id,
                            const char  *title,
                            GError     **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&own_mutex);
  g_autofree char *book_name = get_book_name (book);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, document_id);
  g_autofree char *name = cb_document_make_name (title);
  g_autofree char *folder = NULL;

  if (!make_own (error))
    return NULL;

  folder = g_build_filename (own_folder, book_name, id, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail (folder, error);
      return NULL;
    }

  return g_file_new_build_filename (folder, name, NULL);
}

/* The folder of a document. */
static void
sweep_document_cb (GFile    *folder,
                   gpointer  user_data)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (user_data,
                           "SELECT 1 FROM document t WHERE t.id = ? AND " CB_DOCUMENT_STAYS
                           " AND t.customer_id NOT IN (SELECT customer_id FROM pending_erasure)",
                           NULL);
  g_autofree char *name = g_file_get_basename (folder);

  if (statement == NULL)
    return;

  cb_statement_bind_int64 (statement, 1, g_ascii_strtoll (name, NULL, 10));
  if (cb_statement_step (statement, NULL) == CB_STEP_DONE)
    remove_cb (folder, NULL);
}

static void
sweep_program_cb (GFile    *folder,
                  gpointer  user_data)
{
  g_autofree char *name = get_book_name (cb_connection_get_path (user_data));
  g_autoptr (GFile) book = g_file_get_child (folder, name);

  for_each_child (book, sweep_document_cb, user_data);
}

void
cb_document_copies_sweep (CbConnection *connection)
{
  g_autofree char *root = get_root ();
  g_autoptr (GFile) folder = g_file_new_for_path (root);

  for_each_child (folder, sweep_program_cb, connection);
}

static void
clear_stale_cb (GFile    *folder,
                gpointer  user_data)
{
  int fd = lock_folder (g_file_peek_path (folder), LOCK_EX | LOCK_NB);

  if (fd < 0)
    return;

  remove_cb (folder, NULL);
  close (fd);
}

void
cb_document_copies_clear_stale (void)
{
  g_autofree char *root = get_root ();
  g_autoptr (GFile) folder = g_file_new_for_path (root);
  int root_lock = lock_folder (root, LOCK_EX);

  if (root_lock < 0)
    return;

  for_each_child (folder, clear_stale_cb, NULL);
  close (root_lock);
}

void
cb_document_copies_clear (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&own_mutex);
  g_autoptr (GFile) folder = NULL;

  if (own_folder == NULL)
    return;

  folder = g_file_new_for_path (own_folder);
  remove_cb (folder, NULL);
  close (own_lock);
  own_lock = -1;
  g_clear_pointer (&own_folder, g_free);
}
