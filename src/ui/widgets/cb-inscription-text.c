/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-inscription-text.h"

#define LEFT_TO_RIGHT_MARK      "\u200e"
#define RIGHT_TO_LEFT_MARK      "\u200f"
#define LEFT_TO_RIGHT_ISOLATE   "\u2066"
#define RIGHT_TO_LEFT_ISOLATE   "\u2067"
#define POP_DIRECTIONAL_ISOLATE "\u2069"

/* Whether the first letter is of a script written from right to left. */
static gboolean
runs_rtl (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c))
        continue;

      switch (g_unichar_get_script (c))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
        case G_UNICODE_SCRIPT_ADLAM:
          return TRUE;
        default:
          return FALSE;
        }
    }

  return FALSE;
}

void
cb_inscription_show (GtkInscription *inscription,
                     const char     *text)
{
  gboolean window_rtl;
  g_autofree char *marked = NULL;

  g_return_if_fail (GTK_IS_INSCRIPTION (inscription));

  window_rtl = gtk_widget_get_direction (GTK_WIDGET (inscription)) == GTK_TEXT_DIR_RTL;
  if (text != NULL && *text != '\0' && runs_rtl (text) != window_rtl)
    marked = g_strconcat (window_rtl ? RIGHT_TO_LEFT_MARK LEFT_TO_RIGHT_ISOLATE
                                     : LEFT_TO_RIGHT_MARK RIGHT_TO_LEFT_ISOLATE,
                          text, POP_DIRECTIONAL_ISOLATE, NULL);

  gtk_inscription_set_text (inscription, marked != NULL ? marked : text);
}
