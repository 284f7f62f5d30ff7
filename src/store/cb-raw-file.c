/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-raw-file-private.h"

#include "cb-page.h"

#define PIECE_SIZE      (1024 * 1024)
#define RESERVED_OFFSET 20

typedef struct
{
  sqlite3_file *file;
  guint         page_size;
  guint         usable;
  guint         n_pages;
  guint8       *of_customer;
} Map;

static int
query_numbers (sqlite3    *db,
               const char *sql,
               GArray     *numbers)
{
  sqlite3_stmt *stmt;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
      g_array_append_val (numbers, ((guint) { (guint) sqlite3_column_int64 (stmt, 0) }));
  sqlite3_finalize (stmt);

  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* Adds the pages below an interior one, whose numbers are in its cells and,
 * for the last, in its header. */
static void
add_children (const CbPage *page,
              GArray       *pages)
{
  guint number = cb_page_read_be32 (page->bytes + page->header + 8);

  g_array_append_val (pages, number);
  for (guint i = 0; i < page->n_cells; i++)
    {
      guint cell = cb_page_read_be16 (page->bytes + page->cells + 2 * i);

      if (cell + 4 > page->usable)
        continue;
      number = cb_page_read_be32 (page->bytes + cell);
      g_array_append_val (pages, number);
    }
}

/* All pages of a tree have the same distance from the root, if they are leaves:
 * whether the children of a page are leaves is seen from the first of them. */
static int
mark_trees (Map    *map,
            GArray *pages)
{
  g_autofree guint8 *bytes = g_malloc (map->page_size);
  int rc = SQLITE_OK;

  while (pages->len > 0 && rc == SQLITE_OK)
    {
      guint number = g_array_index (pages, guint, pages->len - 1);
      gboolean children_are_leaves = FALSE;
      g_autoptr (GArray) children = NULL;
      CbPage page;

      g_array_set_size (pages, pages->len - 1);
      /* Not twice, whatever a damaged file says. */
      if (number == 0 || number > map->n_pages || map->of_customer[number - 1])
        continue;

      map->of_customer[number - 1] = TRUE;
      rc = map->file->pMethods->xRead (map->file, bytes, (int) map->page_size,
                                       (sqlite3_int64) (number - 1) * map->page_size);
      if (rc != SQLITE_OK || !cb_page_init (&page, bytes, number == 1 ? CB_FILE_HEADER_SIZE : 0, map->usable) ||
          !page.is_interior)
        continue;

      children = g_array_new (FALSE, FALSE, sizeof (guint));
      add_children (&page, children);
      number = g_array_index (children, guint, 0);
      if (number > 0 && number <= map->n_pages)
        {
          rc = map->file->pMethods->xRead (map->file, bytes, (int) map->page_size,
                                           (sqlite3_int64) (number - 1) * map->page_size);
          children_are_leaves = rc == SQLITE_OK && cb_page_init (&page, bytes, 0, map->usable) && !page.is_interior;
        }

      for (guint i = 0; i < children->len; i++)
        {
          number = g_array_index (children, guint, i);
          if (!children_are_leaves)
            g_array_append_val (pages, number);
          else if (number > 0 && number <= map->n_pages)
            map->of_customer[number - 1] = TRUE;
        }
    }

  return rc;
}

static int
make_map (sqlite3      *db,
          sqlite3_file *file,
          Map          *map)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint8 reserved;
  sqlite3_int64 size;
  int rc = query_numbers (db, "PRAGMA page_size", numbers);

  if (rc == SQLITE_OK)
    rc = file->pMethods->xFileSize (file, &size);
  if (rc == SQLITE_OK && size > 0)
    rc = file->pMethods->xRead (file, &reserved, 1, RESERVED_OFFSET);
  if (rc != SQLITE_OK || size == 0)
    return rc != SQLITE_OK ? rc : SQLITE_NOTADB;

  map->file = file;
  map->page_size = g_array_index (numbers, guint, 0);
  map->usable = map->page_size - reserved;
  map->n_pages = (guint) (size / map->page_size);
  map->of_customer = g_malloc0 (map->n_pages);

  g_array_set_size (numbers, 0);
  rc = query_numbers (db, "SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'customer' AND rootpage > 0", numbers);

  return rc == SQLITE_OK ? mark_trees (map, numbers) : rc;
}

/* @map: (nullable): of the book itself */
static int
read_file (sqlite3_file *file,
           const Map    *map,
           CbRawFunc     func,
           gpointer      user_data)
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
          piece.of_customer = map->of_customer + at / map->page_size;
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
 * Returns: whether the bytes there are part of what the book has of a
 *   customer: in one of the pages of that table and its indexes, and in use
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
  if (!self->of_customer[number] || start + size > self->usable ||
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
 *
 * Reads the file and the write-ahead log through the handles of SQLite: to
 * open and close them once more would drop its locks. The index of the log
 * holds page numbers alone, see https://sqlite.org/walformat.html.
 *
 * Returns: an SQLite result code
 */
int
cb_raw_file_read (sqlite3   *db,
                  CbRawFunc  func,
                  gpointer   user_data)
{
  sqlite3_file *file = NULL;
  sqlite3_file *log = NULL;
  Map map = { 0 };
  int rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (rc == SQLITE_OK)
    rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (rc == SQLITE_OK)
    rc = make_map (db, file, &map);
  if (rc == SQLITE_OK)
    rc = read_file (file, &map, func, user_data);
  if (rc == SQLITE_OK && log->pMethods != NULL)
    rc = read_file (log, NULL, func, user_data);
  g_free (map.of_customer);

  return rc;
}
