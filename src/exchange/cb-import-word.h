/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a header means. */
typedef enum
{
  CB_IMPORT_WORD_UNKNOWN,
  CB_IMPORT_WORD_NUMBER,
  CB_IMPORT_WORD_NAME,
  CB_IMPORT_WORD_FIRST_NAME,
  CB_IMPORT_WORD_LAST_NAME,
  CB_IMPORT_WORD_COMPANY,
  CB_IMPORT_WORD_CONTACT,
  CB_IMPORT_WORD_EMAIL,
  CB_IMPORT_WORD_PHONE,
  CB_IMPORT_WORD_MOBILE,
  CB_IMPORT_WORD_WEBSITE,
  CB_IMPORT_WORD_NOTES,
  CB_IMPORT_WORD_ASSIGNED_TO,
  CB_IMPORT_WORD_OTHER,       /* a header, of something that has no field */
} CbImportWord;

CbImportWord cb_import_word_find (const char *header);

G_END_DECLS
