/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-password.h"

#include <crypt.h>
#include <errno.h>
#include <string.h>

#include "cb-error.h"

/* As crypt(5) names yescrypt. */
#define YESCRYPT "$y$"

/* Keyboards compose letters in more than one way. Returns NULL for what is no
 * UTF-8; else to be freed with cb_password_free(). */
static char *
normalize (const char *password)
{
  return g_utf8_normalize (password, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

static gboolean
check_normalized (const char *password)
{
  return g_utf8_strlen (password, -1) >= CB_MIN_PASSWORD_LENGTH && strlen (password) <= CB_MAX_PASSWORD_SIZE;
}

gboolean
cb_password_check (const char *password)
{
  char *normalized;
  gboolean ok;

  g_return_val_if_fail (password != NULL, FALSE);

  normalized = normalize (password);
  ok = normalized != NULL && check_normalized (normalized);
  cb_password_free (normalized);

  return ok;
}

/* (transfer full) (nullable): what libxcrypt makes of it with the salt and cost of
 * @setting. Its work space holds what it was made of. */
static char *
run_crypt (const char *normalized,
           const char *setting)
{
  struct crypt_data *data = g_new0 (struct crypt_data, 1);
  const char *output = crypt_rn (normalized, setting, data, sizeof *data);
  char *hash = output != NULL ? g_strdup (output) : NULL;

  explicit_bzero (data, sizeof *data);
  g_free (data);

  return hash;
}

char *
cb_password_hash (const char  *password,
                  GError     **error)
{
  char setting[CRYPT_GENSALT_OUTPUT_SIZE];
  char *normalized;
  char *hash = NULL;

  g_return_val_if_fail (password != NULL, NULL);

  normalized = normalize (password);
  if (normalized == NULL || !check_normalized (normalized))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, "Too short or too long for a password");
      cb_password_free (normalized);
      return NULL;
    }

  /* Without bytes of ours it takes those of the system. */
  if (crypt_gensalt_rn (YESCRYPT, 0, NULL, 0, setting, sizeof setting) != NULL)
    hash = run_crypt (normalized, setting);
  if (hash == NULL)
    g_set_error (error, CB_ERROR, CB_ERROR_FAILED, "Can't hash: %s", g_strerror (errno));
  cb_password_free (normalized);

  return hash;
}

static gboolean
is_same (const char *a,
         const char *b)
{
  gsize length = strlen (a);
  volatile guchar difference = 0;

  if (strlen (b) != length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    difference |= (guchar) (a[i] ^ b[i]);

  return difference == 0;
}

gboolean
cb_password_verify (const char *hash,
                    const char *password)
{
  char *normalized;
  g_autofree char *again = NULL;

  g_return_val_if_fail (hash != NULL, FALSE);
  g_return_val_if_fail (password != NULL, FALSE);

  normalized = normalize (password);
  /* The other methods of libxcrypt are older, and some are none at all: a book
   * may come from anywhere. */
  if (normalized != NULL && g_str_has_prefix (hash, YESCRYPT))
    again = run_crypt (normalized, hash);
  cb_password_free (normalized);

  return again != NULL && is_same (again, hash);
}

void
cb_password_wipe (char *password)
{
  g_return_if_fail (password != NULL);

  explicit_bzero (password, strlen (password));
}

void
cb_password_free (char *password)
{
  if (password != NULL)
    cb_password_wipe (password);
  g_free (password);
}
