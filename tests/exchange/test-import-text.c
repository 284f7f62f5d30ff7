/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cb-error.h"
#include "cb-import-text.h"
#include "cb-import.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cb-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "file.csv", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static CbImportText *
decode (const char  *data,
        gsize        length,
        GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return cb_import_text_new (bytes, error);
}

static void
assert_decoded (const char *data,
                gsize       length,
                const char *encoding,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImportText) text = decode (data, length, &error);
  const char *decoded;
  gsize n_decoded;

  g_assert_no_error (error);
  decoded = cb_import_text_get_data (text, &n_decoded);
  g_assert_cmpmem (decoded, n_decoded, expected, strlen (expected));
  g_assert_cmpstr (cb_import_text_get_encoding (text), ==, encoding);
  g_assert_false (cb_import_text_get_damaged (text));
}

#define ASSERT_DECODED(literal, encoding, expected) \
  assert_decoded (literal, sizeof literal - 1, encoding, expected)

static void
assert_refused (const char *data,
                gsize       length,
                CbError     code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImportText) text = decode (data, length, &error);

  g_assert_null (text);
  g_assert_error (error, CB_ERROR, (int) code);
}

static void
test_utf_8 (void)
{
  ASSERT_DECODED ("", "UTF-8", "");
  ASSERT_DECODED ("a,b\n", "UTF-8", "a,b\n");
  ASSERT_DECODED ("Caf\xc3\xa9, \xe6\x9d\xb1\xe4\xba\xac", "UTF-8", "Café, 東京");
  ASSERT_DECODED ("\xef\xbb\xbf" "a,b\n", "UTF-8", "a,b\n");
  ASSERT_DECODED ("\xef\xbb\xbf", "UTF-8", "");
}

static void
assert_utf_16 (const char *encoding,
               const char *bom,
               gsize       bom_length)
{
  static const char text[] = "name,city\nZoë,Kraków\n東京 😀,Αθήνα\n";
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *encoded = NULL;
  gsize length;

  encoded = g_convert (text, -1, encoding, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);

  g_byte_array_append (bytes, (const guint8 *) bom, bom_length);
  g_byte_array_append (bytes, (const guint8 *) encoded, length);
  assert_decoded ((const char *) bytes->data, bytes->len, "UTF-16", text);
}

static void
test_utf_16 (void)
{
  assert_utf_16 ("UTF-16LE", "\xff\xfe", 2);
  assert_utf_16 ("UTF-16BE", "\xfe\xff", 2);
  assert_utf_16 ("UTF-16LE", "", 0);
  assert_utf_16 ("UTF-16BE", "", 0);
}

static void
test_broken_utf_16 (void)
{
  /* Half a character at the end, and half a surrogate pair. */
  assert_refused ("\xff\xfe" "a\0b", 5, CB_ERROR_IMPORT_ENCODING);
  assert_refused ("\xff\xfe" "a\0\x00\xd8" "b\0", 8, CB_ERROR_IMPORT_ENCODING);
  assert_refused ("\xff\xfe\0\0a\0\0\0", 8, CB_ERROR_IMPORT_ENCODING);
}

static void
test_windows_1252 (void)
{
  ASSERT_DECODED ("M\xfcller;Caf\xe9;\x80 5", "Windows-1252", "Müller;Café;€ 5");
  ASSERT_DECODED ("\x93quoted\x94 \x96 \x8a\x9f", "Windows-1252", "“quoted” – ŠŸ");
  /* A sequence that happens to be UTF-8 doesn't outweigh the others. */
  ASSERT_DECODED ("\xc3\xa9 \xe9t\xe9 \xe0 l'h\xf4tel", "Windows-1252", "Ã© été à l'hôtel");
}

static void
test_damaged_utf_8 (void)
{
  static const char data[] = "caf\xc3\xa9 caf\xc3\xa9 caf\xc3\xa9 \xff";
  g_autoptr (CbImportText) text = decode (data, sizeof data - 1, NULL);

  g_assert_cmpstr (cb_import_text_get_encoding (text), ==, "UTF-8");
  g_assert_true (cb_import_text_get_damaged (text));
}

