/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cb-import-layout.h"
#include "cb-import-mapping.h"
#include "cb-import-run.h"
#include "cb-import-sample.h"
#include "cb-import-text.h"
#include "cb-refusal-store.h"

struct _CbImport
{
  GObject          parent_instance;

  char            *file_name;
  CbImportText    *text;
  CbImportLayout   layout;
  GPtrArray       *first_rows; /* of GStrv; the header too if there is one */
  CbImportMapping *mapping;
};

G_DEFINE_FINAL_TYPE (CbImport, cb_import, G_TYPE_OBJECT)

static void
guess_mapping (CbImport *self)
{
  char **first_row = g_ptr_array_index (self->first_rows, 0);

  g_clear_pointer (&self->mapping, cb_import_mapping_free);
  self->mapping = cb_import_mapping_new (self->layout.n_columns);

  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      g_autofree char *header = NULL;

      if (self->layout.header && first_row[i][0] != '\0')
        header = g_strdelimit (g_strdup (first_row[i]), "\t\r\n", ' ');
      else
        header = g_strdup_printf (_("Column %u"), i + 1);
      cb_import_mapping_set_header (self->mapping, i, header);
    }

  if (self->layout.header)
    cb_import_mapping_guess (self->mapping);
  cb_import_sample_guess (self->first_rows, self->layout.header, self->mapping);
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GFile *file = G_FILE (source_object);
  g_autoptr (CbImport) self = g_object_new (CB_TYPE_IMPORT, NULL);
  g_autofree char *base_name = g_file_get_basename (file);
  GError *error = NULL;

  self->file_name = g_filename_display_name (base_name != NULL ? base_name : "");
  self->text = cb_import_text_load (file, cancellable, &error);
  if (self->text == NULL ||
      !cb_import_layout_find (&self->layout, self->text, self->first_rows, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  guess_mapping (self);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

static void
preview_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  CbImportReport *report = cb_database_read_finish (CB_DATABASE (source_object), result, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
apply_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = g_object_get_data (G_OBJECT (task), "book");
  g_autoptr (CbChange) change = NULL;
  GError *error = NULL;
  CbImportReport *report = cb_database_write_finish (CB_DATABASE (source_object), result, &error);

  if (report == NULL)
    {
      cb_refusal_store_note_error (book, error);
      g_task_return_error (task, error);
      return;
    }

  change = cb_import_run_get_change (g_task_get_task_data (task));
  if (change->added != NULL || change->edited != NULL)
    cb_book_take_change (book, g_steal_pointer (&change));
  g_task_return_pointer (task, report, g_object_unref);
}

static void
cb_import_finalize (GObject *object)
{
  CbImport *self = CB_IMPORT (object);

  g_free (self->file_name);
  g_clear_pointer (&self->text, cb_import_text_unref);
  g_ptr_array_unref (self->first_rows);
  g_clear_pointer (&self->mapping, cb_import_mapping_free);

  G_OBJECT_CLASS (cb_import_parent_class)->finalize (object);
}

static void
cb_import_class_init (CbImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_import_finalize;
}

static void
cb_import_init (CbImport *self)
{
  self->first_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

void
cb_import_load_async (GFile               *file,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_import_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

CbImport *
cb_import_load_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cb_import_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
cb_import_get_file_name (CbImport *self)
{
  g_return_val_if_fail (CB_IS_IMPORT (self), NULL);

  return self->file_name;
}

const char *
cb_import_get_encoding (CbImport *self)
{
  g_return_val_if_fail (CB_IS_IMPORT (self), NULL);

  return cb_import_text_get_encoding (self->text);
}

char
cb_import_get_delimiter (CbImport *self)
{
  g_return_val_if_fail (CB_IS_IMPORT (self), ',');

  return self->layout.delimiter;
}

guint
cb_import_get_n_columns (CbImport *self)
{
  g_return_val_if_fail (CB_IS_IMPORT (self), 0);

  return self->layout.n_columns;
}

guint
cb_import_get_n_rows (CbImport *self)
{
  g_return_val_if_fail (CB_IS_IMPORT (self), 0);

  return self->layout.n_rows - (self->layout.header ? 1 : 0);
}

gboolean
cb_import_get_has_header (CbImport *self)
{
  g_return_val_if_fail (CB_IS_IMPORT (self), FALSE);

  return self->layout.header;
}

void
cb_import_set_has_header (CbImport *self,
                          gboolean  has_header)
{
  g_return_if_fail (CB_IS_IMPORT (self));

  if (self->layout.header == !!has_header)
    return;

  self->layout.header = !!has_header;
  guess_mapping (self);
}

const char *
cb_import_get_header (CbImport *self,
                      guint     column)
{
  g_return_val_if_fail (CB_IS_IMPORT (self), NULL);
  g_return_val_if_fail (column < self->layout.n_columns, NULL);

  return self->mapping->columns[column].header;
}

guint
cb_import_get_n_samples (CbImport *self)
{
  guint n_rows;

  g_return_val_if_fail (CB_IS_IMPORT (self), 0);

  n_rows = self->first_rows->len - (self->layout.header ? 1 : 0);

  return MIN (n_rows, CB_IMPORT_N_FIRST_ROWS);
}

const char *
cb_import_get_sample (CbImport *self,
                      guint     row,
                      guint     column)
{
  char **cells;

  g_return_val_if_fail (row < cb_import_get_n_samples (self), NULL);
  g_return_val_if_fail (column < self->layout.n_columns, NULL);

  cells = g_ptr_array_index (self->first_rows, row + (self->layout.header ? 1 : 0));

  return column < g_strv_length (cells) ? cells[column] : "";
}

int
cb_import_get_target (CbImport *self,
                      guint     column)
{
  g_return_val_if_fail (CB_IS_IMPORT (self), CB_IMPORT_TARGET_NONE);
  g_return_val_if_fail (column < self->layout.n_columns, CB_IMPORT_TARGET_NONE);

  return self->mapping->columns[column].target;
}

void
cb_import_set_target (CbImport *self,
                      guint     column,
                      int       target)
{
  g_return_if_fail (CB_IS_IMPORT (self));

  cb_import_mapping_set_target (self->mapping, column, target);
}

void
cb_import_preview_async (CbImport            *self,
                         CbBook              *book,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  CbImportRun *run;

  g_return_if_fail (CB_IS_IMPORT (self));
  g_return_if_fail (CB_IS_BOOK (book));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_import_preview_async);
  run = cb_import_run_new (self->text, &self->layout, self->mapping, FALSE);
  /* It takes seconds for a big file, which the lists could not wait. */
  cb_database_read_aside_async (cb_book_get_database (book), cb_import_run_job, run,
                                (GDestroyNotify) cb_import_run_free, g_object_unref,
                                cancellable, preview_cb, g_steal_pointer (&task));
}

CbImportReport *
cb_import_preview_finish (CbImport      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cb_import_apply_async (CbImport            *self,
                       CbBook              *book,
                       CbProgress          *progress,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  CbImportRun *run;

  g_return_if_fail (CB_IS_IMPORT (self));
  g_return_if_fail (CB_IS_BOOK (book));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_import_apply_async);
  /* Once it is committed it is done, even if cancelled too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_object_set_data_full (G_OBJECT (task), "book", g_object_ref (book), g_object_unref);

  run = cb_import_run_new (self->text, &self->layout, self->mapping, TRUE);
  g_task_set_task_data (task, run, (GDestroyNotify) cb_import_run_free);
  cb_database_write_async (cb_book_get_database (book), cb_import_run_job, run, NULL, g_object_unref,
                           progress, cancellable, apply_cb, g_steal_pointer (&task));
}

CbImportReport *
cb_import_apply_finish (CbImport      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
