/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-csv-delimiter.h"
#include "cb-csv-reader.h"
#include "cb-error.h"
#include "cb-import-error.h"
#include "cb-import.h"

static CbCsvReader *
open_text (const char *text)
{
  return cb_csv_reader_new (text, strlen (text), ',');
}

/* Fields are separated by bars in @fields. */
static void
assert_row (CbCsvReader *reader,
            guint        line,
            const char  *fields)
{
  g_auto (GStrv) expected = g_strsplit (fields, "|", -1);
  g_autoptr (GError) error = NULL;
  CbCsvResult result = cb_csv_reader_next (reader, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result, ==, CB_CSV_ROW);
  g_assert_cmpuint (cb_csv_reader_get_line (reader), ==, line);
  g_assert_cmpuint (cb_csv_reader_get_n_fields (reader), ==, g_strv_length (expected));
  for (guint i = 0; expected[i] != NULL; i++)
    {
      gsize length;

      g_assert_cmpstr (cb_csv_reader_get_field (reader, i, &length), ==, expected[i]);
      g_assert_cmpuint (length, ==, strlen (expected[i]));
    }
}

static void
assert_bad_quotes (CbCsvReader *reader,
                   guint        line)
{
  g_assert_cmpint (cb_csv_reader_next (reader, NULL), ==, CB_CSV_BAD_QUOTES);
  g_assert_cmpuint (cb_csv_reader_get_line (reader), ==, line);
}

static void
assert_end (CbCsvReader *reader)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cb_csv_reader_next (reader, &error), ==, CB_CSV_END);
  g_assert_no_error (error);
}

static void
test_plain (void)
{
  g_autoptr (CbCsvReader) reader = open_text ("a,b\n1,2\n3,4");

  assert_row (reader, 1, "a|b");
  assert_row (reader, 2, "1|2");
  assert_row (reader, 3, "3|4");
  assert_end (reader);
  assert_end (reader);
}

static void
test_quoting (void)
{
  g_autoptr (CbCsvReader) reader =
    open_text ("\"a,b\",\"say \"\"hi\"\"\",\"\"\n \"padded\" , plain \n\"\"\"\",x\n,\n");

  assert_row (reader, 1, "a,b|say \"hi\"|");
  assert_row (reader, 2, "padded|plain");
  assert_row (reader, 3, "\"|x");
  assert_end (reader);
}

static void
test_line_breaks (void)
{
  g_autoptr (CbCsvReader) feed = open_text ("a,\"1\n2\n\n3\"\n\n  \nb,\"\r\n\"\nc,\n");
  g_autoptr (CbCsvReader) both = open_text ("a,b\r\nc,\"d\r\ne\"\r\n\r\nf,g\r\n");
  g_autoptr (CbCsvReader) carriage = open_text ("a,b\r\rc,\"d\re\"\rf,g");

  assert_row (feed, 1, "a|1\n2\n\n3");
  assert_row (feed, 7, "b|\r\n");
  assert_row (feed, 9, "c|");
  assert_end (feed);

  assert_row (both, 1, "a|b");
  assert_row (both, 2, "c|d\r\ne");
  assert_row (both, 5, "f|g");
  assert_end (both);

  assert_row (carriage, 1, "a|b");
  assert_row (carriage, 3, "c|d\re");
  assert_row (carriage, 5, "f|g");
  assert_end (carriage);
}

static void
test_end (void)
{
  g_autoptr (CbCsvReader) empty = open_text ("");
  g_autoptr (CbCsvReader) blank = open_text ("\n \n\t\r\n");
  g_autoptr (CbCsvReader) delimiter = open_text ("a,");
  g_autoptr (CbCsvReader) quoted = open_text ("a,\"b\"");
  g_autoptr (CbCsvReader) no_values = open_text ("a,b\n,\n , \nNULL,\nc,d");

  assert_end (empty);
  assert_end (blank);

  assert_row (delimiter, 1, "a|");
  assert_end (delimiter);

  assert_row (quoted, 1, "a|b");
  assert_end (quoted);

  assert_row (no_values, 1, "a|b");
  assert_row (no_values, 5, "c|d");
  assert_end (no_values);
}

static void
test_null (void)
{
  g_autoptr (CbCsvReader) reader =
    open_text ("NULL,\"NULL\",x\n\"a,b\",NULL,\"NULL\"\nnull,NULLS, NULL \n\"x \"\" , \"\"\",\"NULL\", NULL");

  assert_row (reader, 1, "|NULL|x");
  assert_row (reader, 2, "a,b||NULL");
  assert_row (reader, 3, "null|NULLS|");
  assert_row (reader, 4, "x \" , \"|NULL|");
  assert_end (reader);
}

