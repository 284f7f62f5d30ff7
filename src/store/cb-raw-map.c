/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-raw-map.h"

#include "cb-page.h"
#include "cb-personal.h"

#define PIECE_SIZE      (1024 * 1024)
/* The number of the next page. */
#define LINK_SIZE       4

/* Where a row goes on that does not fit into its page. */
typedef struct
{
  guint   page;
  guint64 size;
} Chain;

static int
read_at (CbRawMap *self,
         guint     page,
         guint8   *bytes,
         guint     size)
{
  return self->file->pMethods->xRead (self->file, bytes, (int) size, (sqlite3_int64) (page - 1) * self->page_size);
}

static gboolean
is_page (const CbRawMap *self,
         guint           number)
{
  return number > 0 && number <= self->n_pages;
}

static gboolean
parse (const CbRawMap *self,
       CbPage         *page,
       const guint8   *bytes,
       guint           number)
{
  return cb_page_init (page, bytes, number == 1 ? CB_FILE_HEADER_SIZE : 0, self->usable);
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
mark_trees (CbRawMap *self,
            GArray   *pages)
{
  g_autofree guint8 *bytes = g_malloc (self->page_size);
  int rc = SQLITE_OK;

  while (pages->len > 0 && rc == SQLITE_OK)
    {
      guint number = g_array_index (pages, guint, pages->len - 1);
      gboolean children_are_leaves = FALSE;
      g_autoptr (GArray) children = NULL;
      CbPage page;

      g_array_set_size (pages, pages->len - 1);
      /* Not twice, whatever a damaged file says. */
      if (!is_page (self, number) || self->in_use[number - 1] != 0)
        continue;

      self->in_use[number - 1] = CB_RAW_MAP_TREE;
      rc = read_at (self, number, bytes, self->page_size);
      if (rc != SQLITE_OK || !parse (self, &page, bytes, number) || !page.is_interior)
        continue;

      children = g_array_new (FALSE, FALSE, sizeof (guint));
      add_children (&page, children);
      number = g_array_index (children, guint, 0);
      if (is_page (self, number))
        {
          rc = read_at (self, number, bytes, self->page_size);
          children_are_leaves = rc == SQLITE_OK && parse (self, &page, bytes, number) && !page.is_interior;
        }

      for (guint i = 0; i < children->len; i++)
        {
          number = g_array_index (children, guint, i);
          if (!children_are_leaves)
            g_array_append_val (pages, number);
          else if (is_page (self, number))
            self->in_use[number - 1] = CB_RAW_MAP_TREE;
        }
    }

  return rc;
}

/* Adds where the trees of the tables begin that are known, and those of their
 * indexes. */
static int
add_roots (sqlite3 *db,
           GArray  *pages)
{
  sqlite3_stmt *stmt;
  guint page = 1;
  int rc = sqlite3_prepare_v2 (db, "SELECT tbl_name, rootpage FROM sqlite_schema WHERE rootpage > 0", -1, &stmt, NULL);

  /* That of the schema itself. */
  g_array_append_val (pages, page);
  if (rc == SQLITE_OK)
    {
      while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
        {
          page = (guint) sqlite3_column_int64 (stmt, 1);
          if (cb_personal_is_known ((const char *) sqlite3_column_text (stmt, 0)))
            g_array_append_val (pages, page);
        }
    }
  sqlite3_finalize (stmt);

  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static int
query_page_size (sqlite3 *db,
                 guint   *page_size)
{
  sqlite3_stmt *stmt;
  int rc = sqlite3_prepare_v2 (db, "PRAGMA page_size", -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    *page_size = (guint) sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);

  return rc == SQLITE_ROW ? SQLITE_OK : rc;
}

/* Of a page of a tree: the rows that go on elsewhere. */
static void
note_chains (CbRawMap     *self,
             const CbPage *page)
{
  for (guint i = 0; i < page->n_cells; i++)
    {
      Chain chain;

      chain.size = cb_page_get_overflow (page, i, &chain.page);
      if (chain.size > 0)
        g_array_append_val (self->chains, chain);
    }
}

static void
note_page (CbRawMap     *self,
           guint         number,
           const guint8 *bytes)
{
  CbPage page;

  if (self->in_use[number - 1] != CB_RAW_MAP_TREE)
    {
      self->links[number - 1] = cb_page_read_be32 (bytes);
      self->ends[number - 1] = (guint16) MIN (cb_page_get_end (bytes, self->page_size), G_MAXUINT16);
    }
  else if (parse (self, &page, bytes, number))
    {
      note_chains (self, &page);
    }
}

/* Follows one long row from page to page, not twice, whatever a damaged file
 * says. */
static void
mark_chain (CbRawMap    *self,
            const Chain *chain)
{
  guint page = chain->page;
  guint64 left = chain->size;

  while (left > 0 && is_page (self, page) && self->in_use[page - 1] == 0)
    {
      guint n = (guint) MIN (left, self->usable - LINK_SIZE);

      self->in_use[page - 1] = (guint16) MIN (LINK_SIZE + n, G_MAXUINT16);
      left -= n;
      page = self->links[page - 1];
    }
}

/*
 * cb_raw_map_init:
 * @self: (out caller-allocates): clear with cb_raw_map_clear(), whatever this
 *   returns
 * @db: with an empty write-ahead log and a transaction that writes, so that
 *   the file is all there is and nobody else changes it
 * @file: that of @db
 *
 * Finds the pages of b-trees.
 *
 * Returns: an SQLite result code
 */
int
cb_raw_map_init (CbRawMap     *self,
                 sqlite3      *db,
                 sqlite3_file *file)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));
  guint8 header[CB_FILE_HEADER_SIZE];
  sqlite3_int64 size = 0;
  int rc;

  *self = (CbRawMap) { .file = file };
  rc = query_page_size (db, &self->page_size);
  if (rc == SQLITE_OK)
    rc = file->pMethods->xFileSize (file, &size);
  if (rc == SQLITE_OK && size > 0)
    rc = file->pMethods->xRead (file, header, sizeof header, 0);
  if (rc != SQLITE_OK || size == 0)
    return rc != SQLITE_OK ? rc : SQLITE_NOTADB;

  self->usable = self->page_size - cb_page_get_reserved (header);
  self->n_pages = (guint) (size / self->page_size);
  self->in_use = g_new0 (guint16, self->n_pages);
  self->ends = g_new0 (guint16, self->n_pages);
  self->links = g_new0 (guint32, self->n_pages);
  self->chains = g_array_new (FALSE, FALSE, sizeof (Chain));
  rc = add_roots (db, pages);

  return rc == SQLITE_OK ? mark_trees (self, pages) : rc;
}

