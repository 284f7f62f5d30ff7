/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes. */
#define CB_DOCUMENT_MAX_SIZE  (100 * 1000 * 1000)
/* Characters. */
#define CB_DOCUMENT_MAX_TITLE 255

/**
 * CbDocument:
 *
 * What is known of a file that is kept for a customer. A plain value.
 */
typedef struct
{
  gint64  id;
  char   *title;  /* its name as a file */
  char   *type;   /* a MIME type, or "" */
  gint64  time;   /* when it was added: UTC microseconds since 1970 */
  gint64  size;   /* bytes */
} CbDocument;

/* (transfer full) */
CbDocument *cb_document_new         (gint64            id,
                                     const char       *title,
                                     const char       *type,
                                     gint64            time,
                                     gint64            size);
CbDocument *cb_document_copy        (const CbDocument *self);
void        cb_document_free        (CbDocument       *self);
/* (transfer full): a title as a name that a file can have in any folder. */
char       *cb_document_make_name   (const char       *title);
/* Whether it is text that fits, in one line, without the number of a card. */
gboolean    cb_document_is_title    (const char       *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbDocument, cb_document_free)

G_END_DECLS
