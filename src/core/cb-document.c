/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-document.h"

#include <string.h>

#include "cb-card-number.h"

/* File systems count bytes. */
#define MAX_NAME 200

CbDocument *
cb_document_new (gint64      id,
                 const char *title,
                 const char *type,
                 gint64      time,
                 gint64      size)
{
  CbDocument *self = g_new0 (CbDocument, 1);

  self->id = id;
  self->title = g_strdup (title);
  self->type = g_strdup (type);
  self->time = time;
  self->size = size;

  return self;
}

CbDocument *
cb_document_copy (const CbDocument *self)
{
  return cb_document_new (self->id, self->title, self->type, self->time, self->size);
}

void
cb_document_free (CbDocument *self)
{
  g_free (self->title);
  g_free (self->type);
  g_free (self);
}

gboolean
cb_document_is_title (const char *title)
{
  if (title[0] == '\0' || !g_utf8_validate (title, -1, NULL) || g_utf8_strlen (title, -1) > CB_DOCUMENT_MAX_TITLE)
    return FALSE;

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        return FALSE;
    }

  return !cb_card_number_is_in (title);
}

/* The ending says which program opens it: it stays when the rest is cut. */
static char *
cut (const char *name)
{
  const char *dot = strrchr (name, '.');
  gsize end_size = dot != NULL && strlen (dot) <= 16 ? strlen (dot) : 0;
  gsize size = MIN (strlen (name) - end_size, MAX_NAME - end_size);

  while (size > 0 && ((guchar) name[size] & 0xc0) == 0x80)
    size--;

  return g_strdup_printf ("%.*s%s", (int) size, name, end_size > 0 ? dot : "");
}

char *
cb_document_make_name (const char *title)
{
  g_autofree char *name = g_utf8_make_valid (title, -1);
  char *out = name;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize size = (gsize) (g_utf8_next_char (p) - p);

      if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
        continue;
      if (strchr ("/\\:*?\"<>|", (int) c) != NULL && c < 0x80)
        *out++ = '_';
      else
        {
          memmove (out, p, size);
          out += size;
        }
    }
  *out = '\0';
  g_strstrip (name);
  /* Neither hidden nor the folder above. */
  if (name[0] == '.')
    name[0] = '_';

  return name[0] == '\0' ? g_strdup ("_") : cut (name);
}
