/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-document-adder.h"

#include <glib/gi18n.h>

#include "cb-card-number.h"
#include "cb-display-text.h"
#include "cb-document-store.h"
#include "cb-error-text.h"
#include "cb-error.h"

/* What has been read of a file. */
typedef struct
{
  GBytes *contents;
  char   *title;
  char   *type;
} Reading;

typedef struct
{
  gint64          customer_id;
  GListModel     *files;
  guint           next;
  GStrvBuilder   *problems;
} Adding;

static void add_next (GTask *task);

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_pointer (&self->contents, g_bytes_unref);
  g_free (self->title);
  g_free (self->type);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
adding_free (gpointer data)
{
  Adding *self = data;

  g_object_unref (self->files);
  g_strv_builder_unref (self->problems);
  g_free (self);
}

static GBytes *
read_contents (GFile         *file,
               gsize          size,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree guint8 *buffer = NULL;
  gsize n;

  if (stream == NULL)
    return NULL;

  buffer = g_try_malloc (size + 1);
  if (buffer == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "No memory");
      return NULL;
    }

  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, size + 1, &n, cancellable, error))
    return NULL;

  /* Half of it would be worse than nothing. */
  if (n != size)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "It is being written to");
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&buffer), n);
}

static gboolean
check_info (GFileInfo  *info,
            GError    **error)
{
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "A folder");
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "No file");
  else if (g_file_info_get_size (info) > CB_DOCUMENT_MAX_SIZE)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "Too large");
  else if (!cb_document_is_title (g_file_info_get_display_name (info)))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, "No title");
  else
    return TRUE;

  return FALSE;
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (Reading) reading = g_new0 (Reading, 1);
  g_autoptr (GFileInfo) info =
    g_file_query_info (source,
                       G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                       G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE,
                       G_FILE_QUERY_INFO_NONE, cancellable, &error);
  const char *type;

  if (info != NULL && check_info (info, &error))
    reading->contents = read_contents (source, (gsize) g_file_info_get_size (info), cancellable, &error);
  if (reading->contents == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  type = g_file_info_get_content_type (info);
  reading->title = g_strdup (g_file_info_get_display_name (info));
  reading->type = type != NULL ? g_content_type_get_mime_type (type) : g_strdup ("");
  g_task_return_pointer (task, g_steal_pointer (&reading), reading_free);
}

/* (transfer full): why a file was not added */
static char *
describe (GFile        *file,
          const GError *error)
{
  g_autofree char *basename = g_file_get_basename (file);
  g_autofree char *display = basename != NULL ? g_filename_display_name (basename) : g_strdup ("");
  g_autofree char *name = cb_display_quote (display);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("“%s” is larger than 100 MB, so it was not added."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    /* Translators: %s is the name of a folder */
    return g_strdup_printf (_("“%s” is a folder, so it was not added. Add the files in it instead."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME) && cb_card_number_is_in (display))
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("The name of “%s” contains the number of a payment card, so it was not added. Rename the file first."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME))
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("The name of “%s” can’t be kept as a title, so it was not added. Rename the file first."), name);
  if (error->domain == G_IO_ERROR)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("“%s” can’t be read, so it was not added. Check that it is still there and that you may read it."), name);

  return cb_error_describe_file (error, display);
}

static void
note_problem (GTask        *task,
              const GError *error)
{
  Adding *adding = g_task_get_task_data (task);
  g_autoptr (GFile) file = g_list_model_get_item (adding->files, adding->next);

  g_strv_builder_take (adding->problems, describe (file, error));
  adding->next++;
  /* The others would fare no better. */
  if (error->domain == CB_ERROR && error->code != CB_ERROR_INVALID)
    adding->next = g_list_model_get_n_items (adding->files);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Adding *adding = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (cb_document_store_add_finish (CB_BOOK (source), result, &error))
    adding->next++;
  else
    note_problem (task, error);
  add_next (g_steal_pointer (&task));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Adding *adding = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = g_task_propagate_pointer (G_TASK (result), &error);

  if (reading == NULL)
    {
      note_problem (task, error);
      add_next (g_steal_pointer (&task));
      return;
    }

  cb_document_store_add_async (g_task_get_source_object (task), adding->customer_id, reading->title, reading->type,
                               reading->contents, NULL, added_cb, g_object_ref (task));
}

/* @task: (transfer full) */
static void
add_next (GTask *task)
{
  g_autoptr (GTask) owned = task;
  Adding *adding = g_task_get_task_data (task);
  g_autoptr (GFile) file = g_list_model_get_item (adding->files, adding->next);
  g_autoptr (GTask) reading = NULL;

  if (file == NULL)
    {
      g_task_return_pointer (task, g_strv_builder_end (adding->problems), (GDestroyNotify) g_strfreev);
      return;
    }

  reading = g_task_new (file, NULL, read_cb, g_steal_pointer (&owned));
  g_task_run_in_thread (reading, read_thread);
}

void
cb_document_adder_run_async (CbBook              *book,
                             gint64               customer_id,
                             GListModel          *files,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;
  Adding *adding;

  g_return_if_fail (CB_IS_BOOK (book));

  task = g_task_new (book, NULL, callback, user_data);
  adding = g_new0 (Adding, 1);
  adding->customer_id = customer_id;
  adding->files = g_object_ref (files);
  adding->problems = g_strv_builder_new ();
  g_task_set_source_tag (task, cb_document_adder_run_async);
  g_task_set_task_data (task, adding, adding_free);
  add_next (task);
}

char **
cb_document_adder_run_finish (CbBook       *book,
                              GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
