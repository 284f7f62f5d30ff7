/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-rows.h"

#include <string.h>

#include "cb-actor-rows.h"
#include "cb-error.h"
#include "cb-person.h"

/* How far Undo looks back. */
#define MAX_HISTORY 1000

#define COLUMNS "id, kind, time, person_name, n_customers, coalesce (reverses, 0)"

static CbOperation *
read_operation (CbStatement *statement)
{
  return cb_operation_new (cb_statement_get_int64 (statement, 0),
                           (CbOperationKind) cb_statement_get_int64 (statement, 1),
                           cb_statement_get_int64 (statement, 2),
                           cb_statement_get_text (statement, 3),
                           (gsize) cb_statement_get_int64 (statement, 4),
                           cb_statement_get_int64 (statement, 5));
}

static gboolean
insert_number (CbConnection  *connection,
               gint64         operation_id,
               gint64         customer_id,
               const char    *number,
               GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO operation_number (operation_id, customer_id, number) VALUES (?, ?, ?)",
                           error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, operation_id);
  cb_statement_bind_int64 (statement, 2, customer_id);
  cb_statement_bind_text (statement, 3, number);

  return cb_statement_run (statement, error);
}

#define INSERT "INSERT INTO operation (kind, time, person_id, person_name, n_customers, reverses) " \
               "SELECT ?1, ?2, id, name, ?3, ?4 FROM person "

static gint64
insert (CbConnection     *connection,
        gboolean          by_itself,
        CbOperationKind   kind,
        const CbIdSet    *set,
        gsize             n_customers,
        const char       *number,
        gint64            reverses,
        GError          **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           by_itself ? INSERT "WHERE name = '" CB_PERSON_ITSELF "'"
                                     : INSERT "WHERE " CB_ACTOR_CLAUSE ("?5"), error);
  gint64 id;

  if (statement == NULL)
    return 0;

  cb_statement_bind_int64 (statement, 1, kind);
  cb_statement_bind_int64 (statement, 2, g_get_real_time ());
  cb_statement_bind_int64 (statement, 3, (gint64) n_customers);
  if (reverses != 0)
    cb_statement_bind_int64 (statement, 4, reverses);
  if (!by_itself)
    cb_statement_bind_int64 (statement, 5, cb_connection_get_person (connection));
  if (!cb_statement_run (statement, error))
    return 0;
  if (cb_connection_get_n_changes (connection) != 1)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_DENIED, "Nobody who works with the book");
      return 0;
    }
  id = cb_connection_get_last_id (connection);

  if (!cb_operation_rows_add_set (connection, id, 0, set, error))
    return 0;
  if (number != NULL && !insert_number (connection, id, cb_id_set_get_first (set), number, error))
    return 0;

  return id;
}

/**
 * cb_operation_rows_insert:
 * @set: whom it took
 * @number: (nullable): the number of a single customer
 * @reverses: the operation that it undoes or does again, or 0
 *
 * Records an operation of whom the job is done for, now.
 *
 * Returns: its id, or 0 with @error
 */
gint64
cb_operation_rows_insert (CbConnection     *connection,
                          CbOperationKind   kind,
                          const CbIdSet    *set,
                          gsize             n_customers,
                          const char       *number,
                          gint64            reverses,
                          GError          **error)
{
  return insert (connection, FALSE, kind, set, n_customers, number, reverses, error);
}

/**
 * cb_operation_rows_insert_by_itself:
 * @set: whom it took
 *
 * Records an operation that nobody has asked for just now, but whose time has
 * come. It stands in the name of %CB_PERSON_ITSELF, who is added when that is
 * needed first.
 *
 * Returns: its id, or 0 with @error
 */
gint64
cb_operation_rows_insert_by_itself (CbConnection     *connection,
                                    CbOperationKind   kind,
                                    const CbIdSet    *set,
                                    gsize             n_customers,
                                    GError          **error)
{
  if (!cb_connection_execute (connection,
                              "INSERT OR IGNORE INTO person (name, active) VALUES ('" CB_PERSON_ITSELF "', 0)",
                              error))
    return 0;

  return insert (connection, TRUE, kind, set, n_customers, NULL, 0, error);
}

/**
 * cb_operation_rows_add_set:
 * @source: the operation that had deleted @set, for an undeletion; else 0
 *
 * Records whom an operation took.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_operation_rows_add_set (CbConnection   *connection,
                           gint64          id,
                           gint64          source,
                           const CbIdSet  *set,
                           GError        **error)
{
  g_autoptr (GBytes) bytes = cb_id_set_to_bytes (set);
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO operation_set (operation_id, source, customers) VALUES (?, ?, ?)",
                           error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, id);
  cb_statement_bind_int64 (statement, 2, source);
  cb_statement_bind_blob (statement, 3, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return cb_statement_run (statement, error);
}

/**
 * cb_operation_rows_get:
 *
 * Returns: (transfer full): the operation, or NULL, with %CB_ERROR_NOT_FOUND
 *   when there is none
 */
CbOperation *
cb_operation_rows_get (CbConnection  *connection,
                       gint64         id,
                       GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT " COLUMNS " FROM operation WHERE id = ?", error);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, id);
  step = cb_statement_step (statement, error);
  if (step == CB_STEP_DONE)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such operation");

  return step == CB_STEP_ROW ? read_operation (statement) : NULL;
}

/**
 * cb_operation_rows_get_sets:
 *
 * Returns: (transfer full) (element-type CbOperationSet): whom operation @id
 *   took, by source, or NULL
 */
