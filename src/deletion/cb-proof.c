/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-proof.h"

#include "cb-needles.h"
#include "cb-proof-files.h"

/* All that is text in a customer's row, in the order in which SQLite writes
 * them one after the other: first the fields, then the sort keys. Not the
 * number: it is nobody's any more, and the ledger of freed numbers has it. */
#define VALUES "name, company, contact, email, phone, mobile, website, notes, " \
               "name_key, contact_key, email_key, phone_key"

#define N_FIELDS 8
#define N_VALUES 12

struct _CbProof
{
  gatomicrefcount  ref_count;

  CbNeedles       *needles;   /* that are to be found nowhere */
  gsize            n_customers;

  /* Of the last search: when it began, and what came of it. */
  gint64           time;
  gsize            n_values;  /* that nobody shares */
  gint64           n_bytes;
  guint            n_files;
  gsize            n_found;
};

static gboolean
add_customer (CbProof       *self,
              CbConnection  *connection,
              gint64         id,
              GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT " VALUES " FROM customer WHERE id = ?", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, id);
  step = cb_statement_step (statement, error);
  if (step == CB_STEP_ROW)
    {
      for (int i = 0; i < N_VALUES; i++)
        cb_needles_add (self->needles, cb_statement_get_raw (statement, i), cb_statement_get_size (statement, i));
      self->n_customers++;
    }

  return step != CB_STEP_ERROR;
}

/* What is in use in the pages of customers is of one who remains: there is no
 * row any more of those who were erased. What somebody who remains has too is
 * no trace. */
static CbNeedleState
judge_cb (gsize    place,
          gsize    size,
          gpointer user_data)
{
  const CbRawPiece *piece = user_data;

  return place != G_MAXSIZE && cb_raw_piece_is_row (piece, place, size) ? CB_NEEDLE_SHARED : CB_NEEDLE_FOUND;
}

static void
piece_cb (const CbRawPiece *piece,
          gpointer          user_data)
{
  CbProof *self = user_data;

  if (piece != NULL)
    {
      cb_needles_feed (self->needles, piece->bytes, piece->size, judge_cb, (gpointer) piece);
      self->n_bytes += (gint64) piece->size;
    }
  else
    {
      cb_needles_end (self->needles);
      self->n_files++;
    }
}

/* @row is theirs to use: one piece takes less time than many small ones. */
static void
feed_columns (CbNeedles   *needles,
              CbStatement *statement,
              int          first,
              int          n,
              GByteArray  *row)
{
  g_byte_array_set_size (row, 0);
  for (int i = first; i < first + n; i++)
    g_byte_array_append (row, cb_statement_get_raw (statement, i),
                         (guint) cb_statement_get_size (statement, i));
  cb_needles_feed (needles, row->data, row->len, NULL, NULL);
  cb_needles_end (needles);
}

/* Looks for @needles in what the book holds by rights: they stand where that
 * can't be told from the place, as in a text that fills several pages. */
static gboolean
look_through_rows (CbNeedles     *needles,
                   CbConnection  *connection,
                   GError       **error)
{
  static const char *const others[] = {
    "SELECT name FROM person",
    "SELECT person_name FROM operation",
    "SELECT number FROM operation_number",
    "SELECT key || value FROM setting",
    "SELECT sql FROM sqlite_schema",
  };
  g_autoptr (CbStatement) customers =
    cb_connection_prepare (connection, "SELECT " VALUES " FROM customer", error);
  g_autoptr (GByteArray) row = g_byte_array_new ();
  CbStep step;

  if (customers == NULL)
    return FALSE;

  while ((step = cb_statement_step (customers, error)) == CB_STEP_ROW)
    {
      feed_columns (needles, customers, 0, N_FIELDS, row);
      feed_columns (needles, customers, N_FIELDS, N_VALUES - N_FIELDS, row);
    }

  for (guint i = 0; i < G_N_ELEMENTS (others) && step == CB_STEP_DONE; i++)
    {
      g_autoptr (CbStatement) statement = cb_connection_prepare (connection, others[i], error);

      if (statement == NULL)
        return FALSE;
      while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
        feed_columns (needles, statement, 0, 1, row);
    }

  return step == CB_STEP_DONE;
}

