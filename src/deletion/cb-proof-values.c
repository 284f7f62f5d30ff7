/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for explicit_bzero() */
#include "cb-proof-values.h"

#include <string.h>

#include "cb-blob.h"
#include "cb-number-naming.h"
#include "cb-personal.h"

/* Of what is longer than LONG, pieces of SIZE bytes are looked for as well: each
 * the most telling one at its place. Files of one kind begin alike. */
#define PIECE_LONG   512
#define PIECE_SIZE   32
#define PIECE_PLACES 5
#define PIECE_ROOM   1024
/* A piece of fewer different bytes tells nothing. */
#define MIN_VARIETY  12

/* More take too much memory: of customers who have more, not all are looked
 * for, and some not at all. */
#define MAX_VALUES 500000

/* The customer's own number, wherever it stands: itself, a key, and what it
 * could be made of. */
#define NUMBERS(table, number, key) \
  "SELECT " number ", " key ", " CB_NUMBER_NAMING_COLUMNS " FROM " table " WHERE c.id = ?"

static const char *const numbers[] = {
  NUMBERS ("customer c", "c.number", "c.number_key"),
  NUMBERS ("customer c JOIN taken_number t ON t.customer_id = c.id", "t.number", "NULL"),
  NUMBERS ("customer c JOIN operation_number t ON t.customer_id = c.id", "t.number", "NULL"),
};

/* How many different bytes there are in a piece. */
static guint
get_variety (const guint8 *bytes)
{
  gboolean seen[256] = { FALSE };
  guint n = 0;

  for (guint i = 0; i < PIECE_SIZE; i++)
    {
      n += !seen[bytes[i]];
      seen[bytes[i]] = TRUE;
    }

  return n;
}

static void
add_most_telling (CbNeedles    *needles,
                  const guint8 *bytes,
                  gsize         size)
{
  gsize best = 0;
  guint most = 0;

  for (gsize i = 0; i + PIECE_SIZE <= size; i += PIECE_SIZE / 2)
    {
      guint variety = get_variety (bytes + i);

      if (variety > most)
        {
          best = i;
          most = variety;
        }
    }

  if (most >= MIN_VARIETY)
    cb_needles_add (needles, bytes + best, PIECE_SIZE);
}

/* Where the piece number @place of something begins. */
static gsize
get_place (gsize size,
           gsize room,
           guint place)
{
  return (size - room) / (PIECE_PLACES - 1) * place;
}

static void
add_text (CbNeedles    *needles,
          const guint8 *bytes,
          gsize         size)
{
  gsize room = size / PIECE_PLACES;

  cb_needles_add (needles, bytes, size);
  for (guint i = 1; i < PIECE_PLACES && size > PIECE_LONG; i++)
    add_most_telling (needles, bytes + get_place (size, MIN (room, PIECE_ROOM), i), MIN (room, PIECE_ROOM));
}

static gboolean
add_bytes (CbNeedles              *needles,
           CbConnection           *connection,
           const CbPersonalTable  *table,
           gint64                  row,
           GError                **error)
{
  g_autoptr (CbBlob) blob = cb_blob_open (connection, table->name, table->bytes, row, error);
  guint8 bytes[PIECE_ROOM];
  gsize size;
  gboolean good = TRUE;

  if (blob == NULL)
    return FALSE;

  size = cb_blob_get_size (blob);
  if (size <= sizeof bytes)
    {
      good = cb_blob_read (blob, 0, bytes, size, error);
      if (good)
        add_text (needles, bytes, size);
    }
  else
    {
      for (guint i = 0; i < PIECE_PLACES && good; i++)
        {
          good = cb_blob_read (blob, get_place (size, sizeof bytes, i), bytes, sizeof bytes, error);
          if (good)
            add_most_telling (needles, bytes, sizeof bytes);
        }
    }
  explicit_bzero (bytes, sizeof bytes);

  return good;
}

static gboolean
add_table (CbNeedles              *needles,
           CbConnection           *connection,
           const CbPersonalTable  *table,
           gint64                  customer_id,
           GError                **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, table->select, error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      if (cb_proof_values_are_full (needles))
        return TRUE;
      for (int i = 1; i < cb_statement_get_n_columns (statement); i++)
        add_text (needles, cb_statement_get_raw (statement, i), cb_statement_get_size (statement, i));
      if (table->bytes != NULL &&
          !add_bytes (needles, connection, table, cb_statement_get_int64 (statement, 0), error))
        return FALSE;
    }

  return step == CB_STEP_DONE;
}

/* Any other is nobody's from now on, and the ledger of freed numbers has it. */
static gboolean
add_telling_numbers (CbNeedles     *needles,
                     CbConnection  *connection,
                     const char    *sql,
                     gint64         customer_id,
                     GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  g_autofree char *form = NULL;
  CbNumberNaming naming;
  CbStep step;

  if (statement == NULL || !cb_number_naming_get_form (connection, &form, error))
    return FALSE;

  naming.form = form;

  cb_statement_bind_int64 (statement, 1, customer_id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      cb_number_naming_read (&naming, statement, 2);
      if (!cb_number_naming_tells (&naming, cb_statement_get_text (statement, 0)))
        continue;
      for (int i = 0; i < 2; i++)
        cb_needles_add (needles, cb_statement_get_raw (statement, i), cb_statement_get_size (statement, i));
    }

  return step == CB_STEP_DONE;
}

gboolean
cb_proof_values_are_full (CbNeedles *needles)
{
  return cb_needles_get_n_added (needles) >= MAX_VALUES;
}

/*
 * cb_proof_values_add:
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_proof_values_add (CbNeedles     *needles,
                     CbConnection  *connection,
                     gint64         customer_id,
                     GError       **error)
{
  guint n_tables;
  const CbPersonalTable *tables = cb_personal_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      if (tables[i].select != NULL && !add_table (needles, connection, &tables[i], customer_id, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (!add_telling_numbers (needles, connection, numbers[i], customer_id, error))
        return FALSE;
    }

  return TRUE;
}
