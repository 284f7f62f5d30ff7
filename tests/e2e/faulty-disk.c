/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Preloaded into the program under test, this makes the disk misbehave while
 * there are certain files in the folder that CB_FAULTS names:
 *
 *   full          nothing more can be written: ENOSPC
 *   written       gets a byte more for each block written to a write-ahead log
 *   stop-after    holds a number; once that many blocks were written to a
 *                 write-ahead log the writing thread stands still for good,
 *                 half way into the next block, after making the file "stopped"
 *
 * A block is a piece of 4 KiB of what is written at once, or what remains of it.
 */

/* Both pwrite() and pwrite64() are defined here: neither may stand for the
 * other. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define BLOCK_SIZE 4096

typedef ssize_t (*WriteAt) (int fd, const void *data, size_t size, off64_t offset);

static atomic_int n_written;

static int
get_fault (const char *name,
           char       *path)
{
  const char *folder = getenv ("CB_FAULTS");

  if (folder == NULL || snprintf (path, PATH_MAX, "%s/%s", folder, name) >= PATH_MAX)
    return 0;
  return access (path, F_OK) == 0;
}

static int
is_log (int fd)
{
  char link[64];
  char path[PATH_MAX];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length < 4)
    return 0;
  path[length] = '\0';
  return strcmp (path + length - 4, "-wal") == 0;
}

static void
count_block (void)
{
  char path[PATH_MAX];
  int fd;

  if (!get_fault ("written", path))
    return;

  fd = open (path, O_WRONLY | O_APPEND);
  if (fd < 0 || write (fd, "", 1) != 1)
    abort ();
  close (fd);
}

static void
stop_if_due (WriteAt     write_at,
             int         fd,
             const void *data,
             size_t      size,
             off64_t     offset)
{
  char path[PATH_MAX];
  FILE *file;
  int limit;

  if (!get_fault ("stop-after", path))
    return;

  file = fopen (path, "r");
  if (file == NULL || fscanf (file, "%d", &limit) != 1)
    abort ();
  fclose (file);

  if (atomic_fetch_add (&n_written, 1) < limit)
    return;

  write_at (fd, data, size / 2, offset);
  snprintf (path, sizeof path, "%s/stopped", getenv ("CB_FAULTS"));
  close (open (path, O_CREAT | O_WRONLY, 0600));
  for (;;)
    pause ();
}

static ssize_t
write_blocks (WriteAt     write_at,
              int         fd,
              const char *data,
              size_t      size,
              off64_t     offset)
{
  size_t done = 0;

  while (done < size)
    {
      size_t block = size - done < BLOCK_SIZE ? size - done : BLOCK_SIZE;
      ssize_t n;

      count_block ();
      stop_if_due (write_at, fd, data + done, block, offset + (off64_t) done);
      n = write_at (fd, data + done, block, offset + (off64_t) done);
      if (n < 0)
        return done > 0 ? (ssize_t) done : n;
      done += (size_t) n;
      if ((size_t) n < block)
        break;
    }

  return (ssize_t) done;
}

static ssize_t
write_at_faulty_disk (const char *name,
                      int         fd,
                      const void *data,
                      size_t      size,
                      off64_t     offset)
{
  WriteAt write_at = (WriteAt) dlsym (RTLD_NEXT, name);
  char path[PATH_MAX];

  if (get_fault ("full", path))
    {
      errno = ENOSPC;
      return -1;
    }

  return is_log (fd) ? write_blocks (write_at, fd, data, size, offset) : write_at (fd, data, size, offset);
}

ssize_t
pwrite (int         fd,
        const void *data,
        size_t      size,
        off_t       offset)
{
  return write_at_faulty_disk ("pwrite", fd, data, size, offset);
}

ssize_t
pwrite64 (int         fd,
          const void *data,
          size_t      size,
          off64_t     offset)
{
  return write_at_faulty_disk ("pwrite64", fd, data, size, offset);
}