/**
 * cb_proof_new:
 * @customers: who is about to be erased
 *
 * Notes their values. On a database thread, in the transaction that erases.
 *
 * Returns: (transfer full): for cb_proof_search(), or NULL
 */
CbProof *
cb_proof_new (CbConnection   *connection,
              const CbIdSet  *customers,
              GError        **error)
{
  g_autoptr (CbProof) self = g_new0 (CbProof, 1);
  gsize n_left = cb_id_set_get_size (customers);
  gsize n_wanted = MIN (n_left, CB_PROOF_MAX_CUSTOMERS);
  CbIdSetIter iter;
  gint64 id;

  g_atomic_ref_count_init (&self->ref_count);
  self->needles = cb_needles_new ();

  /* Each has the same chance, and as many as are wanted are picked. */
  cb_id_set_iter_init (&iter, customers);
  while (n_wanted > 0 && cb_id_set_iter_next (&iter, &id))
    {
      if (n_wanted == n_left || g_random_double () * (double) n_left < (double) n_wanted)
        {
          if (!add_customer (self, connection, id, error))
            return NULL;
          n_wanted--;
        }
      n_left--;
    }

  return g_steal_pointer (&self);
}

CbProof *
cb_proof_ref (CbProof *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cb_proof_unref (CbProof *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->needles, cb_needles_free);
  g_free (self);
}

/**
 * cb_proof_search:
 * @n_found: (out): how many of the values are still there, though nobody who
 *   remains has them
 *
 * Looks through the file of the book, its write-ahead log, and the program's
 * own folders. On a database thread, in a transaction that writes.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_proof_search (CbProof       *self,
                 CbConnection  *connection,
                 gsize         *n_found,
                 GError       **error)
{
  g_autoptr (CbNeedles) found = NULL;
  g_autoptr (CbNeedles) remains = NULL;
  g_autoptr (CbNeedles) missing = NULL;

  self->time = g_get_real_time ();
  self->n_bytes = 0;
  self->n_files = 0;
  if (!cb_connection_read_raw (connection, piece_cb, self, error))
    return FALSE;
  cb_proof_files_read (cb_connection_get_path (connection), piece_cb, self);

  found = cb_needles_pick (self->needles, CB_NEEDLE_FOUND);
  if (cb_needles_get_n (found) > 0 && !look_through_rows (found, connection, error))
    return FALSE;

  /* The next search is for these, and for what was not there this time. */
  remains = cb_needles_pick (found, CB_NEEDLE_MISSING);
  missing = cb_needles_pick (self->needles, CB_NEEDLE_MISSING);
  *n_found = self->n_found = cb_needles_get_n (remains);
  self->n_values = self->n_found + cb_needles_get_n (missing);
  cb_needles_add_all (remains, missing);
  cb_needles_free (self->needles);
  self->needles = g_steal_pointer (&remains);

  return TRUE;
}

/**
 * cb_proof_record:
 * @operation_id: the erasure
 *
 * Writes down what the last search was and what came of it.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_proof_record (CbProof       *self,
                 CbConnection  *connection,
                 gint64         operation_id,
                 GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO proof (operation_id, time, n_customers, n_values, n_bytes, n_files, n_found) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?)",
                           error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, operation_id);
  cb_statement_bind_int64 (statement, 2, self->time);
  cb_statement_bind_int64 (statement, 3, (gint64) self->n_customers);
  cb_statement_bind_int64 (statement, 4, (gint64) self->n_values);
  cb_statement_bind_int64 (statement, 5, self->n_bytes);
  cb_statement_bind_int64 (statement, 6, self->n_files);
  cb_statement_bind_int64 (statement, 7, (gint64) self->n_found);

  return cb_statement_run (statement, error);
}
