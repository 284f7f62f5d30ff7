/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-photo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* Bytes that are decoded before the next look at how large it becomes. */
#define PIECE   (16 * 1024)
#define QUALITY "90"
#define WHITE   0xffffffff

/* What is being decoded. */
typedef struct
{
  int             side;     /* the longer one may have at the most, in pixels */
  CbPhotoProblem  problem;
} Decoding;

static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         user_data)
{
  Decoding *decoding = user_data;
  double scale = (double) decoding->side / (double) MAX (MAX (width, height), 1);

  if (width <= 0 || height <= 0 || (gint64) width * height > CB_PHOTO_MAX_PIXELS)
    {
      /* By this the decoder is told to go no further. */
      decoding->problem = CB_PHOTO_PROBLEM_TOO_MANY;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
    }
  else if (scale < 1)
    {
      gdk_pixbuf_loader_set_size (loader, MAX ((int) (width * scale + 0.5), 1), MAX ((int) (height * scale + 0.5), 1));
    }
}

/* What is drawn while it is read can take any time, and read other files. */
static gboolean
is_drawing (GdkPixbufLoader *loader)
{
  GdkPixbufFormat *format = gdk_pixbuf_loader_get_format (loader);

  return format != NULL && gdk_pixbuf_format_is_scalable (format);
}

/* The same for a drawing that is so small that the loader knows it only when it
 * has drawn it: as text, or compressed. */
static gboolean
may_be_drawing (const guint8 *data,
                gsize         size)
{
  gsize i = size >= 3 && data[0] == 0xef && data[1] == 0xbb && data[2] == 0xbf ? 3 : 0;

  while (i < size && g_ascii_isspace (data[i]))
    i++;

  return i < size && (data[i] == '<' || (i == 0 && data[i] == 0x1f));
}

static gboolean
feed (GdkPixbufLoader *loader,
      GBytes          *picture,
      Decoding        *decoding)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (picture, &size);

  if (may_be_drawing (data, size))
    return FALSE;

  for (gsize offset = 0; offset < size; offset += PIECE)
    {
      if (!gdk_pixbuf_loader_write (loader, data + offset, MIN (PIECE, size - offset), NULL) ||
          decoding->problem != CB_PHOTO_PROBLEM_NONE || is_drawing (loader))
        return FALSE;
    }

  return TRUE;
}

static GdkPixbuf *
decode (GBytes         *picture,
        int             side,
        CbPhotoProblem *problem)
{
  Decoding decoding = { side, CB_PHOTO_PROBLEM_NONE };
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  gboolean fed;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &decoding);
  fed = feed (loader, picture, &decoding);
  if (gdk_pixbuf_loader_close (loader, NULL) && fed && gdk_pixbuf_loader_get_pixbuf (loader) != NULL)
    pixbuf = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  if (pixbuf == NULL && decoding.problem == CB_PHOTO_PROBLEM_NONE)
    decoding.problem = CB_PHOTO_PROBLEM_NO_PICTURE;
  *problem = decoding.problem;

  return *problem == CB_PHOTO_PROBLEM_NONE ? g_steal_pointer (&pixbuf) : NULL;
}

/* (transfer full): the same pixels, on white, and nothing but these */
static GdkPixbuf *
strip (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  GdkPixbuf *stripped = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  gdk_pixbuf_fill (stripped, WHITE);
  gdk_pixbuf_composite (pixbuf, stripped, 0, 0, width, height, 0, 0, 1, 1, GDK_INTERP_NEAREST, 255);

  return stripped;
}

GBytes *
cb_photo_make (GBytes         *picture,
               CbPhotoProblem *problem)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) stripped = NULL;
  char *buffer;
  gsize size;

  g_return_val_if_fail (problem != NULL, NULL);

  if (g_bytes_get_size (picture) > CB_PHOTO_MAX_FILE_SIZE)
    {
      *problem = CB_PHOTO_PROBLEM_TOO_LARGE;
      return NULL;
    }

  pixbuf = decode (picture, CB_PHOTO_MAX_SIDE, problem);
  if (pixbuf == NULL)
    return NULL;

  stripped = strip (pixbuf);
  if (!gdk_pixbuf_save_to_buffer (stripped, &buffer, &size, "jpeg", NULL, "quality", QUALITY, NULL))
    {
      *problem = CB_PHOTO_PROBLEM_NO_PICTURE;
      return NULL;
    }

  return g_bytes_new_take (buffer, size);
}