static void
test_nul_bytes (void)
{
  static const char text[] = "a\0b,c\nd,e";
  g_autoptr (CbCsvReader) reader = cb_csv_reader_new (text, sizeof text - 1, ',');
  gsize length;

  g_assert_cmpint (cb_csv_reader_next (reader, NULL), ==, CB_CSV_ROW);
  g_assert_cmpmem (cb_csv_reader_get_field (reader, 0, &length), 3, "a\0b", 3);
  g_assert_cmpuint (length, ==, 3);
  assert_row (reader, 2, "d|e");
}

static void
test_mended (void)
{
  g_autoptr (CbCsvReader) reader =
    open_text ("n,street,city\n1,12, rue Royale,Lille\n2,Am Hof, 3, links,Ulm\n3, a, b\n4,a, b\n"
               "5,a,b,c\n6,\"x, y\", z,Bonn\n7,a, b, c,d, e\n8,, ,Kiel\n");

  assert_row (reader, 1, "n|street|city");
  cb_csv_reader_set_n_wanted (reader, 3);
  assert_row (reader, 2, "1|12, rue Royale|Lille");
  assert_row (reader, 3, "2|Am Hof, 3, links|Ulm");
  /* Nothing to mend. */
  assert_row (reader, 4, "3|a|b");
  assert_row (reader, 5, "4|a|b");
  /* Nothing to go by. */
  assert_row (reader, 6, "5|a|b|c");
  assert_row (reader, 7, "6|x, y, z|Bonn");
  assert_row (reader, 8, "7|a, b, c|d, e");
  assert_row (reader, 9, "8|, |Kiel");
  assert_end (reader);
}

/* The longest row that there may be, in as many pieces as there can be. */
static void
test_mended_long (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (CbCsvReader) reader = NULL;
  gsize length;

  while (text->len < CB_IMPORT_MAX_ROW_BYTES - 10)
    g_string_append (text, "x, ");
  g_string_append (text, "y,z");

  reader = cb_csv_reader_new (text->str, text->len, ',');
  assert_row (reader, 1, "a|b");
  cb_csv_reader_set_n_wanted (reader, 2);
  g_assert_cmpint (cb_csv_reader_next (reader, NULL), ==, CB_CSV_ROW);
  g_assert_cmpuint (cb_csv_reader_get_n_fields (reader), ==, 2);
  g_assert_true (g_str_has_suffix (cb_csv_reader_get_field (reader, 0, &length), "x, x, y"));
  g_assert_cmpuint (length, ==, text->len - strlen ("a,b\n") - strlen (",z"));
}

static void
test_bad_quotes (void)
{
  g_autoptr (CbCsvReader) reader =
    open_text ("a,b\nfive\" pipe,c\n\"d\"e,f\ng,h\n\"open,i\nj,k\nl,\"m\"\nn,o\n");

  assert_row (reader, 1, "a|b");
  assert_bad_quotes (reader, 2);
  assert_bad_quotes (reader, 3);
  assert_row (reader, 4, "g|h");
  /* Only the row with the stray quote is lost, not those that it swallows. */
  assert_bad_quotes (reader, 5);
  assert_row (reader, 6, "j|k");
  assert_row (reader, 7, "l|m");
  assert_row (reader, 8, "n|o");
  assert_end (reader);
}

static void
test_unclosed_quote (void)
{
  g_autoptr (CbCsvReader) reader = open_text ("a,b\n\nc,\"d\ne,f\n");
  g_autoptr (GError) error = NULL;

  assert_row (reader, 1, "a|b");
  g_assert_cmpint (cb_csv_reader_next (reader, &error), ==, CB_CSV_ERROR);
  g_assert_error (error, CB_ERROR, CB_ERROR_IMPORT_MALFORMED);
  g_assert_cmpuint (cb_import_error_get_line (error), ==, 3);
}

