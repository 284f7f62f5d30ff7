/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-list-text.h"

#include <glib/gi18n.h>

char *
cb_list_text_join (const char *const *parts)
{
  g_autofree char *text = g_strdup (parts[0] != NULL ? parts[0] : "");

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      g_autofree char *before = g_steal_pointer (&text);

      if (parts[i + 1] != NULL)
        /* Translators: the first parts of a list, then one more that is not the last */
        text = g_strdup_printf (C_("list", "%s, %s"), before, parts[i]);
      else
        /* Translators: all of a list but the last, then the last */
        text = g_strdup_printf (C_("list", "%s and %s"), before, parts[i]);
    }

  return g_steal_pointer (&text);
}
