/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What becomes of pictures that are to be photos: small, the right way up, and
 * with nothing in them but pixels; or nothing, if they are none or far too large.
 */

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "cb-photo.h"

#define SECRET "Taken at 51.5007 N"

static GdkPixbuf *
new_picture (int width,
             int height)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, width, height);

  gdk_pixbuf_fill (pixbuf, 0x3584e480);

  return pixbuf;
}

static GBytes *
save (GdkPixbuf  *pixbuf,
      const char *format,
      const char *key)
{
  g_autoptr (GError) error = NULL;
  char *buffer;
  gsize size;

  gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, format, &error, key, key != NULL ? SECRET : NULL, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (buffer, size);
}

static void
assert_photo (GBytes *picture,
              int     width,
              int     height)
{
  CbPhotoProblem problem;
  g_autoptr (GBytes) photo = cb_photo_make (picture, &problem);
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *pixbuf;
  gsize size;
  const char *data;

  g_assert_cmpint (problem, ==, CB_PHOTO_PROBLEM_NONE);
  data = g_bytes_get_data (photo, &size);
  g_assert_null (memmem (data, size, SECRET, strlen (SECRET)));
  g_assert_null (memmem (data, size, "Exif", 4));
  g_assert_true (gdk_pixbuf_loader_write_bytes (loader, photo, NULL));
  g_assert_true (gdk_pixbuf_loader_close (loader, NULL));
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, height);
}

static void
assert_problem (GBytes         *picture,
                CbPhotoProblem  expected)
{
  CbPhotoProblem problem;

  g_assert_null (cb_photo_make (picture, &problem));
  g_assert_cmpint (problem, ==, expected);
}

static void
test_scaled (void)
{
  static const struct { int width, height, photo_width, photo_height; } sizes[] = {
    { 1, 1, 1, 1 }, { 300, 200, 300, 200 }, { 2000, 1000, 512, 256 }, { 10, 5000, 1, 512 },
  };
  static const char *const formats[] = { "png", "jpeg", "bmp", "tiff" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GdkPixbuf) pixbuf = new_picture (sizes[i].width, sizes[i].height);

      for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
        {
          g_autoptr (GBytes) picture = save (pixbuf, formats[j], NULL);

          assert_photo (picture, sizes[i].photo_width, sizes[i].photo_height);
        }
    }
}

/* A segment as cameras write it: turned by 90°, and where it was taken. */
static GBytes *
add_exif (GBytes *jpeg)
{
  static const guint8 head[] = {
    0xff, 0xe1, 0, 0, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0,
    1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0,
  };
  g_autoptr (GByteArray) array = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);

  g_byte_array_append (array, data, 2);
  g_byte_array_append (array, head, sizeof head);
  g_byte_array_append (array, (const guint8 *) SECRET, strlen (SECRET));
  array->data[5] = (guint8) (sizeof head - 2 + strlen (SECRET));
  g_byte_array_append (array, data + 2, (guint) size - 2);

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

static void
test_stripped (void)
{
  g_autoptr (GdkPixbuf) pixbuf = new_picture (1024, 512);
  g_autoptr (GBytes) png = save (pixbuf, "png", "tEXt::Comment");
  g_autoptr (GBytes) jpeg = save (pixbuf, "jpeg", NULL);
  g_autoptr (GBytes) turned = add_exif (jpeg);
  gsize size;
  const char *data = g_bytes_get_data (png, &size);

  g_assert_nonnull (memmem (data, size, SECRET, strlen (SECRET)));
  assert_photo (png, 512, 256);
  assert_photo (turned, 256, 512);
}

static guint32
get_crc (const guint8 *data,
         gsize         size)
{
  guint32 crc = G_MAXUINT32;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }

  return ~crc;
}

static void
put_number (guint8  *place,
            guint32  number)
{
  guint32 big = GUINT32_TO_BE (number);

  memcpy (place, &big, sizeof big);
}

/* Says that it is 40,000 by 40,000: decoded it would fill six gigabytes. */
static GBytes *
new_png_bomb (void)
{
  g_autoptr (GdkPixbuf) pixbuf = new_picture (100, 100);
  g_autoptr (GBytes) png = save (pixbuf, "png", NULL);
  gsize size;
  guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&png), &size);

  put_number (data + 16, 40000);
  put_number (data + 20, 40000);
  put_number (data + 29, get_crc (data + 12, 17));

  return g_bytes_new_take (data, size);
}

static void
test_bombs (void)
{
  g_autoptr (GBytes) png = new_png_bomb ();
  static const guint8 gif_data[32] = "GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2\2";
  g_autoptr (GBytes) gif = g_bytes_new_static (gif_data, sizeof gif_data);

  assert_problem (png, CB_PHOTO_PROBLEM_TOO_MANY);
  assert_problem (gif, CB_PHOTO_PROBLEM_TOO_MANY);
}

static void
test_no_pictures (void)
{
  static const char svg_text[] = "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
  g_autoptr (GBytes) svg = g_bytes_new_static (svg_text, sizeof svg_text - 1);
  g_autoptr (GBytes) text = g_bytes_new_static ("Number,Name\n1,Ada\n", 18);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (CB_PHOTO_MAX_FILE_SIZE + 1), CB_PHOTO_MAX_FILE_SIZE + 1);

  assert_problem (svg, CB_PHOTO_PROBLEM_NO_PICTURE);
  assert_problem (text, CB_PHOTO_PROBLEM_NO_PICTURE);
  assert_problem (empty, CB_PHOTO_PROBLEM_NO_PICTURE);
  assert_problem (large, CB_PHOTO_PROBLEM_TOO_LARGE);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* What it would look like at a size; NULL for what is no photo. */
static GdkTexture *
show (GBytes *photo,
      int     side)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_photo_show_async (photo, side, NULL, result_cb, &place);
  while (place == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = place;

  return cb_photo_show_finish (result);
}

/* No larger than it is seen, which would take long to draw; nor ever made larger. */
static void
test_shown (void)
{
  static const struct { int side, width, height; } sizes[] = { { 96, 96, 48 }, { 512, 300, 150 }, { 1, 1, 1 } };
  g_autoptr (GdkPixbuf) pixbuf = new_picture (300, 150);
  g_autoptr (GBytes) photo = save (pixbuf, "jpeg", NULL);
  g_autoptr (GBytes) none = g_bytes_new_static ("no photo", 8);
  g_autoptr (GdkTexture) nothing = show (none, 96);

  g_assert_null (nothing);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GdkTexture) texture = show (photo, sizes[i].side);

      g_assert_cmpint (gdk_texture_get_width (texture), ==, sizes[i].width);
      g_assert_cmpint (gdk_texture_get_height (texture), ==, sizes[i].height);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/photo/scaled", test_scaled);
  g_test_add_func ("/photo/stripped", test_stripped);
  g_test_add_func ("/photo/bombs", test_bombs);
  g_test_add_func ("/photo/no-pictures", test_no_pictures);
  g_test_add_func ("/photo/shown", test_shown);

  return g_test_run ();
}
