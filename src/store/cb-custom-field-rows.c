/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-custom-field-rows.h"

#include "cb-error.h"

/* One of a newer version counts as text. */
static CbCustomField *
read_field (CbStatement *statement)
{
  gint64 kind = cb_statement_get_int64 (statement, 2);
  g_autofree char *name = g_strdup (cb_statement_get_text (statement, 1));
  g_auto (GStrv) choices = NULL;
  CbCustomField *field;

  if (kind < CB_CUSTOM_TEXT || kind >= CB_N_CUSTOM_KINDS)
    kind = CB_CUSTOM_TEXT;
  if (kind == CB_CUSTOM_CHOICE)
    choices = cb_custom_parse_choices (cb_statement_get_text (statement, 3));

  field = cb_custom_field_new ((CbCustomKind) kind, name, (const char *const *) choices);
  field->id = cb_statement_get_int64 (statement, 0);

  return field;
}

static GPtrArray *
list (CbConnection  *connection,
      const char    *sql,
      gint64         customer_id,
      GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_custom_field_free);
  CbStep step;

  if (statement == NULL)
    return NULL;

  if (customer_id != 0)
    cb_statement_bind_int64 (statement, 1, customer_id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      CbCustomField *field = read_field (statement);

      if (customer_id != 0)
        g_set_str (&field->value, cb_statement_get_text (statement, 4));
      else
        field->n_values = cb_statement_get_int64 (statement, 4);
      g_ptr_array_add (fields, field);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&fields) : NULL;
}

GPtrArray *
cb_custom_field_rows_list (CbConnection  *connection,
                           GError       **error)
{
  return list (connection,
               "SELECT f.id, f.name, f.kind, f.choices, coalesce (v.n, 0) FROM custom_field f "
               "LEFT JOIN (SELECT field_id, count (*) AS n FROM custom_value GROUP BY field_id) v ON v.field_id = f.id "
               "ORDER BY f.position, f.id",
               0, error);
}

GPtrArray *
cb_custom_field_rows_list_bare (CbConnection  *connection,
                                GError       **error)
{
  return list (connection, "SELECT id, name, kind, choices, 0 FROM custom_field ORDER BY position, id", 0, error);
}

GPtrArray *
cb_custom_field_rows_list_of (CbConnection  *connection,
                              gint64         customer_id,
                              GError       **error)
{
  return list (connection,
               "SELECT f.id, f.name, f.kind, f.choices, coalesce (v.value, '') FROM custom_field f "
               "LEFT JOIN custom_value v ON v.customer_id = ? AND v.field_id = f.id ORDER BY f.position, f.id",
               customer_id, error);
}

static gboolean
run_on (CbConnection  *connection,
        const char    *sql,
        gint64         first,
        gint64         second,
        GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, first);
  if (second != 0)
    cb_statement_bind_int64 (statement, 2, second);

  return cb_statement_run (statement, error);
}

/* Of one that somebody else removed nothing is left to change. */
static gboolean
expect_changed (CbConnection  *connection,
                GError       **error)
{
  if (cb_connection_get_n_changes (connection) > 0)
    return TRUE;

  g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such field");

  return FALSE;
}

gboolean
cb_custom_field_rows_save (CbConnection         *connection,
                           const CbCustomField  *field,
                           GError              **error)
{
  g_autofree char *choices = g_strjoinv ("\n", field->choices);
  g_autoptr (CbStatement) statement = NULL;

  if (cb_custom_field_check (field) != CB_CUSTOM_PROBLEM_NONE)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, "No field can be like that");
      return FALSE;
    }

  statement =
    field->id == 0
    ? cb_connection_prepare (connection,
                             "INSERT INTO custom_field (name, choices, kind, position) "
                             "VALUES (?, ?, ?, (SELECT coalesce (max (position), 0) + 1 FROM custom_field))", error)
    : cb_connection_prepare (connection, "UPDATE custom_field SET name = ?, choices = ? WHERE kind = ? AND id = ?", error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, field->name);
  cb_statement_bind_text (statement, 2, choices);
  cb_statement_bind_int64 (statement, 3, field->kind);
  if (field->id != 0)
    cb_statement_bind_int64 (statement, 4, field->id);

  return cb_statement_run (statement, error) && expect_changed (connection, error);
}

gboolean
cb_custom_field_rows_move (CbConnection  *connection,
                           gint64         id,
                           int            steps,
                           GError       **error)
{
  g_autoptr (GPtrArray) fields = cb_custom_field_rows_list (connection, error);
  int from = -1;
  CbCustomField *field;

  if (fields == NULL)
    return FALSE;

  for (guint i = 0; i < fields->len; i++)
    {
      if (((CbCustomField *) fields->pdata[i])->id == id)
        from = (int) i;
    }
  if (from < 0)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such field");
      return FALSE;
    }

  field = g_ptr_array_steal_index (fields, (guint) from);
  g_ptr_array_insert (fields, CLAMP (from + steps, 0, (int) fields->len), field);
  for (guint i = 0; i < fields->len; i++)
    {
      if (!run_on (connection, "UPDATE custom_field SET position = ? WHERE id = ?", i + 1,
                   ((CbCustomField *) fields->pdata[i])->id, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cb_custom_field_rows_remove (CbConnection  *connection,
                             gint64         id,
                             GError       **error)
{
  return run_on (connection, "DELETE FROM custom_value WHERE field_id = ?", id, 0, error) &&
         run_on (connection, "DELETE FROM custom_field WHERE id = ?", id, 0, error) &&
         expect_changed (connection, error);
}

gboolean
cb_custom_field_rows_set (CbConnection  *connection,
                          gint64         customer_id,
                          gint64         id,
                          const char    *value,
                          GError       **error)
{
  g_autoptr (CbStatement) statement = NULL;

  if (value[0] == '\0')
    return run_on (connection, "DELETE FROM custom_value WHERE customer_id = ? AND field_id = ?", customer_id, id, error);

  statement = cb_connection_prepare (connection,
                                     "INSERT INTO custom_value (customer_id, field_id, value) VALUES (?, ?, ?) "
                                     "ON CONFLICT (customer_id, field_id) DO UPDATE SET value = excluded.value",
                                     error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);
  cb_statement_bind_int64 (statement, 2, id);
  cb_statement_bind_text (statement, 3, value);

  return cb_statement_run (statement, error);
}
