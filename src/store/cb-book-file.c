/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-book-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cb-error.h"
#include "cb-schema.h"

/* For names that are taken. */
#define MAX_NUMBER 999

static gboolean
set_errno_error (int      saved_errno,
                 GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), g_strerror (saved_errno));

  return FALSE;
}

gboolean
cb_book_file_is_same (const char *path,
                      const char *other)
{
  GStatBuf info, other_info;

  return g_stat (path, &info) == 0 && g_stat (other, &other_info) == 0 &&
         info.st_dev == other_info.st_dev && info.st_ino == other_info.st_ino;
}

CbConnection *
cb_book_file_open (const char  *path,
                   GError     **error)
{
  g_autoptr (CbConnection) connection = NULL;
  gint64 version;

  if (!cb_schema_check_file (path, FALSE, error))
    return NULL;

  connection = cb_connection_open (path, FALSE, TRUE, error);
  if (connection == NULL || !cb_connection_query_int64 (connection, "PRAGMA user_version", &version, error))
    return NULL;

  /* Without a version it is what is left of one that was never filled. */
  if (version < 1)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_A_BOOK, "Nothing in it");
      return NULL;
    }

  return g_steal_pointer (&connection);
}

/* Not where nothing can be locked. Somebody else may have put another one there before it
 * was locked. */
static gboolean
lock (int         fd,
      const char *path)
{
  struct stat own;
  GStatBuf there;

  if (flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    return FALSE;

  return fstat (fd, &own) == 0 && g_stat (path, &there) == 0 &&
         own.st_dev == there.st_dev && own.st_ino == there.st_ino;
}

/* Returns FALSE if somebody is at it. */
static gboolean
remove_beside (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  gboolean taken = fd >= 0 && !lock (fd, path);

  if (!taken)
    g_unlink (path);
  if (fd >= 0)
    g_close (fd, NULL);

  return !taken;
}

char *
cb_book_file_make_beside (const char  *path,
                          int         *fd,
                          GError     **error)
{
  g_autofree char *name = g_strconcat (path, ".backing-up", NULL);
  gboolean removed = remove_beside (name);

  *fd = removed ? g_open (name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600) : -1;
  if (*fd < 0 && removed && errno != EEXIST)
    {
      set_errno_error (errno, error);
      return NULL;
    }

  if (*fd < 0 || !lock (*fd, name))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_TARGET_IN_USE, "Another copy is being made there");
      if (*fd >= 0)
        g_close (*fd, NULL);
      return NULL;
    }

  return g_steal_pointer (&name);
}

char *
cb_book_file_get_next (const char *path)
{
  return g_strconcat (path, ".restoring", NULL);
}

void
cb_book_file_remove_next (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *next = cb_book_file_get_next (path);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (next, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* Longer ones: what is set aside has more words in its name, and where small letters are
 * as good as capitals the book itself may be listed under a name that looks different. */
static void
remove_longer_names (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *own = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *other = g_build_filename (folder, name, NULL);

      if (strlen (name) > strlen (own) && !g_file_test (other, G_FILE_TEST_IS_SYMLINK) &&
          cb_book_file_is_same (other, path))
        g_unlink (other);
    }
}

void
cb_book_file_remove_left (const char *path)
{
  g_autofree char *next = cb_book_file_get_next (path);
  GStatBuf info;

  /* It goes last: as long as it is there, the names are looked for. */
  if (g_file_test (next, G_FILE_TEST_EXISTS) && g_stat (path, &info) == 0 && info.st_nlink > 1)
    remove_longer_names (path);
  cb_book_file_remove_next (path);
}

gboolean
cb_book_file_make (const char  *path,
                   GError     **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    return set_errno_error (errno, error);

  return g_close (fd, NULL);
}

gboolean
cb_book_file_sync (const char  *path,
                   GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int failure = 0;

  if (fd < 0)
    return set_errno_error (errno, error);

  if (g_fsync (fd) != 0)
    failure = errno;
  g_close (fd, NULL);

  return failure == 0 || set_errno_error (failure, error);
}

/* What it is called now stays after a power cut. Some file systems can't be asked for that. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  cb_book_file_sync (folder, NULL);
}

gboolean
cb_book_file_put (const char  *from,
                  const char  *path,
                  GError     **error)
{
  if (g_rename (from, path) != 0)
    return set_errno_error (errno, error);

  sync_folder (path);

  return TRUE;
}

static gboolean
has_log (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      if (g_file_test (name, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

/* (transfer full): keeps everybody from what is at @path, and has taken its log in */
static CbConnection *
seize (const char  *path,
       GError     **error)
{
  g_autoptr (CbConnection) connection = NULL;

  if (!cb_schema_check_file (path, FALSE, error))
    return NULL;

  connection = cb_connection_open (path, FALSE, FALSE, error);
  if (connection == NULL || !cb_connection_seize (connection, error))
    return NULL;

  return g_steal_pointer (&connection);
}

gboolean
cb_book_file_put_copy (const char  *from,
                       const char  *path,
                       GError     **error)
{
  g_autoptr (CbConnection) there = NULL;
  g_autoptr (GError) failure = NULL;

  if (has_log (path))
    there = seize (path, &failure);
  /* A log of another file, to which there is a link, is still there. */
  if (has_log (path))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_TARGET_IN_USE,
                           failure != NULL ? failure->message : "A log is beside it");
      return FALSE;
    }

  return cb_book_file_put (from, path, error);
}

/* (transfer full): "Name 2.db" */
static char *
add_number (const char *path,
            guint       number)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');
  g_autofree char *suffix = g_strdup (dot != NULL ? dot : "");
  g_autofree char *numbered = NULL;

  if (number == 1)
    return g_strdup (path);

  if (dot != NULL)
    *dot = '\0';
  numbered = g_strdup_printf ("%s %u%s", name, number, suffix);

  return g_build_filename (folder, numbered, NULL);
}

/* Where a file can't have two names it is copied. */
static gboolean
copy_aside (CbConnection  *connection,
            const char    *aside,
            GError       **error)
{
  if (!cb_book_file_make (aside, error))
    return FALSE;

  if (cb_connection_copy_into (connection, aside, NULL, error) && cb_book_file_sync (aside, error))
    return TRUE;

  g_unlink (aside);

  return FALSE;
}

static gboolean
set_aside (CbConnection  *connection,
           const char    *path,
           char         **aside,
           GError       **error)
{
  g_autofree char *wanted = g_steal_pointer (aside);

  for (guint number = 1; number <= MAX_NUMBER; number++)
    {
      g_autofree char *name = add_number (wanted, number);

      if (link (path, name) == 0)
        {
          *aside = g_steal_pointer (&name);
          return TRUE;
        }
      if (errno == EEXIST)
        continue;

      *aside = g_strdup (name);
      return copy_aside (connection, name, error);
    }

  *aside = g_steal_pointer (&wanted);

  return set_errno_error (EEXIST, error);
}

gboolean
cb_book_file_replace (const char  *path,
                      const char  *next,
                      char       **aside,
                      GError     **error)
{
  /* Nobody begins to read or write it before the other one has its place. */
  g_autoptr (CbConnection) connection = cb_connection_open (path, FALSE, FALSE, error);

  if (connection == NULL || !cb_connection_seize (connection, error) ||
      !set_aside (connection, path, aside, error))
    return FALSE;

  if (cb_book_file_put (next, path, error))
    return TRUE;

  /* It is what is still there. */
  g_unlink (*aside);

  return FALSE;
}
