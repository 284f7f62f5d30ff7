/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-test-book.h"

#include "cb-actor-rows.h"
#include "cb-test-files.h"

/* A test that waits longer has failed. */
#define WAIT_LIMIT_SECONDS 60
/* Between two looks at a condition. */
#define LOOK_INTERVAL_MS   10

void
cb_test_result_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      place)
{
  *(GAsyncResult **) place = g_object_ref (result);
}

GAsyncResult *
cb_test_wait (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (place);
}

static gboolean
look_again_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
cb_test_wait_until (CbTestCondition condition,
                    gpointer        data)
{
  gint64 until = g_get_monotonic_time () + WAIT_LIMIT_SECONDS * G_USEC_PER_SEC;
  guint source = g_timeout_add (LOOK_INTERVAL_MS, look_again_cb, NULL);

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

/* A job of a test, which everybody may have done. */
typedef struct
{
  CbJob    job;
  gpointer data;
} TestJob;

static gpointer
test_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  TestJob *test = data;

  cb_actor_rows_allow_anybody (connection);

  return test->job (connection, test->data, progress, cancellable, error);
}

static gpointer
no_job (CbConnection  *connection,
        gpointer       data,
        CbProgress    *progress,
        GCancellable  *cancellable,
        GError       **error)
{
  return NULL;
}

void
cb_test_settle (CbBook *book)
{
  /* What was written may lead to reading, and that to writing. */
  for (guint i = 0; i < 3; i++)
    {
      if (!cb_book_get_read_only (book))
        cb_test_write_job (book, no_job, NULL, NULL);
      cb_test_read_job (book, no_job, NULL, NULL);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

CbBook *
cb_test_open (const char  *path,
              gboolean     create,
              GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_book_open_async (path, create, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_book_open_finish (result, error);
}

void
cb_test_close (CbBook *book)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_book_close_async (book, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  g_assert_true (cb_book_close_finish (book, result, NULL));
  g_object_unref (book);

  while (g_main_context_iteration (NULL, FALSE))
    ;
}

gboolean
cb_test_check (CbBook  *book,
               GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_book_check_async (book, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_book_check_finish (book, result, error);
}

void
cb_test_book_open (CbTestBook *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (self->book);
  self->book = cb_test_open (self->path, TRUE, &error);
  g_assert_no_error (error);
}

void
cb_test_book_close (CbTestBook *self)
{
  cb_test_close (g_steal_pointer (&self->book));
}

void
cb_test_book_reopen (CbTestBook *self)
{
  cb_test_book_close (self);
  cb_test_book_open (self);
}

void
cb_test_book_set_up_path (CbTestBook    *self,
                          gconstpointer  data)
{
  self->folder = cb_test_folder_new ();
  self->path = g_build_filename (self->folder, "book.db", NULL);
}

void
cb_test_book_set_up (CbTestBook    *self,
                     gconstpointer  data)
{
  cb_test_book_set_up_path (self, data);
  cb_test_book_open (self);
}

void
cb_test_book_tear_down (CbTestBook    *self,
                        gconstpointer  data)
{
  if (self->book != NULL)
    cb_test_book_close (self);
  cb_test_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static void
changed_cb (CbBook         *book,
            const CbChange *change,
            GPtrArray      *changes)
{
  g_ptr_array_add (changes, cb_change_copy (change));
}

static void
unref_array (gpointer  data,
             GClosure *closure)
{
  g_ptr_array_unref (data);
}

GPtrArray *
cb_test_watch_changes (CbBook *book)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_change_free);

  g_signal_connect_data (book, "changed", G_CALLBACK (changed_cb), g_ptr_array_ref (changes),
                         unref_array, G_CONNECT_DEFAULT);

  return changes;
}

gpointer
cb_test_read_job (CbBook    *book,
                  CbJob      job,
                  gpointer   data,
                  GError   **error)
{
  TestJob test = { job, data };
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_database_read_async (cb_book_get_database (book), test_job, &test, NULL, NULL, CB_PRIORITY_BACKGROUND,
                          NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_database_read_finish (cb_book_get_database (book), result, error);
}

gpointer
cb_test_write_job (CbBook    *book,
                   CbJob      job,
                   gpointer   data,
                   GError   **error)
{
  TestJob test = { job, data };
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_database_write_async (cb_book_get_database (book), test_job, &test, NULL, NULL, NULL,
                           NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_database_write_finish (cb_book_get_database (book), result, error);
}

static gpointer
execute_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (cb_connection_execute (connection, data, error));
}

gboolean
cb_test_execute (CbBook      *book,
                 const char  *sql,
                 GError     **error)
{
  return GPOINTER_TO_INT (cb_test_write_job (book, execute_job, (gpointer) sql, error));
}

static gpointer
query_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, data, error);

  if (statement == NULL || cb_statement_step (statement, error) != CB_STEP_ROW ||
      cb_statement_is_null (statement, 0))
    return NULL;

  return g_strdup (cb_statement_get_text (statement, 0));
}

char *
cb_test_query (CbBook      *book,
               const char  *sql,
               GError     **error)
{
  return cb_test_read_job (book, query_job, (gpointer) sql, error);
}
