/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/*
 * What a person types, as a query of the index of words; on a database thread.
 */

/* Sets @query (transfer full) (nullable) to what is to be matched: all words stand
 * in it, the last one perhaps only as the beginning of one; NULL if there are no
 * words in @text. */
gboolean cb_word_query_make (CbConnection  *connection,
                             const char    *text,
                             char         **query,
                             GError       **error);

/* Whether all words of @typed stand in @text, as what the query finds may be spread
 * over several messages. */
gboolean cb_word_query_matches (const char    *typed,
                                const char    *text);

/* (transfer full): @text from a little before the first of the words of @typed, unless
 * that is near its beginning; of so many characters at most. */
char    *cb_word_query_excerpt (const char *typed,
                                const char *text,
                                glong       length);

G_END_DECLS
