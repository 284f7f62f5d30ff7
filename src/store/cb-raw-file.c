/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-raw-file-private.h"

#include "cb-page.h"
#include "cb-raw-map.h"

#define PIECE_SIZE (1024 * 1024)

/* @map: (nullable): of the book itself */
static int
read_file (sqlite3_file   *file,
           const CbRawMap *map,
           CbRawFunc       func,
           gpointer        user_data)
{
  g_autofree guint8 *bytes = g_malloc (PIECE_SIZE);
  sqlite3_int64 size;
  int rc = file->pMethods->xFileSize (file, &size);

  for (sqlite3_int64 at = 0; at < size && rc == SQLITE_OK; at += PIECE_SIZE)
    {
      CbRawPiece piece = { .bytes = bytes, .size = (gsize) MIN (size - at, PIECE_SIZE), .is_first = at == 0 };

      if (map != NULL)
        {
          piece.page_size = map->page_size;
          piece.usable = map->usable;
          piece.in_use = map->in_use + at / map->page_size;
        }
      rc = file->pMethods->xRead (file, bytes, (int) piece.size, at);
      if (rc == SQLITE_OK)
        func (&piece, user_data);
    }

  if (rc == SQLITE_OK)
    func (NULL, user_data);

  return rc;
}

/**
 * cb_raw_piece_is_row:
 * @offset: in the piece
 *
 * Returns: whether the bytes there are part of what the book has by rights: in
 *   one of the pages of the tables that are known, and in use
 */
gboolean
cb_raw_piece_is_row (const CbRawPiece *self,
                     gsize             offset,
                     gsize             size)
{
  CbPage page;
  gsize number, start;

  if (self->page_size == 0)
    return FALSE;

  number = offset / self->page_size;
  start = offset % self->page_size;
  if (self->in_use[number] != CB_RAW_MAP_TREE)
    return start + size <= self->in_use[number];

  if (start + size > self->usable ||
      !cb_page_init (&page, self->bytes + number * self->page_size,
                     self->is_first && number == 0 ? CB_FILE_HEADER_SIZE : 0, self->usable) ||
      start < page.content)
    return FALSE;

  for (guint block = page.free_block; block != 0;)
    {
      guint block_size;
      guint next = cb_page_get_next_block (&page, block, &block_size);

      if (start < block + block_size && start + size > block)
        return FALSE;
      block = next;
    }

  return TRUE;
}

/*
 * cb_raw_file_read:
 * @db: with an empty write-ahead log and a transaction that writes, so that
 *   the file is all there is and nobody else changes it
 * @thorough: whether the pieces tell of pages too in which long rows go on,
 *   which takes as much time again
 *
 * Reads the file and the write-ahead log through the handles of SQLite: to
 * open and close them once more would drop its locks. The index of the log
 * holds page numbers alone, see https://sqlite.org/walformat.html.
 *
 * Returns: an SQLite result code
 */
int
cb_raw_file_read (sqlite3   *db,
                  gboolean   thorough,
                  CbRawFunc  func,
                  gpointer   user_data)
{
  sqlite3_file *file = NULL;
  sqlite3_file *log = NULL;
  CbRawMap map = { 0 };
  int rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (rc == SQLITE_OK)
    rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (rc == SQLITE_OK)
    rc = cb_raw_map_init (&map, db, file);
  if (rc == SQLITE_OK && thorough)
    rc = cb_raw_map_add_overflow (&map);
  if (rc == SQLITE_OK)
    rc = read_file (file, &map, func, user_data);
  if (rc == SQLITE_OK && log->pMethods != NULL)
    rc = read_file (log, NULL, func, user_data);
  cb_raw_map_clear (&map);

  return rc;
}
