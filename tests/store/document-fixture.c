/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "cb-document-store.h"
#include "cb-photo-store.h"

gboolean
add_document (CbTestBook  *f,
              gint64       customer,
              const char  *title,
              GBytes      *contents,
              GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_document_store_add_async (f->book, customer, title, "text/plain", contents, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_document_store_add_finish (f->book, result, error);
}

GPtrArray *
list_documents (CbTestBook *f)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *documents;

  cb_document_store_list_async (f->book, 1, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  documents = cb_document_store_list_finish (f->book, result, &error);
  g_assert_no_error (error);

  return documents;
}

gboolean
write_document (CbTestBook  *f,
                gint64       id,
                const char  *path,
                GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  cb_document_store_write_async (f->book, 1, id, file, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_document_store_write_finish (f->book, result, error);
}

gboolean
remove_document (CbTestBook  *f,
                 gint64       id,
                 GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_document_store_remove_async (f->book, 1, id, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_document_store_remove_finish (f->book, result, error);
}

GFile *
copy_document (CbTestBook  *f,
               gint64       id,
               GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_document_store_copy_async (f->book, 1, id, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_document_store_copy_finish (f->book, result, error);
}

gboolean
set_photo (CbTestBook  *f,
           gint64       customer,
           GBytes      *photo,
           GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_photo_store_set_async (f->book, customer, photo, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_photo_store_set_finish (f->book, result, error);
}

GBytes *
get_photo (CbTestBook *f)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *photo;

  cb_photo_store_get_async (f->book, 1, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  photo = cb_photo_store_get_finish (f->book, result, &error);
  g_assert_no_error (error);

  return photo;
}
