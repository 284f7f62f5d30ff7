/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-numbers.h"

/* Numbers are short; this many bytes of them are allocated at once. */
#define CHUNK_BYTES (64 * 1024)

struct _CbImportNumbers
{
  GStringChunk *text;
  GHashTable   *lines; /* numbers in lower case, in the chunk, to lines */
  GString      *key;
};

static void
make_key (CbImportNumbers *self,
          const char      *number)
{
  g_string_assign (self->key, number);
  g_string_ascii_down (self->key);
}

CbImportNumbers *
cb_import_numbers_new (void)
{
  CbImportNumbers *self = g_new0 (CbImportNumbers, 1);

  self->text = g_string_chunk_new (CHUNK_BYTES);
  self->lines = g_hash_table_new (g_str_hash, g_str_equal);
  self->key = g_string_new (NULL);

  return self;
}

void
cb_import_numbers_free (CbImportNumbers *self)
{
  g_hash_table_unref (self->lines);
  g_string_chunk_free (self->text);
  g_string_free (self->key, TRUE);
  g_free (self);
}

/**
 * cb_import_numbers_add:
 *
 * Notes that @number stands on @line, unless it stands on an earlier one.
 */
void
cb_import_numbers_add (CbImportNumbers *self,
                       const char      *number,
                       guint            line)
{
  make_key (self, number);
  if (g_hash_table_contains (self->lines, self->key->str))
    return;

  g_hash_table_insert (self->lines,
                       g_string_chunk_insert_len (self->text, self->key->str, (gssize) self->key->len),
                       GUINT_TO_POINTER (line));
}

/**
 * cb_import_numbers_find:
 *
 * Returns: the line on which @number stands first, 0 for none
 */
guint
cb_import_numbers_find (CbImportNumbers *self,
                        const char      *number)
{
  make_key (self, number);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, self->key->str));
}
