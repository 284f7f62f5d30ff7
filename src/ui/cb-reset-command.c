/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-reset-command.h"

#include <glib/gi18n.h>

#include "cb-command.h"
#include "cb-display-text.h"
#include "cb-password-store.h"

static GPtrArray *
reset (CbBook  *book,
       GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_password_store_reset_async (book, cb_command_result_cb, &place);
  result = cb_command_wait (&place);

  return cb_password_store_reset_finish (book, result, error);
}

static void
print_done (GPtrArray *names)
{
  if (names->len == 0)
    {
      g_print ("%s\n", _("No administrator of this book has a password."));
      return;
    }

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = cb_display_text (names->pdata[i]);

      /* Translators: the name of a person */
      g_print (_("The password of %s was removed."), name);
      g_print ("\n");
    }
  g_print ("%s\n", _("Whoever opens this book can sign in without one until a new one is set."));
}

int
cb_reset_command_run (const char *path)
{
  g_autoptr (CbBook) book = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (path != NULL, 1);

  book = cb_command_open_book (path, &error);
  if (book == NULL)
    return cb_command_fail (path, error);

  names = reset (book, &error);
  if (names != NULL)
    print_done (names);
  cb_command_close_book (book, error == NULL ? &error : NULL);

  return error != NULL ? cb_command_fail (path, error) : 0;
}
