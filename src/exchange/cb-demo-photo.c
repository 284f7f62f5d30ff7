/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-demo-photo.h"

#define SIZE 96

typedef struct
{
  guint8 red;
  guint8 green;
  guint8 blue;
} Color;

static const Color grounds[] = {
  { 0x99, 0xc1, 0xf1 }, { 0x8f, 0xf0, 0xa4 }, { 0xf9, 0xf0, 0x6b }, { 0xff, 0xbe, 0x6f }, { 0xf6, 0x61, 0x51 },
  { 0xdc, 0x8a, 0xdd }, { 0xcd, 0xab, 0x8f }, { 0xde, 0xdd, 0xda },
};
static const Color skins[] = {
  { 0xff, 0xdb, 0xac }, { 0xf1, 0xc2, 0x7d }, { 0xe0, 0xac, 0x69 }, { 0xc6, 0x86, 0x42 }, { 0x8d, 0x55, 0x24 },
};
static const Color hairs[] = {
  { 0x2c, 0x1b, 0x18 }, { 0x5a, 0x38, 0x25 }, { 0xa5, 0x6b, 0x46 }, { 0xd6, 0xb3, 0x70 }, { 0x9a, 0x99, 0x96 },
};
static const Color shirts[] = {
  { 0x1a, 0x5f, 0xb4 }, { 0x26, 0xa2, 0x69 }, { 0xa5, 0x1d, 0x2d }, { 0x61, 0x35, 0x83 }, { 0x3d, 0x38, 0x46 },
};

static gboolean
is_in_ellipse (int x,
               int y,
               int center_x,
               int center_y,
               int width,
               int height)
{
  int dx = (x - center_x) * height;
  int dy = (y - center_y) * width;

  return dx * dx + dy * dy <= width * width * height * height;
}

/* Shoulders, hair, a face and two eyes. */
static Color
get_color (guint seed,
           int   x,
           int   y)
{
  if (is_in_ellipse (x, y, 40, 45, 2, 3) || is_in_ellipse (x, y, 56, 45, 2, 3))
    return (Color) { 0x24, 0x1f, 0x31 };
  if (is_in_ellipse (x, y, 48, 46, 18, 23))
    return skins[seed % G_N_ELEMENTS (skins)];
  if (is_in_ellipse (x, y, 48, seed & 1 ? 40 : 46, 22, 26))
    return hairs[seed / 3 % G_N_ELEMENTS (hairs)];
  if (is_in_ellipse (x, y, 48, 100, 38, 32))
    return shirts[seed / 5 % G_N_ELEMENTS (shirts)];

  return grounds[seed / 7 % G_N_ELEMENTS (grounds)];
}

/* (transfer full): each line begins with the number of its filter, none */
static GBytes *
draw (guint seed)
{
  GByteArray *lines = g_byte_array_sized_new (SIZE * (SIZE * 3 + 1));

  for (int y = 0; y < SIZE; y++)
    {
      g_byte_array_append (lines, (const guint8 *) "", 1);
      for (int x = 0; x < SIZE; x++)
        {
          Color color = get_color (seed, x, y);

          g_byte_array_append (lines, &color.red, 1);
          g_byte_array_append (lines, &color.green, 1);
          g_byte_array_append (lines, &color.blue, 1);
        }
    }

  return g_byte_array_free_to_bytes (lines);
}

static void
append_number (GByteArray *out,
               guint32     number)
{
  guint32 value = GUINT32_TO_BE (number);

  g_byte_array_append (out, (const guint8 *) &value, sizeof value);
}

static guint32
compute_crc (const guint8 *data,
             gsize         size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }

  return ~crc;
}

static void
append_chunk (GByteArray   *out,
              const char   *type,
              const guint8 *data,
              gsize         size)
{
  guint start;

  append_number (out, (guint32) size);
  start = out->len;
  g_byte_array_append (out, (const guint8 *) type, 4);
  g_byte_array_append (out, data, (guint) size);
  append_number (out, compute_crc (out->data + start, out->len - start));
}

GBytes *
cb_demo_photo_make (guint seed)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  /* Eight bits each of red, green and blue. */
  static const guint8 header[] = { 0, 0, 0, SIZE, 0, 0, 0, SIZE, 8, 2, 0, 0, 0 };
  g_autoptr (GBytes) lines = draw (seed);
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GBytes) packed = g_converter_convert_bytes (G_CONVERTER (compressor), lines, NULL);
  GByteArray *out = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);

  g_byte_array_append (out, signature, sizeof signature);
  append_chunk (out, "IHDR", header, sizeof header);
  append_chunk (out, "IDAT", data, size);
  append_chunk (out, "IEND", NULL, 0);

  return g_byte_array_free_to_bytes (out);
}
