/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-password.h"

#include <string.h>

static char *
hash (const char *password)
{
  g_autoptr (GError) error = NULL;
  char *made = cb_password_hash (password, &error);

  g_assert_no_error (error);

  return made;
}

static void
test_hash (void)
{
  g_autofree char *first = hash ("correct horse");
  g_autofree char *second = hash ("correct horse");

  g_assert_true (g_str_has_prefix (first, "$y$"));
  g_assert_null (strstr (first, "horse"));
  /* Each has a salt of its own. */
  g_assert_cmpstr (first, !=, second);
  g_assert_true (cb_password_verify (first, "correct horse"));
  g_assert_true (cb_password_verify (second, "correct horse"));
  g_assert_false (cb_password_verify (first, "correct horsf"));
  g_assert_false (cb_password_verify (first, "correct hors"));
  g_assert_false (cb_password_verify (first, "correct horse "));
  g_assert_false (cb_password_verify (first, ""));
}

static void
test_letters (void)
{
  /* The same letters, composed in two ways. */
  g_autofree char *made = hash ("Schl\xc3\xbcssel");

  g_assert_true (cb_password_verify (made, "Schlu\xcc\x88ssel"));
  g_assert_false (cb_password_verify (made, "Schlussel"));
}

static void
test_check (void)
{
  g_autofree char *longest = g_strnfill (CB_MAX_PASSWORD_SIZE, 'x');
  g_autofree char *too_long = g_strnfill (CB_MAX_PASSWORD_SIZE + 1, 'x');
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cb_password_check ("12345678"));
  g_assert_false (cb_password_check ("1234567"));
  g_assert_false (cb_password_check (""));
  /* Counted in letters. */
  g_assert_true (cb_password_check ("\xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc"));
  g_assert_false (cb_password_check ("\xc3\xbc\xc3\xbc\xc3\xbc\xc3\xbc"));
  g_assert_false (cb_password_check ("no UTF-8: \xff\xff"));
  g_assert_true (cb_password_check (longest));
  g_assert_false (cb_password_check (too_long));

  made = hash (longest);
  g_assert_true (cb_password_verify (made, longest));
  g_assert_false (cb_password_verify (made, too_long));
  g_assert_null (cb_password_hash ("1234567", &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
}

/* A book may come from anywhere, and so may what stands in it for a hash. */
static void
test_hostile (void)
{
  static const char *const hashes[] = {
    "", "*0", "*1", "$", "$y$", "$y$j9T$", "$y$j9T$x$", "aa", "password",
    /* Of the word "password", by the oldest method and by MD5. */
    "ab9KnFxnUvqbk", "$1$abcdefgh$irWbblnpmw.5z7wgBnprh0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++)
    g_assert_false (cb_password_verify (hashes[i], "password"));
}

static void
test_wipe (void)
{
  char password[] = "to be wiped";

  cb_password_wipe (password);
  for (guint i = 0; i < sizeof password; i++)
    g_assert_cmpint (password[i], ==, 0);

  cb_password_free (NULL);
  cb_password_free (g_strdup ("to be wiped"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/password/hash", test_hash);
  g_test_add_func ("/password/letters", test_letters);
  g_test_add_func ("/password/check", test_check);
  g_test_add_func ("/password/hostile", test_hostile);
  g_test_add_func ("/password/wipe", test_wipe);

  return g_test_run ();
}