static void
test_too_long (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (CbCsvReader) line = NULL;
  g_autoptr (CbCsvReader) quoted = NULL;
  g_autoptr (GError) error = NULL;

  /* As long as it may be. */
  for (guint i = 0; i < CB_IMPORT_MAX_ROW_BYTES - 1; i++)
    g_string_append_c (text, 'x');
  g_string_append_c (text, '\n');
  line = cb_csv_reader_new (text->str, text->len, ',');
  g_assert_cmpint (cb_csv_reader_next (line, NULL), ==, CB_CSV_ROW);
  g_assert_cmpint (cb_csv_reader_next (line, &error), ==, CB_CSV_ROW);
  g_assert_no_error (error);
  g_clear_pointer (&line, cb_csv_reader_free);

  g_string_insert_c (text, 4, 'x');
  line = cb_csv_reader_new (text->str, text->len, ',');
  g_assert_cmpint (cb_csv_reader_next (line, NULL), ==, CB_CSV_ROW);
  g_assert_cmpint (cb_csv_reader_next (line, &error), ==, CB_CSV_ERROR);
  g_assert_error (error, CB_ERROR, CB_ERROR_IMPORT_TOO_LONG);
  g_assert_cmpuint (cb_import_error_get_line (error), ==, 2);
  g_clear_error (&error);

  /* A quoted value of many lines. */
  g_string_assign (text, "a\n\n\"");
  while (text->len < CB_IMPORT_MAX_ROW_BYTES + 100)
    g_string_append (text, "many lines\n");
  g_string_append (text, "\"\n");
  quoted = cb_csv_reader_new (text->str, text->len, ',');
  g_assert_cmpint (cb_csv_reader_next (quoted, NULL), ==, CB_CSV_ROW);
  g_assert_cmpint (cb_csv_reader_next (quoted, &error), ==, CB_CSV_ERROR);
  g_assert_error (error, CB_ERROR, CB_ERROR_IMPORT_TOO_LONG);
  g_assert_cmpuint (cb_import_error_get_line (error), ==, 3);
}

/* Each line is looked through once, whatever the line breaks: a million of them
 * with CR alone would otherwise take minutes. */
static void
test_many_lines (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CbCsvReader) reader = NULL;
  guint n_rows = 0;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "a,b\r");

  reader = cb_csv_reader_new (text->str, text->len, ',');
  while (cb_csv_reader_next (reader, NULL) == CB_CSV_ROW)
    n_rows++;
  g_assert_cmpuint (n_rows, ==, 1000000);
  g_assert_cmpuint (cb_csv_reader_get_line (reader), ==, 1000000);
  g_assert_cmpuint (cb_csv_reader_get_position (reader), ==, text->len);
}

static void
assert_delimiter (const char *text,
                  char        delimiter)
{
  gboolean declared;

  g_assert_cmpint (cb_csv_delimiter_detect (text, strlen (text), &declared), ==, delimiter);
  g_assert_false (declared);
}

static void
test_delimiter (void)
{
  assert_delimiter ("", ',');
  assert_delimiter ("name\nAnna\n", ',');
  assert_delimiter ("a,b\nc,d\n", ',');
  assert_delimiter ("a;b\nc;d\n", ';');
  assert_delimiter ("a\tb\nc\td\n", '\t');
  assert_delimiter ("a|b\nc|d\n", '|');
  /* Commas within values, and in all rows but the header. */
  assert_delimiter ("Nr;Betrag;Ort\n1;1,50;Ulm\n2;2,50;Bonn\n3;3,00;Kiel\n", ';');
  assert_delimiter ("a;b\n\"x,y,z\";1\n\"x,y,z\";2\n", ';');
  assert_delimiter ("a,b\n\"x;y\",1\nz,\"2;3;4\"\n", ',');
}

static void
test_declared_delimiter (void)
{
  static const char text[] = "sep=;\r\na,b;c\r\nd,e;f\r\n";
  g_autoptr (CbCsvReader) reader = NULL;
  gboolean declared;

  g_assert_cmpint (cb_csv_delimiter_detect (text, strlen (text), &declared), ==, ';');
  g_assert_true (declared);

  reader = cb_csv_reader_new (text, strlen (text), ';');
  cb_csv_reader_skip_line (reader);
  assert_row (reader, 2, "a,b|c");
  assert_row (reader, 3, "d,e|f");
  assert_end (reader);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-reader/plain", test_plain);
  g_test_add_func ("/csv-reader/quoting", test_quoting);
  g_test_add_func ("/csv-reader/line-breaks", test_line_breaks);
  g_test_add_func ("/csv-reader/end", test_end);
  g_test_add_func ("/csv-reader/null", test_null);
  g_test_add_func ("/csv-reader/nul-bytes", test_nul_bytes);
  g_test_add_func ("/csv-reader/mended", test_mended);
  g_test_add_func ("/csv-reader/mended-long", test_mended_long);
  g_test_add_func ("/csv-reader/bad-quotes", test_bad_quotes);
  g_test_add_func ("/csv-reader/unclosed-quote", test_unclosed_quote);
  g_test_add_func ("/csv-reader/too-long", test_too_long);
  g_test_add_func ("/csv-reader/many-lines", test_many_lines);
  g_test_add_func ("/csv-delimiter/detect", test_delimiter);
  g_test_add_func ("/csv-delimiter/declared", test_declared_delimiter);

  return g_test_run ();
}
