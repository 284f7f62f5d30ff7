/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() */
#include "cb-test-values.h"

#include <string.h>

#include "cb-personal.h"
#include "cb-test-book.h"
#include "cb-test-files.h"

/* Of what is longer, so many pieces of so many bytes are looked for. */
#define PIECE    24
#define N_PIECES 10

/* What to look for: of each value some pieces. */
typedef struct
{
  char   *name;    /* of table and column */
  guint8 *bytes;
  gsize   size;
} Value;

static void
value_free (gpointer data)
{
  Value *self = data;

  g_free (self->name);
  g_free (self->bytes);
  g_free (self);
}

typedef struct
{
  GPtrArray *values;
  gint64     customer_id;
} Collect;

static gpointer
collect_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  Collect *collect = data;
  guint n;
  const CbPersonalTable *tables = cb_personal_get_tables (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *columns = g_strjoin (tables[i].values != NULL && tables[i].bytes != NULL ? ", " : "",
                                            tables[i].values != NULL ? tables[i].values : "",
                                            tables[i].bytes != NULL ? tables[i].bytes : "", NULL);
      g_auto (GStrv) names = g_strsplit (columns, ", ", -1);

      for (guint k = 0; names[k] != NULL; k++)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s = %" G_GINT64_FORMAT, names[k],
                                                  tables[i].name,
                                                  g_str_equal (tables[i].name, "customer") ? "id" : "customer_id",
                                                  collect->customer_id);
          /* The cache of statements wants a text that stays. */
          g_autoptr (CbStatement) statement = cb_connection_prepare (connection, g_intern_string (sql), error);
          guint n_rows = 0;

          if (statement == NULL)
            return NULL;
          for (; cb_statement_step (statement, error) == CB_STEP_ROW; n_rows++)
            {
              gsize size = cb_statement_get_size (statement, 0);
              Value *value;

              /* Shorter ones stand everywhere. */
              if (size < 8)
                continue;
              value = g_new0 (Value, 1);
              value->name = g_strdup_printf ("%s.%s", tables[i].name, names[k]);
              value->size = size;
              value->bytes = g_memdup2 (cb_statement_get_raw (statement, 0), size);
              g_ptr_array_add (collect->values, value);
            }
          /* There is one of everything. */
          g_assert_cmpuint (n_rows, >, 0);
        }
    }

  return NULL;
}

GPtrArray *
cb_test_values_collect (CbBook *book,
                        gint64  customer_id)
{
  Collect data = { g_ptr_array_new_with_free_func (value_free), customer_id };
  g_autoptr (GError) error = NULL;

  cb_test_read_job (book, collect_job, &data, &error);
  g_assert_no_error (error);

  return data.values;
}

/* How many of the pieces of a value stand in any file. */
static guint
count_pieces (GPtrArray   *files,
              const Value *value,
              guint       *n_pieces)
{
  gsize piece = MIN (value->size, value->size > PIECE * N_PIECES ? PIECE : 64);
  guint n_found = 0;

  *n_pieces = value->size > PIECE * N_PIECES ? N_PIECES : 1;
  for (guint i = 0; i < *n_pieces; i++)
    {
      gsize at = (value->size - piece) / N_PIECES * i;
      gboolean found = FALSE;

      for (guint k = 0; k < files->len && !found; k++)
        {
          gsize size;
          gconstpointer bytes = g_bytes_get_data (g_ptr_array_index (files, k), &size);

          found = memmem (bytes, size, value->bytes + at, piece) != NULL;
        }
      n_found += found;
    }

  return n_found;
}

/* The log before the book: what is moved from there meanwhile is not missed.
 * Empty ones have no bytes at all. */
static GPtrArray *
read_files (const char *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *list = cb_test_folder_list (folder);
  g_auto (GStrv) names = g_strsplit (list, " ", -1);

  for (guint i = g_strv_length (names); i > 0; i--)
    {
      g_autofree char *path = g_build_filename (folder, names[i - 1], NULL);
      g_autoptr (GBytes) bytes = cb_test_file_read (path);

      if (g_bytes_get_size (bytes) > 0)
        g_ptr_array_add (files, g_steal_pointer (&bytes));
    }

  return files;
}

void
cb_test_values_assert_there (GPtrArray  *values,
                             const char *folder)
{
  g_autoptr (GPtrArray) files = read_files (folder);

  for (guint i = 0; i < values->len; i++)
    {
      Value *value = g_ptr_array_index (values, i);
      guint n_pieces;
      guint n_found = count_pieces (files, value, &n_pieces);

      /* Now and then one stands across two pages. */
      if (n_found == 0 || n_found < n_pieces * 9 / 10)
        g_error ("%s: %u of %u pieces are there", value->name, n_found, n_pieces);
    }
}

void
cb_test_values_assert_gone (GPtrArray  *values,
                            const char *folder)
{
  g_autoptr (GPtrArray) files = read_files (folder);

  for (guint i = 0; i < values->len; i++)
    {
      Value *value = g_ptr_array_index (values, i);
      guint n_pieces;
      guint n_found = count_pieces (files, value, &n_pieces);

      if (n_found > 0)
        g_error ("%s: %u of %u pieces are still there", value->name, n_found, n_pieces);
    }
}

gboolean
cb_test_values_has_text (const char *folder,
                         const char *text)
{
  g_autoptr (GPtrArray) files = read_files (folder);
  gboolean found = FALSE;

  for (guint i = 0; i < files->len && !found; i++)
    {
      gsize size;
      gconstpointer bytes = g_bytes_get_data (g_ptr_array_index (files, i), &size);

      found = memmem (bytes, size, text, strlen (text)) != NULL;
    }

  return found;
}
