/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-person-photo-rows.h"

/* Steps to the one row there may be. @id: for a statement with two parameters, else 0
 * Returns: (transfer full) (nullable): at the row if @there; NULL with @error */
static CbStatement *
look_up (CbConnection  *connection,
         const char    *sql,
         gint64         person_id,
         gint64         id,
         gboolean      *there,
         GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  CbStep step;

  *there = FALSE;
  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, person_id);
  if (id != 0)
    cb_statement_bind_int64 (statement, 2, id);
  step = cb_statement_step (statement, error);
  *there = step == CB_STEP_ROW;

  return step != CB_STEP_ERROR ? g_steal_pointer (&statement) : NULL;
}

gboolean
cb_person_photo_rows_get (CbConnection  *connection,
                          gint64         person_id,
                          GBytes       **photo,
                          GError       **error)
{
  gboolean there;
  g_autoptr (CbStatement) statement =
    look_up (connection, "SELECT data FROM person_photo WHERE person_id = ? AND shown = 1", person_id, 0, &there, error);

  *photo = there ? cb_statement_get_bytes (statement, 0) : NULL;

  return statement != NULL;
}

gboolean
cb_person_photo_rows_get_shown (CbConnection  *connection,
                                gint64         person_id,
                                gint64        *id,
                                GError       **error)
{
  gboolean there;
  g_autoptr (CbStatement) statement =
    look_up (connection, "SELECT id FROM person_photo WHERE person_id = ? AND shown = 1", person_id, 0, &there, error);

  *id = there ? cb_statement_get_int64 (statement, 0) : 0;

  return statement != NULL;
}

gboolean
cb_person_photo_rows_is_shown (CbConnection *connection,
                               gint64        person_id,
                               GBytes       *photo)
{
  g_autoptr (GBytes) shown = NULL;

  if (!cb_person_photo_rows_get (connection, person_id, &shown, NULL))
    return FALSE;

  return shown != NULL && photo != NULL ? g_bytes_equal (shown, photo) : shown == photo;
}

gboolean
cb_person_photo_rows_has (CbConnection  *connection,
                          gint64         person_id,
                          gint64         id,
                          gboolean      *there,
                          GError       **error)
{
  g_autoptr (CbStatement) statement =
    look_up (connection, "SELECT 1 FROM person_photo WHERE person_id = ? AND id = ?", person_id, id, there, error);

  return statement != NULL;
}

gint64
cb_person_photo_rows_add (CbConnection  *connection,
                          gint64         person_id,
                          GBytes        *photo,
                          GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "INSERT INTO person_photo (person_id, shown, data) VALUES (?, 0, ?)", error);

  if (statement == NULL)
    return 0;

  cb_statement_bind_int64 (statement, 1, person_id);
  cb_statement_bind_blob (statement, 2, g_bytes_get_data (photo, NULL), g_bytes_get_size (photo));

  return cb_statement_run (statement, error) ? cb_connection_get_last_id (connection) : 0;
}

static gboolean
run (CbConnection  *connection,
     const char    *sql,
     gint64         person_id,
     gint64         id,
     GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, person_id);
  cb_statement_bind_int64 (statement, 2, id);

  return cb_statement_run (statement, error);
}

gboolean
cb_person_photo_rows_show (CbConnection  *connection,
                           gint64         person_id,
                           gint64         id,
                           GError       **error)
{
  gint64 before;

  /* There are never two that are shown. */
  return cb_person_photo_rows_get_shown (connection, person_id, &before, error) &&
         run (connection, "UPDATE person_photo SET shown = 0 WHERE person_id = ?1 AND id = ?2",
              person_id, before, error) &&
         run (connection, "UPDATE person_photo SET shown = 1 WHERE person_id = ?1 AND id = ?2", person_id, id, error) &&
         run (connection, "DELETE FROM person_photo WHERE person_id = ?1 AND shown = 0 AND id <> ?2",
              person_id, before, error);
}
