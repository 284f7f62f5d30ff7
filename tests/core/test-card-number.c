/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Numbers of payment cards, which nobody may keep, told from other numbers.
 */

#include "cb-card-number.h"

static void
test_cards (void)
{
  /* The numbers that processors give out for tests. */
  static const char *const cards[] = {
    "4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "4111.1111.1111.1111", "4111\u00a01111\u00a01111\u00a01111",
    "5555555555554444", "2223003122003222", "378282246310005", "3782 822463 10005", "6011111111111117",
    "30569309025904", "36227206271667", "3566002020360505", "6200000000000005",
    "Card 4111 1111 1111 1111 12/27 123", "Visa4111111111111111", "4111111111111111, his wife's", "12 4111 1111 1111 1111",
    "first line\n5555 5555 5555 4444\nlast", "٤١١١١١١١١١١١١١١١", "４１１１ １１１１ １１１１ １１１１", "4111/1111/1111/1111",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_test_message ("%s", cards[i]);
      g_assert_true (cb_card_number_is_in (cards[i]));
    }
}

static void
test_others (void)
{
  static const char *const others[] = {
    "", "Ada", "4242", "•••• 4242", "4111111111111112", "4111 1111 1111 1112", "411111111111111", "1234567890123452",
    "+4111111111111111", "4222222222222", "49 151 23456789", "+49 30 0074321", "0049 151 23456789", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000",
    "IN-0001 2026-03-04 14:05", "9780306406157", "4111 1111, 1111 1111", "4111  1111  1111  1111", ("a\xe2\x80\xaf" "1"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      g_assert_false (cb_card_number_is_in (others[i]));
    }
}

static void
test_long (void)
{
  g_autofree char *digits = g_strnfill (10000000, '4');
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_false (cb_card_number_is_in (digits));
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "x 12, ");
  g_assert_false (cb_card_number_is_in (text->str));
  g_string_append (text, "4111 1111 1111 1111");
  g_assert_true (cb_card_number_is_in (text->str));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card-number/cards", test_cards);
  g_test_add_func ("/card-number/others", test_others);
  g_test_add_func ("/card-number/long", test_long);

  return g_test_run ();
}