/*
 * cb_raw_map_finish:
 * @func: (nullable): called for each page
 *
 * Reads all pages, and finds those in which rows go on that don't fit into one.
 *
 * Returns: an SQLite result code
 */
int
cb_raw_map_finish (CbRawMap      *self,
                   CbRawPageFunc  func,
                   gpointer       user_data)
{
  g_autofree guint8 *bytes = g_malloc (PIECE_SIZE);
  guint n_at_once = PIECE_SIZE / self->page_size;
  int rc = SQLITE_OK;

  for (guint first = 1; first <= self->n_pages && rc == SQLITE_OK; first += n_at_once)
    {
      guint n = MIN (n_at_once, self->n_pages - first + 1);

      rc = read_at (self, first, bytes, n * self->page_size);
      for (guint i = 0; i < n && rc == SQLITE_OK; i++)
        {
          const guint8 *page = bytes + (gsize) i * self->page_size;

          note_page (self, first + i, page);
          if (func != NULL)
            func (self, first + i, page, user_data);
        }
    }
  for (guint i = 0; i < self->chains->len && rc == SQLITE_OK; i++)
    mark_chain (self, &g_array_index (self->chains, Chain, i));

  return rc;
}

void
cb_raw_map_clear (CbRawMap *self)
{
  g_clear_pointer (&self->in_use, g_free);
  g_clear_pointer (&self->ends, g_free);
  g_clear_pointer (&self->links, g_free);
  g_clear_pointer (&self->chains, g_array_unref);
}