static void
test_binary (void)
{
  g_autoptr (GString) noise = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  assert_refused ("a,b\nc\0,d\n", 9, CB_ERROR_IMPORT_BINARY);
  assert_refused ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20, CB_ERROR_IMPORT_BINARY);
  assert_refused ("PK\3\4\24\0\6\0\10\0\0\0!\0", 14, CB_ERROR_IMPORT_BINARY);

  for (guint i = 0; i < 4096; i++)
    g_string_append_c (noise, (char) g_rand_int_range (rand, 1, 256));
  assert_refused (noise->str, noise->len, CB_ERROR_IMPORT_BINARY);
}

static void
test_late_nul (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CbImportText) decoded = NULL;
  g_autoptr (GError) error = NULL;

  while (text->len < 64 * 1024)
    g_string_append (text, "name,city\n");
  g_string_append_len (text, "a\0b,c\n", 6);

  decoded = decode (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cb_import_text_get_encoding (decoded), ==, "UTF-8");
  g_assert_true (cb_import_text_get_damaged (decoded));
}

static CbImportText *
load (const char    *path,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return cb_import_text_load (file, cancellable, error);
}

static void
test_load (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (CbImportText) text = NULL;
  g_autoptr (GError) error = NULL;
  const char *read;
  gsize length;

  /* More than one piece of reading. */
  while (written->len < 3000000)
    g_string_append_printf (written, "%" G_GSIZE_FORMAT ",Zoë\n", written->len);
  g_file_set_contents (fixture->path, written->str, (gssize) written->len, &error);
  g_assert_no_error (error);

  text = load (fixture->path, NULL, &error);
  g_assert_no_error (error);
  read = cb_import_text_get_data (text, &length);
  g_assert_cmpmem (read, length, written->str, written->len);
}

static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (load (fixture->path, NULL, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_CANT_OPEN);
  g_clear_error (&error);

  g_assert_null (load (fixture->folder, NULL, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_CANT_OPEN);
  g_clear_error (&error);

  g_file_set_contents (fixture->path, "a", 1, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_null (load (fixture->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* In kB, of this process at its largest. */
static guint64
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  peak = strstr (status, "VmHWM:");
  g_assert_nonnull (peak);

  return g_ascii_strtoull (peak + strlen ("VmHWM:"), NULL, 10);
}

/* 100 MB without a line break: refused before it is all read. */
static void
test_one_line (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (CbImportText) text = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *piece = g_strnfill (1000000, 'x');
  guint64 peak;

  stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (G_OUTPUT_STREAM (stream), "name\nAnna\n", 10, NULL, NULL, NULL));
  for (guint i = 0; i < 100; i++)
    g_assert_true (g_output_stream_write_all (G_OUTPUT_STREAM (stream), piece, 1000000, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL));

  peak = get_peak_memory ();
  text = load (fixture->path, NULL, &error);
  g_assert_null (text);
  g_assert_error (error, CB_ERROR, CB_ERROR_IMPORT_TOO_LONG);
  g_assert_cmpuint (cb_import_error_get_line (error), ==, 3);
  g_assert_cmpuint (get_peak_memory () - peak, <, 20 * 1024);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-text/utf-8", test_utf_8);
  g_test_add_func ("/import-text/utf-16", test_utf_16);
  g_test_add_func ("/import-text/broken-utf-16", test_broken_utf_16);
  g_test_add_func ("/import-text/windows-1252", test_windows_1252);
  g_test_add_func ("/import-text/damaged-utf-8", test_damaged_utf_8);
  g_test_add_func ("/import-text/binary", test_binary);
  g_test_add_func ("/import-text/late-nul", test_late_nul);
  g_test_add ("/import-text/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/import-text/no-file", Fixture, NULL, set_up, test_no_file, tear_down);
  g_test_add ("/import-text/one-line", Fixture, NULL, set_up, test_one_line, tear_down);

  return g_test_run ();
}
