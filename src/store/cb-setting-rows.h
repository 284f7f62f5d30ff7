/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/* Set by an erasure until the file is clean, in case of a crash before that. */
#define CB_SETTING_CLEANING_DUE "cleaning_due"

/* Set while words that were taken out still stand in the index of words. */
#define CB_SETTING_WORDS_DUE "words_due"

/* The form of the numbers that new customers get, and the highest ever given. */
#define CB_SETTING_NUMBER_PREFIX  "number_prefix"
#define CB_SETTING_NUMBER_DIGITS  "number_digits"
#define CB_SETTING_HIGHEST_NUMBER "highest_number"

/* What the book itself remembers, on a database thread. @value: (transfer
 * full) (nullable), NULL when it was never set. */
gboolean  cb_setting_rows_get  (CbConnection  *connection,
                                const char    *key,
                                char         **value,
                                GError       **error);
gboolean  cb_setting_rows_set  (CbConnection  *connection,
                                const char    *key,
                                const char    *value,
                                GError       **error);

G_END_DECLS
