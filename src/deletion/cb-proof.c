/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-proof.h"

#include "cb-needles.h"
#include "cb-proof-files.h"
#include "cb-proof-values.h"

struct _CbProof
{
  gatomicrefcount  ref_count;

  CbNeedles       *needles;   /* that are to be found nowhere */
  goffset          end;       /* of the piece before, in the file that is being read */
  gsize            n_customers;

  /* Of the last search: when it began, and what came of it. */
  gint64           time;
  gsize            n_values;
  gint64           n_bytes;
  guint            n_files;
  gsize            n_found;
};

static void
piece_cb (const CbRawPiece *piece,
          gpointer          user_data)
{
  CbProof *self = user_data;

  if (piece->at != self->end || piece->bytes == NULL)
    cb_needles_end (self->needles);

  if (piece->bytes != NULL)
    {
      cb_needles_feed (self->needles, piece->bytes, piece->size, NULL, NULL);
      self->end = piece->at + (goffset) piece->size;
    }
  else
    {
      self->n_bytes += (gint64) piece->size;
      self->n_files++;
      self->end = 0;
    }
}

static CbNeedleState
judge_cb (gsize    place,
          gsize    size,
          gpointer user_data)
{
  const CbRawPiece *piece = user_data;

  return place != G_MAXSIZE && cb_raw_piece_is_row (piece, place, size) ? CB_NEEDLE_SHARED : CB_NEEDLE_FOUND;
}

static void
explain_cb (const CbRawPiece *piece,
            gpointer          user_data)
{
  CbNeedles *needles = user_data;

  if (piece->bytes != NULL)
    cb_needles_feed (needles, piece->bytes, piece->size, judge_cb, (gpointer) piece);
  else
    cb_needles_end (needles);
}

/* Takes from @found (transfer full) what somebody who remains has too, which is
 * no trace. */
static CbNeedles *
explain (CbNeedles     *found,
         CbConnection  *connection,
         GError       **error)
{
  g_autoptr (CbNeedles) needles = found;
  g_autoptr (CbNeedles) left = NULL;
  g_autoptr (CbNeedles) elsewhere = NULL;

  if (cb_needles_get_n (needles) == 0)
    return g_steal_pointer (&needles);

  if (!cb_connection_read_raw (connection, CB_RAW_ALL, explain_cb, needles, error))
    return NULL;

  left = cb_needles_pick (needles, CB_NEEDLE_FOUND);
  elsewhere = cb_needles_pick (needles, CB_NEEDLE_MISSING);
  cb_needles_add_all (left, elsewhere);

  return g_steal_pointer (&left);
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
  while (n_wanted > 0 && !cb_proof_values_are_full (self->needles) && cb_id_set_iter_next (&iter, &id))
    {
      if (n_wanted == n_left || g_random_double () * (double) n_left < (double) n_wanted)
        {
          if (!cb_proof_values_add (self->needles, connection, id, error))
            return NULL;
          self->n_customers++;
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
 * own folders. In the file the rows of the tables that are known are passed over:
 * they are of those who remain, or of nobody, as an erasure fails unless all rows
 * of its customers are gone. So what is found is looked for in them too, since
 * what somebody who remains has is no trace. On a database thread, in a
 * transaction that writes.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_proof_search (CbProof       *self,
                 CbConnection  *connection,
                 gsize         *n_found,
                 GError       **error)
{
  g_autoptr (CbNeedles) remains = NULL;
  g_autoptr (CbNeedles) missing = NULL;

  self->time = g_get_real_time ();
  self->n_bytes = 0;
  self->n_files = 0;
  self->end = 0;
  if (!cb_connection_read_raw (connection, CB_RAW_NO_ROWS, piece_cb, self, error))
    return FALSE;
  cb_proof_files_read (cb_connection_get_path (connection), piece_cb, self);

  remains = explain (cb_needles_pick (self->needles, CB_NEEDLE_FOUND), connection, error);
  if (remains == NULL)
    return FALSE;

  /* The next search is for these, and for what was not there this time. */
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