static void
return_photo (GTask          *task,
              GBytes         *photo,
              CbPhotoProblem  problem)
{
  if (photo != NULL)
    g_task_return_pointer (task, photo, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_new_error_literal (task, g_quark_from_static_string ("cb-photo"), (int) problem, "No photo");
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  CbPhotoProblem problem = CB_PHOTO_PROBLEM_NONE;
  GBytes *photo = cb_photo_make (task_data, &problem);

  return_photo (task, photo, problem);
}

static GBytes *
read_file (GFile          *file,
           GCancellable   *cancellable,
           CbPhotoProblem *problem)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                       G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree guint8 *buffer = NULL;
  gsize n;

  *problem = CB_PHOTO_PROBLEM_UNREADABLE;
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return NULL;

  /* It may grow while it is read. */
  if (g_file_info_get_size (info) <= CB_PHOTO_MAX_FILE_SIZE)
    {
      stream = g_file_read (file, cancellable, NULL);
      buffer = g_malloc (CB_PHOTO_MAX_FILE_SIZE + 1);
      if (stream == NULL ||
          !g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, CB_PHOTO_MAX_FILE_SIZE + 1, &n, cancellable, NULL))
        return NULL;
    }
  if (buffer == NULL || n > CB_PHOTO_MAX_FILE_SIZE)
    {
      *problem = CB_PHOTO_PROBLEM_TOO_LARGE;
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&buffer), n);
}

static void
make_file_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  CbPhotoProblem problem = CB_PHOTO_PROBLEM_NONE;
  g_autoptr (GBytes) picture = read_file (task_data, cancellable, &problem);
  GBytes *photo = picture != NULL ? cb_photo_make (picture, &problem) : NULL;

  return_photo (task, photo, problem);
}

void
cb_photo_make_async (GBytes              *picture,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_bytes_ref (picture), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, make_thread);
}

void
cb_photo_make_file_async (GFile               *file,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, make_file_thread);
}

GBytes *
cb_photo_make_finish (GAsyncResult   *result,
                      CbPhotoProblem *problem)
{
  g_autoptr (GError) error = NULL;
  GBytes *photo;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  photo = g_task_propagate_pointer (G_TASK (result), &error);
  *problem = error != NULL && error->domain == g_quark_from_static_string ("cb-photo")
             ? (CbPhotoProblem) error->code : CB_PHOTO_PROBLEM_NONE;

  return photo;
}

/* What is to be shown. */
typedef struct
{
  GBytes *photo;
  int     side;
} Showing;

static void
showing_free (gpointer data)
{
  Showing *self = data;

  g_bytes_unref (self->photo);
  g_free (self);
}

/* A book can hold anything as a photo: it is no more trusted than a file. */
static void
show_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Showing *showing = task_data;
  CbPhotoProblem problem;
  g_autoptr (GdkPixbuf) pixbuf = decode (showing->photo, showing->side, &problem);
  g_autoptr (GBytes) pixels = NULL;

  if (pixbuf == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  pixels = gdk_pixbuf_read_pixel_bytes (pixbuf);
  g_task_return_pointer (task,
                         gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                                 gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8,
                                                 pixels, (gsize) gdk_pixbuf_get_rowstride (pixbuf)),
                         g_object_unref);
}

void
cb_photo_show_async (GBytes              *photo,
                     int                  side,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Showing *showing = g_new (Showing, 1);

  *showing = (Showing) { g_bytes_ref (photo), side };
  g_task_set_task_data (task, showing, showing_free);
  g_task_run_in_thread (task, show_thread);
}

GdkTexture *
cb_photo_show_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
