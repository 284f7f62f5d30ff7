/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-scope-change.h"

static gboolean
is_empty (const CbIdSet *set)
{
  return set == NULL || cb_id_set_is_empty (set);
}

static gboolean
brings_any (CbScope         scope,
            const CbChange *change)
{
  switch (scope)
    {
    case CB_SCOPE_DELETED:
      return !is_empty (change->deleted) || !is_empty (change->unmasked);

    case CB_SCOPE_PENDING:
      return !is_empty (change->masked);

    case CB_SCOPE_LIVE:
    default:
      return !is_empty (change->added) || !is_empty (change->undeleted);
    }
}

gboolean
cb_scope_change_needs_order (CbScope         scope,
                             const CbChange *change)
{
  return change->everything || !is_empty (change->edited) || brings_any (scope, change);
}

/* What somebody is found by is not the same once it is masked. */
gboolean
cb_scope_change_needs_search (const CbChange *change)
{
  return change->everything || !is_empty (change->edited) || !is_empty (change->added)
         || !is_empty (change->masked) || !is_empty (change->unmasked);
}

void
cb_scope_change_get_gone (CbScope         scope,
                          const CbChange *change,
                          CbIdSet        *gone[CB_SCOPE_MAX_GONE])
{
  guint n = 0;

  gone[n++] = change->erased;
  switch (scope)
    {
    case CB_SCOPE_DELETED:
      gone[n++] = change->undeleted;
      gone[n++] = change->masked;
      break;

    case CB_SCOPE_PENDING:
      gone[n++] = change->unmasked;
      break;

    case CB_SCOPE_LIVE:
    default:
      gone[n++] = change->deleted;
      break;
    }
  while (n < CB_SCOPE_MAX_GONE)
    gone[n++] = NULL;
}
