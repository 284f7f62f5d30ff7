/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-book-copy.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *path;
  char *folder;
} CopyData;

static void
copy_data_free (gpointer data)
{
  CopyData *self = data;

  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

/* (transfer full): the first name, or the second one with a number. */
static GFile *
get_target (const CopyData *data,
            guint           number)
{
  g_autofree char *name = g_path_get_basename (data->path);
  char *dot = strrchr (name, '.');
  g_autofree char *suffix = g_strdup (dot != NULL ? dot : "");
  g_autofree char *target = NULL;

  if (dot != NULL)
    *dot = '\0';
  target = number == 1 ? g_strconcat (name, suffix, NULL) : g_strdup_printf ("%s %u%s", name, number, suffix);

  return g_file_new_build_filename (data->folder, target, NULL);
}

static GFileOutputStream *
create_target (const CopyData  *data,
               GFile          **target,
               GError         **error)
{
  for (guint number = 1;; number++)
    {
      g_autoptr (GFile) file = get_target (data, number);
      g_autoptr (GError) failure = NULL;
      GFileOutputStream *stream = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &failure);

      if (stream != NULL)
        {
          *target = g_steal_pointer (&file);
          return stream;
        }

      if (!g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
}

static void
copy_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const CopyData *data = task_data;
  g_autoptr (GFile) file = g_file_new_for_path (data->path);
  g_autoptr (GFileInputStream) input = NULL;
  g_autoptr (GFileOutputStream) output = NULL;
  g_autoptr (GFile) target = NULL;
  GError *error = NULL;

  if (g_mkdir_with_parents (data->folder, 0700) != 0)
    {
      int code = errno;

      g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (code), "%s", g_strerror (code));
      return;
    }

  input = g_file_read (file, cancellable, &error);
  if (input != NULL)
    output = create_target (data, &target, &error);
  if (output != NULL)
    g_output_stream_splice (G_OUTPUT_STREAM (output), G_INPUT_STREAM (input),
                            G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                            cancellable, &error);

  if (error == NULL)
    {
      g_task_return_pointer (task, g_file_get_path (target), g_free);
      return;
    }

  /* Half a book is none. */
  if (target != NULL)
    g_file_delete (target, NULL, NULL);
  g_task_return_error (task, error);
}

/**
 * cb_book_copy_async:
 * @path: the file, in the file name encoding
 * @folder: where to; made, for nobody else to read, if it isn't there
 */
void
cb_book_copy_async (const char          *path,
                    const char          *folder,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  CopyData *data = g_new0 (CopyData, 1);

  data->path = g_strdup (path);
  data->folder = g_strdup (folder);
  g_task_set_source_tag (task, cb_book_copy_async);
  g_task_set_task_data (task, data, copy_data_free);
  g_task_run_in_thread (task, copy_thread);
}

/**
 * cb_book_copy_finish:
 *
 * Returns: (transfer full): the path of the copy, which nobody else may read;
 *   NULL with an error of GIO, and then there is no copy
 */
char *
cb_book_copy_finish (GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
