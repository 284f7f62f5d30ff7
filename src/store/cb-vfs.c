/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-vfs.h"

#include <string.h>

#include <sqlite3.h>

#include "cb-page.h"

/*
 * The file system as SQLite's own one has it, but for how a book and its
 * write-ahead log are written:
 *
 * - What a page of the book keeps in its unused parts is left out. So an erasure
 *   needn't write each page that it changed once more.
 * - What follows on what was written last is gathered, and written as one piece:
 *   SQLite writes page by page, and a frame of the log in two pieces. It is in
 *   the file before that is synced, on which all that SQLite promises about a
 *   crash rests, and before the lock is let go under which it was written, so
 *   that nobody else ever misses it or has their own overwritten by it.
 *
 * See https://sqlite.org/vfs.html and https://sqlite.org/walformat.html. The
 * file is that of SQLite's own file system, with some methods of ours; what
 * these need stands behind it, in the same memory.
 */

#define NAME        "customer-book"
/* The copy has the methods up to this version, and no others. */
#define MAX_VERSION 3
#define ALIGNMENT   16
/* SQLite's own file system takes less than 128 KiB at once. */
#define BUFFER_SIZE (96 * 1024)

typedef struct
{
  sqlite3_io_methods        methods;
  const sqlite3_io_methods *own;
  guint8                   *buffer;    /* (nullable): what is gathered */
  guint                     n_bytes;
  sqlite3_int64             start;     /* where it goes */
  int                       failure;   /* that may not have been heeded: no sync succeeds after it */
  sqlite3_file             *book;      /* of a log */
  sqlite3_file             *log;       /* (nullable): of a book */
  guint                     reserved;
  gboolean                  known;     /* whether the first page was seen */
  gboolean                  too_large; /* for pages to be told from others */
} Extra;

static sqlite3_vfs *own_vfs;
static sqlite3_vfs vfs;

static Extra *
get_extra (sqlite3_file *file)
{
  return (Extra *) (gpointer) ((guint8 *) file + vfs.szOsFile - sizeof (Extra));
}

/* What can't be written is given up, for SQLite takes it back when it is told. */
static int
flush (sqlite3_file *file)
{
  Extra *self = get_extra (file);
  int rc = SQLITE_OK;

  if (self->n_bytes > 0)
    {
      rc = self->own->xWrite (file, self->buffer, (int) self->n_bytes, self->start);
      self->n_bytes = 0;
    }

  return rc;
}

/* Where SQLite may go on all the same until it syncs. */
static int
flush_aside (sqlite3_file *file)
{
  int rc = flush (file);

  if (rc != SQLITE_OK)
    get_extra (file)->failure = rc;

  return rc;
}

static void
read_header (Extra        *self,
             const guint8 *header)
{
  self->reserved = cb_page_get_reserved (header);
  self->too_large = cb_page_get_n_pages (header) >= CB_MAX_PAGES;
  self->known = TRUE;
}

/* Whether it is a page that can be told from others, by what the first one says
 * of how they are made. */
static gboolean
is_page (Extra         *self,
         sqlite3_file  *file,
         const guint8  *bytes,
         int            amount,
         sqlite3_int64  offset)
{
  guint8 header[CB_FILE_HEADER_SIZE];

  if (self->book != NULL || amount < CB_MIN_PAGE_SIZE || amount > CB_MAX_PAGE_SIZE ||
      (amount & (amount - 1)) != 0 || offset % amount != 0)
    return FALSE;

  if (offset == 0)
    read_header (self, bytes);
  else if (!self->known && self->own->xRead (file, header, sizeof header, 0) == SQLITE_OK)
    read_header (self, header);

  return self->known && !self->too_large;
}

static int
write_file (sqlite3_file  *file,
            const void    *bytes,
            int            amount,
            sqlite3_int64  offset)
{
  Extra *self = get_extra (file);
  guint8 *place;
  int rc;

  if (amount > BUFFER_SIZE)
    {
      rc = flush (file);
      return rc != SQLITE_OK ? rc : self->own->xWrite (file, bytes, amount, offset);
    }

  if (self->n_bytes + (guint) amount > BUFFER_SIZE || self->start + self->n_bytes != offset)
    {
      rc = flush (file);
      if (rc != SQLITE_OK)
        return rc;
      self->start = offset;
    }

  if (self->buffer == NULL)
    self->buffer = g_malloc (BUFFER_SIZE);
  place = self->buffer + self->n_bytes;
  memcpy (place, bytes, (gsize) amount);
  if (is_page (self, file, bytes, amount, offset))
    cb_page_wipe (place, offset == 0 ? CB_FILE_HEADER_SIZE : 0, (guint) amount - self->reserved);
  self->n_bytes += (guint) amount;

  return SQLITE_OK;
}