GPtrArray *
cb_operation_rows_get_sets (CbConnection  *connection,
                            gint64         id,
                            GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT source, customers FROM operation_set WHERE operation_id = ?", error);
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_operation_set_free);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autoptr (GBytes) bytes = cb_statement_get_bytes (statement, 1);
      CbIdSet *set = cb_id_set_new_from_bytes (bytes, error);

      if (set == NULL)
        return NULL;
      g_ptr_array_add (sets, cb_operation_set_new (cb_statement_get_int64 (statement, 0), set));
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&sets) : NULL;
}

/* What can be undone, what can be done again, and for each of these what it
 * had undone. The last is on top. */
typedef struct
{
  GPtrArray  *undo;
  GPtrArray  *redo;
  GPtrArray  *undone;
  GHashTable *again;  /* id of what did it again → id of what was done first */
} Stacks;

static gint64
get_id_at (GPtrArray *stack,
           guint      index)
{
  return cb_operation_get_id (g_ptr_array_index (stack, index));
}

/* By its toast an older operation than the last can be reversed. */
static gboolean
find_in_stack (GPtrArray *stack,
               gint64     id,
               guint     *index)
{
  for (guint i = stack->len; i > 0; i--)
    {
      if (get_id_at (stack, i - 1) == id)
        {
          *index = i - 1;
          return TRUE;
        }
    }

  return FALSE;
}

/* Customers go back into the hands of whoever had deleted them first. All else
 * is then in the hands of the operation that did it again, and only by that
 * can it be undone. */
static gboolean
stays_with_first (CbOperation *operation)
{
  return cb_operation_get_kind (operation) == CB_OPERATION_DELETE ||
         cb_operation_get_kind (operation) == CB_OPERATION_UNDELETE;
}

static void
replay (Stacks      *stacks,
        CbOperation *operation)
{
  CbOperationKind kind = cb_operation_get_kind (operation);
  gint64 reverses = cb_operation_get_reverses (operation);
  gpointer first = g_hash_table_lookup (stacks->again, GSIZE_TO_POINTER ((gsize) reverses));
  guint index;

  /* What was done again can be undone by that row of the activity too. */
  if (first != NULL)
    reverses = (gint64) GPOINTER_TO_SIZE (first);

  if (!cb_operation_kind_is_reversible (kind))
    return;

  if (reverses == 0)
    {
      g_ptr_array_add (stacks->undo, g_object_ref (operation));
      g_ptr_array_set_size (stacks->redo, 0);
      g_ptr_array_set_size (stacks->undone, 0);
    }
  else if (find_in_stack (stacks->redo, reverses, &index))
    {
      g_autoptr (CbOperation) original = g_ptr_array_steal_index (stacks->undone, index);

      g_ptr_array_remove_index (stacks->redo, index);
      if (stays_with_first (original))
        {
          g_hash_table_insert (stacks->again, GSIZE_TO_POINTER ((gsize) cb_operation_get_id (operation)),
                               GSIZE_TO_POINTER ((gsize) cb_operation_get_id (original)));
          g_ptr_array_add (stacks->undo, g_steal_pointer (&original));
        }
      else
        {
          g_ptr_array_add (stacks->undo, g_object_ref (operation));
        }
    }
  else if (find_in_stack (stacks->undo, reverses, &index))
    {
      g_ptr_array_add (stacks->undone, g_ptr_array_steal_index (stacks->undo, index));
      g_ptr_array_add (stacks->redo, g_object_ref (operation));
    }
}

/**
 * cb_operation_rows_get_stack:
 * @redo: whether to tell what can be done again, rather than undone
 *
 * Works out from the recorded operations what Undo or Redo would reverse.
 *
 * Returns: (transfer full) (element-type CbOperation): operations, the next
 *   one to reverse last, or NULL
 */
GPtrArray *
cb_operation_rows_get_stack (CbConnection  *connection,
                             gboolean       redo,
                             GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT * FROM (SELECT " COLUMNS " FROM operation WHERE kind NOT IN (?2, ?3) "
                           "ORDER BY id DESC LIMIT ?1) ORDER BY id",
                           error);
  g_autoptr (GPtrArray) undo_stack = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) redo_stack = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) undone = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) again = g_hash_table_new (g_direct_hash, g_direct_equal);
  Stacks stacks = { undo_stack, redo_stack, undone, again };
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, MAX_HISTORY);
  /* Of these there are many, with nothing to undo. */
  cb_statement_bind_int64 (statement, 2, CB_OPERATION_SIGN_IN);
  cb_statement_bind_int64 (statement, 3, CB_OPERATION_FAILED_SIGN_IN);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autoptr (CbOperation) operation = read_operation (statement);

      replay (&stacks, operation);
    }
  if (step == CB_STEP_ERROR)
    return NULL;

  return redo ? g_steal_pointer (&redo_stack) : g_steal_pointer (&undo_stack);
}

/**
 * cb_operation_set_new:
 * @set: (transfer full): customers
 *
 * Returns: (transfer full): customers and the operation that had deleted them
 */
CbOperationSet *
cb_operation_set_new (gint64   source,
                      CbIdSet *set)
{
  CbOperationSet *self = g_new0 (CbOperationSet, 1);

  self->source = source;
  self->set = set;

  return self;
}

void
cb_operation_set_free (CbOperationSet *self)
{
  cb_id_set_unref (self->set);
  g_free (self);
}
