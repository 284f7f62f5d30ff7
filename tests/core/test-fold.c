/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-fold.h"

typedef struct
{
  const char *text;
  const char *folded;
} Pair;

static void
assert_folded (const Pair *pairs,
               gsize       n_pairs)
{
  for (gsize i = 0; i < n_pairs; i++)
    {
      g_autofree char *folded = cb_fold (pairs[i].text);

      g_assert_cmpstr (folded, ==, pairs[i].folded);
    }
}

#define ASSERT_FOLDED(pairs) assert_folded (pairs, G_N_ELEMENTS (pairs))

static void
test_ascii (void)
{
  static const Pair pairs[] = {
    { "", "" },
    { "Ada", "ada" },
    { " Two  WORDS\t", " two  words\t" },
    { "a.b+c@EXAMPLE.org", "a.b+c@example.org" },
    { "[\\]^_`{|}~", "[\\]^_`{|}~" },
  };

  ASSERT_FOLDED (pairs);
}

static void
test_accents (void)
{
  static const Pair pairs[] = {
    { "Café", "cafe" },
    { "Cafe\u0301", "cafe" },
    { "Ångström", "angstrom" },
    { "Müller", "muller" },
    { "ČENĚK Žluťoučký", "cenek zlutoucky" },
    { "Nguyễn Thị Hương", "nguyen thi huong" },
    { "Ștefan Țîrlea", "stefan tirlea" },
    { "Łódź", "lodz" },
    { "Søren Ærø", "soren aero" },
    { "Đặng Đình", "dang dinh" },
    { "Œuvre", "oeuvre" },
    { "Þórður Guðmundsson", "thordur gudmundsson" },
    { "Straße", "strasse" },
    { "STRASSE", "strasse" },
    { "ẞ", "ss" },
    { "Işık", "isik" },
    { "İstanbul", "istanbul" },
    { "Ñandú", "nandu" },
  };

  ASSERT_FOLDED (pairs);
}

static void
test_scripts (void)
{
  static const Pair pairs[] = {
    { "Αθήνα", "αθηνα" },
    { "ΟΔΥΣΣΕΥΣ", "οδυσσευσ" },
    { "Οδυσσεύς", "οδυσσευσ" },
    { "Йосип", "иосип" },
    { "МОСКВА", "москва" },
    { "مُحَمَّد", "محمد" },
    { "שָׁלוֹם", "שלום" },
    { "東京", "東京" },
    { "ﾄｳｷｮｳ", "トウキョウ" },
  };

  ASSERT_FOLDED (pairs);
}

static void
test_compatibility (void)
{
  static const Pair pairs[] = {
    { "ＡＢＣ　１２３", "abc 123" },
    { "ﬁﬂ", "fifl" },
    { "Ⅷ", "viii" },
    /* These become capitals only when they are decomposed. */
    { "№ 5", "no 5" },
    { "Brand™", "brandtm" },
    { "𝐀𝐝𝐚", "ada" },
    { "x²", "x2" },
    { "a\u00a0b", "a b" },
  };

  ASSERT_FOLDED (pairs);
}

static void
test_invisible (void)
{
  static const Pair pairs[] = {
    { "\u200fשלום\u200e", "שלום" },
    { "a\u202eb\u202c", "ab" },
    { "soft\u00adhyphen", "softhyphen" },
    { "zero\u200bwidth\u200d\ufeff", "zerowidth" },
    { "👩\u200d💻", "👩💻" },
    { "❤\ufe0f", "❤" },
    { "\u200b", "" },
    { "\u0301", "" },
  };

  ASSERT_FOLDED (pairs);
}

static void
test_appends (void)
{
  g_autoptr (GString) out = g_string_new ("x");

  cb_fold_append (out, "Ab");
  cb_fold_append (out, "cÉ");
  g_assert_cmpstr (out->str, ==, "xabce");
}

static void
test_digits (void)
{
  static const Pair pairs[] = {
    { "", "" },
    { "no digits", "" },
    { "+49 (30) 007-4321/x5", "493000743215" },
    { "٠٣٠٠٠٧", "030007" },
    { "۰۳۰", "030" },
    { "०१२३", "0123" },
    { "０３０", "030" },
    { "x²", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GString) out = g_string_new ("7");

      cb_fold_append_digits (out, pairs[i].text);
      g_assert_cmpstr (out->str + 1, ==, pairs[i].folded);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/ascii", test_ascii);
  g_test_add_func ("/fold/accents", test_accents);
  g_test_add_func ("/fold/scripts", test_scripts);
  g_test_add_func ("/fold/compatibility", test_compatibility);
  g_test_add_func ("/fold/invisible", test_invisible);
  g_test_add_func ("/fold/appends", test_appends);
  g_test_add_func ("/fold/digits", test_digits);

  return g_test_run ();
}