static int
read_file (sqlite3_file  *file,
           void          *bytes,
           int            amount,
           sqlite3_int64  offset)
{
  Extra *self = get_extra (file);
  gboolean gathered = offset < self->start + self->n_bytes && self->start < offset + amount;
  int rc = gathered ? flush_aside (file) : SQLITE_OK;

  return rc != SQLITE_OK ? rc : self->own->xRead (file, bytes, amount, offset);
}

static int
truncate_file (sqlite3_file  *file,
               sqlite3_int64  size)
{
  int rc = flush (file);

  return rc != SQLITE_OK ? rc : get_extra (file)->own->xTruncate (file, size);
}

static int
sync_file (sqlite3_file *file,
           int           flags)
{
  Extra *self = get_extra (file);
  int rc = flush (file);

  if (rc == SQLITE_OK)
    rc = self->failure;

  return rc != SQLITE_OK ? rc : self->own->xSync (file, flags);
}

static int
get_file_size (sqlite3_file  *file,
               sqlite3_int64 *size)
{
  int rc = flush (file);

  return rc != SQLITE_OK ? rc : get_extra (file)->own->xFileSize (file, size);
}

/* What was to last is synced already: the rest was taken back. */
static void
finish_writing (sqlite3_file *file)
{
  flush (file);
  get_extra (file)->failure = SQLITE_OK;
}

static int
unlock_file (sqlite3_file *file,
             int           lock)
{
  finish_writing (file);

  return get_extra (file)->own->xUnlock (file, lock);
}

/* With a log, those who write and who empty it each hold one of these. */
static int
lock_shared (sqlite3_file *file,
             int           offset,
             int           n,
             int           flags)
{
  Extra *self = get_extra (file);

  if ((flags & SQLITE_SHM_UNLOCK) != 0)
    {
      finish_writing (file);
      if (self->log != NULL)
        finish_writing (self->log);
    }

  return self->own->xShmLock (file, offset, n, flags);
}

static int
control_file (sqlite3_file *file,
              int           operation,
              void         *argument)
{
  int rc = flush_aside (file);

  return rc != SQLITE_OK ? rc : get_extra (file)->own->xFileControl (file, operation, argument);
}

static int
close_file (sqlite3_file *file)
{
  Extra *self = get_extra (file);
  int rc = flush (file);
  int closed;

  if (self->book != NULL)
    get_extra (self->book)->log = NULL;
  closed = self->own->xClose (file);
  g_clear_pointer (&self->buffer, g_free);

  return rc != SQLITE_OK ? rc : closed;
}

static int
open_file (sqlite3_vfs  *self,
           const char   *name,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  int rc = own_vfs->xOpen (own_vfs, name, file, flags, out_flags);
  Extra *extra;

  if (rc != SQLITE_OK || file->pMethods == NULL || (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) == 0)
    return rc;

  extra = get_extra (file);
  *extra = (Extra) { .own = file->pMethods, .methods = *file->pMethods };
  if ((flags & SQLITE_OPEN_WAL) != 0)
    {
      extra->book = sqlite3_database_file_object (name);
      get_extra (extra->book)->log = file;
    }
  extra->methods.iVersion = MIN (extra->methods.iVersion, MAX_VERSION);
  extra->methods.xClose = close_file;
  extra->methods.xRead = read_file;
  extra->methods.xWrite = write_file;
  extra->methods.xTruncate = truncate_file;
  extra->methods.xSync = sync_file;
  extra->methods.xFileSize = get_file_size;
  extra->methods.xUnlock = unlock_file;
  extra->methods.xFileControl = control_file;
  extra->methods.xShmLock = lock_shared;
  file->pMethods = &extra->methods;

  return SQLITE_OK;
}

static gpointer
register_once (gpointer data)
{
  own_vfs = sqlite3_vfs_find (NULL);
  if (own_vfs == NULL)
    return NULL;

  vfs = *own_vfs;
  vfs.iVersion = MIN (vfs.iVersion, MAX_VERSION);
  vfs.szOsFile = (own_vfs->szOsFile + (int) sizeof (Extra) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  vfs.pNext = NULL;
  vfs.zName = NAME;
  vfs.xOpen = open_file;

  return sqlite3_vfs_register (&vfs, FALSE) == SQLITE_OK ? (gpointer) vfs.zName : NULL;
}

/*
 * cb_vfs_get_name:
 *
 * On any thread.
 *
 * Returns: (nullable): what to open a book with; NULL, which is SQLite's own
 *   file system, if it can't be had
 */
const char *
cb_vfs_get_name (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, register_once, NULL);
}
