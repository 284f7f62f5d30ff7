/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-raw-file-private.h"

#include "cb-page.h"
#include "cb-raw-map.h"

#define PIECE_SIZE (1024 * 1024)
/* The place of the next, and its own size. */
#define FREE_BLOCK_HEADER_SIZE 4

/* Where the parts of pages go that are in no row. */
typedef struct
{
  CbRawFunc  func;
  gpointer   user_data;
} Sink;

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
      CbRawPiece piece = { .bytes = bytes, .size = (gsize) MIN (size - at, PIECE_SIZE), .at = at };

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
    func (&(CbRawPiece) { .size = (gsize) size, .at = size }, user_data);

  return rc;
}

static void
emit_part (const CbRawMap *map,
           guint           number,
           const guint8   *bytes,
           guint           start,
           guint           end,
           const Sink     *sink)
{
  const CbRawPiece piece = {
    .bytes = bytes + start,
    .size = cb_page_get_end (bytes + start, end - start),
    .at = (goffset) (number - 1) * map->page_size + start,
  };

  if (piece.size > 0)
    sink->func (&piece, sink->user_data);
}

static void
emit_rest_cb (const CbRawMap *map,
              guint           number,
              const guint8   *bytes,
              gpointer        user_data)
{
  const Sink *sink = user_data;
  CbPage page;

  if (map->in_use[number - 1] != CB_RAW_MAP_TREE)
    return;

  if (!cb_page_init (&page, bytes, number == 1 ? CB_FILE_HEADER_SIZE : 0, map->usable))
    {
      emit_part (map, number, bytes, 0, map->page_size, sink);
      return;
    }

  emit_part (map, number, bytes, page.gap, page.content, sink);
  for (guint block = page.free_block; block != 0;)
    {
      guint size;
      guint next = cb_page_get_next_block (&page, block, &size);

      if (size > FREE_BLOCK_HEADER_SIZE)
        emit_part (map, number, bytes, block + FREE_BLOCK_HEADER_SIZE, block + size, sink);
      block = next;
    }
  emit_part (map, number, bytes, map->usable, map->page_size, sink);
}

/* Of the pages that are not of a tree, and now are known to be part of a long
 * row, or not. */
static int
emit_others (const CbRawMap *map,
             const Sink     *sink)
{
  g_autofree guint8 *bytes = g_malloc (map->page_size);
  int rc = SQLITE_OK;

  for (guint number = 1; number <= map->n_pages && rc == SQLITE_OK; number++)
    {
      guint in_use = map->in_use[number - 1];

      if (in_use == CB_RAW_MAP_TREE || map->ends[number - 1] <= in_use)
        continue;
      rc = map->file->pMethods->xRead (map->file, bytes, (int) map->page_size,
                                       (sqlite3_int64) (number - 1) * map->page_size);
      if (rc == SQLITE_OK)
        emit_part (map, number, bytes, in_use, map->page_size, sink);
    }

  return rc;
}

static int
read_rest (CbRawMap  *map,
           CbRawFunc  func,
           gpointer   user_data)
{
  Sink sink = { func, user_data };
  goffset size = (goffset) map->n_pages * map->page_size;
  int rc = cb_raw_map_finish (map, emit_rest_cb, &sink);

  if (rc == SQLITE_OK)
    rc = emit_others (map, &sink);
  if (rc == SQLITE_OK)
    func (&(CbRawPiece) { .size = (gsize) size, .at = size }, user_data);

  return rc;
}

static int
read_all (CbRawMap  *map,
          CbRawFunc  func,
          gpointer   user_data)
{
  int rc = cb_raw_map_finish (map, NULL, NULL);

  return rc == SQLITE_OK ? read_file (map->file, map, func, user_data) : rc;
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
                     self->at == 0 && number == 0 ? CB_FILE_HEADER_SIZE : 0, self->usable) ||
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
 *
 * Reads the file and the write-ahead log through the handles of SQLite: to
 * open and close them once more would drop its locks. The index of the log
 * holds page numbers alone, see https://sqlite.org/walformat.html.
 *
 * Returns: an SQLite result code
 */
int
cb_raw_file_read (sqlite3    *db,
                  CbRawParts  parts,
                  CbRawFunc   func,
                  gpointer    user_data)
{
  sqlite3_file *file = NULL;
  sqlite3_file *log = NULL;
  CbRawMap map = { 0 };
  int rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (rc == SQLITE_OK)
    rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (rc == SQLITE_OK)
    rc = cb_raw_map_init (&map, db, file);
  if (rc == SQLITE_OK)
    rc = parts == CB_RAW_ALL ? read_all (&map, func, user_data) : read_rest (&map, func, user_data);
  if (rc == SQLITE_OK && log->pMethods != NULL)
    rc = read_file (log, NULL, func, user_data);
  cb_raw_map_clear (&map);

  return rc;
}
