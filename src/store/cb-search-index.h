/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-id-set.h"

G_BEGIN_DECLS

/*
 * The folded text of all customers in one piece of memory, to be scanned for
 * substrings. Nothing of it is ever written to a file. Belongs to one thread.
 */
typedef struct _CbSearchIndex CbSearchIndex;

/* What a customer is found by. */
typedef struct
{
  const char *number;
  const char *name;
  const char *company;
  const char *contact;
  const char *email;
  const char *phone;
  const char *mobile;
} CbSearchText;

CbSearchIndex *cb_search_index_new     (void);
void           cb_search_index_free    (CbSearchIndex       *self);
void           cb_search_index_put     (CbSearchIndex       *self,
                                        gint64               id,
                                        const CbSearchText  *text);
void           cb_search_index_remove  (CbSearchIndex       *self,
                                        gint64               id);
CbIdSet       *cb_search_index_search  (CbSearchIndex       *self,
                                        const char          *query,
                                        GCancellable        *cancellable,
                                        GError             **error);
/* For measuring a bare scan against. */
const char    *cb_search_index_get_text (CbSearchIndex      *self,
                                         gsize              *size);

G_END_DECLS
